/** Serves an editor over standard input and output, until the editor ends it. */
export function lsp(): Promise<never> {
  if (!process.argv.includes("--stdio")) process.argv.push("--stdio");
  // A bundle of its own: the protocol's packages would slow every other command's start.
  require("./server.cjs");
  // The connection ends the process when the editor says exit or goes away.
  return new Promise(() => {});
}
