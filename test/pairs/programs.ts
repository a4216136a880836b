import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { analyze, type Finding, findings } from "../../core/ide/index.ts";

/** A program with memory mistakes, each marked `# want: KIND` on its line, or its twin without them. */
export interface Program {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** The family that finds each kind of mistake. */
const families: Readonly<Record<string, string>> = {
  copy: "ND1",
  dtype: "ND2",
  layout: "ND3",
  broadcast: "ND4",
  temp: "ND4",
  memmap: "ND5",
  grow: "ND6",
  "shape-error": "ND9",
};

/** Returns the programs of `defects` or of their twins in `clean`: the project's own, and shared ones where they are there. */
export function programsOf(kind: "defects" | "clean"): readonly Program[] {
  const shared = new URL(`../../../shared/oracle/corpus/${kind}/public/`, import.meta.url);
  if (!existsSync(shared)) console.log("Rules are not run on ../shared/oracle/corpus: it is not here.");
  const folders = [new URL(`${kind}/`, import.meta.url), shared].filter((folder) => existsSync(folder));
  return folders.flatMap(programsIn);
}

export function findingsIn({ text, path }: Program): readonly Finding[] {
  return findings(analyze(text, { path }));
}

/** Returns the programs of a folder, in the order of their names. */
export function programsIn(folder: URL): readonly Program[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".py"));
  return names.sort().map((name) => {
    const path = fileURLToPath(new URL(name, folder));
    return { name, path, text: readFileSync(path, "utf8") };
  });
}

/** Returns the marked lines that no finding of their kind covers: "5 copy". */
export function missedIn({ text }: Program, findings: readonly Finding[]): readonly string[] {
  return text.split("\n").flatMap((source, i) => {
    const kind = /# want: (\S+)/.exec(source)?.[1];
    if (!kind) return [];
    const covers = ({ line, endLine, code }: Finding) =>
      line <= i + 1 && i + 1 <= endLine && code.startsWith(families[kind]);
    return findings.some(covers) ? [] : [`${i + 1} ${kind}`];
  });
}
