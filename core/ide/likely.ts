import type { Machine } from "../interp/machine.ts";
import { type Analysis, analyze } from "./analysis.ts";

/** By the machine of what is certain, which stays the same from one version of a document to the next. */
const made = new WeakMap<Machine, Analysis>();

/**
 * Returns the analysis of the same text in which functions that nobody calls are run on what their names are likely to stand for, as
 * documentation, names and uses tell; undefined where every function is called. It is made when it is first asked for.
 */
export function likelyAnalysis(analysis: Analysis): Analysis | undefined {
  const { machine, text, options } = analysis;
  if (machine.parts.size === 0 || options.supposes) return undefined;
  const last = made.get(machine);
  if (last?.text === text) return last;
  const likely = analyze(text, { ...options, supposes: true }, last);
  // The options' time has run out by the next question.
  made.set(machine, { ...likely, options: { ...options, supposes: true, cancelled: undefined } });
  return likely;
}
