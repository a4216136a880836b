/** The other tools that are measured beside ndlens: found on the PATH, or where PYRIGHT and RUFF say. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { at } from "../project.mjs";

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {readonly string[]} serve the command that serves an editor over standard streams
 * @property {readonly string[]} check the command that checks files
 */

/** The tools that are here; PYRIGHT names the folder of the npm package, RUFF the program. @returns {readonly Tool[]} */
export function tools() {
  const ndlens = {
    name: "ndlens",
    serve: [process.execPath, at("dist/server.cjs"), "--stdio"],
    check: [process.execPath, at("dist/cli.cjs"), "check"],
  };
  return [ndlens, ...pyright(), ...ruff()];
}

/** @returns {Tool[]} */
function pyright() {
  const folder = process.env.PYRIGHT ?? dirname(which("pyright") ?? "");
  const version = folder && said([process.execPath, join(folder, "index.js"), "--version"]);
  if (!version) return [];
  return [
    {
      name: version,
      serve: [process.execPath, join(folder, "langserver.index.js"), "--stdio"],
      check: [process.execPath, join(folder, "index.js")],
    },
  ];
}

/** @returns {Tool[]} */
function ruff() {
  const program = process.env.RUFF ?? "ruff";
  const version = said([program, "--version"]);
  if (!version) return [];
  return [
    { name: version, serve: [program, "server"], check: [program, "check", "--no-cache", "--select", "ALL"] },
  ];
}

/** @param {readonly string[]} command */
function said([program, ...args]) {
  return spawnSync(program, args, { encoding: "utf8" }).stdout?.trim();
}

/** @param {string} name */
function which(name) {
  return said(["which", name]);
}
