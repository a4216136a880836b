/**
 * `npm run false-positives [-- --seed=N | --all | PACKAGE... | FILE...]`: checks the installed packages (of `python3`, or what PYTHON names)
 * and prints 100 of the findings, drawn by the seed, with the lines around each, to be read one by one by somebody who wants to refute
 * them; the verdicts are kept in docs/false-positives.md. A finding is drawn when the digest of the seed, its place and its code is
 * among the smallest, so that mending one finding leaves the others drawn. `--all` prints every finding as a line of JSON.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { at, run, scratchFolder } from "./project.mjs";
import { pyrightPlugin } from "./pyright-plugin.mjs";

const packages = ["skimage", "scipy", "sklearn", "pandas", "matplotlib"];
const drawn = 100;
const around = 4;

const seed = process.argv.find((argument) => argument.startsWith("--seed="))?.slice("--seed=".length) ?? "1";
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const { analyzeFile, findings } = await load();
const site = await sitePackages();
let files = 0;
const found = (named.length > 0 ? named : packages).flatMap((name) =>
  (name.endsWith(".py") ? [join(site, name)] : [...filesBelow(join(site, name))]).flatMap(examined),
);
if (process.argv.includes("--all")) for (const one of found) console.log(JSON.stringify(one));
else report();

/** @returns {Promise<any>} */
async function load() {
  const outfile = `${scratchFolder()}/check.cjs`;
  const contents =
    'export { findings } from "./core/ide/index.ts"; export { analyzeFile } from "./server/commands/input.ts";';
  await build({
    stdin: { contents, resolveDir: at() },
    bundle: true,
    format: "cjs",
    platform: "node",
    outfile,
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  const loaded = await import(pathToFileURL(outfile).href);
  // Node does not find the names of everything that a large CommonJS file exports.
  return loaded.default ?? loaded;
}

async function sitePackages() {
  const ask = "import numpy, os; print(os.path.dirname(os.path.dirname(numpy.__file__)))";
  return (await run(process.env.PYTHON ?? "python3", ["-c", ask])).output.trim();
}

/** @type {(folder: string) => Generator<string>} */
function* filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.name.endsWith(".py")) yield path;
  }
}

/** The findings of a file. @param {string} path */
function examined(path) {
  files++;
  const file = relative(site, path);
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${file}`);
  try {
    return findings(analyzeFile(path)).map((/** @type {any} */ one) => ({ file, ...one }));
  } catch (error) {
    console.error(`${file}: ${error}`);
    return [];
  }
}

function report() {
  const byCode = counted(found.map(({ code, name }) => `${code} ${name}`));
  console.log(`${found.length} findings in ${files} files of ${site}`);
  console.log(byCode.map(([code, count]) => `${String(count).padStart(5)} ${code}`).join("\n"));
  const sample = found.toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1)).slice(0, drawn);
  for (const [i, one] of sample.entries()) console.log(`\n${i + 1}. ${shown(one)}`);
}

/** @param {any} one */
function digest({ file, line, col, code }) {
  return createHash("sha256").update(`${seed} ${file}:${line}:${col} ${code}`).digest("hex");
}

/** A finding with the lines around it. @param {any} one */
function shown({ file, line, endLine, col, code, severity, message, proof, fix }) {
  const lines = readFileSync(join(site, file), "utf8").split(/\r\n?|\n/);
  const context = lines.slice(Math.max(0, line - 1 - around), endLine + around).map((text, i) => {
    const at = Math.max(0, line - 1 - around) + i + 1;
    return `${at >= line && at <= endLine ? ">" : " "} ${String(at).padStart(5)}  ${text}`;
  });
  return [
    `${file}:${line}:${col + 1} ${code} ${severity}: ${message}`,
    ...(proof ?? []).map((/** @type {string} */ text) => `   - ${text}`),
    ...(fix ? [`   fix (${fix.safe ? "safe" : "a suggestion"}): ${fix.title}`] : []),
    ...context,
  ].join("\n");
}

/** Each text with how often it is there, in order. @type {(texts: readonly string[]) => [string, number][]} */
function counted(texts) {
  const counts = new Map();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort();
}
