/**
 * `npm run proof [-- --write | NAME...]`: applies every fix that is offered in the fixtures, the pairs and the examples, runs both programs
 * under real NumPy (`python3`, or what PYTHON names) and compares what they leave and what they take. A safe fix must leave
 * every value and the output as they were; what is saved must be within 10% of what the finding says. The examples of the rules'
 * pages are measured against what the pages say to use instead. `--write` puts the table into docs/proof.md and the pages'
 * measurements into core/rules/measured.json, and generates the pages from it. With names only the programs are run whose
 * names contain one of them.
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { at, root, run, scratchFolder } from "./project.mjs";
import { pyrightPlugin } from "./pyright-plugin.mjs";

/** What a measured saving may differ by from the promised one: a share, and the bytes of small arrays beside it. */
const share = 0.1;
const noise = 4096;
/** The ways to measure a whole program, in the order in which they say most. */
const wholes = ["peak", "held", "made", "most"];
/** Programs that one Python process runs. */
const batch = 10;

/** The second table's rows. @type {string[]} */
const advised = [];
const { analyze, findings, applyEdits, rules } = await load();
const isWritten = process.argv.includes("--write");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const programs = ["test/fixtures", "test/pairs/defects", "examples"].flatMap(programsIn).map(examined);
const asked = programs.filter(({ fixes }) => fixes.length > 0);
const answers = await measured(asked.map(({ text, fixes }) => ({ text, changes: fixes })));
const rows = asked.flatMap(({ file, fixes }, i) =>
  fixes.map((/** @type {any} */ fix, /** @type {number} */ j) => ({
    file,
    fix,
    ...compared(answers[i].before, answers[i].after[j], j, fix),
  })),
);
const wrong = rows.filter((row) => problemOf(row) !== "");
const table = [
  "| program | line | rule | fix | safe | values | promised | saved | measured as |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
  ...rows.map(line),
].join("\n");
const counts = `${rows.length} fixes in ${asked.length} programs, ${rows.filter(({ fix }) => fix.safe).length} of them safe: ${wrong.length} do not hold.`;
console.log(wrong.length > 0 ? wrong.map((row) => `${line(row)} ${problemOf(row)}`).join("\n") : table);
console.log(counts);
if (isWritten && wanted.length === 0) {
  const pages = await pagesMeasured();
  writeFileSync(at("docs/proof.md"), page());
  writeFileSync(at("core/rules/measured.json"), `${JSON.stringify(pages, undefined, 2)}\n`);
  await run(process.execPath, [at("scripts/generate.mjs")]);
}
process.exitCode = wrong.length > 0 ? 1 : 0;

/** @returns {Promise<any>} */
async function load() {
  const outfile = `${scratchFolder()}/proof.mjs`;
  const contents =
    'export { analyze, findings, rules } from "./core/ide/index.ts"; export { applyEdits } from "./server/fixes.ts";';
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
  const isWanted = (/** @type {string} */ name) =>
    wanted.length === 0 || wanted.some((one) => name.includes(one));
  const names = readdirSync(at(folder)).filter((name) => name.endsWith(".py") && isWanted(name));
  return names.sort().map((name) => at(folder, name));
}

/** A program with each of its fixes applied alone. @param {string} path */
function examined(path) {
  const text = readFileSync(path, "utf8");
  const fixes = findings(analyze(text, { path })).flatMap((/** @type {any} */ finding) =>
    // A program that raises has no end at which to compare.
    finding.fix && !finding.code.startsWith("ND9") ? [fixOf(text, finding)] : [],
  );
  return { file: relative(root, path), text, fixes };
}

/** A fix with the changed text, and the lines that it is about before and after it. @type {(text: string, finding: any) => any} */
function fixOf(text, { line, endLine, code, bytes, message, fix }) {
  const { title, safe, edits } = fix;
  const old = new Set(between(line, endLine));
  const now = new Set(between(line + shiftAt(edits, line), endLine + shiftAt(edits, line)));
  for (const edit of edits) {
    for (const one of between(edit.line, edit.endLine)) old.add(one);
    const first = edit.line + shiftAt(edits, edit.line);
    for (const one of between(first, first + edit.text.split("\n").length - 1)) now.add(one);
  }
  // Where a finding gives no bytes, what its message begins with is lost, not saved.
  const promised = bytes === undefined ? [] : [bytes, leading(message)].filter((one) => one !== undefined);
  return {
    line,
    code,
    bytes,
    promised,
    title,
    safe,
    text: applyEdits(text, edits),
    old: [...old],
    new: [...now],
  };
}

