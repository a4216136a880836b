/**
 * The runtime's kernels beside NumPy and numpy-ts: how long one call takes, from arrays whose elements are known to an array whose
 * elements are known. numpy-ts is installed into a temporary folder.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { at, scratchFolder } from "../project.mjs";
import { pyrightPlugin } from "../pyright-plugin.mjs";

/** Elements, and the rows and columns of the tables that have about as many. */
const sizes = [
  { n: 10, rows: 2, columns: 5 },
  { n: 1000, rows: 25, columns: 40 },
  { n: 100_000, rows: 250, columns: 400 },
  { n: 1_000_000, rows: 250, columns: 4000 },
];

/** @type {import("../bench.mjs").Topic} */
export default {
  title: "Arrays",
  about: [
    "One call on float64 arrays, in one run on one machine: microseconds of the processor for NumPy on one core, and how many times as",
    "much the runtime and numpy-ts take, both after they have run for a while. `matmul` is that of a table and its transpose, `fancy index` picks as many elements as there are.",
  ].join(" "),
  measure: async () => {
    const numpy = timesOfNumpy();
    const peer = await timesOfNumpyTs();
    const own = await timesOfRuntime();
    const names = Object.keys(own);
    const cells = (/** @type {string} */ name, /** @type {number} */ i) => {
      const base = numpy?.[name][i];
      const ratio = (/** @type {number | undefined} */ time) =>
        time === undefined || base === undefined ? "–" : (time / base).toPrecision(2).replace(/e\+.*/, "");
      return `${base === undefined ? "–" : shown(base)} | ${ratio(own[name][i])} | ${ratio(peer?.times[name]?.[i])}`;
    };
    const parts = sizes.map(({ n }, i) =>
      [
        `**${n.toLocaleString("en-US")} elements**`,
        "",
        `| | NumPy, µs | ndlens / NumPy | numpy-ts${peer ? ` ${peer.version}` : ""} / NumPy |`,
        "| --- | --- | --- | --- |",
        ...names.map((name) => `| ${name} | ${cells(name, i)} |`),
      ].join("\n"),
    );
    return [machine(), ...parts, ...remarks].join("\n\n");
  },
};

/** Why some figures are what they are. */
const remarks = [
  [
    "A call of the runtime gives more than elements: the layout that NumPy would choose, what owns the memory, NumPy's hidden temporaries, and",
    "the exception where there is one. That takes about a microsecond whatever the size, which is several times NumPy's own call where",
    "that takes a third of one (`add`, `multiply`) or less (`fancy index`, `transpose, copy`).",
  ].join(" "),
  [
    "From about 1,000 elements on, NumPy and numpy-ts, whose kernels are WebAssembly, work on several elements at once, for which JavaScript",
    "has no instructions. Sums are made in NumPy's order and `exp` is right to the last digit but for one case in some hundreds, so that what is",
    "printed is what NumPy prints. Sorts go by keys (a radix sort), products of matrices in tiles; no kernel allocates for each element.",
  ].join(" "),
  [
    "Arrays of a million doubles are more than an editor computes: an analysis keeps no contents of more than 4 MB, and 200 MB in all",
    "(`core/ndarray/limits.ts`), which the measurement lifts. At that size most of an addition is the system's work of giving fresh memory, which differs from run to run.",
  ].join(" "),
];

/** What else the machine had to do while this was measured. */
function machine() {
  const waiting = loadavg()[0] / cpus().length;
  const others = `other programs kept it busy (${waiting.toFixed(1)} for each core were waiting), so that single figures are rough`;
  return `A machine with ${cpus().length} cores; ${waiting > 1 ? others : "nothing else ran on it"}.`;
}

/** @param {number} seconds */
function shown(seconds) {
  const micro = seconds * 1e6;
  return micro >= 100 ? Math.round(micro).toLocaleString("en-US") : micro.toPrecision(2);
}

/**
 * Seconds of the processor that one call takes: the least of several rounds; undefined where it can't be made. Between the rounds a
 * library may give memory back.
 * @param {() => unknown} call
 */
