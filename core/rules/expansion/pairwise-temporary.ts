/**
 * ## What it does
 * Reports the differences (or products, comparisons) of all pairs of rows, `x[:, None] - y[None]`, that are only made to be
 * reduced along the axis that the rows share.
 *
 * ## Why is this bad?
 * The three-dimensional array in between is as many times larger than the table of results as the rows are long. Two thousand
 * points in sixteen dimensions take half a gigabyte for a table of 32 MB.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * points = np.ones((400, 16))
 * delta = points[:, None, :] - points[None, :, :]
 * squared = (delta**2).sum(axis=2)
 * print(squared.max())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * points = np.ones((400, 16))
 * norms = np.einsum("ij,ij->i", points, points)
 * squared = points @ points.T
 * squared *= -2
 * squared += norms[:, None]
 * squared += norms
 * print(squared.max())
 * ```
 *
 * ## When not to
 * When the differences themselves are used as well, as directions are. The sum by products rounds in another way; where that
 * matters, take a few rows at a time, or `scipy.spatial.distance.cdist`.
 */
import type { NDArray } from "../../ndarray/array.ts";
import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { less, minus, product, same, times } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { showLength } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Event, EventOf, OperationEvent } from "../../trace/event.ts";
import { elementUses } from "../../trace/reads.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf, bytesText } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { linesText } from "../proof.ts";
import { rule } from "../rule.ts";
import { type Elementwise, isElementwiseEvent, sourcesOf } from "./elementwise.ts";

/** How many times larger than its larger operand the array must be. */
const leastGrowth = 4;

export default rule({
  code: "ND402",
  name: "pairwise-temporary",
  severity: "warning",
  on: "ufunc",
  check(event, { trace, visits, settings }) {
    const found = visits.map((visit) => pairingOf(visit, trace));
    if (!found.every((pairing) => pairing !== undefined)) return undefined;
    const { text, bytes } = amountOf(visits, "for all pairs of rows");
    if (less(bytes, settings.threshold) !== false) return undefined;
    const { axis, reductions } = found[visits.indexOf(event)];
    const { shape, dtype } = event.out;
    const table = times(product(shape.toSpliced(axis, 1)), dtype.itemsize);
    return {
      message: `${text}, reduced at once to ${bytesText(table)}: ${advice(trace, event)}`,
      bytes: minus(bytes, times(table, visits.length)),
      proof: [
        `${shapeText(event)} grows to [${shape.map(showLength).join(", ")}]`,
        linesText("only its reductions are used", [...new Set(reductions.map(({ line }) => line))]),
      ],
    };
  },
});

interface Pairing {
  /** The axis along which two rows meet. */
  readonly axis: number;
  readonly reductions: readonly OperationEvent[];
}

/** Returns how an array of all pairs is reduced; undefined when it is something else, or used for more than that. */
function pairingOf(event: EventOf<"ufunc">, trace: Trace): Pairing | undefined {
  if (!isElementwiseEvent(event) || event.into || event.out.alternatives || !trace.isWhole) return undefined;
  const { shape } = event.out;
  const operands = sourcesOf(event).filter((array) => array.shape.length > 0);
  if (shape.length < 3 || operands.length !== 2 || !operands.every((one) => isMuchLarger(event.out, one)))
    return undefined;
  if (event.loops.length > 0 && operands.some(isPart)) return undefined;
  const [left, right] = operands.map((one) => grownAxes(one.shape, shape));
  const shared = shape.flatMap((length, axis) => (length !== 1 && !left[axis] && !right[axis] ? [axis] : []));
  const isPaired = shape.some((_, i) => left[i] && !right[i]) && shape.some((_, i) => right[i] && !left[i]);
  if (!isPaired || shared.length === 0) return undefined;
  const reductions: OperationEvent[] = [];
  if (!isOnlyReduced(trace, event.out, shared, reductions) || reductions.length === 0) return undefined;
  return { axis: shared[shared.length - 1], reductions };
}

function isMuchLarger(table: NDArray, { layout }: NDArray): boolean {
  const grown = times(product(layout.shape), leastGrowth);
  return less(product(table.shape), grown) === false;
}

/** Taking a few rows at a time is the remedy, not the mistake. */
function isPart({ layout, buffer }: NDArray): boolean {
  return less(times(nbytes(layout), 2), buffer.nbytes) !== false;
}

