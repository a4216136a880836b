import { type Analysis, type AnalysisOptions, analyze } from "../core/ide/index.ts";

/** Analyses with a limit of time: once it is over, the analysis answers with what it has. */
export function analyzeWithin(
  milliseconds: number,
  text: string,
  options: AnalysisOptions,
  previous?: Analysis,
): Analysis {
  const end = performance.now() + milliseconds;
  return analyze(text, { ...options, cancelled: () => performance.now() > end }, previous);
}
