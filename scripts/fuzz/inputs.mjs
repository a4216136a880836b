/** Random programs that depend on an input, against NumPy. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { compareDependent } from "../../test/fuzz/compare.ts";

/** @param {{ seed: number, count: number, unknown: boolean }} options @param {readonly string[]} script @returns {Promise<number>} the exit code */
export async function fuzz({ seed, count, unknown }, [script, ...options] = ["inputs.py"]) {
  const python = spawn(
    process.env.PYTHON ?? "python3",
    [`${import.meta.dirname}/${script}`, ...options, String(count), String(seed)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const total = { programs: 0, wrong: 0, known: 0, all: 0 };
  for await (const line of createInterface({ input: python.stdout })) {
    const program = JSON.parse(line);
    const { wrong, known, all, unknown: places } = compareDependent(program);
    total.programs++;
    total.known += known;
    total.all += all;
    if (wrong.length > 0) {
      total.wrong++;
      console.log(`program ${program.seed}\n  ${wrong.slice(0, 3).join("\n  ")}`);
    }
    if (unknown) for (const place of places) console.log(`unknown: ${place}`);
  }
  const share = ((100 * total.known) / total.all).toFixed(2);
  console.log(
    `${total.programs} programs, ${total.wrong} with a wrong claim; known: ${share}% of ${total.all} places`,
  );
  return total.wrong > 0 || total.programs < count ? 1 : 0;
}