/** By how many lines the edits above a line move it. @type {(edits: readonly any[], line: number) => number} */
function shiftAt(edits, line) {
  return edits
    .filter((edit) => edit.line < line)
    .reduce((sum, { line, endLine, text }) => sum + text.split("\n").length - 1 - (endLine - line), 0);
}

/** @type {(first: number, last: number) => number[]} */
function between(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The bytes that a message begins with. @param {string} message */
function leading(message) {
  const [, amount, unit] = /^([\d.]+) (B|kB|MB|GB)\b/.exec(message) ?? [];
  return amount === undefined
    ? undefined
    : Number(amount) * { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 }[/** @type {"B"} */ (unit)];
}

/** What each program and its changed forms leave and take. Programs are shared out over the cores. @param {readonly any[]} programs */
async function measured(programs) {
  /** @type {any[]} */
  const answers = [];
  let next = 0;
  const worker = async () => {
    while (next < programs.length) {
      const from = next;
      next += batch;
      const part = await inPython(programs.slice(from, from + batch));
      for (const [i, answer] of part.entries()) answers[from + i] = answer;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return answers;
}

/** @type {(programs: readonly any[]) => Promise<any[]>} */
function inPython(programs) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.env.PYTHON ?? "python3", [at("test/oracle/proof.py")]);
    let [output, errors] = ["", ""];
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(errors))));
    child.stdin.end(JSON.stringify(programs));
  });
}

/**
 * What a change leaves and saves. Of the ways to measure, the first one counts that gives what was promised, in the order in which
 * they say most: the whole program's before those of the changed lines. @type {(before: any, after: any, i: number, fix: any) => any}
 */
function compared(before, after, i, { promised }) {
  const changed = Object.keys(before.values).filter((name) => before.values[name] !== after.values[name]);
  /** @type {Record<string, number>} */
  const saved = {};
  for (const how of wholes) saved[how] = before[how] - after[how];
  for (const how of ["made", "kept", "largest"])
    saved[`${how} here`] = before.lines[i][how] - after.lines[0][how];
  const ways = Object.entries(saved);
  for (const amount of promised) {
    const way = ways.find(([, bytes]) => isNear(bytes, amount));
    if (way)
      return { changed, sameOutput: before.output === after.output, amount, how: way[0], saved: way[1] };
  }
  const [how, bytes] = ways.reduce((best, next) => (distance(next[1]) < distance(best[1]) ? next : best));
  return { changed, sameOutput: before.output === after.output, amount: promised[0], how, saved: bytes };

  /** @param {number} bytes */
  function distance(bytes) {
    return Math.abs(bytes - (promised[0] ?? 0));
  }
}

/** @type {(bytes: number, promised: number) => boolean} */
function isNear(bytes, promised) {
  return Math.abs(bytes - promised) <= share * promised + (promised < 20 * noise ? noise : 0);
}

/** The examples of the rules' pages against what the pages say to use instead. */
async function pagesMeasured() {
  const programs = rules().map((/** @type {any} */ { page }) => {
    const [text, instead] = ["Example", "Use instead"].map((heading) => programIn(page, heading));
    return { text, changes: [{ text: instead, old: [], new: [] }], timed: true };
  });
  const answers = await measured(programs);
  advised.push(...answers.map((answer, i) => adviceRow(rules()[i].code, programs[i].text, answer)));
  /** @type {(run: any) => object} */
  const numbers = ({ peak, most, made, held }) => ({ peak, most, made, held });
  const isRun = (/** @type {any} */ { output }) => !/^\w+Error: /m.test(output);
  const runs = rules().flatMap((/** @type {any} */ { code }, /** @type {number} */ i) => {
    const { before, after, faster } = answers[i];
    // What ends with an exception has nothing to measure.
    if (!isRun(before) || !isRun(after[0])) return [];
    // Seconds are this machine's; how many times faster something is says more of others.
    const times = faster === null ? {} : { faster: Number(faster.toPrecision(2)) };
    return [[code, { before: numbers(before), after: numbers(after[0]), ...times }]];
  });
  return { numpy: answers[0].before.numpy, runs: Object.fromEntries(runs) };
}

