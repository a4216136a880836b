/** Refreshes stored answers of NumPy: `npm run truth -- topic...`, or all topics, of which `corpus` is one. Needs Python with NumPy. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const helpers = new Set(["facts.py", "calls.py", "sessions.py", "made.py"]);
const folder = fileURLToPath(new URL("../test/runtime/truth/", import.meta.url));
const all = readdirSync(folder)
  .filter((name) => name.endsWith(".py") && !helpers.has(name))
  .map((name) => name.slice(0, -3));
const topics = process.argv.length > 2 ? process.argv.slice(2) : [...all, "corpus"];
for (const topic of topics) {
  const { status } = spawnSync("python3", [topic === "corpus" ? "../../corpus/record.py" : `${topic}.py`], {
    cwd: folder,
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
