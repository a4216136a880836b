import { readdirSync, readFileSync } from "node:fs";
import { analyze, type Finding, findings } from "../../core/ide/index.ts";
import { applyEdits, compatibleFixes, safeOnly } from "../../server/fixes.ts";

export interface Program {
  readonly name: string;
  readonly text: string;
}

/**
 * The fixtures, pairs, examples and programs of the corpus in which something has a safe fix. With FIXES=all every one, else one of
 * each four.
 */
export function programs(): readonly Program[] {
  const all = ["fixtures", "pairs/defects", "pairs/clean", "corpus/programs", "../examples"].flatMap(
    (name) => {
      const folder = new URL(`../${name}/`, import.meta.url);
      return readdirSync(folder)
        .filter((file) => file.endsWith(".py"))
        .sort()
        .map((file) => ({ name: `${name}/${file}`, text: readFileSync(new URL(file, folder), "utf8") }));
    },
  );
  return all
    .filter((_, i) => process.env.FIXES === "all" || i % 4 === 0)
    .filter(({ text }) => findings(analyze(text)).some(({ fix }) => fix?.safe));
}

/** One round of "fix all", as the editor and `check --fix` apply it; undefined when there is nothing to do. */
export function round(
  text: string,
): { readonly fixes: readonly Finding[]; readonly text: string } | undefined {
  const fixes = compatibleFixes(findings(analyze(text)), safeOnly);
  if (fixes.length === 0) return undefined;
  return {
    fixes,
    text: applyEdits(
      text,
      fixes.flatMap(({ fix }) => fix.edits),
    ),
  };
}

/** More rounds than these would be a fix that goes in circles. */
const mostRounds = 20;

/** The text after all rounds; undefined when they do not end. */
export function fixedAll(text: string): string | undefined {
  let current = text;
  for (let i = 0; i < mostRounds; i++) {
    const next = round(current);
    if (!next) return current;
    current = next.text;
  }
  return undefined;
}
