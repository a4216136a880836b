import { facts, likelyFacts } from "../../core/ide/index.ts";
import { analyzeFile } from "./input.ts";
import { exit } from "./program.ts";

export interface TraceOptions {
  /** Add what is likely in functions that nobody calls. */
  readonly likely?: boolean;
}

/** Prints what holds at every array expression and binding of a file, as a JSON array. */
export function trace(path: string, { likely }: TraceOptions): number {
  const analysis = analyzeFile(path, true);
  const found = likely ? [...facts(analysis), ...likelyFacts(analysis)] : facts(analysis);
  const lines = found.map((fact) => JSON.stringify(fact));
  process.stdout.write(lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`);
  return exit.clean;
}
