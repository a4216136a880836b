/** Returns a line of evidence with the lines that it rests on: "the result is only read (lines 8, 12)". */
export function linesText(what: string, lines: readonly number[]): string {
  if (lines.length === 0) return what;
  const shown = lines.slice(0, 4).join(", ");
  return `${what} (line${lines.length === 1 ? "" : "s"} ${shown}${lines.length > 4 ? ", ..." : ""})`;
}
