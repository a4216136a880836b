/**
 * `npm run screenshots [-- FOLDER [NAMES]]`: takes the pictures of the documentation from a real VS Code with the
 * packed extension installed, into docs/images; all of them, or those named.
 */
import { join, resolve } from "node:path";
import { takeScreenshots } from "../test/host/in-window.mjs";
import { buildHostTests } from "./build.mjs";
import { findChromium } from "./host/programs.mjs";
import { fetchVSCodeServer } from "./host/vscode-server.mjs";
import { pack } from "./package.mjs";
import { at, scratchFolder } from "./project.mjs";

const browser = findChromium();
if (!browser) {
  console.error("ndlens: no Chromium or Chrome was found (CHROMIUM can name one)");
  process.exit(1);
}
const vsix = join(scratchFolder(), "ndlens.vsix");
await pack(vsix);
await buildHostTests();
const folder = resolve(process.argv[2] ?? at("docs/images"));
await takeScreenshots({
  server: await fetchVSCodeServer(),
  browser,
  vsix,
  folder,
  only: process.argv.slice(3),
});
