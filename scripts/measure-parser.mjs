/**
 * `npm run measure:parser [-- FOLDER]`: compares our trees with those of Python's `ast` over its standard
 * library (or a folder), and measures what stays of a file while it is being edited.
 * `PYTHON` names another interpreter than python3.
 */
import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { pyrightPlugin } from "./pyright-plugin.mjs";

const python = process.env.PYTHON ?? "python3";
const root = new URL("..", import.meta.url).pathname;
const folder = process.argv[2] ?? standardLibrary();
const { parse, likePython, difference, damageReport } = await load();

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".py") && !name.includes("site-packages"))
  .map((name) => join(folder, name))
  .sort();
await againstPython();
const texts = files.map((file) => readFileSync(file, "utf8"));
speed();
underDamage();

function standardLibrary() {
  return execFileSync(python, ["-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])"], {
    encoding: "utf8",
  }).trim();
}

/** Our own modules, bundled for Node. */
async function load() {
  const out = await mkdtemp(join(tmpdir(), "ndlens-"));
  const contents = ["core/syntax/parse.ts", "test/syntax/compare.ts", "test/syntax/damage.ts"]
    .map((file) => `export * from "./${file}";`)
    .join("\n");
  const outfile = join(out, "measure.mjs");
  const stdin = { contents, resolveDir: root };
  await build({
    stdin,
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  const module = await import(pathToFileURL(outfile).href);
  await rm(out, { recursive: true });
  return module;
}

async function againstPython() {
  const child = spawn(python, [join(root, "test/syntax/cpython.py")], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(files.join("\n"));
  const count = { accepted: 0, same: 0, falseErrors: 0, refused: 0, silent: 0 };
  const differing = [];
  let version = [3, 0];
  for await (const line of createInterface({ input: child.stdout })) {
    const row = JSON.parse(line);
    if (row.version) {
      version = row.version;
      continue;
    }
    const text = row.text ?? readFileSync(row.path, "utf8");
    const module = parse(text);
    if (row.refused !== undefined) {
      count.refused++;
      if (module.errors.length === 0) {
        count.silent++;
        differing.push(`${row.path}: refused (${row.refused}), no error of ours`);
      }
      continue;
    }
    count.accepted++;
    if (module.errors.length > 0) {
      count.falseErrors++;
      differing.push(`${row.path}: false error: ${module.errors[0].message}`);
    }
    const found = difference(likePython(module.body, version[0] > 3 || version[1] >= 12), row.tree);
    if (found === undefined) count.same++;
    else differing.push(`${row.path}: ${found}`);
  }
  const share = ((100 * count.same) / count.accepted).toFixed(2);
  console.log(
    `Python ${version.join(".")}: ${count.same} of ${count.accepted} files with the same tree (${share} %)`,
  );
  console.log(
    `${count.falseErrors} files with errors of ours only; ${count.silent} of ${count.refused} refused files without one`,
  );
  for (const line of differing) console.log(`  ${line}`);
}

function speed() {
  const size = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const begin = performance.now();
  for (const text of texts) parse(text);
  console.log(`${((performance.now() - begin) / size).toFixed(0)} ms/MB over ${size.toFixed(1)} MB`);
}

function underDamage() {
  for (const { kind, kept, total, changes } of damageReport(texts)) {
    const share = ((100 * kept) / total).toFixed(2);
    console.log(`${kind}: ${share} % of ${total} statements outside the damage kept, in ${changes} edits`);
  }
}
