/** What an editor, a command line or a test may ask, in plain data. Lines are 1-based, columns 0-based UTF-16 units, ends exclusive. */
export interface Position {
  readonly line: number;
  readonly col: number;
}

export interface Range {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

export type Severity = "error" | "warning" | "information" | "hint";

export interface TextEdit extends Range {
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  /** True when the finding's proof shows that values and layout stay the same; only these are applied by fix-all. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** A place that explains a finding, e.g. where the array was made. */
export interface RelatedPlace extends Range {
  readonly message: string;
}

export interface Finding extends Range {
  readonly code: string;
  /** The rule's name, which completes "allow ...". */
  readonly name: string;
  readonly message: string;
  readonly severity: Severity;
  /** Bytes wasted (copied, expanded, kept alive); absent when not known. */
  readonly bytes?: number;
  /** Why the fix keeps the program's meaning, or what the finding rests on; short lines. */
  readonly proof?: readonly string[];
  readonly fix?: Fix;
  readonly related?: readonly RelatedPlace[];
  /** The marked code has no effect or is not needed: editors fade it. */
  readonly unnecessary?: boolean;
}

/** One object of `ndlens trace`: what holds at an expression or binding every time that it is met. */
export interface Fact extends Range {
  readonly kind: "expr" | "bind" | "param";
  readonly name?: string;
  readonly type: string;
  readonly dtype?: string;
  readonly shape?: readonly (number | string | null)[];
  readonly strides?: readonly (number | null)[];
  readonly nbytes?: number;
  readonly c?: boolean;
  readonly f?: boolean;
  readonly owndata?: boolean;
  readonly root?: string;
  readonly values?: unknown;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly value?: unknown;
}

export interface PeakLine {
  readonly line: number;
  /** Most bytes alive while the line runs. */
  readonly liveBytes: number;
  readonly allocatedBytes: number;
  readonly copiedBytes: number;
}

export interface PeakReport {
  /** Absent when some size is not known. */
  readonly peakBytes?: number;
  readonly peakLine?: number;
  readonly allocatedBytes?: number;
  /** The peak as a formula, when sizes are symbolic. */
  readonly symbolic?: string;
  readonly lines: readonly PeakLine[];
}

export interface Hover {
  readonly range: Range;
  /** The one-line form, e.g. `float64[1000, 1000] F view(a)`. */
  readonly title: string;
  /** Markdown of the whole hover. */
  readonly markdown: string;
}

export interface InlayHint {
  readonly at: Position;
  readonly label: string;
  readonly kind: "layout" | "copy";
  /** Markdown. */
  readonly tooltip: string;
}

/** One array of the memory report. */
export interface LiveArray {
  /** Names that are bound to it, the first one shown; "(temporary)" when it has none. */
  readonly names: readonly string[];
  /** The one-line form. */
  readonly show: string;
  readonly dtype: string;
  readonly shape: string;
  readonly order: string;
  /** The array's own extent (`nbytes`); undefined when not known, then `formula` may say. */
  readonly bytes?: number;
  readonly formula?: string;
  readonly owndata: boolean;
  readonly writeable: boolean;
  /** Where it was made. */
  readonly created: Range;
}

/** One buffer that is alive, with the arrays that lie on it. */
export interface LiveBuffer {
  readonly id: string;
  readonly kind: "heap" | "mmap" | "foreign";
  /** Bytes of memory; 0 for memory maps. */
  readonly bytes?: number;
  readonly formula?: string;
  readonly created: Range;
  /** The owner first, then its views. */
  readonly arrays: readonly LiveArray[];
}

export interface TimelinePoint {
  readonly line: number;
  /** Most bytes alive while the line runs. */
  readonly liveBytes: number;
}

export interface MemoryReport {
  /** Bytes alive at the cursor; undefined when some size is not known. */
  readonly liveBytes?: number;
  readonly peakBytes?: number;
  readonly peakLine?: number;
  readonly buffers: readonly LiveBuffer[];
  readonly timeline: readonly TimelinePoint[];
  /** Lines in the file. */
  readonly lineCount: number;
  readonly cursorLine: number;
  /** The function the cursor is in, when the numbers speak of that function alone. */
  readonly scope?: string;
  /** One line for people when there is nothing to show or something is left out ("3 sizes are not known"). */
  readonly note?: string;
}

export interface Evaluated {
  /** What Python's prompt would print. */
  readonly text: string;
  /** The one-line form when the result is an array. */
  readonly show?: string;
}

export interface Settings {
  /** Findings of less waste in total stay hints. Bytes. */
  readonly threshold: number;
  /** ND codes, families ("ND1") or names that are on; empty means all. */
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  /** Bytes that an array may take before it is reported; undefined means no budget. */
  readonly memoryBudget?: number;
  /** Windows has no temporary elision. */
  readonly platform: "linux" | "darwin" | "win32";
}

export const defaultSettings: Settings = { threshold: 65536, select: [], ignore: [], platform: "linux" };

/** What the core asks for from outside. Every method may answer undefined: not known. */
export interface Host {
  /** The bytes of a file in the workspace, at most `limit` from its start, with its whole size. */
  readFile?(path: string, limit: number): { readonly bytes: Uint8Array; readonly size: number } | undefined;
}

export interface AnalysisOptions {
  /** The file's path, for messages and relative names. */
  readonly path?: string;
  readonly settings?: Settings;
  readonly host?: Host;
  /** Keep values and bounds for every expression, as `ndlens trace` prints them; slower. */
  readonly detailed?: boolean;
  /** Asked now and then; once it says true the analysis stops and answers with what it has. */
  readonly cancelled?: () => boolean;
}
