/** What every script needs: the project, commands run in it, temporary folders. */
import { spawn } from "node:child_process";
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

/**
 * Runs a program to its end, with no standard input so that nothing can wait for an answer.
 * Returns its exit code (1 when a signal or the time limit ended it) and, unless `show` is set,
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
      timeout: timeoutMs,
      shell: process.platform === "win32" && command.endsWith(".cmd"),
    });
    // What it has begun must not go on when this process is told to stop.
    const end = () => child.kill("SIGKILL");
    process.prependOnceListener("exit", end);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", end);
      resolve({ code: code ?? 1, output });
    });
  });
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
