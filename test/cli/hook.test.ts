import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bin } from "../../package.json";

test("the hook for pre-commit runs the program that npm's package installs", () => {
  const hook = readFileSync(".pre-commit-hooks.yaml", "utf8");
  expect(Object.keys(bin)).toContain(/entry: (\w+) check/.exec(hook)?.[1]);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const pack = spawnSync(npm, ["pack", "--dry-run", "--json", "--ignore-scripts"], { encoding: "utf8" });
  const [{ files }] = JSON.parse(pack.stdout) as [{ files: readonly { path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["dist/cli.cjs", "dist/program.cjs", "dist/server.cjs"]));
  expect(paths.filter((path) => /^(?:core|server|test|client)\//.test(path))).toEqual([]);
});
