/**
 * `npm run fuzz -- programs [--seed N] [--count N]`: random array programs, of which every place and everything printed is compared
 * with NumPy's; needs Python with NumPy. `--unknown` lists what nothing was said of.
 *
 * `npm run fuzz -- inputs [--seed N] [--count N]`: random programs that depend on an input; what is claimed of them holds in NumPy for all.
 *
 * `npm run fuzz -- plain [--seed N] [--count N]`: random programs without arrays, of control flow, closures, classes and generators, as they are and
 * with a number that nobody knows, compared with Python's.
 *
 * `npm run fuzz -- mutations [--seed N] [--count N] [FOLDER...]`: real Python files, damaged and cut short; every question that an
 * editor asks is answered without an exception and in time. Without folders the files are those of the installed NumPy.
 *
 * `npm run fuzz -- properties [--seed N] [--count N]`: the property tests, each with N times as many cases as `npm test` tries.
 *
 * Ends with 1 when something is wrong.
 */
import { rm } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { at, scratchFolder } from "./project.mjs";
import { pyrightPlugin } from "./pyright-plugin.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "0" },
    count: { type: "string", default: "1000" },
    unknown: { type: "boolean", default: false },
  },
});
const [name = "programs", ...folders] = positionals;
if (!["programs", "inputs", "plain", "mutations", "properties"].includes(name)) {
  console.error(`there is no topic ${name}; there are programs, inputs, plain, mutations and properties`);
  process.exit(2);
}
const { fuzz } =
  name === "properties" ? await import("./fuzz/properties.mjs") : await load(`scripts/fuzz/${name}.mjs`);
process.exitCode = await fuzz({
  seed: Number(values.seed),
  count: Number(values.count),
  unknown: values.unknown,
  folders,
});

/** Bundles a topic with the core, which is written in TypeScript. @param {string} entry @returns {Promise<any>} */
async function load(entry) {
  const outfile = `${scratchFolder()}/fuzz.mjs`;
  await build({
    entryPoints: [at(entry)],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    define: { "import.meta.dirname": JSON.stringify(at("scripts/fuzz")) },
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  const module = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  return module;
}