async function timed(call) {
  let count = 1;
  let best = Number.POSITIVE_INFINITY;
  const end = processorSeconds() + 0.15;
  try {
    for (let round = 0; round < 60 && (round < 3 || processorSeconds() < end); round++) {
      const start = processorSeconds();
      for (let i = 0; i < count; i++) call();
      const seconds = processorSeconds() - start;
      best = Math.min(best, seconds / count);
      if (seconds < 0.002) count = Math.ceil(count * Math.min(20, 0.004 / Math.max(seconds, 1e-6)));
      await new Promise((done) => setImmediate(done));
    }
  } catch {
    // It ran out of memory, say.
  }
  return Number.isFinite(best) ? best : undefined;
}

function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** @typedef {Record<string, (number | undefined)[]>} Times */

/** @returns {Promise<Times>} */
async function timesOfRuntime() {
  const outfile = `${scratchFolder()}/arrays.mjs`;
  await build({
    entryPoints: [at("scripts/bench/kernels.ts")],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  const { calls } = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  return collected(sizes.map((size) => calls(size)));
}

/**
 * Makes each call for a while before any is measured: an editor's process has been running for long, and neither library should be measured
 * while it is being compiled.
 * @param {Record<string, () => unknown>} calls
 */
async function warm(calls) {
  for (const call of Object.values(calls)) {
    const end = processorSeconds() + 0.05;
    while (processorSeconds() < end) for (let i = 0; i < 50; i++) call();
    await new Promise((done) => setImmediate(done));
  }
}

/** @param {readonly Record<string, () => unknown>[]} bySize @returns {Promise<Times>} */
async function collected(bySize) {
  /** @type {Times} */
  const times = {};
  for (const calls of [bySize[0], bySize[1], bySize[0]]) await warm(calls);
  for (const name of Object.keys(bySize[0])) {
    times[name] = [];
    for (const calls of bySize) times[name].push(await timed(calls[name]));
  }
  return times;
}

/** @returns {Promise<{ version: string, times: Times } | undefined>} */
async function timesOfNumpyTs() {
  const folder = mkdtempSync(join(tmpdir(), "ndlens-numpy-ts-"));
  try {
    const options = ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, "numpy-ts"];
    if (spawnSync("npm", options, { stdio: "ignore" }).status !== 0) return undefined;
    const home = join(folder, "node_modules/numpy-ts");
    const np = await import(pathToFileURL(join(home, "dist/esm/index.js")).href);
    const { default: about } = await import(pathToFileURL(join(home, "package.json")).href, {
      with: { type: "json" },
    });
    return { version: about.version, times: await collected(sizes.map((size) => callsOfNumpyTs(np, size))) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {any} np @param {(typeof sizes)[number]} size @returns {Record<string, () => unknown>} */
function callsOfNumpyTs(np, { n, rows, columns }) {
  const a = np.remainder(np.multiply(np.arange(n).astype("float64"), 7919), 1009);
  const b = np.add(a, 0.5);
  const table = np.array(a.toArray().slice(0, rows * columns)).reshape(rows, columns);
  const other = np.ascontiguousarray(np.transpose(table));
  const mask = np.greater(a, 500);
  const places = np.remainder(np.multiply(np.arange(n), 7919), n).astype("int64");
  return {
    add: () => np.add(a, b),
    multiply: () => np.multiply(a, b),
    exp: () => np.exp(a),
    "sum, axis 0": () => np.sum(table, 0),
    "sum, axis 1": () => np.sum(table, 1),
    "boolean mask": () => a.bindex(mask),
    "fancy index": () => a.iindex(places),
    sort: () => np.sort(a),
    argsort: () => np.argsort(a),
    matmul: () => np.matmul(table, other),
    cumsum: () => np.cumsum(a),
    "transpose, copy": () => np.transpose(table).copy(),
    repr: () => np.array_repr(a),
  };
}

/** @returns {Times | undefined} */
function timesOfNumpy() {
  const python = process.env.PYTHON ?? "python3";
  const run = spawnSync(python, [at("scripts/bench/kernels.py"), JSON.stringify(sizes)], {
    encoding: "utf8",
    env: { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" },
  });
  return run.status === 0 ? JSON.parse(run.stdout) : undefined;
}
