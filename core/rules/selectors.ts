import type { Rule } from "./rule.ts";

type Named = Pick<Rule, "code" | "name">;

/** Says whether a selector names a rule: by its code, by its family ("ND1") or by its name. */
export function selects(selector: string, { code, name }: Named): boolean {
  return selector === name || (/^ND\d*$/.test(selector) && code.startsWith(selector));
}

/** Returns what a table of selectors says of a rule, the narrowest selector first: its code or name, then its families. */
export function chosenFor<T>(table: Readonly<Record<string, T>> | undefined, rule: Named): T | undefined {
  let best: string | undefined;
  for (const selector of Object.keys(table ?? {})) {
    if (selects(selector, rule) && (best === undefined || width(selector) < width(best))) best = selector;
  }
  return best === undefined ? undefined : table?.[best];
}

/** A whole code or a name is narrower than any family. */
const width = (selector: string) => (/^ND\d{0,2}$/.test(selector) ? 5 - selector.length : 0);
