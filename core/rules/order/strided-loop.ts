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
import { isExact, less } from "../../ndarray/dim.ts";
import { type ExactLayout, isExactLayout, type Layout, nbytes } from "../../ndarray/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { EventOf } from "../../trace/event.ts";
import { innermostLoop } from "../../trace/query.ts";
import { rule } from "../rule.ts";

/** Bytes that the processor fetches at once. */
const cacheLine = 64;

export default rule({
  code: "ND301",
  name: "strided-loop",
  severity: "warning",
  on: ["view", "write"],
  check(event, { visits, settings }) {
    const array = event.kind === "view" ? event.of : event.into;
    const loop = innermostLoop(event);
    if (!loop || event.op !== (event.kind === "view" ? "getitem" : "setitem")) return undefined;
    const parts = visits.filter((visit) => innermostLoop(visit) === loop).map(partOf);
    const walk = walkOf(parts);
    if (!walk || !isSweep(array, parts, walk)) return undefined;
    // What fits the processor's cache is fetched once, whatever the order.
    if (less(nbytes(array.layout), settings.threshold) === true) return undefined;
    const share = Math.min(1, Math.max(array.dtype.itemsize, walk.step) / Math.min(walk.stride, cacheLine));
    if (share > 0.5) return undefined;
    const bytes = nbytes(array.layout);
    return {
      message: `${percent(share)} of each cache line used: the loop steps ${walk.step} bytes while each access jumps ${walk.stride} over ${formatBytes(bytes)}; ${advice(array)}`,
      bytes: isExact(bytes) ? bytes : undefined,
      proof: [
        `strides ${walk.stride} B along the access, ${walk.step} B from round to round`,
        "about 5 times slower than in memory order on large arrays",
      ],
    };
  },
});

interface Part {
  readonly layout: Layout | undefined;
}

function partOf(event: EventOf<"view" | "write">): Part {
  return { layout: event.kind === "view" ? event.layout : event.region };
}

interface Walk {
  /** Bytes between neighbours of one access. */
  readonly stride: number;
  /** Bytes from one round's access to the next one's. */
  readonly step: number;
}

/** Returns how the loop walks: undefined unless every round is a like access at a constant, smaller distance. */
function walkOf(parts: readonly Part[]): Walk | undefined {
  const layouts = parts
    .map(({ layout }) => layout)
    .filter((layout): layout is ExactLayout => layout !== undefined && isExactLayout(layout));
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
function isSweep(array: NDArray, parts: readonly Part[], { step }: Walk): boolean {
  const [{ layout }] = parts;
  const whole = nbytes(array.layout);
  if (!layout || !isExact(whole)) return false;
  const each = nbytes(layout);
  return isExact(each) && each * parts.length * 2 >= whole && step <= array.dtype.itemsize * 8;
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function advice(array: NDArray): string {
  const rank = array.shape.length;
  if (rank > 2) return "loop over a slower axis, put the looped axis first, or use one call with axis=";
  return "loop over the other axis, use one call with axis=, or change the array's order once";
}
