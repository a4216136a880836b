/** What every script needs: the project, commands run in it, temporary folders. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Returns a path below the top folder. @param {string[]} parts */
export const at = (...parts) => join(root, ...parts);

/** package.json as it is now. @type {{ name: string, version: string, publisher: string }} */
export const manifest = JSON.parse(readFileSync(at("package.json"), "utf8"));

// What a script has begun and made goes with it when it is told to stop, unless it sees to that itself.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(1));

/**
 * Runs a program to its end, with no standard input so that nothing can wait for an answer.
 * Returns its exit code (1 when a signal or the time limit ended it and all that it had begun) and, unless `show` is set,
 * all that it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = process.env, show = false, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: show ? env : { ...env, NO_COLOR: "1", FORCE_COLOR: undefined },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
      // A group of its own, so that what it has begun ends with it.
      detached: !isWindows,
      shell: isWindows && command.endsWith(".cmd"),
    });
    const end = () => endGroup(child);
    process.prependOnceListener("exit", end);
    const timer = timeoutMs === undefined ? undefined : setTimeout(end, timeoutMs);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      process.off("exit", end);
      resolve({ code: code ?? 1, output });
    });
  });
}

const isWindows = process.platform === "win32";

/** Ends a process and all that it has begun. @param {import("node:child_process").ChildProcess} child */
function endGroup({ pid }) {
  if (pid === undefined) return;
  try {
    if (isWindows) spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    else process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended already.
  }
}

/** Makes a temporary folder that goes away with this process, and returns its real path. */
export function scratchFolder() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "ndlens-")));
  process.once("exit", () => remove(folder));
  return folder;
}

/** Deletes a folder that programs which are just ending may still write to. @param {string} folder */
export const remove = (folder) =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });

/**
 * Runs a tool of node_modules with the Node that runs this script.
 * @param {string} script path below node_modules, e.g. "vitest/vitest.mjs"
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runTool = (script, args, options) =>
  run(process.execPath, [at("node_modules", script), ...args], options);

/** Says whether this file is the one that was started. @param {ImportMeta} meta */
export const isMain = (meta) => process.argv[1] === fileURLToPath(meta.url);
