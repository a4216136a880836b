import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { ModuleFiles } from "../../core/ide/index.ts";
import { utf8Text } from "./coding.ts";

/** Gives the Python files that a file may import: those of its project, and no others. */
export interface ModuleReader {
  /** `within` is the folder that the project lies in, where somebody has said so. */
  modulesOf(file: string, within?: string): ModuleFiles | undefined;
  /** Forgets what was read. */
  forget(): void;
}

/** What a file was when it was read. */
interface Known {
  readonly text: string | undefined;
  readonly stamp: string | undefined;
}

/** Bytes above which a file is data in the form of Python. */
const mostBytes = 2 ** 21;

/** Reads each file once; with `isStale` anew once that says so and the file has changed. `opened` gives texts that are not saved yet. */
export function moduleReader(
  opened: (path: string) => string | undefined = () => undefined,
  isStale: () => boolean = () => false,
): ModuleReader {
  const known = new Map<string, Known>();
  const current = new Set<string>();
  const roots = new Map<string, string | undefined>();
  const read = (path: string, root: string): string | undefined => {
    if (!isInside(path, root)) return undefined;
    const open = opened(path);
    if (open !== undefined) return open;
    if (isStale()) current.clear();
    const former = known.get(path);
    if (former && current.has(path)) return former.text;
    const now = readIfChanged(path, root, former);
    known.set(path, now);
    current.add(path);
    return now.text;
  };
  return {
    modulesOf(file, within) {
      const main = withSlashes(resolve(file));
      const folder = dirname(resolve(file));
      const root = within ?? roots.get(folder) ?? projectOf(folder);
      if (within === undefined) roots.set(folder, root);
      if (root === undefined) return undefined;
      const top = withSlashes(root);
      return { main, roots: [top, `${top}/src`], read: (path) => read(path, top) };
    },
    forget() {
      known.clear();
      current.clear();
      roots.clear();
    },
  };
}

const withSlashes = (path: string) => path.replaceAll("\\", "/").replace(/\/$/, "");

/** Packages that are installed in a project are none of its own. */
const installed = /\/(?:site-packages|dist-packages|node_modules)\//;

function isInside(path: string, root: string): boolean {
  return path.startsWith(`${root}/`) && !installed.test(path.slice(root.length));
}

function readIfChanged(path: string, root: string, former: Known | undefined): Known {
  try {
    const stat = statSync(path);
    const stamp = `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    if (former?.stamp === stamp) return former;
    const isOwn = stat.isFile() && stat.size <= mostBytes && isReallyInside(path, root);
    return { text: isOwn ? utf8Text(readFileSync(path)) : undefined, stamp };
  } catch {
    return { text: undefined, stamp: undefined };
  }
}

/** Links may lead anywhere. */
function isReallyInside(path: string, root: string): boolean {
  return isInside(withSlashes(realpathSync(path)), withSlashes(realpathSync(root)));
}

const marks = ["pyproject.toml", "setup.py", "setup.cfg", ".git"];

/** The folder of a file's project: that of its settings or history, else that of the outermost package around it. */
function projectOf(own: string): string | undefined {
  let packages: string | undefined;
  let isPackage = true;
  for (let folder = own; ; folder = dirname(folder)) {
    if (["site-packages", "dist-packages"].includes(basename(folder))) return packages;
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    isPackage &&= existsSync(join(folder, "__init__.py"));
    if (isPackage || folder === own) packages = folder;
    if (dirname(folder) === folder) return packages;
  }
}
