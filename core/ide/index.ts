/** Everything that the server, the command line and the tests may use. Nothing here throws. */
import type { Analysis } from "./analysis.ts";
import type { Evaluated, Hover, InlayHint, MemoryReport, Position, Range } from "./types.ts";

export { type Analysis, analyze } from "./analysis.ts";
export { facts } from "./facts.ts";
export { findings } from "./findings.ts";
export { peak } from "./peak.ts";
export { type RuleInfo, rules } from "./rules.ts";
export { type Session, type SessionResult, startSession } from "./session.ts";

export * from "./types.ts";

/** The hover at a position; undefined where there is nothing to say. */
export function hover(_analysis: Analysis, _at: Position): Hover | undefined {
  return undefined;
}

export function inlayHints(_analysis: Analysis, _range?: Range): readonly InlayHint[] {
  return [];
}

/** What the memory panel shows for the cursor's position. */
export function memoryReport(_analysis: Analysis, at: Position): MemoryReport {
  return { buffers: [], timeline: [], lineCount: 0, cursorLine: at.line };
}

/** Evaluates an expression with the names that are bound at the position. */
export function evaluate(_analysis: Analysis, _at: Position, _expression: string): Evaluated {
  return { text: "" };
}
