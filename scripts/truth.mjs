/**
 * Refreshes stored answers of NumPy: `npm run truth -- topic...`, or all topics, of which `corpus`, `programs`, `inputs`, `plain` and `plain-inputs` are five. Needs
 * Python with NumPy.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const helpers = new Set(["facts.py", "calls.py", "sessions.py", "made.py"]);
const folder = fileURLToPath(new URL("../test/runtime/truth/", import.meta.url));
const all = readdirSync(folder)
  .filter((name) => name.endsWith(".py") && !helpers.has(name))
  .map((name) => name.slice(0, -3));
/** What lies elsewhere: the programs of the corpus, and a sample of random ones. @type {Record<string, string[]>} */
const others = {
  corpus: ["../../corpus/record.py"],
  programs: ["../../../scripts/fuzz/programs.py", "40", "1", "../../fuzz/truth.jsonl.gz"],
  inputs: ["../../../scripts/fuzz/inputs.py", "60", "1", "../../fuzz/inputs.jsonl.gz"],
  plain: ["../../../scripts/fuzz/plain.py", "80", "1", "../../fuzz/plain.jsonl.gz"],
  "plain-inputs": [
    "../../../scripts/fuzz/plain.py",
    "--inputs",
    "60",
    "1",
    "../../fuzz/plain-inputs.jsonl.gz",
  ],
};
const topics = process.argv.length > 2 ? process.argv.slice(2) : [...all, ...Object.keys(others)];
for (const topic of topics) {
  const { status } = spawnSync("python3", others[topic] ?? [`${topic}.py`], {
    cwd: folder,
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
