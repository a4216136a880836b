import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { InputError, reasonOf } from "../errors.ts";

/** What the arguments stand for: files to read, and what could not be looked at. */
export interface Found {
  readonly files: readonly string[];
  readonly errors: readonly InputError[];
}

/** Folders that hold no sources of their own. */
const skippedFolders = new Set(["node_modules", "__pycache__", "build", "dist", "venv", "site-packages"]);

/**
 * The Python files and notebooks that paths stand for, each once, in a stable order. A file that is
 * named is taken whatever it is called; folders are searched without hidden and ignored ones.
 */
export function findPython(paths: readonly string[]): Found {
  const files = new Map<string, string>();
  const errors: InputError[] = [];
  const add = (path: string) => {
    const key = resolve(path);
    if (!files.has(key)) files.set(key, path);
  };
  for (const path of paths.map(normalize)) {
    try {
      if (statSync(path).isDirectory()) searchFolder(path, ignoredAround(path), add, errors);
      else add(path);
    } catch (error) {
      errors.push(new InputError(`${path}: ${reasonOf(error)}`));
    }
  }
  return { files: [...files.values()], errors };
}

/** The rules of one .gitignore, which speak of paths relative to its folder. */
interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

function searchFolder(
  folder: string,
  above: readonly IgnoreFile[],
  add: (path: string) => void,
  errors: InputError[],
): void {
  const own = readIgnoreFile(folder);
  const ignored = own ? [...above, own] : above;
  const entries = readFolder(folder, errors);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || isIgnored(path, entry.isDirectory(), ignored)) continue;
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) searchFolder(path, ignored, add, errors);
    } else if (/\.(?:py|ipynb)$/.test(entry.name) && (entry.isFile() || isFileBehindLink(path))) add(path);
  }
}

function readFolder(folder: string, errors: InputError[]) {
  try {
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    return readdirSync(folder, { withFileTypes: true }).sort(byName);
  } catch (error) {
    errors.push(new InputError(`${folder}: ${reasonOf(error)}`));
    return [];
  }
}

function isFileBehindLink(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The rules that hold in a named folder. One that is itself ignored was named on purpose: then none of those above. */
function ignoredAround(folder: string): readonly IgnoreFile[] {
  const above = ignoredAbove(folder);
  return isIgnored(resolve(folder), true, above) ? [] : above;
}

/** The .gitignore files of the folders above, up to the repository's top; none outside a repository. */
function ignoredAbove(folder: string): readonly IgnoreFile[] {
  const found: IgnoreFile[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (at !== resolve(folder)) {
      const file = readIgnoreFile(at);
      if (file) found.unshift(file);
    }
    if (existsSync(join(at, ".git"))) return found;
    if (dirname(at) === at) return [];
  }
}

function readIgnoreFile(folder: string): IgnoreFile | undefined {
  try {
    return { folder, rules: ignore().add(readFileSync(join(folder, ".gitignore"), "utf8")) };
  } catch {
    return undefined;
  }
}

function isIgnored(path: string, isFolder: boolean, files: readonly IgnoreFile[]): boolean {
  let ignored = false;
  for (const { folder, rules } of files) {
    const inside = relative(folder, path).split(sep).join("/") + (isFolder ? "/" : "");
    const verdict = rules.test(inside);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}
