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
  likelyAnalysis,
  memoryHistory,
  memoryReport,
  type Position,
  type Range,
  type Settings,
  scratch,
  sharing,
  type TextEdit,
} from "../../core/ide/index.ts";
import { analyzeInTime, inTime, patientTimeLimit } from "../analysis.ts";
import { openPractice, type Practice } from "./practice.ts";
import { advanced, choreOf, isDone, prepared, type Recent, recalled } from "./recent.ts";

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

/** What the thread says without being asked: the documents of which there is more to say now than was said. */
export interface News {
  readonly finished: readonly string[];
}

interface Document {
  readonly snapshot: Snapshot;
  /** True when the latest of `recent` is of this version. */
  isAnalysed: boolean;
  recent: Recent;
  /** True when getting ready for another question has failed. */
  isHopeless?: boolean;
}

/** Gives what a document may read; the texts of those that are open are not always saved. */
export type HostOf = (snapshot: Snapshot, opened: (path: string) => string | undefined) => Host | undefined;

/** What a document may read; nothing where the workspace is not trusted. */
type Read = (snapshot: Snapshot) => Host | undefined;

/** Analyses documents and answers about them. */
export interface Analyses {
  perform(job: Job): Reply | undefined;
  /**
   * Gets ready for the next question while nobody asks for anything, until `isOver` says that somebody does; what takes memory only where `hasRoom`
   * says so. Returns the documents of which there is more to say than was said, as their analyses had to stop.
   */
  prepare(isOver: () => boolean, hasRoom: () => boolean): readonly string[];
}

export function openAnalyses(hostOf: HostOf): Analyses {
  const documents = new Map<string, Document>();
  const opened = (path: string) => {
    for (const { snapshot } of documents.values())
      if (snapshot.path?.replaceAll("\\", "/") === path) return snapshot.text;
    return undefined;
  };
  const read = (snapshot: Snapshot) => (snapshot.readsFiles ? hostOf(snapshot, opened) : undefined);
  const practice = openPractice();
  return {
    perform(job) {
      if (job.kind === "ask") return reply(documents, job, read);
      if (job.kind === "open") open(documents, job.snapshot);
      else documents.delete(job.uri);
      return undefined;
    },
    prepare(isOver, hasRoom) {
      const all = [...documents.values()];
      const finished = all.filter((one) => prepareOne(one, { isOver, hasRoom }, read));
      for (const one of all) if (hasRoom()) practise(practice, one, isOver, read);
      return finished.map(({ snapshot }) => snapshot.uri);
    },
  };
}

function open(documents: Map<string, Document>, snapshot: Snapshot): void {
  const last = documents.get(snapshot.uri);
  documents.set(snapshot.uri, { snapshot, isAnalysed: false, recent: last ? reusable(last, snapshot) : {} });
}

/** The analyses to go on from. The same version comes again when something beside the text has changed. */
function reusable({ snapshot, recent }: Document, next: Snapshot): Recent {
  if (snapshot.version === next.version) return {};
  return JSON.stringify(snapshot.settings) === JSON.stringify(next.settings) ? recent : {};
}

function reply(
  documents: ReadonlyMap<string, Document>,
  { id, uri, name, args }: Extract<Job, { kind: "ask" }>,
  hostOf: Read,
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
function analysisOf(document: Document, hostOf: Read): Analysis | undefined {
  const { snapshot, recent } = document;
  const { text } = snapshot;
  const isOutdated = () => isReplaced(snapshot);
  if (isOutdated()) return undefined;
  const host = hostOf(snapshot);
  if (document.isAnalysed && recent.latest && isCurrent(recent.latest, host)) return recent.latest;
  const known = recalled(recent, text, host);
  const options = optionsOf(snapshot, host, isOutdated);
  document.recent = known
    ? { ...known, latest: known.latest && { ...known.latest, options } }
    : advanced(recent, text, (base) => analyzeInTime(text, options, base));
  document.isAnalysed = !isOutdated();
  return document.isAnalysed ? document.recent.latest : undefined;
}

/** Does what is of use for the next question; true when an analysis that had to stop is done now. */
function prepareOne(
  document: Document,
  { isOver, hasRoom }: { readonly isOver: () => boolean; readonly hasRoom: () => boolean },
  hostOf: Read,
): boolean {
  const { snapshot, isAnalysed } = document;
  const cancelled = () => isOver() || isReplaced(snapshot);
  let finished = false;
  while (isAnalysed && !document.isHopeless && !cancelled()) {
    const chore = choreOf(document.recent);
    if (!chore || (chore === "spare" && !hasRoom())) break;
    const host = hostOf(snapshot);
    document.recent = prepared(document.recent, chore, (base) => ({
      ...analyzeInTime(snapshot.text, optionsOf(snapshot, host, cancelled), base, patientTimeLimit),
      // What is asked of it later is not over because this is.
      options: optionsOf(snapshot, host, () => isReplaced(snapshot)),
    }));
    if (cancelled()) break;
    const isLeft = choreOf(document.recent) === chore;
    if (isLeft) document.isHopeless = true;
    else if (chore === "finish") finished = true;
  }
  const { latest } = document.recent;
  // The first hover asks for it, and would have to wait.
  if (latest && isAnalysed && !cancelled() && hasRoom()) likelyAnalysis(inTime(latest, cancelled));
  return finished;
}

/** Makes the thread quick on a document before it is edited; nothing of that is kept. */
function practise(practice: Practice, { snapshot, recent }: Document, isOver: () => boolean, hostOf: Read) {
  if (!recent.latest || !isDone(recent.latest)) return;
  const cancelled = () => isOver() || isReplaced(snapshot);
  const options = optionsOf(snapshot, hostOf(snapshot), cancelled);
  practice.on(snapshot.text, (text, base) => analyzeInTime(text, options, base), cancelled);
}

const isReplaced = ({ newest, version }: Snapshot) => Atomics.load(newest, 0) !== version;

const optionsOf = ({ path, settings }: Snapshot, host: Host | undefined, cancelled: () => boolean) => ({
  path,
  settings,
  host,
  cancelled,
});
