import { closeSync, openSync, readSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Host } from "../../core/ide/index.ts";
import { type ModuleReader, moduleReader } from "./modules.ts";

/**
 * What the core may see of the disk: the beginning of a file that the analysed file names, relative to its folder, and the modules
 * of its project.
 */
export function diskHost(analysedFile: string, modules: ModuleReader = once, project?: string): Host {
  const folder = dirname(resolve(analysedFile));
  return {
    readFile: (path, limit) => readBeginning(resolve(folder, path), limit),
    modules: modules.modulesOf(analysedFile, project),
  };
}

/** A command reads each module once. */
const once = moduleReader();

/** To be called when the program has written files itself. */
export const forgetModules = once.forget;

function readBeginning(path: string, limit: number): { bytes: Uint8Array; size: number } | undefined {
  let file: number | undefined;
  try {
    // A pipe has no size, and opening it waits for a writer.
    const stat = statSync(path);
    if (!stat.isFile()) return undefined;
    file = openSync(path, "r");
    const bytes = new Uint8Array(Math.min(limit, stat.size));
    return { bytes: bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0)), size: stat.size };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
