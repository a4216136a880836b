import { rules } from "../../core/ide/index.ts";
import { InputError } from "../errors.ts";
import { type Colors, terminalColors } from "../report/colors.ts";
import { exit } from "./program.ts";

/** Prints a rule's page. The rule is named by its code or its name. */
export function explain(rule: string): number {
  const wanted = rule.toLowerCase();
  const found = rules().find(({ code, name }) => code.toLowerCase() === wanted || name === wanted);
  if (!found) throw new InputError(`no rule is called ${rule}; "ndlens rules" lists them`);
  process.stdout.write(`${styled(found.page.trim(), terminalColors())}\n`);
  return exit.clean;
}

/** Headings and code stand out on a terminal; elsewhere the page stays Markdown. */
function styled(page: string, colors: Colors): string {
  if (!colors.isColorSupported) return page;
  return page
    .replace(/^#+ (.*)$/gm, (_, heading) => colors.bold(heading))
    .replace(/`([^`\n]+)`/g, (_, code) => colors.cyan(code))
    .replace(/^```\w*\n([\s\S]*?)^```$/gm, (_, code: string) => code.replace(/^/gm, "    "));
}
