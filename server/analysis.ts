import { type Analysis, type AnalysisOptions, analyze } from "../core/ide/index.ts";
import { processorTime } from "./processor.ts";

/**
 * Milliseconds of the processor after which an analysis answers with what it has. The core's own budgets, which are the same on
 * every machine, end all but the strangest programs long before; and what other programs do to the machine counts for nothing.
 */
const timeLimit = 1000;

/** The same where somebody waits for all that there is to say of a file, rather than types. */
export const patientTimeLimit = 8000;

/** The same for a command, which answers once: of an analysis that is not finished nothing can be claimed. */
export const commandTimeLimit = 30_000;

/** Larger texts are data in the form of Python; no library's hand-written module comes near. */
const mostLines = 50_000;
const mostUnits = 2 ** 20;

/** Milliseconds between two looks at the processor's time. */
const lookEvery = 20;

/** Analyses with limits of time and size, since the core reads no clock. A text that is too long is taken as empty. */
export function analyzeInTime(
  text: string,
  options: AnalysisOptions,
  previous?: Analysis,
  limit = timeLimit,
): Analysis {
  const timed = withDeadline(options, limit);
  // What is asked of the analysis later has its own time.
  return { ...analyze(isTooLong(text) ? "" : text, timed, previous), options };
}

/** Gives work on an analysis that is there already, such as an evaluation, the same time from now on; `cancelled` may end it as well. */
export function inTime(analysis: Analysis, cancelled = analysis.options.cancelled): Analysis {
  return { ...analysis, options: withDeadline({ ...analysis.options, cancelled }, timeLimit) };
}

function withDeadline(options: AnalysisOptions, limit: number): AnalysisOptions {
  const end = processorTime() + limit;
  // Asking the system for the processor's time costs more than a step, so that the clock is looked at first.
  let next = performance.now() + limit / 2;
  const isOver = () => {
    const now = performance.now();
    if (now < next) return false;
    next = now + lookEvery;
    return processorTime() > end;
  };
  return { ...options, cancelled: () => options.cancelled?.() === true || isOver() };
}

/** Says whether a text is longer than what is analysed. */
export function isTooLong(text: string): boolean {
  if (text.length > mostUnits) return true;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0 && lines <= mostLines; at = text.indexOf("\n", at + 1)) lines++;
  return lines > mostLines;
}

/** What is said of such a file. */
export const tooLongText = `has more than ${mostLines} lines or 1 MiB of text, so it is not analysed`;
