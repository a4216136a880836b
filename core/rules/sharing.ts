import type { NDArray } from "../ndarray/array.ts";
import { isC, isF, type Layout } from "../ndarray/layouts/layout.ts";
import type { EventOf, OperationEvent, ScopeInfo } from "../trace/event.ts";
import { namesOf, readLinesAfter, writesAfter } from "../trace/query.ts";
import {
  attributesOf,
  escapedBefore,
  isSpent,
  isUnwrittenBeside,
  isUnwrittenSince,
  touchesOf,
  wouldOutlive,
} from "../trace/sharing.ts";
import type { Trace } from "../trace/trace.ts";
import { linesText } from "./proof.ts";
import { changesAttribute, changesInPlace } from "./tree.ts";

/** Why two arrays may share memory that are now copies of each other. */
export interface Sharing {
  /** False when code that is not known has seen the source, and could write into it, and when an object keeps the copy. */
  readonly isProved: boolean;
  readonly proof: readonly string[];
}

/**
 * Returns why the results of these copies could be views of their sources; undefined when somebody writes into either of them
 * later, keeps them where this file cannot see, or wants the source's memory back.
 */
export function sharingOf(trace: Trace, visits: readonly EventOf<"copy">[]): Sharing | undefined {
  if (!visits.every((visit) => mayShare(trace, visit))) return undefined;
  const hasEscaped = visits.some((visit) => escapedBefore(trace, visit.of, visit));
  const isKept = visits.some((visit) => isKeptByObject(trace, visit));
  const [first] = visits;
  return {
    isProved: !hasEscaped && !isKept,
    proof: [
      linesText("the result is only read", readLinesAfter(trace, first.out, first.step)),
      hasEscaped ? "code that is not known has seen the original" : unwritten(trace, visits),
      ...(isKept ? ["the object that keeps it never changes it"] : []),
    ],
  };
}

function unwritten(trace: Trace, visits: readonly EventOf<"copy">[]): string {
  const isNever = visits.every((visit) => isUnwrittenSince(trace, visit.of, visit));
  return isNever
    ? "the original is not written afterwards"
    : "neither of the two is written while the other is there";
}

/** True when the copy lies in memory as the original does, so that nothing depends on which of the two is read. */
export function isPackedAlike(source: Layout, copy: Layout): boolean {
  return (isC(source) === true && isC(copy) === true) || (isF(source) === true && isF(copy) === true);
}

function mayShare(trace: Trace, visit: EventOf<"copy">): boolean {
  const { of, out } = visit;
  if (of.alternatives || out.alternatives || isReused(trace, out)) return false;
  // What nobody else ever sees may be written all the same, unless a container still holds it then.
  if (isSpent(trace, of, visit) && isGoneBeforeWrites(trace, visit)) return true;
  if (isChangedByObject(trace, visit) || wouldOutlive(trace, of, out)) return false;
  if (asksForMemory(trace, out) || isComparedWith(trace, of, out)) return false;
  return (
    isUnwrittenBeside(trace, of, out, visit) &&
    isUnwrittenBeside(trace, out, of, visit) &&
    ![of, out].some((array) => isDoubtful(trace, array, visit))
  );
}

/** An object may want its own copy; what converts, `x.astype(t)`, copies only because it has to be given something. */
function isKeptByObject(trace: Trace, { op, out }: EventOf<"copy">): boolean {
  return !converting.has(op) && attributesOf(trace, out).length > 0;
}

/** True when the text writes into an attribute that keeps the copy, if only in a method that nobody has called yet. */
function isChangedByObject(trace: Trace, { op, out }: EventOf<"copy">): boolean {
  return (
    !converting.has(op) &&
    attributesOf(trace, out).some(({ attr }) => changesAttribute(trace.module.body, attr))
  );
}

function isGoneBeforeWrites(trace: Trace, { of, out, step }: EventOf<"copy">): boolean {
  const died = trace.lives.get(of.buffer)?.died ?? Number.POSITIVE_INFINITY;
  return writesAfter(trace, out, step).every(({ event }) => event.step > died);
}

/** The program asks whether the original is still as it was: that is what the copy is for. */
function isComparedWith(trace: Trace, of: NDArray, out: NDArray): boolean {
  return touchesOf(trace, out).some(
    ({ event }) =>
      "op" in event &&
      comparing.test(event.op) &&
      event.ins.some((value) => value.t === "ndarray" && value.buffer === of.buffer),
  );
}

const comparing = /:(Eq|NotEq)$|equal|allclose|isclose|array_equiv/;

const converting: ReadonlySet<string> = new Set(["numpy.ndarray.astype", "numpy.astype"]);

/** The program looks at where the copy's memory lies, so that sharing it would show. */
function asksForMemory(trace: Trace, array: NDArray): boolean {
  return touchesOf(trace, array).some(
    ({ event }) =>
      (event.kind === "use" && event.how === "identity") || ("op" in event && memoryQuestions.has(event.op)),
  );
}

const memoryQuestions: ReadonlySet<string> = new Set([
  "attribute:flags",
  "attribute:base",
  "attribute:strides",
  "attribute:data",
  "attribute:ctypes",
  "attribute:__array_interface__",
  "numpy.shares_memory",
  "numpy.may_share_memory",
]);

/** NumPy gave the copy's memory to a later result (`np.copy(a) + 1`), which would need its own without the copy. */
function isReused(trace: Trace, { buffer }: NDArray): boolean {
  return trace.lives.get(buffer)?.bytes === 0 && buffer.nbytes !== 0;
}

/** Where a path may not be taken, what a name stands for behind it is not followed; its text is all there is to go by. */
function isDoubtful(trace: Trace, array: NDArray, { certain, scope }: OperationEvent): boolean {
  if (certain) return false;
  return namesOf(trace, array).some(({ name }) => changesInPlace(bodyOf(trace, scope), name));
}

function bodyOf(trace: Trace, { node }: ScopeInfo) {
  return node === undefined ? trace.module.body : [node];
}
