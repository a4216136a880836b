/**
 * Compares what the runtime prints for the examples of NumPy's docstrings with what NumPy prints for them:
 * `npm run docstrings -- [--write] [--show different|unsupported] [--pages FILE...] [--reuse FOLDER]`. Needs Python with NumPy.
 * `--write` puts the table by module, or that by page, into docs/docstrings.md, `--show` lists the examples that are not the same, `--pages` takes the
 * examples of text files, and `--reuse` keeps NumPy's answers in a folder for the next time.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../", import.meta.url));
const { values: options, positionals: pages } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: "boolean" },
    pages: { type: "boolean" },
    show: { type: "string" },
    reuse: { type: "string" },
    only: { type: "string" },
  },
});

/**
 * @typedef {{ readonly printed: string, readonly error: string | null }} Printed
 * @typedef {{ readonly line: number, readonly source: string, readonly want: string, readonly real: Printed | null }} Example
 * @typedef {{ readonly file: string, readonly module: string, readonly name: string, readonly examples: readonly Example[] }} Docstring
 * @typedef {{ readonly file: string, readonly line: number, readonly got: string, readonly verdict: string }} Answer
 * @typedef {Example & { readonly file: string, readonly module: string, readonly name: string, readonly got: string, readonly verdict: string }} Row
 */

const only = options.only ?? "";
const folder = options.reuse ?? mkdtempSync(join(tmpdir(), "ndlens-docstrings-"));
try {
  const real = answersOfNumpy();
  const wanted = options.only ? real.filter(({ module, name }) => `${module}.${name}`.includes(only)) : real;
  const rows = wanted.length > 0 ? compared(wanted, answersOfRuntime(wanted)) : [];
  if (options.show) for (const row of rows) showRow(row);
  const table = tableOf(rows);
  process.stdout.write(`${table}\n`);
  if (options.write) writeTable(table);
} finally {
  if (!options.reuse) rmSync(folder, { recursive: true, force: true });
}

/**
 * What NumPy printed, by docstring; asked once for a folder.
 * @returns {readonly Docstring[]}
 */
function answersOfNumpy() {
  const file = join(folder, "real.json");
  if (!existsSync(file)) {
    const script = join(root, "scripts/docstrings.py");
    const { status } = spawnSync("python3", [script, folder, ...pages], { stdio: "inherit" });
    if (status !== 0) process.exit(2);
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * What the runtime printed, by file and line.
 * @param {readonly Docstring[]} real
 * @returns {ReadonlyMap<string, Answer>}
 */
function answersOfRuntime(real) {
  const files = real.map(({ file }) => join(folder, file));
  const { stdout } = spawnSync("node", [join(root, "dist/cli.cjs"), "doctest", "--json", ...files], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  return new Map(
    JSON.parse(stdout).examples.map((/** @type {Answer} */ example) => [
      `${basename(example.file)}:${example.line}`,
      example,
    ]),
  );
}

/**
 * One row for each example that prints something which is the same whenever it is run.
 * @param {readonly Docstring[]} real
 * @param {ReadonlyMap<string, Answer>} answers
 * @returns {readonly Row[]}
 */
function compared(real, answers) {
  return real.flatMap(({ file, module, name, examples }) =>
    examples.flatMap((example) => {
      if (!example.real || !printsSomething(example.real)) return [];
      const answer = answers.get(`${file}:${example.line}`);
      return [
        { file, module, name, ...example, got: answer?.got ?? "", verdict: verdictOf(example.real, answer) },
      ];
    }),
  );
}

/**
 * Names and packages that are missing on the machine say nothing of NumPy.
 * @param {Printed} real
 */
function printsSomething({ printed, error }) {
  if (error === "skipped" || /^(?:NameError|ModuleNotFoundError|ImportError)\b/.test(error ?? ""))
    return false;
  return printed !== "" || error !== null;
}

/**
 * @param {Printed} real
 * @param {Answer | undefined} answer
 */
function verdictOf({ printed, error }, answer) {
  if (!answer || answer.verdict === "unsupported" || answer.verdict === "skipped") return "unsupported";
  const got = parts(answer.got);
  return got.printed === printed && got.error === (error ?? undefined) ? "same" : "different";
}

/**
 * Output, and the last lines of a traceback behind it.
 * @param {string} got
 * @returns {{ printed: string, error: string | undefined }}
 */
function parts(got) {
  const at = got.search(/^Traceback \(most recent call last\):$/m);
  const syntax = /^ {2}File "<stdin>", line 1\n(?:.*\n)*?(SyntaxError: .*)\n$/.exec(got);
  if (syntax) return { printed: "", error: syntax[1] };
  if (at < 0) return { printed: got, error: undefined };
  const trace = got.slice(at).split("\n").slice(1);
  const last = trace.findIndex((line) => /^\S/.test(line));
  return { printed: got.slice(0, at), error: trace.slice(last).join("\n").replace(/\n+$/, "") };
}

/**
 * @param {Row} row
 */
function showRow({ file, module, name, line, source, real, got, verdict }) {
  const isWanted = options.show === "all" || verdict === options.show;
  if (!isWanted && !(options.show === "bad" && verdict !== "same")) return;
  const indented = (/** @type {string} */ text) => text.replace(/^(?=.)/gm, "    ");
  const shown = real ? `${real.printed}${real.error ? `${real.error}\n` : ""}` : "";
  process.stdout.write(`${module}.${name} (${file}:${line}) ${verdict}\n${indented(source)}`);
  process.stdout.write(
    `  NumPy\n${indented(shown)}${verdict === "different" ? `  ndlens\n${indented(got)}` : ""}\n`,
  );
}

/**
 * @param {readonly Row[]} rows
 */
function tableOf(rows) {
  const modules = [...new Set(rows.map(({ module }) => module))].sort();
  /** @type {[string, readonly Row[]][]} */
  const groups = [
    ...modules.map(
      (module) =>
        /** @type {[string, readonly Row[]]} */ ([
          `\`${module}\``,
          rows.filter((row) => row.module === module),
        ]),
    ),
    [
      options.pages ? "**all pages**" : "**outside numpy.ma**",
      rows.filter((row) => !/^numpy\.ma\b(?!t)/.test(row.module)),
    ],
    ["**numpy.ma**", rows.filter((row) => /^numpy\.ma\b(?!t)/.test(row.module))],
  ];
  const lines = groups.filter(([, group]) => group.length > 0).map(([title, group]) => lineOf(title, group));
  return [
    "| module | examples | the same | different | not known |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...lines,
  ].join("\n");
}

/**
 * @param {string} title
 * @param {readonly Row[]} group
 */
function lineOf(title, group) {
  const count = (/** @type {string} */ verdict) => group.filter((row) => row.verdict === verdict).length;
  const share = (/** @type {string} */ verdict) =>
    `${count(verdict)} (${((100 * count(verdict)) / group.length).toFixed(1)}%)`;
  return `| ${title} | ${group.length} | ${share("same")} | ${share("different")} | ${share("unsupported")} |`;
}

/**
 * @param {string} table
 */
function writeTable(table) {
  const page = join(root, "docs/docstrings.md");
  const text = readFileSync(page, "utf8");
  // The second table of the page is that of the user guide's pages.
  let number = 0;
  const wanted = options.pages ? 2 : 1;
  const next = text.replace(/^\| module [\s\S]*?(?=\n\n|\n*$(?![\s\S]))/gm, (old) =>
    ++number === wanted ? table : old,
  );
  writeFileSync(page, next);
}
