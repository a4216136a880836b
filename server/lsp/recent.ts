import { type Analysis, costOf, type Host, isCurrent } from "../../core/ide/index.ts";

/**
 * The analyses of one document that are kept. An analysis is used up by the one that goes on from it; with a second one the text before the last
 * edit is still there when the edit is taken back.
 */
export interface Recent {
  /** The one that was made or asked for last; it may have had to stop. */
  readonly latest?: Analysis;
  /** One of the text before, or of the same text. */
  readonly spare?: Analysis;
  /** True when the spare is of some earlier text, or not done, and of little use as it is. */
  readonly isBehind?: boolean;
}

/** Steps of evaluation that an edit may cost without being felt; of programs that take more two analyses are kept. */
const stepsUnfelt = 1500;

/** UTF-16 units between the places of two edits that count as one place. */
const nearby = 1000;

/** Returns them with the one of this very text as the latest; undefined where there is none that is done and up to date. */
export function recalled(
  { latest, spare }: Recent,
  text: string,
  host: Host | undefined,
): Recent | undefined {
  if (latest && isOf(latest, text, host)) return { latest, spare };
  return spare && isOf(spare, text, host) ? { latest: spare, spare: latest } : undefined;
}

/** Returns them after another text has been analysed by `analyze`, which is given the one that it may go on from. */
export function advanced(
  { latest, spare }: Recent,
  text: string,
  analyze: (base: Analysis | undefined) => Analysis,
): Recent {
  // What had to stop has no answers that could be asked for again.
  const usesSpare = spare && latest && isDone(latest) && isDone(spare) && isNear(latest, spare, text);
  if (usesSpare) return { latest: analyze(spare), spare: latest };
  return { latest: analyze(latest), spare, isBehind: spare !== undefined };
}

/** What is of use while nobody asks for anything. */
export type Chore = "finish" | "spare";

/** Returns what is to be done for the latest text: finish its analysis, or make a second one where that is worth its time and memory. */
export function choreOf({ latest, spare, isBehind }: Recent): Chore | undefined {
  if (!latest) return undefined;
  if (!isDone(latest)) return "finish";
  return costOf(latest) > stepsUnfelt && (!spare || isBehind) ? "spare" : undefined;
}

/** Returns them with a chore done, as far as `analyze` gets. */
export function prepared(
  { latest, spare, isBehind }: Recent,
  chore: Chore,
  analyze: (base: Analysis | undefined) => Analysis,
): Recent {
  if (chore === "finish") return { latest: analyze(latest), spare, isBehind };
  const made = analyze(spare);
  return { latest, spare: made, isBehind: !isDone(made) };
}

/** True when it did not have to stop. */
export const isDone = ({ trace }: Analysis) => trace.complete;

const isOf = (analysis: Analysis, text: string, host: Host | undefined) =>
  analysis.text === text && isDone(analysis) && isCurrent(analysis, host);

/** True when going on from the spare costs about as little as going on from the latest one. */
const isNear = (latest: Analysis, spare: Analysis, text: string) =>
  commonPrefix(spare.text, text) >= commonPrefix(latest.text, text) - nearby;

function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
