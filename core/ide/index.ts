/** Everything that the server, the command line and the tests may use. Nothing here throws. */
import type {
  AnalysisOptions,
  Evaluated,
  Fact,
  Finding,
  Hover,
  InlayHint,
  MemoryReport,
  PeakReport,
  Position,
  Range,
} from "./types.ts";

export * from "./types.ts";

/** One file, analysed. Immutable from outside; hand it to the next `analyze` of the same document to do only what changed. */
export interface Analysis {
  readonly text: string;
  readonly options: AnalysisOptions;
}

/** Evaluates a Python file. `previous` is the same document's last analysis. */
export function analyze(text: string, options: AnalysisOptions = {}, _previous?: Analysis): Analysis {
  return { text, options };
}

/** Findings in the order of their positions, silenced ones left out. */
export function findings(_analysis: Analysis): readonly Finding[] {
  return [];
}

/** The hover at a position; undefined where there is nothing to say. */
export function hover(_analysis: Analysis, _at: Position): Hover | undefined {
  return undefined;
}

export function inlayHints(_analysis: Analysis, _range?: Range): readonly InlayHint[] {
  return [];
}

/** What `ndlens trace` prints. */
export function facts(_analysis: Analysis): readonly Fact[] {
  return [];
}

/** What `ndlens peak` prints. */
export function peak(_analysis: Analysis): PeakReport {
  return { lines: [] };
}

/** What the memory panel shows for the cursor's position. */
export function memoryReport(_analysis: Analysis, at: Position): MemoryReport {
  return { buffers: [], timeline: [], lineCount: 0, cursorLine: at.line };
}

/** Evaluates an expression with the names that are bound at the position. */
export function evaluate(_analysis: Analysis, _at: Position, _expression: string): Evaluated {
  return { text: "" };
}

export interface SessionResult {
  /** What Python's prompt would print, a traceback included; what came before the unknown when `unknown` is set. */
  readonly output: string;
  /** An exception ended the statements. */
  readonly failed: boolean;
  /** Why the runtime cannot say what would be printed. */
  readonly unknown?: string;
}

/** A prompt: runs statements one after another and answers what Python's prompt would print. */
export interface Session {
  /** True when the text is the beginning of a statement that goes on. */
  isIncomplete(text: string): boolean;
  run(text: string): SessionResult;
}

export function startSession(_options: AnalysisOptions = {}): Session {
  return { isIncomplete: () => false, run: () => ({ output: "", failed: false }) };
}

export interface RuleInfo {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  /** The rule's page, Markdown. */
  readonly page: string;
}

/** All rules, by code. */
export function rules(): readonly RuleInfo[] {
  return [];
}
