/**
 * `npm run measure:packages [-- PACKAGE... [--slow] [--lost N]]`: analyses every file of the installed packages, as python3 finds them,
 * and prints for each package: files, internal errors, the slowest file, and the share of array-valued expressions inside functions
 * whose rank, shape or dtype is certain, and whose rank is at least likely (`ndlens trace --likely`). `--lost N` lists the N kinds of expressions that most often lack their rank. What counts as array-valued is said in
 * `scripts/packages/arrayvalued.ts`. `PYTHON` names another interpreter than python3.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadForNode } from "./packages/load.mjs";

const python = process.env.PYTHON ?? "python3";
const usual = ["skimage", "scipy", "sklearn", "matplotlib", "pandas", "numpy"];
const skipped = /(^|\/)(tests?|_?vendored|_?externals?|conftest\.py)(\/|$)/;

const args = process.argv.slice(2);
const lost = args.includes("--lost") ? Number(args.splice(args.indexOf("--lost"), 2)[1]) : 0;
const listsSlow = args.includes("--slow");
const packages = args.filter((arg) => !arg.startsWith("--"));

const { analyzeFile, arrayValued, children, likelyAnalysis } = await loadForNode([
  "server/commands/input.ts",
  "core/ide/likely.ts",
  "core/syntax/ast.ts",
  "scripts/packages/arrayvalued.ts",
]);
const kinds = new Map();
for (const name of packages.length ? packages : usual) measure(name);
for (const [what, count] of [...kinds].sort((a, b) => b[1] - a[1]).slice(0, lost))
  console.log(`${String(count).padStart(6)}  ${what}`);

/** @param {string} name */
function measure(name) {
  const folder = name.includes("/") ? name : folderOf(name);
  const found = name.endsWith(".py") ? [""] : readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = found.filter((file) => file === "" || (file.endsWith(".py") && !skipped.test(file))).sort();
  const sum = { array: 0, rank: 0, shape: 0, dtype: 0, likely: 0, errors: 0, lines: 0, ms: 0 };
  /** @type {[ms: number, file: string][]} */
  const slow = [];
  for (const file of files) {
    const path = file ? join(folder, file) : folder;
    const begin = process.cpuUsage();
    const analysis = analyzeFile(path);
    const { user, system } = process.cpuUsage(begin);
    const ms = (user + system) / 1000;
    const { trace } = analysis;
    const error = /internal error[^.]*/.exec(trace.note ?? "")?.[0];
    if (error) console.log(`  ${file}: ${trace.note}`);
    sum.errors += error ? 1 : 0;
    sum.ms += ms;
    sum.lines += readFileSync(path, "utf8").split("\n").length;
    slow.push([ms, file]);
    const missing = [];
    for (const { node, kind } of arrayValued(analysis.module)) {
      const seen = trace.observations.get(node);
      const known = isArray(seen);
      sum.array++;
      if (hasRank(analysis, node)) sum.rank++;
      else missing.push({ node, kind });
      if (known && seen.shape?.every((/** @type {unknown} */ dim) => dim !== undefined)) sum.shape++;
      if (known && seen.dtype) sum.dtype++;
    }
    const likely = likelyAnalysis(analysis) ?? analysis;
    for (const { node } of arrayValued(likely.module)) if (hasRank(likely, node)) sum.likely++;
    for (const { kind } of causes(missing)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  slow.sort((a, b) => b[0] - a[0]);
  const share = (/** @type {number} */ n) => `${((100 * n) / Math.max(1, sum.array)).toFixed(1)} %`;
  console.log(
    `${name}: ${files.length} files, ${sum.lines} lines, ${sum.errors} internal errors, ` +
      `${(sum.ms / 1000).toFixed(1)} s, slowest ${slow[0]?.[0].toFixed(0)} ms (${slow[0]?.[1]}), ${slow.filter(([ms]) => ms > 1000).length} above 1 s; ` +
      `of ${sum.array} array-valued expressions in functions rank ${share(sum.rank)}, shape ${share(sum.shape)}, dtype ${share(sum.dtype)}; ` +
      `rank at least likely ${share(sum.likely)}`,
  );
  if (listsSlow) for (const [ms, file] of slow.slice(0, 10)) console.log(`  ${ms.toFixed(0)} ms  ${file}`);
}

/** @param {any} seen */
function isArray(seen) {
  return seen?.type === "ndarray" || seen?.type === "memmap";
}

/** @param {any} analysis @param {any} node */
function hasRank({ trace }, node) {
  const seen = trace.observations.get(node);
  return isArray(seen) && seen.shape !== undefined;
}

/** Those of the expressions without a rank that hold no other one, names left out: where it was lost. @param {any[]} missing */
function causes(missing) {
  const others = missing.filter(({ kind }) => kind !== "name");
  const nodes = new Set(missing.map(({ node }) => node));
  return others.filter(({ node }) => !inner(node).some((one) => nodes.has(one)));
}

/** @param {any} node @returns {any[]} */
function inner(node) {
  return node.kind === "arg"
    ? []
    : children(node).flatMap((/** @type {any} */ child) => [child, ...inner(child)]);
}

/** The folder that python3 imports a package from. @param {string} name */
function folderOf(name) {
  const code = `import importlib.util as u; print(u.find_spec(${JSON.stringify(name)}).submodule_search_locations[0])`;
  return execFileSync(python, ["-c", code], { encoding: "utf8" }).trim();
}
