import type { DType, Shape } from "../dtypes/dtype.ts";
import { notKnown } from "../error.ts";
import { type Dim, isExact, less, minus, same, times } from "./dim.ts";
import { contiguous, contiguousInAxisOrder, isC, isF, type Layout, type Order } from "./layout.ts";

/** The strides of one operand along the axes of an iteration; 0 where it is repeated or the axis has length 1. */
export type IterationStrides = readonly Dim[];

/**
 * Returns the layout of an array that NumPy's iterator allocates for operands that are broadcast to `shape`
 * (the result of a ufunc, `np.where`, `np.einsum` ...): the axes in the order that suits the operands best.
 */
export function allocateLike(
  operands: readonly Layout[],
  shape: Shape,
  dtype: DType,
  order: Order = "K",
): Layout {
  const strides = operands.map((operand) => iterationStrides(operand, shape));
  return allocated(dtype, shape, iterationOrder(strides, shape.length, forced(operands, order)));
}

/** Returns a new array's layout whose axes, from the slowest to the fastest, are `axes`; an empty array's strides are all 0. */
export function allocated(dtype: DType, shape: Shape, axes: readonly number[]): Layout {
  if (!shape.includes(0)) return contiguousInAxisOrder(dtype, shape, axes);
  return { dtype, shape, strides: shape.map(() => 0), offset: 0 };
}

/** Returns a new array's layout in C or Fortran order; an empty array's strides are all 0. */
export function allocatedIn(dtype: DType, shape: Shape, order: "C" | "F" = "C"): Layout {
  if (!shape.includes(0)) return contiguous(dtype, shape, order);
  return { dtype, shape, strides: shape.map(() => 0), offset: 0 };
}

/**
 * Returns the layout of a new array like `prototype` (`np.empty_like`, `astype`, `copy`): with "K" the axes sorted by the
 * size of their strides. `shape` may differ, and then "K" counts only when the rank is the same.
 */
export function layoutLike(
  prototype: Layout,
  { dtype = prototype.dtype, order = "K", shape = prototype.shape }: LikeOptions = {},
): Layout {
  if (order === "C" || order === "F") return allocatedIn(dtype, shape, order);
  const c = isC(prototype);
  const f = isF(prototype);
  if (order === "A") return allocatedIn(dtype, shape, decided(f) && !decided(c) ? "F" : "C");
  if (shape.length !== prototype.shape.length || shape.length <= 1 || decided(c))
    return allocatedIn(dtype, shape);
  if (decided(f)) return allocatedIn(dtype, shape, "F");
  return allocated(dtype, shape, axesByStride(prototype.strides));
}

/** What the new array has otherwise than its prototype. */
export interface LikeOptions {
  readonly dtype?: DType;
  readonly order?: Order;
  readonly shape?: Shape;
}

/** Returns the axes from the largest stride to the smallest; equal ones stay in C order. */
export function axesByStride(strides: readonly Dim[]): readonly number[] {
  const axes: number[] = [];
  for (let axis = 0; axis < strides.length; axis++) {
    let at = axes.length;
    while (at > 0 && isLess(size(strides[axes[at - 1]]), size(strides[axis]))) at--;
    axes.splice(at, 0, axis);
  }
  return axes;
}

/** Returns an operand's strides along the axes of the iteration, as NumPy's iterator fills them in. */
export function iterationStrides(operand: Layout, shape: Shape): IterationStrides {
  const lead = shape.length - operand.shape.length;
  const strides: Dim[] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    const isRepeated = axis < lead || shape[axis] === 1 || operand.shape[axis - lead] === 1;
    strides.push(isRepeated ? 0 : operand.strides[axis - lead]);
  }
  return strides;
}

/**
 * Returns the axes from the slowest to the fastest in which NumPy's iterator runs: an insertion sort by stride in which
 * axes that no operand can tell apart stay, and C order wins where operands disagree.
 */
export function iterationOrder(
  operands: readonly IterationStrides[],
  rank: number,
  order: "C" | "F" | "K" = "K",
): readonly number[] {
  const fastestFirst: number[] = [];
  for (let axis = rank - 1; axis >= 0; axis--) fastestFirst.push(axis);
  if (order === "F") return fastestFirst;
  if (order === "C") return fastestFirst.reverse();
  for (let i = 1; i < rank; i++) {
    const axis = fastestFirst[i];
    let to = i;
    for (let j = i - 1; j >= 0; j--) {
      const isBefore = compareAxes(operands, axis, fastestFirst[j]);
      if (isBefore === false) break;
      if (isBefore) to = j;
    }
    if (to < i) fastestFirst.copyWithin(to + 1, to, i);
    fastestFirst[to] = axis;
  }
  return fastestFirst.reverse();
}

/** Returns the order that `order` forces on an iteration over the operands. */
export function forced(operands: readonly Layout[], order: Order): "C" | "F" | "K" {
  if (order !== "A") return order;
  return operands.every((operand) => decided(isF(operand))) ? "F" : "C";
}

/** Should `axis` run faster than `other`? `undefined` when no operand tells. */
function compareAxes(
  operands: readonly IterationStrides[],
  axis: number,
  other: number,
): boolean | undefined {
  let answer: boolean | undefined;
  for (const strides of operands) {
    const a = strides[axis];
    const b = strides[other];
    if (a === 0 || b === 0) continue;
    if (!isLess(size(a), size(b))) answer = false;
    else if (answer === undefined) answer = true;
  }
  return answer;
}

/** The size of a stride; one that is not known is taken to keep the sign of its leading term. */
function size(stride: Dim): Dim {
  if (isExact(stride)) return Math.abs(stride);
  if (less(stride, 0) === true) return times(stride, -1);
  return less(stride, 0) === false ? stride : notKnown("the sign of a stride");
}

/** Is one size less than another? Lengths that are not known are taken to be at least 1, as for any array with elements. */
function isLess(a: Dim, b: Dim): boolean {
  const answer = less(a, b);
  if (answer !== undefined) return answer;
  if (same(a, b) === true) return false;
  return lessWhenPositive(a, b) ?? notKnown("which stride is larger");
}

/** Compares two sizes with every unknown at least 1: the difference decides when all its terms have one sign. */
function lessWhenPositive(a: Dim, b: Dim): boolean | undefined {
  const difference = minus(b, a);
  if (isExact(difference)) return difference > 0;
  let constant = 0;
  let positive = 0;
  let negative = 0;
  for (const { coefficient, atoms } of difference.terms.values()) {
    if (atoms.length === 0) constant = coefficient;
    else if (coefficient > 0) positive += coefficient;
    else negative += coefficient;
  }
  if (negative === 0 && positive + constant >= 0) return true;
  if (positive === 0 && negative + constant <= 0) return false;
  return undefined;
}

function decided(answer: boolean | undefined): boolean {
  return answer ?? notKnown("the memory order");
}
