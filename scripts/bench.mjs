/**
 * `npm run bench [-- --write]`: how long answers take, as ratios within one run, so that the machine matters little: a whole
 * analysis, the analysis after a one-character edit, a hover and a memory report, on generated files of 100, 1,000 and 10,000
 * lines, each beside the time that parsing the same file takes. `--write` puts the table into docs/benchmarks.md.
 */
import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { at, scratchFolder } from "./project.mjs";
import { pyrightPlugin } from "./pyright-plugin.mjs";

const { parse, analyze, findings, hover, inlayHints, memoryReport } = await load();
const rows = [100, 1000, 10_000].map(measure);
const table = [
  "| lines | parse | analyse / parse | after an edit / parse | findings / parse | hover / parse | hints / parse | memory report / parse |",
  "| --- | --- | --- | --- | --- | --- | --- | --- |",
  ...rows.map(row),
].join("\n");
console.log(table);
if (process.argv.includes("--write")) {
  const note =
    "Made by `npm run bench -- --write`. The first figure is milliseconds on the machine that made it; the others are ratios to it.";
  writeFileSync(at("docs/benchmarks.md"), `# Benchmarks\n\n${note}\n\n${table}\n`);
}

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

/** A file of the kind people write: arrays made, sliced, computed with, functions between them. @param {number} lines */
function program(lines) {
  const parts = ["import numpy as np", "rng = np.random.default_rng(0)"];
  for (let i = 0; parts.length < lines; i++) {
    parts.push(
      `def scale_${i}(values, factor=2.0):`,
      "    shifted = values - values.mean(axis=0)",
      "    return shifted * factor",
      `table_${i} = np.arange(${12 + i} * 8, dtype=np.float32).reshape(-1, 8)`,
      `column_${i} = table_${i}[:, ${i % 8}]`,
      `scaled_${i} = scale_${i}(table_${i})`,
      `for j in range(4):`,
      `    scaled_${i}[j] += j`,
      `mask_${i} = scaled_${i} > 0`,
      `picked_${i} = scaled_${i}[mask_${i}]`,
    );
  }
  return `${parts.slice(0, lines).join("\n")}\n`;
}

/** @param {number} lines */
function measure(lines) {
  const text = program(lines);
  const line = lines - (lines % 10) - 5;
  const middle = text.indexOf("\n", text.length / 2) + 1;
  const edited = `${text.slice(0, middle)}#${text.slice(middle)}`;
  const first = analyze(text);
  let turn = 0;
  const here = { line, col: 2 };
  return {
    lines,
    parse: median(() => parse(text)),
    analyse: median(() => analyze(text)),
    edit: median(() => analyze(turn++ % 2 ? text : edited, {}, first)),
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
