import { rules } from "../../core/ide/index.ts";
import { terminalColors } from "../report/colors.ts";
import { exit } from "./program.ts";

/** Prints the rules, one a line, or with `json` as an array with their pages. */
export function listRules(options: { readonly json?: boolean }): number {
  if (options.json) {
    process.stdout.write(`${JSON.stringify(rules(), undefined, 2)}\n`);
    return exit.clean;
  }
  const colors = terminalColors();
  const width = Math.max(0, ...rules().map(({ name }) => name.length));
  for (const { code, name, severity } of rules())
    process.stdout.write(`${colors.bold(code)}  ${name.padEnd(width)}  ${colors.dim(severity)}\n`);
  return exit.clean;
}
