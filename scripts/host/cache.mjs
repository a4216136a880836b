/** A folder outside the checkout for what is fetched once and kept, such as a whole VS Code. */
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { remove } from "../project.mjs";

const longestInstallMs = 20 * 60_000;

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
  for (const rest of partsOf(target)) rmSync(rest, { recursive: true, force: true });
  const folder = mkdtempSync(`${target}.part-`);
  const discard = () => remove(folder);
  process.once("exit", discard);
  try {
    await install(folder);
    renameSync(folder, target);
  } finally {
    process.off("exit", discard);
    discard();
  }
}

/** Returns the folders that installs left when they were killed. @param {string} target */
function partsOf(target) {
  const names = readdirSync(dirname(target)).filter((name) => name.startsWith(`${basename(target)}.part-`));
  return names.map((name) => join(dirname(target), name));
}

/**
 * Waits until this process alone holds the lock file, and returns what frees it. A lock whose process
 * is gone, or that is older than any install takes, is taken over.
 * @param {string} file
 */
async function lock(file) {
  for (let isFirst = true; !acquire(file); isFirst = false) {
    if (isAbandoned(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (isFirst) console.log("Another process is fetching the same; waiting for it.");
    await sleep(300);
  }
  const unlock = () => rmSync(file, { force: true });
  process.once("exit", unlock);
  return () => {
    process.off("exit", unlock);
    unlock();
  };
}

/** Says whether the lock is now ours. A link appears with its text already in it. @param {string} file */
function acquire(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    return (
      Date.now() - statSync(file).mtimeMs > longestInstallMs || !isRunning(Number(readFileSync(file, "utf8")))
    );
  } catch (error) {
    // It has just been freed.
    return errorCode(error) !== "ENOENT";
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** @param {unknown} error */
const errorCode = (error) => (error instanceof Error && "code" in error ? error.code : undefined);
