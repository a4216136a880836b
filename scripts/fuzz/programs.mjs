/** Random programs against Python: array programs of programs.py, or those of another script that writes the same form. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { compareProgram } from "../../test/fuzz/compare.ts";

/** @param {{ seed: number, count: number, unknown: boolean }} options @param {readonly string[]} script @returns {Promise<number>} the exit code */
export async function fuzz({ seed, count, unknown }, [script, ...options] = ["programs.py"]) {
  const python = spawn(
    process.env.PYTHON ?? "python3",
    [`${import.meta.dirname}/${script}`, ...options, String(count), String(seed)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const total = { programs: 0, wrong: 0, entries: [0, 0], places: [0, 0] };
  for await (const line of createInterface({ input: python.stdout })) {
    const program = JSON.parse(line);
    const { wrong, entries, places } = compareProgram(program);
    total.programs++;
    if (wrong.length > 0) report(program.seed, wrong, total);
    if (program.hidden) continue;
    total.entries = [total.entries[0] + entries.known, total.entries[1] + entries.all];
    total.places = [total.places[0] + places.known, total.places[1] + places.all];
    if (unknown)
      for (const source of entries.unknown) console.log(`unknown: ${source.replaceAll("\n", "\n    ")}`);
  }
  /** @param {readonly number[]} counts */
  const share = ([known, all]) => `${((100 * known) / all).toFixed(2)}% of ${all}`;
  console.log(
    `${total.programs} programs, ${total.wrong} with a wrong claim; known of those with seeds: ${share(total.entries)} entries${total.places[1] > 0 ? `, ${share(total.places)} places` : ""}`,
  );
  return total.wrong > 0 || total.programs < count ? 1 : 0;
}

/** @param {string} seed @param {readonly string[]} wrong @param {{ wrong: number }} total */
function report(seed, wrong, total) {
  total.wrong++;
  console.log(`program ${seed}\n  ${wrong.slice(0, 3).join("\n").replaceAll("\n", "\n  ")}`);
}
