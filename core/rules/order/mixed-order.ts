/**
 * ## What it does
 * Reports elementwise operations between a large array in C order and one in Fortran order.
 *
 * ## Why is this bad?
 * Whichever way NumPy goes through the two, it jumps in one of them: of each cache line of 64 bytes that it fetches from there it
 * uses a single element. That makes the operation several times slower.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * weights = np.ones((1000, 1000), order="F")
 * values = np.zeros((1000, 1000))
 * for _ in range(20):
 *     values += weights
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * weights = np.ones((1000, 1000))
 * values = np.zeros((1000, 1000))
 * for _ in range(20):
 *     values += weights
 * ```
 *
 * ## When not to
 * When both orders are needed elsewhere, as for a library that wants Fortran order. An array and its own transpose, `a + a.T`, can't
 * be brought into one order: outside of loops that is only information.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, evaluateDim, isExact, sameShape } from "../../ndarray/layouts/dim.ts";
import { isC, isF, nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { OperationEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { type Elementwise, isElementwiseEvent, sourcesOf } from "../expansion/elementwise.ts";
import { rule } from "../rule.ts";

/** Smaller arrays stay in the processor's caches. */
const leastBytes = 1024 * 1024;
/** Elements along an axis from which reading across it leaves the rest of a cache line unused. */
const leastLength = 64;
const cacheLine = 64;

export default rule({
  code: "ND302",
  name: "mixed-order",
  severity: "warning",
  on: ["ufunc", "alloc"],
  check(event, { trace, visits }) {
    if (!visits.every((visit) => isElementwiseEvent(visit) && crossedBy(visit))) return undefined;
    const crossed = isElementwiseEvent(event) ? crossedBy(event) : undefined;
    if (!crossed) return undefined;
    const { text, bytes } = amountOf(visits, "read across memory", () => nbytes(crossed.layout));
    const { itemsize } = crossed.dtype;
    const share = itemsize < cacheLine ? `, ${itemsize} of each ${cacheLine} bytes fetched are used` : "";
    const maker = makerOf(trace, ownerOf(trace, crossed));
    const isOwn = visits.every(isWithItself);
    const why = isOwn
      ? "an array meets its own transpose; do it once, and only for the part that is needed, as one triangle of a symmetric result"
      : "one operand lies in C order, the other in Fortran order; make both in one order";
    return {
      message: `${text}${share}: ${why}`,
      severity: isOwn && event.loops.length === 0 ? "information" : undefined,
      bytes,
      proof: [`operands of ${formatBytes(sizeOf(nbytes(crossed.layout)) ?? 0)} with opposite strides`],
      related: maker ? [{ at: maker.node, message: "this one is in Fortran order" }] : undefined,
    };
  },
});

function ownerOf(trace: Trace, array: NDArray): NDArray {
  return trace.lives.get(array.buffer)?.owner ?? array;
}

/** `a + a.T`: one of the two has to be read crosswise. */
function isWithItself(event: OperationEvent): boolean {
  if (!isElementwiseEvent(event)) return false;
  const [first, ...others] = operandsOf(event);
  return others.length > 0 && others.every(({ buffer }) => buffer === first.buffer);
}

function operandsOf(event: Elementwise): readonly NDArray[] {
  const target = event.into && isLarge(event.into) ? [event.into] : [];
  return [...sourcesOf(event).filter(isLarge), ...target];
}

/** Returns the operand in Fortran order when another one of its size lies in C order. */
function crossedBy(event: Elementwise): NDArray | undefined {
  const all = operandsOf(event);
  const across = all.find(({ layout }) => isF(layout) === true && isC(layout) === false);
  const along = all.find(({ layout }) => isC(layout) === true && isF(layout) === false);
  return across && along && sameShape(across.shape, along.shape) === true ? across : undefined;
}

function isLarge({ shape, layout, alternatives }: NDArray): boolean {
  if (alternatives || shape.length < 2 || !shape.every((length) => isExact(length) && length >= leastLength))
    return false;
  return (sizeOf(nbytes(layout)) ?? 0) >= leastBytes;
}

function sizeOf(bytes: Dim): number | undefined {
  return evaluateDim(bytes, ({ hint }) => hint);
}
