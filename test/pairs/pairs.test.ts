import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyze, findings } from "../../core/ide/index.ts";
import { missedIn, type Program, programsIn } from "./programs.ts";

/** Folders with `defects` and `clean` twins of the same names: the project's own, and a shared one where it is there. */
const collections = [
  { defects: new URL("defects/", import.meta.url), clean: new URL("clean/", import.meta.url) },
  {
    defects: new URL("../../../shared/oracle/corpus/defects/public/", import.meta.url),
    clean: new URL("../../../shared/oracle/corpus/clean/public/", import.meta.url),
  },
].filter(({ defects }) => existsSync(defects));
if (collections.length < 2) console.log("Rules are not run on ../shared/oracle/corpus: it is not here.");

const findingsIn = ({ text, path }: Program) => findings(analyze(text, { path }));

describe("programs with a memory mistake", () => {
  it.each(collections.flatMap(({ defects }) => programsIn(defects)))(
    "$name: each marked line is found",
    (program) => {
      expect(missedIn(program, findingsIn(program))).toEqual([]);
    },
  );
});

describe("their twins without it", () => {
  it.each(collections.flatMap(({ clean }) => programsIn(clean)))("$name: nothing is found", (program) => {
    const found = findingsIn(program).map(({ line, code, message }) => `${line} ${code} ${message}`);
    expect(found).toEqual([]);
  });
});
