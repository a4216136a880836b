import { spawnSync } from "node:child_process";
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { InputError } from "../errors.ts";

/**
 * Returns those of some files that differ from a revision of git, files that git does not know yet included. Throws InputError where
 * there is no repository or no such revision.
 */
export function changedFiles(files: readonly string[], revision: string): readonly string[] {
  const known = new Map<string, ReadonlySet<string>>();
  return files.filter((file) => {
    if (!existsSync(file)) return true;
    const folder = dirname(realpathSync(file));
    const top = git(folder, "rev-parse", "--show-toplevel").trim();
    const changed = known.get(top) ?? changesIn(top, revision);
    known.set(top, changed);
    return changed.has(realpathSync(file));
  });
}

function changesIn(top: string, revision: string): ReadonlySet<string> {
  // `--end-of-options` keeps a revision that looks like an option from being one.
  const commit = git(
    top,
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ).trim();
  const names = [
    git(top, "diff", "--name-only", "--no-renames", "-z", commit, "--"),
    git(top, "ls-files", "--others", "--exclude-standard", "-z"),
  ];
  const paths = names.flatMap((list) => list.split("\0").filter(Boolean)).map((name) => join(top, name));
  return new Set(paths.filter((path) => existsSync(path)).map((path) => realpathSync(path)));
}

/** Says whether a word after `--changed` is a path rather than a revision, as in `check --changed src`. */
export function isPath(word: string): boolean {
  if (!existsSync(word)) return false;
  const folder = statSync(word).isDirectory() ? resolve(word) : dirname(resolve(word));
  return (
    run(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${word}^{commit}`]).status !== 0
  );
}

function git(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = run(folder, args);
  if (error) throw new InputError(`--changed needs git: ${error.message}`);
  if (status === 0) return stdout;
  const what = args.includes("--verify")
    ? `git has no revision ${args[args.length - 1].replace(/\^.*/, "")}`
    : stderr;
  throw new InputError(`--changed: ${what.trim()}`);
}

const run = (folder: string, args: readonly string[]) =>
  spawnSync("git", ["-C", folder, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
