/** Opens the desktop VS Code with the extension loaded from this checkout. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "../project.mjs";

/**
 * Starts VS Code with its own profile, so that closing it or Ctrl+C ends all of it and the user's
 * windows and settings stay as they are. `failed` says, when it has ended, whether it could not run.
 * @param {string} code its command
 * @param {import("./profile.mjs").Profile} profile
 * @param {string | undefined} file to open
 */
export function openDesktop(code, { workspace, userData, extensions }, file) {
  const isRoot = process.getuid?.() === 0;
  const args = [
    "--new-window",
    "--verbose",
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensions}`,
    "--disable-workspace-trust",
    "--skip-welcome",
    "--skip-release-notes",
    ...(isRoot ? ["--no-sandbox"] : []),
    workspace,
    ...(file ? [file] : []),
  ];
  const isWindows = process.platform === "win32";
  const child = spawn(code, args, { stdio: "ignore", detached: !isWindows, shell: isWindows });
  const ended = once(child, "exit").catch(() => [1]);
  const failed = ended.then(([code]) => code !== 0);
  const stop = async () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    // `--verbose` keeps the windows in the command's own process group.
    if (isWindows) child.kill();
    else process.kill(-child.pid, "SIGTERM");
    await ended;
  };
  return { ended, failed, stop };
}
