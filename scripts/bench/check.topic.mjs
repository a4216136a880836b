/**
 * Whole packages checked at once, beside Pyright and Ruff where they are installed: files a second and the most memory taken. The
 * packages are those of the Python that is on the PATH.
 */
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { tools } from "./tools.mjs";

/** @type {import("../bench.mjs").Topic} */
export default {
  title: "Whole packages",
  about: "Files a second of one `check` over an installed package, and the most memory that its process had.",
  measure: async () => {
    const rows = [];
    for (const name of ["numpy"]) {
      const folder = folderOf(name);
      if (!folder) continue;
      const count = readdirSync(folder, { recursive: true }).filter((file) =>
        String(file).endsWith(".py"),
      ).length;
      for (const tool of tools()) {
        const { seconds, megabytes } = await checked(tool.check, folder);
        rows.push(
          `| ${name}, ${count} files | ${tool.name} | ${(count / seconds).toFixed(1)} | ${megabytes} |`,
        );
      }
    }
    return ["| package | tool | files a second | MB |", "| --- | --- | --- | --- |", ...rows].join("\n");
  },
};

/** @param {string} name */
function folderOf(name) {
  const code = `import ${name}, os; print(os.path.dirname(${name}.__file__))`;
  return spawnSync("python3", ["-c", code], { encoding: "utf8" }).stdout?.trim();
}

/** @param {readonly string[]} command @param {string} folder @returns {Promise<{ seconds: number, megabytes: number }>} */
function checked([program, ...args], folder) {
  const start = performance.now();
  const child = spawn(program, [...args, folder], { stdio: "ignore" });
  let most = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended.
    }
  }, 20);
  return new Promise((resolve) => {
    child.on("exit", () => {
      clearInterval(timer);
      resolve({ seconds: (performance.now() - start) / 1000, megabytes: Math.round(most / 1024) });
    });
  });
}
