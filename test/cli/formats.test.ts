import { resolve } from "node:path";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { clean, flattens, workspace } from "./ndlens.ts";
import { sarifErrors } from "./sarif.ts";

describe("check --format", () => {
  test("json of nothing is an empty array", () => {
    expect(workspace({ "a.py": clean }).ndlens("check", "--format", "json", "a.py")).toEqual({
      code: 0,
      stdout: "[]\n",
      stderr: "",
    });
  });

  test("sarif is a 2.1.0 log with rules, regions and fixes", () => {
    const { stdout, code } = workspace({ "a folder/a.py": flattens }).ndlens(
      "check",
      "--format",
      "sarif",
      ".",
    );
    const log = JSON.parse(stdout) as Log;
    expect(code).toBe(1);
    expect(log.version).toBe("2.1.0");
    const [{ tool, results, columnKind }] = log.runs;
    expect(columnKind).toBe("utf16CodeUnits");
    expect(tool.driver.rules).toMatchObject([{ id: "ND101", name: "flatten-copy", help: {} }]);
    expect(tool.driver.rules?.[0].help?.markdown).toContain("ravel");
    expect(results).toMatchObject([
      {
        ruleId: "ND101",
        ruleIndex: 0,
        level: "warning",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "a%20folder/a.py", uriBaseId: "SRCROOT" },
              region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 16 },
            },
          },
        ],
        fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 3 } }] }] }],
      },
    ]);
  });

  test("sarif of nothing is a log without results", () => {
    const { stdout } = workspace({ "a.py": clean }).ndlens("check", "--format", "sarif", "a.py");
    const log = JSON.parse(stdout) as Log;
    expect(log.runs[0].results).toEqual([]);
    expect(sarifErrors(log)).toBeNull();
  });

  test("sarif is valid by its schema for every rule, in notebooks and in odd folders", () => {
    const cell = { cell_type: "code", source: flattens, metadata: {}, outputs: [], execution_count: null };
    const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const space = workspace({ "ä b/c#1.py": flattens, "n.ipynb": JSON.stringify(notebook) });
    expect(sarifErrors(JSON.parse(space.ndlens("check", "--format", "sarif", ".").stdout))).toBeNull();
    const fixtures = space.ndlens("check", "--format", "sarif", resolve("test/fixtures"));
    const log = JSON.parse(fixtures.stdout) as Log;
    expect(log.runs[0].tool.driver.rules?.length).toBeGreaterThan(40);
    expect(sarifErrors(log)).toBeNull();
    expect(sarifErrors({ ...log, version: "2.0.0" })).not.toBeNull();
  }, 180_000);

  test("github writes one workflow command a finding, with its properties escaped", () => {
    const { stdout } = workspace({ "a,b:c%.py": flattens }).ndlens("check", "--format", "github", ".");
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stdout).toMatch(
      /^::warning title=ndlens \(ND101\),file=a%2Cb%3Ac%25\.py,line=3,col=5,endLine=3,endColumn=16::a,b:c%25\.py:3:5: ND101 /,
    );
  });
});
