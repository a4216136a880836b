import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyze, findings } from "../../core/ide/index.ts";

const corpus = new URL("../../../shared/oracle/corpus/", import.meta.url);
const isHere = existsSync(corpus);
if (!isHere) console.log("Rules are not run on ../shared/oracle/corpus: it is not here.");

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

function programs(folder: string): readonly { readonly name: string; readonly text: string }[] {
  const url = new URL(`${folder}/public/`, corpus);
  if (!isHere) return [];
  const names = readdirSync(url).filter((name) => name.endsWith(".py"));
  return names.sort().map((name) => ({ name, text: readFileSync(new URL(name, url), "utf8") }));
}

describe.runIf(isHere)("programs with a memory mistake", () => {
  it.each(programs("defects"))("$name: each marked line is found", ({ text }) => {
    const wanted = text.split("\n").flatMap((line, i) => {
      const kind = /# want: (\S+)/.exec(line)?.[1];
      return kind ? [`${i + 1} ${families[kind]}`] : [];
    });
    const found = new Set(findings(analyze(text)).map(({ line, code }) => `${line} ${code.slice(0, 3)}`));
    expect(wanted.filter((want) => !found.has(want))).toEqual([]);
  });
});

describe.runIf(isHere)("programs without one", () => {
  it.each(programs("clean"))("$name: nothing is found", ({ text }) => {
    expect(findings(analyze(text)).map(({ line, code, message }) => `${line} ${code} ${message}`)).toEqual(
      [],
    );
  });
});
