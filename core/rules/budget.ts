import { once } from "../ndarray/once.ts";
import type { Module } from "../syntax/ast.ts";
import type { RuleSettings } from "./rule.ts";

const comment = /#\s*ndlens:\s*peak\s*<=?\s*([\d._]+)\s*([kMGTPE]?)(i?)B\b/i;

/** Returns the bytes that the program may take: what the file's `# ndlens: peak < 2 GiB` says, else the settings; undefined for no limit. */
export function budgetOf(module: Module, { memoryBudget }: RuleSettings): number | undefined {
  return commented(module) ?? memoryBudget;
}

const commented = once((module: Module): number | undefined => {
  for (const { text } of module.comments) {
    const [, amount, prefix, binary] = comment.exec(text) ?? [];
    if (amount === undefined) continue;
    const power = " kmgtpe".indexOf(prefix.toLowerCase() || " ");
    return Number(amount.replaceAll("_", "")) * (binary ? 1024 : 1000) ** power;
  }
  return undefined;
});
