import { describe, expect, test } from "vitest";
import { clean, findingsOf, flattens, ravels, workspace } from "./ndlens.ts";

describe("check", () => {
  test("finds nothing in a clean file", () => {
    const { ndlens } = workspace({ "a.py": clean });
    expect(ndlens("check", "a.py")).toEqual({ code: 0, stdout: "Nothing found in 1 file.\n", stderr: "" });
  });

  test("gives code, place and fix of a finding as JSON", () => {
    const found = findingsOf(workspace({ "a.py": flattens }), "a.py");
    expect(found).toMatchObject([
      { file: "a.py", line: 3, col: 4, endLine: 3, endCol: 15, name: "flatten-copy", severity: "warning" },
    ]);
    expect(found[0].message).toContain("8 MB");
    expect(found[0].fix).toMatchObject({ safe: true });
  });

  test("prints the source line with carets below the code", () => {
    const { code, stdout } = workspace({ "a.py": flattens }).ndlens("check", "a.py");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.py:3:5: warning ND101 \[\*\] /);
    expect(stdout).toContain("3 | b = a.flatten()\n  |     ^^^^^^^^^^^\n");
    expect(stdout).toContain("= help: ");
    expect(stdout).toMatch(/Found 1 finding in 1 file\.\n\[\*\] 1 can be fixed with --fix\.\n$/);
  });

  test("writes colours when asked to and never into a pipe", () => {
    const { run } = workspace({ "a.py": flattens });
    expect(run(["check", "a.py"], {}).stdout).not.toContain("\x1b[");
    expect(run(["check", "a.py"], { env: { CI: "1" } }).stdout).not.toContain("\x1b[");
    expect(run(["check", "a.py"], { env: { FORCE_COLOR: "1" } }).stdout).toContain("\x1b[");
    expect(run(["check", "a.py"], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout).not.toContain(
      "\x1b[",
    );
  });

  test("--fix writes what is safe and says how much", () => {
    const space = workspace({ "a.py": flattens });
    const { code, stdout } = space.ndlens("check", "--fix", "a.py");
    expect(space.read("a.py")).toBe(ravels);
    expect(stdout).toBe("Found 1 finding in 1 file (1 fixed, 0 remaining).\n");
    expect(code).toBe(0);
  });

  test("--fix takes many findings of one line and leaves clean files alone", () => {
    const twice = flattens
      .replace("b = a.flatten()", "b = a.flatten().sum() + a.flatten().max()")
      .replace("print(b.sum())\n", "");
    const space = workspace({ "a.py": twice, "b.py": clean });
    space.ndlens("check", "--fix", ".");
    expect(space.read("a.py")).toBe(twice.replaceAll("flatten", "ravel"));
    expect(space.read("b.py")).toBe(clean);
  });

  test("--diff prints the change and writes nothing", () => {
    const space = workspace({ "a.py": flattens });
    const { code, stdout } = space.ndlens("check", "--diff", "a.py");
    expect(stdout).toMatch(/^--- a\.py\n\+\+\+ a\.py\n/);
    expect(stdout).toContain("-b = a.flatten()\n+b = a.ravel()\n");
    expect(code).toBe(1);
    expect(space.read("a.py")).toBe(flattens);
  });

  test("--select and --ignore take codes, families and names", () => {
    const space = workspace({ "a.py": flattens });
    expect(findingsOf(space, "a.py", "--ignore", "flatten-copy")).toEqual([]);
    expect(findingsOf(space, "a.py", "--ignore", "ND1")).toEqual([]);
    expect(findingsOf(space, "a.py", "--select", "ND101")).toHaveLength(1);
    expect(findingsOf(space, "a.py", "--select", "ND2,ND3")).toEqual([]);
  });

  test("silences what a comment ignores", () => {
    const ignored = flattens.replace("flatten()", "flatten()  # ndlens: ignore[ND101]");
    expect(findingsOf(workspace({ "a.py": ignored }), "a.py")).toEqual([]);
  });

  test("reports an array above the budget", () => {
    const space = workspace({ "a.py": clean });
    const names = (...args: string[]) => findingsOf(space, "a.py", ...args).map(({ line }) => line);
    expect(names("--budget", "9 MB")).toEqual([]);
    expect(names("--budget", "1MiB")).toEqual([2]);
  });
});
