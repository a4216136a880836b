/** Everything that the server, the command line and the tests may use. Nothing here throws. */
export { type Example, parseExamples } from "../syntax/examples.ts";
export { type Analysis, analyze, costOf, isCurrent } from "./analysis.ts";
export { evaluate, evaluateAll } from "./evaluate.ts";
export { facts, likelyFacts } from "./facts.ts";
export { findings } from "./findings.ts";
export { inlayHints } from "./hints.ts";
export { historyAfter, memoryHistory } from "./history.ts";
export { hover } from "./hover.ts";
export { inspect } from "./inspect.ts";
export { codeLenses } from "./lenses.ts";
export { likelyAnalysis } from "./likely.ts";
export { memoryReport } from "./memory.ts";
export { peak } from "./peak.ts";
export { type RuleInfo, rules } from "./rules.ts";
export { scratch } from "./scratch.ts";
export { type Session, type SessionResult, startSession } from "./session.ts";
export { sharing } from "./sharing.ts";
export * from "./types.ts";