/** Says for each axis of the result whether the operand is repeated along it. */
function grownAxes(operand: Shape, result: Shape): readonly boolean[] {
  const extra = result.length - operand.length;
  return result.map(
    (length, axis) => same(length, 1) !== true && (axis < extra || operand[axis - extra] === 1),
  );
}

/** True when all that is computed from the array loses a shared axis; adds the reductions to the list. */
function isOnlyReduced(
  trace: Trace,
  array: NDArray,
  shared: readonly number[],
  reductions: OperationEvent[],
): boolean {
  return elementUses(trace, array).every(({ event, array: used }) => {
    if (used !== array) return false;
    const reduction = reductionAt(event, array, shared);
    if (reduction) {
      if (!reductions.includes(reduction)) reductions.push(reduction);
      return true;
    }
    if (event.kind === "use") return event.how === "return" && event.scope.called;
    if (!isElementwiseEvent(event)) return false;
    if (event.into) return event.into === array;
    return keepsShape(event, array) && isOnlyReduced(trace, event.out, shared, reductions);
  });
}

/** Returns the event when it takes a shared axis away, and nothing else is mixed in. */
function reductionAt(event: Event, array: NDArray, shared: readonly number[]): OperationEvent | undefined {
  if (event.kind === "reduce")
    return reducedAxes(event).some((axis) => shared.includes(axis)) ? event : undefined;
  return event.kind === "ufunc" && isContraction(event, array, shared) ? event : undefined;
}

function keepsShape({ out }: Elementwise, { shape }: NDArray): boolean {
  return out.shape.length === shape.length && out.shape.every((length, i) => same(length, shape[i]) === true);
}

/** `np.einsum("ijk,ijk->ij", d, d)`. */
function isContraction(
  event: EventOf<"ufunc">,
  { buffer, shape }: NDArray,
  shared: readonly number[],
): boolean {
  if (event.op !== "numpy.einsum") return false;
  const isAlone = event.ins.every((value) => value.t !== "ndarray" || value.buffer === buffer);
  return isAlone && shared.some((axis) => String(shape.toSpliced(axis, 1)) === String(event.out.shape));
}

/** Returns the axes that a reduction takes away; empty when that is not known. */
function reducedAxes({ op, of, ins, named }: EventOf<"reduce">): readonly number[] {
  const rank = of.shape.length;
  const all = of.shape.map((_, axis) => axis);
  const position = shortName(op) === "norm" ? 2 : 1;
  const given = named.get("axis") ?? ins[position];
  if (given === undefined) return shortName(op) === "reduce" ? [0] : all;
  if (given.t === "none") return all;
  const numbers = given.t === "tuple" ? given.items.map(axisOf) : [axisOf(given)];
  return numbers.flatMap((axis) => (axis === undefined ? [] : [axis < 0 ? axis + rank : axis]));
}

function axisOf(value: Value): number | undefined {
  return value.t === "int" && typeof value.v === "number" ? value.v : undefined;
}

function shapeText(event: Elementwise): string {
  return sourcesOf(event)
    .map(({ shape }) => `[${shape.map(showLength).join(", ")}]`)
    .join(" with ");
}

function advice(trace: Trace, event: Elementwise): string {
  const name = shortName(event.op);
  const uses = elementUses(trace, event.out).map((touch) => touch.event);
  if ((name === "Mult" || name === "multiply") && uses.every(isSum))
    return "a matrix product (x @ y.T) needs no array in between";
  if ((name === "Sub" || name === "subtract") && uses.every((use) => isSquaredSum(trace, use)))
    return "take squared distances from products (|x|² + |y|² - 2 x @ y.T), or a few rows at a time";
  return "take a few rows at a time";
}

function isSum(event: Event): boolean {
  return event.kind === "reduce" && shortName(event.op) === "sum";
}

/** True for a Euclidean norm, and for squares that are only added up. */
function isSquaredSum(trace: Trace, event: Event): boolean {
  if (event.kind === "reduce") return shortName(event.op) === "norm";
  if (event.kind !== "ufunc") return false;
  const [left, right] = event.ins;
  const name = shortName(event.op);
  const isSquare =
    name === "square" ||
    ((name === "Pow" || name === "power") && right?.t === "int" && right.v === 2) ||
    ((name === "Mult" || name === "multiply") && left === right);
  if (!isSquare) return name === "einsum";
  return elementUses(trace, event.out).every((touch) => isSum(touch.event));
}