/** What a page's advice saves, against what its finding says. @type {(code: string, text: string, answer: any) => string} */
function adviceRow(code, text, { before, after, faster }) {
  const found = findings(analyze(text, {})).find((/** @type {any} */ one) => one.code === code);
  const promised = [found?.bytes, leading(found?.message ?? "")].filter((bytes) => bytes > 0);
  const ways = wholes.map((how) => ({ how, saved: before[how] - after[0][how] }));
  const best = promised
    .flatMap((bytes) => ways.filter(({ saved }) => isNear(saved, bytes)).map((way) => ({ ...way, bytes })))
    .at(0) ?? { ...ways.reduce((a, b) => (b.saved > a.saved ? b : a)), bytes: promised[0] };
  // What fails, or says nothing of the program's work, has no time to be held against another.
  const isTimed = faster !== null && found?.severity !== "error" && !code.startsWith("ND0");
  const times = isTimed ? `${faster.toFixed(1)} times` : "";
  // Of orders in memory the bytes are those that are read in another way.
  const isBytes = best.bytes !== undefined && best.bytes >= noise && !code.startsWith("ND3");
  const [said, saved, how] = isBytes ? [size(best.bytes), size(best.saved), best.how] : ["", "", ""];
  const message = (found?.message ?? "").replaceAll("|", "\\|");
  return `| ${code} | ${message} | ${said} | ${saved} | ${how} | ${times} |`;
}

/** @type {(page: string, heading: string) => string} */
function programIn(page, heading) {
  const section = page.split(`## ${heading}\n`)[1].split("\n## ")[0];
  return /```python\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
}

/** Says what does not hold of a row. @param {any} row */
function problemOf({ fix, changed, sameOutput, saved, amount }) {
  if (fix.safe && changed.length > 0) return `changes ${changed.join(", ")}`;
  if (fix.safe && !sameOutput) return "prints something else";
  if (amount === undefined || amount < noise) return "";
  return isNear(saved, amount) ? "" : "saves another amount";
}

/** @param {any} row */
function line({ file, fix, changed, sameOutput, saved, amount, how }) {
  const values = changed.length === 0 && sameOutput ? "same" : fix.safe ? "CHANGED" : "rounding or dtype";
  const promised = amount === undefined ? "" : size(amount);
  const title = fix.title.replaceAll("|", "\\|");
  return `| ${file.split("/").slice(-1)[0]} | ${fix.line} | ${fix.code} | ${title} | ${fix.safe ? "yes" : "no"} | ${values} | ${promised} | ${promised && size(saved)} | ${promised && how} |`;
}

/** @param {number} bytes */
function size(bytes) {
  if (Math.abs(bytes) < 1000) return `${bytes} B`;
  if (bytes >= 1e9) return `${(bytes / 1e9).toPrecision(3)} GB`;
  return bytes < 999_500 ? `${(bytes / 1e3).toPrecision(3)} kB` : `${(bytes / 1e6).toPrecision(3)} MB`;
}

function page() {
  return `# The fixes, proved

Made by \`npm run proof -- --write\`: each fix that is offered in \`test/fixtures\`, \`test/pairs\` and \`examples\` is applied alone, and both
programs are run under NumPy, each in a process of its own. "Values" says whether every name that is alive at the end has the same
dtype, shape and bytes and whether the same is printed; that must be so for safe fixes. "Promised" is what the finding says,
"saved" what was measured, and the two must agree within 10%.

Measured are the bytes that NumPy allocates for elements: fewer at the program's peak ("peak"), fewer held at its end ("held", with the
Python objects that object arrays hold), or fewer allocated in all ("made"); and, where lists are spared, the peak with all of
Python's objects ("most"). Where a fix makes arrays smaller that are computed
from the one it speaks of, the whole program saves more than was promised; then what the changed lines take is compared:
what they allocate ("made here"), what of it outlives the line ("kept here"), or the largest array there ("largest here").
Amounts below 4 kB are not compared.

${counts}

${table}

## The advice of the pages

Each rule's page has an example and what to use instead. Both are run here as well: what the finding in the example says, what the
other program saves of it, and how many times faster it is where the example takes more than a thousandth of a second (the
shortest of some runs, each in a process of its own, taken in turns). Rules about errors and comments have nothing to save.

| rule | message | promised | saved | measured as | faster |
| --- | --- | --- | --- | --- | --- |
${advised.join("\n")}
`;
}
