import type { ModuleFiles } from "../interp/modules/modulefiles.ts";

export type { ModuleFiles };

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
  /** True for what need not be so: it goes by documentation, names and uses in a function that nobody calls. */
  readonly likely?: true;
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
  /** Absent when some size is not known, or NumPy's temporaries are not followed (numpy.ma). */
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
  readonly kind: "layout" | "parameter" | "copy";
  /** Markdown. */
  readonly tooltip: string;
  /** Where a click on the label goes: the array whose memory it is. */
  readonly owner?: Range;
}

/** How much inlay hints say: only what surprises, dtype and shape with bytes, or everything on one line. */
export type HintDetail = "quiet" | "normal" | "full";

/** What a function or cell does to memory, in its first line. */
export interface CodeLens extends Range {
  readonly title: string;
  readonly peakLine: number;
}

/** A name in the text on memory that several arrays share. */
export interface SharedName extends Range {
  readonly role: "owner" | "view";
}

/** A number of bytes: exact, or a formula over the program's unknowns. Neither when it is not known. */
export interface Size {
  readonly bytes?: number;
  /** As Python writes it: "8*n*d + 16*n". */
  readonly formula?: string;
  /** The formula's sum: each term is its coefficient times the unknowns, a square being a repetition. */
  readonly terms?: readonly { readonly coefficient: number; readonly of: readonly string[] }[];
}

/** A number that the program does not say, such as the length of what it reads. */
export interface Unknown {
  readonly name: string;
  readonly least: number;
  /** Absent when it has no upper end. */
  readonly most?: number;
  /** What the file says to assume. */
  readonly assumed?: number;
  /** How it is computed of unknowns that stand before it; such a one is nothing to be chosen. */
  readonly follows?: { readonly how: "max" | "min" | "floor"; readonly of: readonly [Size, Size] };
}

/** One piece of memory over the time that it is alive, in moments of the history. */
export interface Block extends Size {
  readonly id: string;
  /** The first name bound to it, or what made it: "(zeros)", "(a + b)". */
  readonly name: string;
  readonly dtype?: string;
  readonly shape?: string;
  /** "hidden" is what NumPy takes and gives back inside one operation. */
  readonly kind: "array" | "temporary" | "hidden";
  readonly from: number;
  /** First moment at which it is gone. */
  readonly to: number;
  readonly created: Range;
}

/** What the memory of the file does from the first statement to the last, for the stacked timeline. */
export interface MemoryHistory {
  /** The line that runs at each moment. A moment is when something is allocated or released. */
  readonly lines: readonly number[];
  /** Oldest first. Small ones may be left out: `rest` has their bytes. */
  readonly blocks: readonly Block[];
  /** Bytes of the blocks left out, for each moment; absent when none are. */
  readonly rest?: readonly number[];
  /** The moment with most bytes; absent when it is not known. */
  readonly peak?: number;
  readonly peakSize?: Size;
  readonly peakLine?: number;
  readonly unknowns: readonly Unknown[];
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
  readonly terms?: Size["terms"];
  readonly owndata: boolean;
  readonly writeable: boolean;
  /** Where it was made. */
  readonly created: Range;
}

/** A reference that keeps a buffer alive. */
export interface Pin {
  readonly name: string;
  /** How the name holds it: as the array itself, as a view of it, or as something else that holds it, such as a list. */
  readonly how: "owner" | "view";
  readonly show: string;
  readonly at: Range;
}

/** One buffer that is alive, with the arrays that lie on it. */
export interface LiveBuffer {
  readonly id: string;
  readonly kind: "heap" | "mmap" | "foreign";
  /** Bytes of memory; 0 for memory maps. */
  readonly bytes?: number;
  readonly formula?: string;
  readonly terms?: Size["terms"];
  readonly created: Range;
  /** What keeps it alive, the names first: "`image`", "view `thumb` of 24 kB". */
  readonly pinnedBy: readonly Pin[];
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
  /** The same with its formula. */
  readonly live?: Size;
  readonly peakBytes?: number;
  readonly peakLine?: number;
  /** The moment of the history that the cursor stands for; -1 before the first one. */
  readonly moment?: number;
  readonly buffers: readonly LiveBuffer[];
  readonly timeline: readonly TimelinePoint[];
  /** Lines in the file. */
  readonly lineCount: number;
  readonly cursorLine: number;
  /** The function the cursor is in, when the numbers speak of that function alone. */
  readonly scope?: string;
  /** One line for people when there is nothing to show or something is left out ("3 sizes are not known"). */
  readonly note?: string;
  /** Bytes that the file or the settings allow; absent without a budget. */
  readonly budget?: number;
  /** Calls of NumPy's whose results are not known, so that their memory is not counted; the first ones in the order of the run. */
  readonly unknown?: readonly UnknownCall[];
}

/** A call of which nothing is known, "np.load(path)". */
export interface UnknownCall extends Range {
  readonly text: string;
}

/** A picture of values. */
export interface HeatMap {
  /** SVG. */
  readonly svg: string;
  /** What of the array it shows, "[0, :, :], every 4th row"; empty where it shows everything. */
  readonly shows: string;
}

/** One live array in full, for the panel's inspector. */
export interface Inspected {
  /** The one-line form. */
  readonly show: string;
  /** NumPy's attributes by name, in the order in which they are shown. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** "view of a, created on line 3 · writeable". */
  readonly summary: string;
  /** SVG; absent when the layout is not known. */
  readonly picture?: string;
  /** The elements as NumPy prints them, as far as they are known. */
  readonly preview?: string;
  /** The values as colours; absent where they are not known, are no real numbers or are all the same. */
  readonly heatMap?: HeatMap;
  /** What the elements are together, or why they are not known. */
  readonly contents?: string;
  /** Where no name is bound to the memory: how the module's names lead to it, "parts[2]". */
  readonly heldAs?: string;
}

export interface Evaluated {
  /** What Python's prompt would print. */
  readonly text: string;
  /** The one-line form when the result is an array. */
  readonly show?: string;
  /** The array's own extent. */
  readonly bytes?: number;
}

/** What an entry of a scratchpad gives. */
export interface Scratched {
  /** What Python's prompt would print, a traceback included. */
  readonly output: string;
  readonly failed: boolean;
  /** Why it can't be told what would be printed. */
  readonly unknown?: string;
  /** The one-line form, the bytes and the layout's SVG, when the last expression that stands alone is an array. */
  readonly show?: string;
  readonly bytes?: number;
  readonly picture?: string;
}

/** Where a table says something of rules, its keys are codes, families ("ND1") or names; the narrowest one counts. */
export interface Settings {
  /** Findings of less waste in total stay hints. Bytes. */
  readonly threshold: number;
  /** The same for some rules. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** How serious some rules are taken; what is not proved, or little, stays below that. */
  readonly severity?: Readonly<Record<string, Severity | "off">>;
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
  /** The Python files that the analysed one may import; absent where it may import none. */
  readonly modules?: ModuleFiles;
}

export interface AnalysisOptions {
  /** The file's path, for messages and relative names. */
  readonly path?: string;
  readonly settings?: Settings;
  readonly host?: Host;
  /** Keep values and bounds for every expression, as `ndlens trace` prints them; slower. */
  readonly detailed?: boolean;
  /** Run functions that nobody calls on what their names are likely to stand for; what is seen in them need not be so. */
  readonly supposes?: boolean;
  /** Least steps of evaluation between two points that the analysis of a later text can go on from. */
  readonly checkpointSteps?: number;
  /** Asked now and then; once it says true the analysis stops and answers with what it has. */
  readonly cancelled?: () => boolean;
}
