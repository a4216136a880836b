import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";

const PACKAGE = "@zzzen/pyright-internal";
const dist = join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), "dist");

/** What `core/syntax` uses of Pyright; `core/syntax/pyright.d.ts` describes the same names. */
const ENTRY = `
export { Parser, ParseOptions } from "./parser/parser.js";
export { Tokenizer } from "./parser/tokenizer.js";
export { CharacterStream } from "./parser/characterStream.js";
export { TextRangeCollection } from "./common/textRangeCollection.js";
export { pythonVersion3_14 } from "./common/pythonVersion.js";
export { ParseNodeType as NodeType, ErrorNode, extendRange } from "./parser/parseNodes.js";
export { TokenType, KeywordType, OperatorType, StringTokenFlags } from "./parser/tokenizerTypes.js";
`;

/**
 * Parts of Pyright that read files or clocks, that only Node has, or that load far more than a parser needs.
 * @type {Readonly<Record<string, () => string | Promise<string>>>}
 */
const STUBS = {
  localize: messageCatalogue,
  // A part of a longer string keeps all of it in memory; joining flattens, so that the rest is a part of a short one.
  core: () =>
    "exports.cloneStr = (text) => (' ' + text).slice(1); exports.equateValues = (a, b) => a === b; exports.compareValues = (a, b) => (a < b ? -1 : Number(a > b)); exports.isArray = Array.isArray;",
  timing: () => "exports.timingStats = new Proxy({}, { get: () => ({ timeOperation: (run) => run() }) });",
  diagnosticSink: () =>
    "exports.DiagnosticSink = class { fetchAndClear() { return this.found ?? []; } addError(message) { (this.found ??= []).push({ message }); } };",
  diagnostic: () => "exports.DiagnosticAddendum = class { addMessage() {} getString() { return ''; } };",
  stringUtils: () => "exports.getStringFingerprint = () => undefined;",
};

/**
 * esbuild plugin: `import ... from "@zzzen/pyright-internal"` gives its parser and tokenizer alone.
 * @returns {import("esbuild").Plugin}
 */
export function pyrightPlugin() {
  return {
    name: "pyright-parser",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^@zzzen\/pyright-internal$/ }, () => ({
        path: PACKAGE,
        namespace: "pyright-entry",
      }));
      onLoad({ filter: /.*/, namespace: "pyright-entry" }, () => ({
        contents: ENTRY,
        resolveDir: dist,
        loader: "js",
      }));
      onLoad({ filter: stubFilter() }, async ({ path }) => {
        return { contents: await STUBS[basename(path, ".js")](), loader: "js" };
      });
    },
  };
}

/**
 * The same for vitest: the parser is bundled once and served as one module.
 * @returns {import("vite").Plugin}
 */
export function pyrightVitePlugin() {
  /** @type {Promise<string> | undefined} */
  let bundled;
  return {
    name: "pyright-parser",
    enforce: "pre",
    resolveId: (id) => (id === PACKAGE ? `\0${PACKAGE}` : undefined),
    load: (id) => {
      if (id !== `\0${PACKAGE}`) return undefined;
      bundled ??= bundleParser();
      return bundled;
    },
  };
}

/** The parser as the text of one ES module. */
async function bundleParser() {
  const result = await build({
    stdin: { contents: `export * from "${PACKAGE}"`, resolveDir: dist },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "error",
    plugins: [pyrightPlugin()],
  });
  return result.outputFiles[0].text;
}

function stubFilter() {
  return new RegExp(
    `pyright-internal[\\\\/]dist[\\\\/](?:common|localization)[\\\\/](?:${Object.keys(STUBS).join("|")})\\.js$`,
  );
}

/** The English messages that the parser can give, out of a catalogue thirty times as large. */
async function messageCatalogue() {
  const parser = await readFile(join(dist, "parser/parser.js"), "utf8");
  const catalogue = JSON.parse(
    await readFile(join(dist, "localization/package.nls.en-us.json"), "utf8").then(withoutComments),
  );
  /** @param {string} kind @param {string} section */
  const used = (kind, section) =>
    Object.fromEntries(
      [
        ...new Set([...parser.matchAll(new RegExp(`\\.${kind}\\.(\\w+)\\(`, "g"))].map((found) => found[1])),
      ].map((key) => [key, textOf(catalogue[section][key])]),
    );
  return `
const fill = (text, values) => text.replace(/\\{(\\w+)\\}/g, (_, name) => String(values[name]));
const take = (messages) => new Proxy({}, { get: (_, key) => () => {
  const text = messages[key] ?? String(key);
  return text.includes("{") ? { format: (values) => fill(text, values), toString: () => text } : text;
} });
exports.LocMessage = take(${JSON.stringify(used("LocMessage", "Diagnostic"))});
exports.LocAddendum = take(${JSON.stringify(used("LocAddendum", "DiagnosticAddendum"))});
`;
}

/** @param {string | { message?: string }} entry */
function textOf(entry) {
  return typeof entry === "string" ? entry : (entry?.message ?? "");
}

/** @param {string} json */
function withoutComments(json) {
  return json.replace(/^\uFEFF/, "").replace(/^\s*\/\/.*$/gm, "");
}
