/** Runs the VS Code server on a port of this machine alone, for a browser to open. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {object} Served
 * @property {string} origin e.g. http://127.0.0.1:40123
 * @property {string} logFile all that the server printed
 * @property {Promise<unknown>} ended settles when the server ends, for whatever reason
 * @property {() => Promise<void>} stop ends the server and its extension hosts
 */

/**
 * Starts the server and waits until it answers.
 * @param {import("./vscode-server.mjs").VSCodeServer} server
 * @param {import("./profile.mjs").Profile} profile
 * @param {{ port?: number, development?: boolean, asksForTrust?: boolean, env?: NodeJS.ProcessEnv }} [options]
 *   `development`: pages may load an extension and its tests from a folder, which VS Code allows only
 *   with its smoke-test driver on; `asksForTrust`: no folder is trusted before somebody says so
 * @returns {Promise<Served>}
 */
export async function serve(server, profile, { port, env = {}, ...how } = {}) {
  const origin = `http://127.0.0.1:${port ?? (await freePort())}`;
  const logFile = join(profile.folder, "server.log");
  const config = join(profile.folder, "server.yaml");
  writeFileSync(config, "");
  const log = openSync(logFile, "a");
  const child = spawn(server.node, [server.entry, ...options(origin, config, profile, how)], {
    cwd: profile.folder,
    env: { ...cleanEnvironment(), ...env },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const ended = once(child, "exit").catch((error) => error);
  // Should this process end first, so does the server.
  const end = () => child.kill("SIGTERM");
  process.once("exit", end);
  ended.then(() => process.off("exit", end));

  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const stopped = await Promise.race([ended.then(() => true), sleep(5000, false, { ref: false })]);
    if (!stopped) child.kill("SIGKILL");
    await ended;
  };
  try {
    await answering(origin, ended);
  } catch (error) {
    await stop();
    const lastLines = readFileSync(logFile, "utf8").trim().split("\n").slice(-8).join("\n");
    throw new Error(`${error instanceof Error ? error.message : error}\n${lastLines}`);
  }
  return { origin, logFile, ended, stop };
}

/**
 * @param {string} origin
 * @param {string} config an empty file: without one the server would read and write the user's
 * @param {import("./profile.mjs").Profile} profile
 * @param {{ development?: boolean, asksForTrust?: boolean }} how
 */
function options(origin, config, { userData, extensions }, { development = false, asksForTrust = false }) {
  return [
    ["--config", config],
    ["--bind-addr", new URL(origin).host],
    ["--auth", "none"],
    ["--user-data-dir", userData],
    ["--extensions-dir", extensions],
    ["--disable-telemetry"],
    ["--disable-update-check"],
    asksForTrust ? [] : ["--disable-workspace-trust"],
    ["--disable-getting-started-override"],
    development ? ["--vscode-option", "enable-smoke-test-driver"] : [],
  ].flat();
}

/**
 * Returns our environment without what an npm script, a VS Code terminal or a set-up server leaves in
 * it and the server would obey, and with no extension gallery.
 * @returns {NodeJS.ProcessEnv}
 */
function cleanEnvironment() {
  const foreign = /^(npm_|VSCODE_|CODE_SERVER_|ELECTRON_|PORT$|PASSWORD$|HASHED_PASSWORD$|NODE_OPTIONS$)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: "{}" };
}

/**
 * Waits until the server says that it is well; rejects when it ends first or takes a minute.
 * @param {string} origin
 * @param {Promise<unknown>} ended
 */
async function answering(origin, ended) {
  let over = false;
  ended.then(() => (over = true));
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (over) throw new Error("The VS Code server ended while it started:");
    const response = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    );
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error("The VS Code server did not answer within a minute:");
}

/** Returns a port that nobody listens on. @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
