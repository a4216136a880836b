import { allRules } from "../rules/all.ts";
import { pages } from "../rules/pages.ts";

export interface RuleInfo {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  /** The rule's page, Markdown. */
  readonly page: string;
}

/** All rules, by code. */
export function rules(): readonly RuleInfo[] {
  return allRules.map(({ code, name, severity }) => ({ code, name, severity, page: pages[code] }));
}
