/** A VS Code profile in a temporary folder: nothing of the user's own is read or changed. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { at, manifest, root, run, scratchFolder } from "../project.mjs";

/** Settings that keep a fresh VS Code from greeting, asking, updating or reporting. */
export const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "files.autoSave": "off",
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "telemetry.telemetryLevel": "off",
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
};

/**
 * @typedef {object} Profile
 * @property {string} folder holds all of the below
 * @property {string} workspace a copy of examples/
 * @property {string} userData
 * @property {string} extensions
 */

/**
 * Makes a profile whose workspace is a copy of a folder, so that edits do not touch the original. It
 * goes away with this process.
 * @param {{ source?: string, settings?: Readonly<Record<string, unknown>> }} [options]
 * @returns {Profile}
 */
export function makeProfile({ source = at("examples"), settings = {} } = {}) {
  const folder = scratchFolder();
  const workspace = join(folder, "examples");
  const userData = join(folder, "user-data");
  const extensions = join(folder, "extensions");
  for (const path of [workspace, extensions, join(userData, "User")]) mkdirSync(path, { recursive: true });
  if (existsSync(source)) cpSync(source, workspace, { recursive: true });
  writeFileSync(
    join(userData, "User/settings.json"),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  );
  return { folder, workspace, userData, extensions };
}

/**
 * Installs the built extension into a profile as unpacking its .vsix would.
 * @param {Profile} profile
 */
export async function installInto({ extensions }) {
  const target = join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  for (const file of files) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(at(file), join(target, file));
  }
}

/**
 * Installs a .vsix into a profile with VS Code's own installer.
 * @param {import("./vscode-server.mjs").VSCodeServer} server
 * @param {Profile} profile
 * @param {string} vsix
 */
export async function installVsix({ node, entry }, { folder, userData, extensions }, vsix) {
  const config = join(folder, "install.yaml");
  writeFileSync(config, "");
  const where = ["--config", config, "--user-data-dir", userData, "--extensions-dir", extensions];
  const { code, output } = await run(node, [entry, ...where, "--install-extension", vsix]);
  if (code !== 0) throw new Error(`VS Code did not install ${vsix}:\n${output}`);
}
