/**
 * `npm run build [-- --production] [-- --watch]`: bundles everything that runs into dist/.
 *
 * - client.cjs  the VS Code side
 * - client.browser.cjs  the same for VS Code in a browser
 * - server.cjs  the language server: over stdio or Node's IPC, or in a browser's worker
 * - cli.cjs     the `ndlens` command, which loads program.cjs, compiled already where Node keeps that
 * - panel.js, panel.css  the memory panel's page
 *
 * `--production` minifies and leaves source maps out; `--watch` builds again on every change.
 */
import { chmodSync, existsSync, readdirSync } from "node:fs";
import { relative } from "node:path";
import * as esbuild from "esbuild";
import { at, isMain, root } from "./project.mjs";
import { pyrightPlugin } from "./pyright-plugin.mjs";
import { vscodePlugin } from "./vscode-plugin.mjs";

/** What runs in Node: the oldest version that `engines` allows. @type {esbuild.BuildOptions} */
const node = {
  platform: "node",
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
};

/**
 * Returns esbuild's options for the product, one entry a bundle.
 * @param {boolean} production
 * @returns {esbuild.BuildOptions[]}
 */
export function productBundles(production) {
  /** @type {esbuild.BuildOptions} */
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    // Less text to read makes every start faster; names stay as they are.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: production ? false : "linked",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "warning",
    plugins: [pyrightPlugin()],
  };
  const panel = ["client/panel/main.ts", "client/panel/panel.css"].filter((file) => existsSync(at(file)));
  return [
    {
      ...common,
      ...node,
      entryPoints: ["client/extension.ts"],
      outfile: "dist/client.cjs",
      plugins: [vscodePlugin()],
    },
    {
      ...common,
      ...node,
      // The protocol's package has its part for browsers under this name alone.
      conditions: ["browser"],
      entryPoints: ["server/main.ts"],
      outfile: "dist/server.cjs",
    },
    {
      ...common,
      platform: "browser",
      format: "cjs",
      target: "es2022",
      entryPoints: ["client/browser.ts"],
      outfile: "dist/client.browser.cjs",
      plugins: [vscodePlugin()],
    },
    {
      ...common,
      ...node,
      entryPoints: ["server/cli.ts"],
      outfile: "dist/program.cjs",
      external: ["./server.cjs"],
    },
    {
      ...common,
      ...node,
      sourcemap: false,
      entryPoints: ["server/start.cts"],
      outfile: "dist/cli.cjs",
      external: ["./program.cjs"],
      banner: { js: "#!/usr/bin/env node" },
    },
    {
      ...common,
      platform: "browser",
      format: "iife",
      target: "es2022",
      entryPoints: panel.map((file) => ({ in: file, out: "panel" })),
      outdir: "dist",
    },
  ];
}

/**
 * Returns esbuild's options for the tests that run beside a real VS Code: those inside its extension
 * host (CommonJS, which is what it loads) and those that drive its window from outside.
 * @returns {esbuild.BuildOptions[]}
 */
function testBundles() {
  /** @type {esbuild.BuildOptions} */
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    logLevel: "warning",
    external: ["vscode", "mocha", "playwright-core"],
    plugins: [pyrightPlugin()],
  };
  return [
    {
      ...common,
      format: "cjs",
      entryPoints: entryPoints("test/host/suite"),
      outdir: "dist/test/host/suite",
      outExtension: { ".js": ".cjs" },
    },
    {
      ...common,
      format: "esm",
      entryPoints: entryPoints("test/host/ui"),
      outdir: "dist/test/host/ui",
      outExtension: { ".js": ".mjs" },
    },
  ];
}

/**
 * Builds the product once.
 * @param {{ production?: boolean }} [options]
 */
export async function build({ production = false } = {}) {
  const bundles = productBundles(production);
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
  chmodSync(at("dist/cli.cjs"), 0o755);
}

/** Builds the tests that need a real VS Code into dist/test/host. */
export async function buildHostTests() {
  await Promise.all(testBundles().map((bundle) => esbuild.build(bundle)));
}

/** Builds again on every change, until the process is stopped. @param {boolean} production */
async function watch(production) {
  const bundles = productBundles(production);
  for (const bundle of bundles) {
    const context = await esbuild.context({ ...bundle, logLevel: "info" });
    await context.watch();
  }
}

/** Returns the files of a folder that are run rather than imported. @param {string} folder */
function entryPoints(folder) {
  return readdirSync(at(folder))
    .filter((name) => /(\.test|\.ui|\.untrusted|\.web|^index|^screenshots)\.ts$/.test(name))
    .map((name) => `${folder}/${name}`);
}

if (isMain(import.meta)) {
  const started = performance.now();
  const production = process.argv.includes("--production");
  if (process.argv.includes("--watch")) await watch(production);
  else {
    await build({ production });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`built ${relative(root, at("dist"))}/ in ${seconds} s`);
  }
}
