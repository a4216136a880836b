/** The tools of `npm run compare`: how each is run, and its messages in one form. */
import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { at, manifest, run } from "../project.mjs";

/** @typedef {{ file: string, line: number, endLine: number, rule: string, message: string }} Message */
/** @typedef {{ name: string, how: string, version: () => Promise<string>, messages: (folder: string) => Promise<Message[]> }} Tool */

/** The tools, installed below a folder. @type {(folder: string) => readonly Tool[]} */
export function tools(folder) {
  const bin = (/** @type {string} */ name) => join(folder, "venv/bin", name);
  const pyright = join(folder, "npm/node_modules/pyright/index.js");
  const version = async (/** @type {string} */ command, /** @type {readonly string[]} */ args) =>
    /\d+\.\d+[\w.]*/.exec((await run(command, args)).output)?.[0] ?? "";
  return [
    {
      name: "ndlens",
      how: "ndlens check --format json",
      version: async () => manifest.version,
      async messages(path) {
        const { output } = await run(process.execPath, [
          at("dist/cli.cjs"),
          "check",
          "--format",
          "json",
          path,
        ]);
        return json(output, "[").map((/** @type {any} */ one) => ({
          ...one,
          file: basename(one.file),
          rule: one.code,
        }));
      },
    },
    {
      name: "Ruff",
      how: "ruff check --isolated --select ALL --preview --output-format json",
      version: () => version(bin("ruff"), ["--version"]),
      async messages(path) {
        const args = "check --isolated --no-cache --select ALL --preview --output-format json".split(" ");
        const { output } = await run(bin("ruff"), [...args, path]);
        return json(output, "[").map(
          (/** @type {any} */ { filename, location, end_location, code, message }) => ({
            file: basename(filename),
            line: location.row,
            endLine: end_location.row,
            rule: code ?? "syntax",
            message,
          }),
        );
      },
    },
    {
      name: "Pylint",
      how: "pylint --rcfile= --enable-all-extensions --enable=all --disable=duplicate-code --output-format json",
      version: () => version(bin("pylint"), ["--version"]),
      async messages(path) {
        // What is written twice is off topic, and looking for it takes the square of the programs.
        const args =
          "--rcfile= --enable-all-extensions --enable=all --disable=duplicate-code --output-format json".split(
            " ",
          );
        const { output } = await run(bin("pylint"), [...args, ...pythonIn(path)], { cwd: folder });
        return json(output, "[").map((/** @type {any} */ one) => ({
          file: basename(one.path),
          line: one.line,
          endLine: one.endLine ?? one.line,
          rule: one.symbol,
          message: one.message,
        }));
      },
    },
    {
      name: "Pyright",
      how: "pyright --outputjson, every file in strict mode",
      version: () => version(process.execPath, [pyright, "--version"]),
      async messages(path) {
        // It reads what lies beside its configuration.
        const project = join(folder, "pyright", basename(path));
        const config = join(project, "pyrightconfig.json");
        cpSync(path, project, { recursive: true });
        writeFileSync(config, JSON.stringify({ typeCheckingMode: "strict", venvPath: folder, venv: "venv" }));
        const { output } = await run(process.execPath, [pyright, "--outputjson", "-p", config]);
        return json(output, "{").generalDiagnostics.map(
          (/** @type {any} */ { file, range, rule, message }) => ({
            file: basename(file),
            line: range.start.line + 1,
            endLine: range.end.line + 1,
            rule: rule ?? "error",
            message,
          }),
        );
      },
    },
    {
      name: "mypy",
      how: "mypy --strict --output json",
      version: () => version(bin("mypy"), ["--version"]),
      async messages(path) {
        /** @type {Message[]} */
        const found = [];
        // Each file is a program; together they would be modules of one.
        const args = [
          "--strict",
          "--scripts-are-modules",
          "--output",
          "json",
          "--cache-dir",
          join(folder, "mypy"),
        ];
        const { output } = await run(bin("mypy"), [...args, ...pythonIn(path)], { cwd: folder });
        for (const line of output.split("\n").filter((one) => one.startsWith("{"))) {
          const { file, line: at, code, message } = JSON.parse(line);
          found.push({ file: basename(file), line: at, endLine: at, rule: code ?? "error", message });
        }
        return found;
      },
    },
  ];
}

/** Rules that say nothing of memory, time, dtypes or shapes, by tool. What is not listed counts. @type {Record<string, RegExp>} */
export const offTopic = {
  // Names, annotations, docstrings, commas, imports, formatting, tests, security, simplifications and unused code.
  Ruff: /^(A\d|ANN|ARG|C9|COM|CPY|D\d|DOC|E\d|EM|ERA|EXE|F\d|FBT|I\d|ICN|INP|ISC|N8|PLC|PLR(?!6104)|PLW|PT\d|PYI|Q|RET|RSE|S\d|SIM|SLF|T20|TC|TD|TRY|UP|W\d|YTT)/,
  Pylint:
    /docstring|^invalid-name|^too-few|^too-many-(?!function-args)|^unused-|^redefined-(outer|builtin)|^unnecessary-lambda|magic-value|^while-used|ternary|implicit-booleaness|using-with$|^line-|^wrong-import|^import-/,
  // What is not annotated, which is all of a short program, and what is not used.
  Pyright: /^report(Unknown|Missing|Unused|PossiblyUnbound)/,
  mypy: /^(no-untyped|type-arg|no-any|import|var-annotated|unused-)/,
};

/** The programs of a folder. @param {string} folder */
const pythonIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .sort()
    .map((name) => join(folder, name));

/** The marked lines of a program. @param {string} text */
export function kindsOf(text) {
  return text.split("\n").flatMap((source, i) => {
    const kind = /# want: (\S+)/.exec(source)?.[1];
    return kind ? [{ line: i + 1, kind }] : [];
  });
}

/** @type {(output: string, first: string) => any} */
const json = (output, first) =>
  JSON.parse(output.slice(output.indexOf(first), output.lastIndexOf(first === "[" ? "]" : "}") + 1));
