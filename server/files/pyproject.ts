import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Pyproject, projectIn } from "./project.ts";

/** The nearest pyproject.toml at or above a file's folder that has a `[tool.ndlens]` table, or is broken. */
export function findPyproject(file: string): Pyproject | undefined {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const path = join(folder, "pyproject.toml");
    const found = existsSync(path) ? readPyproject(path) : undefined;
    if (found || dirname(folder) === folder) return found;
  }
}

/** One that cannot be read is as none: nobody knows whether it speaks of ndlens. */
function readPyproject(path: string): Pyproject | undefined {
  try {
    return projectIn(path, readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
