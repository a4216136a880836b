/**
 * ## What it does
 * Reports loops that walk an array across its memory order: column by column in a C array, row by row in a Fortran one.
 *
 * ## Why is this bad?
 * Memory comes to the processor in lines of 64 bytes. An access that steps over elements uses a part of each line, and the next
 * round of the loop fetches the same lines again: column loops over large C arrays are about five times slower than row loops.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * matrix = np.ones((2000, 300))
 * totals = []
 * for j in range(300):
 *     totals.append(matrix[:, j].sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * matrix = np.ones((2000, 300))
 * totals = list(matrix.sum(axis=0))
 * ```
 *
 * ## When not to
 * When the loop is short or the array fits the processor's cache. Reductions over an axis are never reported: NumPy walks them in
 * memory order by itself.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { isExact, less } from "../../ndarray/layouts/dim.ts";
import { type ExactLayout, isExactLayout, type Layout, nbytes } from "../../ndarray/layouts/layout.ts";
import { groupBy } from "../../ndarray/once.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Module, Node } from "../../syntax/ast.ts";
import type { EventOf } from "../../trace/event.ts";
import { elementUses } from "../../trace/reads.ts";
import type { Trace } from "../../trace/trace.ts";
import { rule } from "../rule.ts";
import { pathTo, statementOf } from "../tree.ts";
import { joinedWalk } from "./joinedwalk.ts";

/** Bytes that the processor fetches at once. */
const cacheLine = 64;
/** The largest first-level caches: what fits them is fetched once, whatever the order. */
const nearestCache = 128 * 1024;

type Access = EventOf<"view" | "write">;

export default rule({
  code: "ND301",
  name: "strided-loop",
  severity: "warning",
  on: ["view", "write"],
  check({ node }, { trace, module, visits: all }) {
    const visits = all.filter(isAccess);
    const [event] = visits;
    if (!event) return undefined;
    const array = event.kind === "view" ? event.of : event.into;
    // Every n-th element of a row has no other axis to be filled along.
    if (event.kind === "write" && array.shape.length < 2) return undefined;
    const bytes = nbytes(array.layout);
    if (less(bytes, nearestCache) === true) return undefined;
    if (event.kind === "view" && isUpdated(module, node)) return undefined;
    const walk =
      walksOf(module, node, visits).find((one) => isSweep(array, visits, one)) ??
      joinedSweep(trace, module, array, visits);
    if (!walk || !visits.some((visit) => looksAt(trace, visit))) return undefined;
    const share = Math.min(1, Math.max(array.dtype.itemsize, walk.step) / Math.min(walk.stride, cacheLine));
    // Two columns side by side: each line is fetched twice at most.
    if (share >= 0.5) return undefined;
    return {
      message: `${percent(share)} of each cache line used: the loop steps ${walk.step} ${walk.step === 1 ? "byte" : "bytes"} while each access jumps ${walk.stride} over ${formatBytes(bytes)}; ${advice(array)}`,
      bytes: isExact(bytes) ? bytes : undefined,
      proof: [
        `strides ${walk.stride} B along the access, ${walk.step} B from round to round`,
        "about 5 times slower than in memory order on large arrays",
      ],
    };
  },
});

/** An index that is read or written, or the items of a loop over an array: other things happen at the same node. */
function isAccess({ kind, op }: Access): boolean {
  return kind === "view" ? op === "getitem" || op === "iterate" : op === "setitem";
}

interface Walk {
  /** Bytes between neighbours of one access. */
  readonly stride: number;
  /** Bytes from one round's access to the next one's. */
  readonly step: number;
}

/** Returns how each of the loops around the access walks, the innermost loop first; loops that do not walk evenly are left out. */
function walksOf(module: Module, node: Node, visits: readonly Access[]): readonly Walk[] {
  const [event] = visits;
  if (event.op === "iterate") {
    if (!isIterated(module, node)) return [];
    const walk = walkOf([...groupBy(visits as readonly EventOf<"view">[], ({ of }) => of).values()]);
    return walk ? [walk] : [];
  }
  if (isMapped(visits)) return [walkOf([visits])].flatMap((walk) => walk ?? []);
  const likes = visits.filter(({ loops }) => loops.length === event.loops.length);
  return event.loops
    .map((_, level) => level)
    .reverse()
    .flatMap((level) => walkOf([...groupBy(likes, (visit) => otherRounds(visit, level)).values()]) ?? []);
}

