import type { Arg } from "../../syntax/ast.ts";

/** Returns CPython's words for parameters of a kind that no argument is for (`missing_arguments` of ceval.c). */
export function missingText(kind: "positional" | "keyword-only", missing: readonly Arg[]): string {
  const names = missing.map(({ arg }) => `'${arg}'`);
  const last = names.pop();
  const list = names.length > 1 ? `${names.join(", ")}, and ${last}` : [...names, last].join(" and ");
  return `missing ${missing.length} required ${kind} argument${missing.length === 1 ? "" : "s"}: ${list}`;
}

/** Returns CPython's words for more arguments by position than there are parameters (`too_many_positional` of ceval.c). */
export function tooManyText(
  parameters: number,
  defaults: number,
  given: number,
  keywordOnly: number,
): string {
  const counts = defaults > 0 ? `from ${parameters - defaults} to ${parameters}` : String(parameters);
  const isPlural = defaults > 0 || parameters !== 1;
  const also =
    keywordOnly > 0
      ? ` positional argument${given === 1 ? "" : "s"} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? "" : "s"})`
      : "";
  const verb = given === 1 && keywordOnly === 0 ? "was" : "were";
  return `takes ${counts} positional argument${isPlural ? "s" : ""} but ${given}${also} ${verb} given`;
}
