import { InputError } from "../errors.ts";

/** How a command ends: nothing found, something found, or a line on standard error. */
export const exit = { clean: 0, found: 1, misuse: 2 } as const;

/** Prints one line on standard error, in the form of all of the program's complaints. */
export function complain(message: string): void {
  process.stderr.write(`ndlens: ${message.trim().replace(/\s*[\r\n]+\s*/g, " ")}\n`);
}

/** Runs a command; its exit code becomes the process's. Whatever goes wrong is one line and code 2. */
export async function finish(command: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    complain(error instanceof InputError ? error.message : internal(error));
    process.exitCode = exit.misuse;
  }
}

/** What to say of an error that is the program's own. NDLENS_DEBUG adds where it comes from. */
export function internal(error: unknown): string {
  if (!(error instanceof Error)) return `internal error: ${error}`;
  return `internal error: ${(process.env.NDLENS_DEBUG && error.stack) || error.message}`;
}
