import { facts } from "../../core/ide/index.ts";
import { analyzeFile } from "./input.ts";
import { exit } from "./program.ts";

/** Prints what holds at every array expression and binding of a file, as a JSON array. */
export function trace(path: string): number {
  const found = facts(analyzeFile(path, true));
  const lines = found.map((fact) => JSON.stringify(fact));
  process.stdout.write(lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`);
  return exit.clean;
}
