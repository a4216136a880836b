/** Random programs without arrays, of control flow, closures, classes and generators, against Python. */
import { fuzz as fuzzDependent } from "./inputs.mjs";
import { fuzz as fuzzPrograms } from "./programs.mjs";

/** @param {{ seed: number, count: number, unknown: boolean }} options @returns {Promise<number>} the exit code */
export async function fuzz(options) {
  const known = await fuzzPrograms(options, ["plain.py"]);
  const dependent = await fuzzDependent(options, ["plain.py", "--inputs"]);
  return known || dependent;
}
