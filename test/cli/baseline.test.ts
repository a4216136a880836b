import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { clean, findingsOf, flattens, type Workspace, workspace } from "./ndlens.ts";

const write = ({ folder }: Workspace, name: string, text: string) => writeFileSync(join(folder, name), text);

describe("a baseline", () => {
  const lines = (space: Workspace, ...args: readonly string[]) =>
    findingsOf(space, ".", "--baseline", "old.json", ...args).map(({ file, line }) => `${file}:${line}`);

  test("leaves out what was there, wherever its line is now, and keeps what is new", () => {
    const space = workspace({ "a.py": flattens, "sub/b.py": flattens });
    expect(space.ndlens("check", "--write-baseline", "old.json", ".")).toEqual({
      code: 0,
      stdout: "2 findings written to old.json.\n",
      stderr: "",
    });
    expect(space.ndlens("check", "--baseline", "old.json", ".")).toMatchObject({
      code: 0,
      stdout: "Nothing found in 2 files.\n",
    });
    write(space, "a.py", `# One line more.\n\n${flattens.replace("1000, 1000", "500, 1000")}`);
    expect(lines(space)).toEqual([]);
    write(space, "a.py", `${flattens}c = a.flatten()\nprint(c.max())\n`);
    expect(lines(space)).toEqual(["a.py:5"]);
    write(space, "c.py", flattens);
    expect(lines(space)).toEqual(["a.py:5", "c.py:3"]);
  });

  test("keeps --fix from what it leaves out", () => {
    const space = workspace({ "a.py": flattens });
    space.ndlens("check", "--write-baseline", "old.json", ".");
    write(space, "b.py", flattens);
    space.ndlens("check", "--baseline", "old.json", "--fix", ".");
    expect(space.read("a.py")).toBe(flattens);
    expect(space.read("b.py")).not.toBe(flattens);
  });

  test("that is none is one line and exit code 2", () => {
    const space = workspace({ "a.py": clean, "old.json": "{}" });
    expect(space.ndlens("check", "--baseline", "old.json", ".")).toMatchObject({
      code: 2,
      stderr: "ndlens: old.json: is no baseline of ndlens; --write-baseline makes one\n",
    });
    expect(space.ndlens("check", "--baseline", "gone.json", ".")).toMatchObject({ code: 2 });
  });
});

describe("--changed", () => {
  const git = (space: Workspace, ...args: readonly string[]) =>
    spawnSync("git", ["-C", space.folder, "-c", "user.name=a", "-c", "user.email=a@b.c", ...args]);
  const files = (space: Workspace, ...args: readonly string[]) =>
    findingsOf(space, ...args).map(({ file }) => file);

  function repository(): Workspace {
    const space = workspace({ "a.py": flattens, "b c.py": flattens, "sub/d.py": flattens });
    git(space, "init", "-q");
    git(space, "add", ".");
    git(space, "commit", "-qm", "first");
    return space;
  }

  test("takes the files that differ from the last commit, new ones included", () => {
    const space = repository();
    expect(space.ndlens("check", "--changed")).toMatchObject({
      code: 0,
      stdout: "No Python file was read.\n",
    });
    write(space, "b c.py", `${flattens}# more\n`);
    write(space, "sub/e.py", flattens);
    expect(files(space, "--changed")).toEqual(["b c.py", "sub/e.py"]);
    expect(files(space, "--changed", "sub")).toEqual(["sub/e.py"]);
  });

  test("takes those that differ from a revision", () => {
    const space = repository();
    write(space, "a.py", `${flattens}# more\n`);
    git(space, "commit", "-qam", "second");
    expect(files(space, "--changed", "HEAD", ".")).toEqual([]);
    expect(files(space, "--changed", "HEAD~1", ".")).toEqual(["a.py"]);
    expect(files(space, "--changed=HEAD~1")).toEqual(["a.py"]);
    expect(space.ndlens("check", "--changed", "nowhere", ".")).toEqual({
      code: 2,
      stdout: "",
      stderr: "ndlens: --changed: git has no revision nowhere\n",
    });
  });

  test("outside of a repository is exit code 2", () => {
    expect(workspace({ "a.py": flattens }).ndlens("check", "--changed", "HEAD", ".")).toMatchObject({
      code: 2,
    });
  });
});
