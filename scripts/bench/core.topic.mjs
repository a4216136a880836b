/**
 * How long the parts of an answer take in the core, beside the time that parsing the same file takes: a whole analysis, the analysis
 * after a one-character edit, a hover, the hints and a memory report.
 */
import { rm } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { at, scratchFolder } from "../project.mjs";
import { pyrightPlugin } from "../pyright-plugin.mjs";
import { script } from "./programs.mjs";

/** @type {import("../bench.mjs").Topic} */
export default {
  title: "The core",
  about:
    "Generated programs. The first figure is milliseconds on the machine that made it; the others are ratios to it.",
  measure: async () => {
    const core = await load();
    return [
      "| lines | parse | analyse / parse | after an edit / parse | findings / parse | hover / parse | hints / parse | memory report / parse |",
      "| --- | --- | --- | --- | --- | --- | --- | --- |",
      ...[100, 1000, 10_000].map((lines) => row(measure(core, lines))),
    ].join("\n");
  },
};

/** @returns {Promise<any>} */
async function load() {
  const folder = scratchFolder();
  const outfile = `${folder}/bench.mjs`;
  const contents = 'export * from "./core/ide/index.ts"; export { parse } from "./core/syntax/parse.ts";';
  await build({
    stdin: { contents, resolveDir: at() },
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  const module = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  return module;
}

/** @param {any} core @param {number} lines */
function measure(core, lines) {
  const { parse, analyze, findings, hover, inlayHints, memoryReport } = core;
  const text = script(lines);
  const line = lines - (lines % 10) - 5;
  const middle = text.indexOf("\n", text.length / 2) + 1;
  const edited = `${text.slice(0, middle)}#${text.slice(middle)}`;
  let latest = analyze(text);
  const first = analyze(text);
  let turn = 0;
  const again = () => {
    latest = analyze(turn++ % 2 ? text : edited, {}, latest);
  };
  const here = { line, col: 2 };
  return {
    lines,
    parse: median(() => parse(text)),
    analyse: median(() => analyze(text)),
    edit: median(again),
    findings: median(() => findings(first)),
    hover: median(() => hover(first, here)),
    hints: median(() => inlayHints(first)),
    memory: median(() => memoryReport(first, here)),
  };
}

/** Median of several runs in milliseconds, after one to warm up. @param {() => unknown} action */
function median(action) {
  action();
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    action();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[2];
}

/** @param {ReturnType<typeof measure>} measured */
function row({ lines, parse: base, ...others }) {
  const ratios = [others.analyse, others.edit, others.findings, others.hover, others.hints, others.memory];
  return `| ${lines.toLocaleString("en-US")} | ${base.toFixed(1)} | ${ratios.map((time) => (time / base).toFixed(2)).join(" | ")} |`;
}
