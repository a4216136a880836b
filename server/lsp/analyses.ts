import {
  type Analysis,
  codeLenses,
  evaluateAll,
  findings,
  type HintDetail,
  type Host,
  historyAfter,
  hover,
  inlayHints,
  inspect,
  isCurrent,
  memoryHistory,
  memoryReport,
  type Position,
  type Range,
  type Settings,
  scratch,
  sharing,
  type TextEdit,
} from "../../core/ide/index.ts";
import { analyzeInTime, inTime } from "../analysis.ts";

/** What can be asked about an analysis. */
const queries = {
  findings,
  // Both may have to analyse what is likely first.
  hover: (analysis: Analysis, at: Position) => hover(inTime(analysis), at),
  inlayHints: (analysis: Analysis, range?: Range, detail?: HintDetail) =>
    inlayHints(inTime(analysis), range, detail),
  inspect,
  codeLenses,
  sharing,
  memoryReport,
  memoryHistory,
  historyAfter: (analysis: Analysis, edits: readonly TextEdit[]) => historyAfter(inTime(analysis), edits),
  evaluateAll: (analysis: Analysis, at: Position, expressions: readonly string[]) =>
    evaluateAll(inTime(analysis), at, expressions),
  scratch: (analysis: Analysis, at: Position, entries: readonly string[]) =>
    scratch(inTime(analysis), at, entries),
};

type Queries = typeof queries;
export type QueryName = keyof Queries;
/** What a query needs besides the analysis. */
export type Arguments<Name extends QueryName> =
  Parameters<Queries[Name]> extends [Analysis, ...infer Rest] ? Rest : never;
export type Answer<Name extends QueryName> = ReturnType<Queries[Name]>;

/** One version of a document, as the thread that has it needs it. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  /** Shared: the newest version that the server has, so that work on an older one can stop. */
  readonly newest: Int32Array;
  readonly text: string;
  readonly path?: string;
  readonly settings: Settings;
  /** False where the workspace is not trusted: no file that the code names is read then. */
  readonly readsFiles: boolean;
}

/** A message to the thread. */
export type Job =
  | { readonly kind: "open"; readonly snapshot: Snapshot }
  | { readonly kind: "close"; readonly uri: string }
  | {
      readonly kind: "ask";
      readonly id: number;
      readonly uri: string;
      readonly name: QueryName;
      readonly args: readonly unknown[];
    };

/** The thread's answer to an "ask". */
export interface Reply {
  readonly id: number;
  readonly result?: unknown;
  /** The document has changed meanwhile. */
  readonly outdated?: true;
  readonly error?: string;
}

interface Document {
  readonly snapshot: Snapshot;
  analysis?: Analysis;
  /** The last analysis of an older version, one that had to stop as well: it has used up those before it. */
  previous?: Analysis;
}

/** Gives what a document may read; the texts of those that are open are not always saved. */
export type HostOf = (snapshot: Snapshot, opened: (path: string) => string | undefined) => Host | undefined;

/** Analyses documents and answers about them; returns what takes the jobs. */
export function openAnalyses(hostOf: HostOf): (job: Job) => Reply | undefined {
  const documents = new Map<string, Document>();
  const opened = (path: string) => {
    for (const { snapshot } of documents.values())
      if (snapshot.path?.replaceAll("\\", "/") === path) return snapshot.text;
    return undefined;
  };
  return (job) => {
    if (job.kind === "ask") return reply(documents, job, (snapshot) => hostOf(snapshot, opened));
    if (job.kind === "open") open(documents, job.snapshot);
    else documents.delete(job.uri);
    return undefined;
  };
}

function open(documents: Map<string, Document>, snapshot: Snapshot): void {
  const last = documents.get(snapshot.uri);
  documents.set(snapshot.uri, { snapshot, previous: last && reusable(last, snapshot) });
}

/** The analysis to go on from. The same version comes again when something beside the text has changed. */
function reusable({ snapshot, analysis, previous }: Document, next: Snapshot): Analysis | undefined {
  if (snapshot.version === next.version) return undefined;
  if (JSON.stringify(snapshot.settings) !== JSON.stringify(next.settings)) return undefined;
  return analysis ?? previous;
}

function reply(
  documents: ReadonlyMap<string, Document>,
  { id, uri, name, args }: Extract<Job, { kind: "ask" }>,
  hostOf: (snapshot: Snapshot) => Host | undefined,
): Reply {
  const document = documents.get(uri);
  try {
    const analysis = document && analysisOf(document, hostOf);
    if (!analysis) return { id, outdated: true };
    const query = queries[name] as (analysis: Analysis, ...args: readonly unknown[]) => unknown;
    return { id, result: query(analysis, ...args) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The document's analysis; undefined when a newer version came before it was done. */
function analysisOf(
  document: Document,
  hostOf: (snapshot: Snapshot) => Host | undefined,
): Analysis | undefined {
  const { version, newest, text, path, settings, readsFiles } = document.snapshot;
  const isOutdated = () => Atomics.load(newest, 0) !== version;
  if (isOutdated()) return undefined;
  const host = readsFiles ? hostOf(document.snapshot) : undefined;
  const { analysis: last } = document;
  if (last && isCurrent(last, host)) return last;
  document.analysis = undefined;
  const previous = last ?? document.previous;
  const analysis = analyzeInTime(text, { path, settings, host, cancelled: isOutdated }, previous);
  document.previous = analysis;
  if (isOutdated()) return undefined;
  document.analysis = analysis;
  return analysis;
}
