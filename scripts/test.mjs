/**
 * `npm test [-- --only PART]`: builds, then checks everything. Prints a line for each part, what failed
 * in full, and at the end one line: `N passed, N failed`.
 *
 * - lint    Biome's format and lint
 * - types   the TypeScript compiler
 * - unit    Vitest: all of test/ that needs no VS Code
 * - host    Mocha inside a real VS Code's extension host
 * - window  a real VS Code's window with the packed extension installed
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runSuite, runWindow } from "../test/host/run.mjs";
import { build, buildHostTests } from "./build.mjs";
import { at, run, runTool, scratchFolder } from "./project.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Results */

/** @type {Results} */
const nothing = { passed: 0, failed: 0, skipped: 0, failures: [] };
const minute = 60_000;

/** The parts in their order. @type {Readonly<Record<string, () => Promise<Results>>>} */
const parts = {
  lint: () => tool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
  types: () => tool("typescript/bin/tsc", ["--noEmit"]),
  unit,
  host: runSuite,
  window,
};

const { values } = parseArgs({ options: { only: { type: "string" } } });
const chosen = Object.keys(parts).filter((name) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  console.error(`--only takes one of ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}

const scratch = scratchFolder();

let sum = await report("build", prepare);
if (sum.failed === 0) for (const name of chosen) sum = add(sum, await report(name, parts[name]));
console.log(inWords(sum));
process.exit(sum.failed > 0 ? 1 : 0);

/**
 * Runs a part and prints what failed and its line. What the part throws is one failure.
 * @param {string} name
 * @param {() => Promise<Results>} part
 */
async function report(name, part) {
  const started = performance.now();
  const results = await part().catch((error) => failure(error instanceof Error ? error.stack : error));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  for (const text of results.failures) console.log(`\n${text.trimEnd()}\n`);
  const counts = name === "build" ? (results.failed ? "failed" : "done") : inWords(results);
  console.log(`${name.padEnd(7)} ${counts} (${seconds} s)`);
  return results;
}

/** @returns {Promise<Results>} */
async function prepare() {
  await build();
  await buildHostTests();
  return nothing;
}

/**
 * Runs a tool that either finds nothing or fails, which counts as one test.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<Results>}
 */
async function tool(script, args) {
  const { code, output } = await runTool(script, args, { timeoutMs: 5 * minute });
  return code === 0 ? { ...nothing, passed: 1 } : failure(output);
}

/** @returns {Promise<Results>} */
async function unit() {
  const report = join(scratch, "vitest.json");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const { code, output } = await runTool(
    "vitest/vitest.mjs",
    ["run", "--exclude", "test/host/**", "--passWithNoTests", ...reporters],
    { timeoutMs: 22 * minute },
  );
  const counts = vitestCounts(report);
  // An error outside any test makes the run fail although every test passed.
  const failed = code === 0 ? 0 : Math.max(counts.failed, 1);
  return { ...counts, failed, failures: failed > 0 ? [output] : [] };
}

/** @param {string} file */
function vitestCounts(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** Packs the extension, which must go without a warning, and tests it installed. @returns {Promise<Results>} */
async function window() {
  const vsix = join(scratch, "ndlens.vsix");
  const { code, output } = await run(process.execPath, [at("scripts/package.mjs"), vsix]);
  if (code !== 0 || output.includes("WARNING")) return failure(output);
  return add({ ...nothing, passed: 1 }, await runWindow(vsix));
}

/** @param {Results} left @param {Results} right @returns {Results} */
function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
    failures: [...left.failures, ...right.failures],
  };
}

/** @param {unknown} text @returns {Results} */
function failure(text) {
  return { ...nothing, failed: 1, failures: [String(text)] };
}

/** @param {Results} results */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
