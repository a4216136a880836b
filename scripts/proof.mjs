/**
 * `npm run proof [-- --write]`: applies every fix that is offered in the fixtures, the pairs and the examples, runs both programs
 * under real NumPy (`python3`, or what PYTHON names) and compares what they leave and what they allocate. A safe fix must leave
 * every value and the output as they were; what is saved must be at least what the finding says, less 10%. `--write`
 * puts the table into docs/proof.md.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { at, root, scratchFolder } from "./project.mjs";
import { pyrightPlugin } from "./pyright-plugin.mjs";

/** What a measured saving may differ by from the promised one: a share, and the bytes of small arrays beside it. */
const share = 0.1;
const noise = 4096;
/** Programs that one Python process runs. */
const batch = 40;

const { analyze, findings, applyEdits } = await load();
const programs = ["test/fixtures", "test/pairs/defects", "examples"].flatMap(programsIn).map(examined);
const asked = programs.filter(({ fixes }) => fixes.length > 0);
/** @type {any[]} */
const rows = [];
for (let from = 0; from < asked.length; from += batch) {
  const part = asked.slice(from, from + batch);
  const answers = measured(part);
  for (const [i, { file, fixes }] of part.entries()) {
    for (const [j, fix] of fixes.entries()) rows.push({ file, fix, ...answers[i][j] });
  }
}
const wrong = rows.filter((row) => problemOf(row) !== "");
const table = [
  "| program | line | rule | fix | safe | values | promised | saved | measured as |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
  ...rows.map(line),
].join("\n");
const counts = `${rows.length} fixes in ${asked.length} programs, ${rows.filter(({ fix }) => fix.safe).length} of them safe: ${wrong.length} do not hold.`;
console.log(wrong.length > 0 ? wrong.map((row) => `${line(row)} ${problemOf(row)}`).join("\n") : table);
console.log(counts);
if (process.argv.includes("--write")) writeFileSync(at("docs/proof.md"), page());
process.exitCode = wrong.length > 0 ? 1 : 0;

/** @returns {Promise<any>} */
async function load() {
  const outfile = `${scratchFolder()}/proof.mjs`;
  const contents =
    'export { analyze, findings } from "./core/ide/index.ts"; export { applyEdits } from "./server/fixes.ts";';
  // A package of the server's is CommonJS and requires Node's own modules.
  const banner = {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  };
  await build({
    stdin: { contents, resolveDir: at() },
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    banner,
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  const module = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  return module;
}

/** @param {string} folder */
function programsIn(folder) {
  const names = readdirSync(at(folder)).filter((name) => name.endsWith(".py"));
  return names.sort().map((name) => at(folder, name));
}

/** A program with each of its fixes applied alone. @param {string} path */
function examined(path) {
  const text = readFileSync(path, "utf8");
  const fixes = findings(analyze(text, { path })).flatMap((/** @type {any} */ { line, code, bytes, fix }) =>
    // A program that raises has no end at which to compare.
    fix && !code.startsWith("ND9")
      ? [{ line, code, bytes, title: fix.title, safe: fix.safe, text: applyEdits(text, fix.edits) }]
      : [],
  );
  return { file: relative(root, path), text, fixes };
}

/** @param {readonly { text: string, fixes: readonly any[] }[]} part */
function measured(part) {
  const python = process.env.PYTHON ?? "python3";
  const { stdout, stderr, status } = spawnSync(python, [at("test/oracle/proof.py")], {
    input: JSON.stringify(part.map(({ text, fixes }) => ({ text, fixes }))),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Says what does not hold of a row. @param {any} row */
function problemOf({ fix, changed, sameOutput, saved }) {
  if (fix.safe && changed.length > 0) return `changes ${changed.join(", ")}`;
  if (fix.safe && !sameOutput) return "prints something else";
  if (fix.bytes === undefined || fix.bytes < noise) return "";
  return saved < fix.bytes - share * fix.bytes - noise ? "saves less" : "";
}

/** @param {any} row */
function line({ file, fix, changed, sameOutput, saved, how }) {
  const values = changed.length === 0 && sameOutput ? "same" : fix.safe ? "CHANGED" : "rounding or dtype";
  const promised = fix.bytes === undefined ? "" : size(fix.bytes);
  const title = fix.title.replaceAll("|", "\\|");
  return `| ${file.split("/").slice(-1)[0]} | ${fix.line} | ${fix.code} | ${title} | ${fix.safe ? "yes" : "no"} | ${values} | ${promised} | ${promised && size(saved)} | ${promised && how} |`;
}

/** @param {number} bytes */
function size(bytes) {
  if (Math.abs(bytes) < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toPrecision(3)} kB` : `${(bytes / 1e6).toPrecision(3)} MB`;
}

function page() {
  return `# The fixes, proved

Made by \`npm run proof -- --write\`: each fix that is offered in \`test/fixtures\`, \`test/pairs\` and \`examples\` is applied alone, and both
programs are run under NumPy. "Values" says whether every name that is alive at the end has the same dtype, shape and bytes and
whether the same is printed; that must be so for safe fixes. "Promised" is what the finding says is wasted, "saved" what was
measured, in the bytes that NumPy allocates for elements: less in all ("copied"), less at the peak, or less held at the end, with
the Python objects that object arrays hold; what is saved must not fall short of what is
promised by more than 10%. It may be more, where a fix makes what is computed from the array smaller as well.

${counts}

${table}
`;
}
