import { describe, expect, test } from "vitest";
import { findingsOf, flattens, workspace } from "./ndlens.ts";

const found = (toml: string, ...args: readonly string[]) =>
  findingsOf(
    workspace({ "pyproject.toml": toml, "a.py": flattens, "tests/t/b.py": flattens }),
    ".",
    ...args,
  ).map(({ file, severity }) => `${file} ${severity}`);
const both = (severity: string) => [`a.py ${severity}`, `tests/t/b.py ${severity}`];

describe("[tool.ndlens]", () => {
  test.each([
    ['severity = { ND101 = "error" }', both("error")],
    ['severity = { ND1 = "hint", flatten-copy = "information" }', both("information")],
    ['severity = { ND1 = "off" }', []],
    ['[tool.ndlens.severity]\nND2 = "error"', both("warning")],
    ['thresholds = { ND1 = "10 MB" }', both("hint")],
    ['severity = { ND1 = "error" }\nthresholds = { ND1 = "10 MB" }', both("hint")],
    ['threshold = "10 MB"\nthresholds = { ND101 = "1 MB" }', both("warning")],
    ['[tool.ndlens.perFileIgnores]\n"tests/**" = ["ND1"]', ["a.py warning"]],
    ['[tool.ndlens.per-file-ignores]\n"b.py" = ["flatten-copy"]\n"*.txt" = ["ND1"]', ["a.py warning"]],
    ['per-file-ignores = { "*.py" = ["ND2"] }', both("warning")],
  ])("%s", (toml, files) => expect(found(`[tool.ndlens]\n${toml}\n`)).toEqual(files));

  test("of a pattern holds beside what the command line ignores", () => {
    expect(found('[tool.ndlens.perFileIgnores]\n"tests/" = ["ND101"]\n', "--ignore", "ND2")).toEqual([
      "a.py warning",
    ]);
  });

  test.each([
    ['severity = { ND101 = "loud" }', 2, "severity must be a table"],
    ['[tool.ndlens.severity]\nND101 = "hint"\nND999 = "hint"', 4, "unknown rule ND999"],
    ['thresholds = { ND1 = "much" }', 2, "thresholds must be a table"],
    ['ignore = [\n  "ND101",\n  "ND77",\n]', 4, "unknown rule ND77"],
    [
      '[tool.ndlens.per-file-ignores]\n"a.py" = ["ND1"]\n"tests/**" = "ND1"',
      4,
      "per-file-ignores must be a table",
    ],
    ['memory-budget = "2 parsecs"', 2, "memory-budget must be a number of bytes"],
  ])("%s is reported on its line", (toml, line, message) => {
    const space = workspace({ "pyproject.toml": `[tool.ndlens]\n${toml}\n`, "a.py": flattens });
    const { code, stderr } = space.ndlens("check", "a.py");
    expect(stderr).toContain(`ndlens: pyproject.toml:${line}: [tool.ndlens] ${message}`);
    expect(code).toBe(2);
  });

  test("each part that is wrong is told, in the order of the lines", () => {
    const toml =
      '[tool.ndlens]\nignore = ["ND77",\n  "ND78"]\nthreshold = "?"\n[tool.ndlens.severity]\nND101 = "loud"\nND2 = "off"\nND3 = 7\n';
    const { stderr, code } = workspace({ "pyproject.toml": toml, "a.py": flattens }).ndlens("check", "a.py");
    const lines = stderr
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/^ndlens: /, ""));
    expect(lines.map((line) => line.split(": ")[0])).toEqual(
      [2, 3, 4, 6, 8].map((at) => `pyproject.toml:${at}`),
    );
    expect(code).toBe(2);
  });
});