/** Calls of a function from which it is seen that something calls it again and again. */
const leastCalls = 3;

/** `map(lambda j: a[:, j].sum(), range(n))`: each call is a round. */
function isMapped(visits: readonly Access[]): boolean {
  const scopes = new Set(visits.map(({ scope }) => scope));
  return (
    scopes.size >= leastCalls &&
    scopes.size === visits.length &&
    visits.every(({ loops }) => loops.length === 0)
  );
}

/** True for what a `for` takes its items from. */
function isIterated(module: Module, node: Node): boolean {
  return pathTo(module, node).some(
    (one) => (one.kind === "For" || one.kind === "comprehension") && one.iter === node,
  );
}

/** Which rounds of all loops but one an access happened in. */
function otherRounds({ loops }: Access, level: number): string {
  return loops.map(({ iteration }, i) => (i === level ? "" : iteration)).join();
}

/** Returns the walk of a loop that is run several times: undefined unless it is the same each time. */
function walkOf(runs: readonly (readonly Access[])[]): Walk | undefined {
  const walks = runs.map((run) => runOf(run.map(partOf)));
  const [first] = walks;
  return walks.every((walk) => walk && walk.step === first?.step && walk.stride === first.stride)
    ? first
    : undefined;
}

function partOf(event: Access): Layout | undefined {
  return event.kind === "view" ? event.layout : event.region;
}

/** Returns how one run of a loop walks: undefined unless every round is a like access at a constant, smaller distance. */
function runOf(parts: readonly (Layout | undefined)[]): Walk | undefined {
  const layouts = parts.filter(
    (layout): layout is ExactLayout => layout !== undefined && isExactLayout(layout),
  );
  if (layouts.length !== parts.length || layouts.length < 2) return undefined;
  const [first, second] = layouts;
  const step = Math.abs(second.offset - first.offset);
  const isSteady = layouts.every(
    ({ shape, strides, offset }, i) =>
      String(shape) === String(first.shape) &&
      String(strides) === String(first.strides) &&
      (i === 0 || Math.abs(offset - layouts[i - 1].offset) === step),
  );
  const strides = first.strides.filter((_, axis) => first.shape[axis] > 1).map(Math.abs);
  if (!isSteady || step === 0 || strides.length === 0) return undefined;
  const stride = Math.min(...strides);
  return stride > step && step >= first.dtype.itemsize ? { stride, step } : undefined;
}

/** True when the rounds together cover most of the array: the loop goes over it, not just over a few columns. */
function isSweep(array: NDArray, visits: readonly Access[], { step }: Walk): boolean {
  const whole = nbytes(array.layout);
  const parts = visits.flatMap((visit) => partOf(visit) ?? []);
  const places = new Set(parts.map(({ offset }) => offset)).size;
  const [each] = parts.map(nbytes);
  if (!isExact(whole) || !isExact(each)) return false;
  return each * places * 2 >= whole && step <= array.dtype.itemsize * 8;
}

/** Returns the walk of a loop that was not run round by round, when it goes over most of the array. */
function joinedSweep(
  trace: Trace,
  module: Module,
  array: NDArray,
  visits: readonly Access[],
): Walk | undefined {
  const visit = visits.find(({ loops }) => loops.some(({ iteration }) => iteration === undefined));
  const part = visit && partOf(visit);
  const walk = visit && joinedWalk(trace, module, visit, array.layout, part);
  if (!part || !walk) return undefined;
  const [whole, each] = [nbytes(array.layout), nbytes(part)];
  if (!isExact(whole) || !isExact(each) || each * walk.rounds * 2 < whole) return undefined;
  return walk.step <= array.dtype.itemsize * 8 ? walk : undefined;
}

/** `a[:, j]` of `a[:, j] += 1`, which is read to be written. */
function isUpdated(module: Module, node: Node): boolean {
  const statement = statementOf(module, node);
  return statement?.kind === "AugAssign" && statement.target === node;
}

/** True when somebody does something with the elements of the part. */
function looksAt(trace: Trace, visit: Access): boolean {
  return visit.kind === "write" || elementUses(trace, visit.out).some(({ array }) => array === visit.out);
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function advice(array: NDArray): string {
  const rank = array.shape.length;
  if (rank < 2) return "reshape it to rows of one element each, and use one call with axis=";
  if (rank > 2) return "loop over a slower axis, put the looped axis first, or use one call with axis=";
  return "loop over the other axis, use one call with axis=, or change the array's order once";
}
