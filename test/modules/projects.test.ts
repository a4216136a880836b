import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze, findings } from "../../core/ide/index.ts";
import { diskHost } from "../../server/files/host.ts";
import { shownByLine } from "../fixtures/examine.ts";
import { expectationsOf } from "../fixtures/format.ts";

/** Folders with a program of several files; `main.py` says as fixtures do what is true. */
const folder = join(import.meta.dirname, "projects");
const projects = readdirSync(folder).map((name) => {
  const path = join(folder, name, "main.py");
  const text = readFileSync(path, "utf8");
  return { name, path, text, expected: expectationsOf(text) };
});

const python = process.env.PYTHON ?? "python3";
const version = spawnSync(python, ["-c", "import numpy; print(numpy.__version__)"], { encoding: "utf8" });
const hasNumpy = version.status === 0 && version.stdout.startsWith("2.");

describe.each(projects)("the project $name", ({ name, path, text, expected }) => {
  it("has what its lines say", () => {
    const analysis = analyze(text, { path, host: diskHost(path) });
    const shown = shownByLine(analysis);
    for (const { line, shown: want } of expected.facts)
      expect(`${line} ${shown.get(line)?.[0]}`).toBe(`${line} ${want}`);
    const got = findings(analysis).map(({ line, code }) => `${line} ${code}`);
    expect(got.sort()).toEqual(expected.wants.map(({ line, code }) => `${line} ${code}`).sort());
  });

  it.runIf(hasNumpy)("has it under NumPy", () => {
    const script = join(import.meta.dirname, "../oracle/fixtures.py");
    const facts = expected.facts;
    const question = { name, text, facts, raises: [], fixes: [], changes: [], folder: join(folder, name) };
    const run = spawnSync(python, [script], { input: JSON.stringify([question]), encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toEqual([]);
  });
});
