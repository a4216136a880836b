/** A folder outside the checkout for what is fetched once and kept, such as a whole VS Code. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Returns the cache folder: NDLENS_CACHE, or the one that the platform keeps for this. */
export function cacheFolder() {
  const { NDLENS_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (NDLENS_CACHE) return NDLENS_CACHE;
  if (process.platform === "win32") return join(LOCALAPPDATA ?? join(homedir(), "AppData/Local"), "ndlens");
  if (process.platform === "darwin") return join(homedir(), "Library/Caches/ndlens");
  return join(XDG_CACHE_HOME || join(homedir(), ".cache"), "ndlens");
}

/**
 * Returns the cached folder of this name after making it if it is missing. `install` fills an empty
 * folder that gets its name only when all went well, so a half-finished one is never taken for whole;
 * a second process that wants the same folder waits for the first.
 * @param {string} name holds the version: a new version is a new folder
 * @param {(folder: string) => Promise<void>} install
 */
export async function cached(name, install) {
  const target = join(cacheFolder(), name);
  if (existsSync(target)) return target;
  mkdirSync(cacheFolder(), { recursive: true });
  const unlock = await lock(`${target}.lock`);
  try {
    if (!existsSync(target)) await installInto(target, install);
  } finally {
    unlock();
  }
  return target;
}

/**
 * @param {string} target
 * @param {(folder: string) => Promise<void>} install
 */
async function installInto(target, install) {
  const folder = mkdtempSync(`${target}.part-`);
  const discard = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", discard);
  try {
    await install(folder);
    renameSync(folder, target);
  } finally {
    process.off("exit", discard);
    discard();
  }
}

/**
 * Waits until this process alone holds the lock file, and returns what frees it. A lock whose process
 * is gone is taken over; should two do so at once, both install, and the last rename finds the folder.
 * @param {string} file
 */
async function lock(file) {
  while (true) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      const unlock = () => rmSync(file, { force: true });
      process.once("exit", unlock);
      return () => {
        process.off("exit", unlock);
        unlock();
      };
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    if (!isRunning(holder(file))) rmSync(file, { force: true });
    else await sleep(300);
  }
}

/** Returns the process id in the lock file; undefined when it has just been freed. @param {string} file */
function holder(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {number | undefined} pid */
function isRunning(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** @param {unknown} error */
const errorCode = (error) => (error instanceof Error && "code" in error ? error.code : undefined);
