import type { Machine } from "../interp/machine.ts";
import { type Analysis, analyze } from "./analysis.ts";

/** By the machine of what is certain, which stays the same from one version of a document to the next. */
const made = new WeakMap<Machine, { readonly likely: Analysis; readonly isDone: boolean }>();

/**
 * Returns the analysis of the same text in which functions that nobody calls are run on what their names are likely to stand for, as
 * documentation, names and uses tell; undefined where every function is called. It is made when it is first asked for.
 */
export function likelyAnalysis(analysis: Analysis): Analysis | undefined {
  const { machine, text, options } = analysis;
  if (machine.parts.size === 0 || options.supposes) return undefined;
  const last = made.get(machine);
  if (last?.isDone && last.likely.text === text) return last.likely;
  const likely = analyze(text, { ...options, supposes: true }, last?.likely);
  // What had to stop is gone on from; and the options' time has run out by the next question.
  const isDone = options.cancelled?.() !== true;
  made.set(machine, {
    likely: { ...likely, options: { ...options, supposes: true, cancelled: undefined } },
    isDone,
  });
  return likely;
}
