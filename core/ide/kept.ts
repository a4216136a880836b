import type { Trace } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import type { Settings } from "./types.ts";

/**
 * Returns a function that computes its answer once for what was traced and the settings: each question comes with an analysis of its
 * own, which differs in when its time ends.
 */
export function kept<R>(compute: (analysis: Analysis) => R): (analysis: Analysis) => R {
  const known = new WeakMap<Trace, { readonly settings: Settings; readonly answer: R }>();
  return (analysis) => {
    const { trace, settings } = analysis;
    const last = known.get(trace);
    if (last?.settings === settings) return last.answer;
    const answer = compute(analysis);
    known.set(trace, { settings, answer });
    return answer;
  };
}
