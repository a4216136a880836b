import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assembled, type Piece } from "../../ndarray/assemble.ts";
import { type Dim, isExact, plus, product, same, times } from "../../ndarray/dim.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allocatedIn, layoutLike } from "../../ndarray/korder.ts";
import { isC, isF, type Layout, withNewAxis } from "../../ndarray/layout.ts";
import { resultType } from "../../ndarray/promote.ts";
import type { Value } from "../../ndarray/value.ts";
import { any } from "../bind.ts";
import { asArray } from "../coerce.ts";
import type { Context } from "../context.ts";
import { type Effect, op } from "../op.ts";
import { register } from "../registry.ts";
import { allocEffect, copyEffect, copyInto } from "../results.ts";

/** A nested list of arrays, all leaves at one depth. */
type Nested = NDArray | readonly Nested[];

/** Returns what `np.block(arrays)` does: blocks are joined along the last axes, the innermost lists along the last one. */
function block(given: Value, context: Context): Effect {
  const depth = depthOf(given);
  const nested = read(given, context);
  const leaves = flatten(nested);
  const rank = Math.max(depth, ...leaves.map((leaf) => leaf.shape.length));
  if (depth === 0) {
    const [only] = leaves;
    const order = isF(only.layout) === true && isC(only.layout) !== true ? "F" : "C";
    return copyEffect(only, copyInto(only, allocatedIn(only.dtype, only.shape, order)));
  }
  const order =
    leaves.every((leaf) => isF(leaf.layout)) && !leaves.every((leaf) => isC(leaf.layout)) ? "F" : "C";
  const shape = shapeOf(nested, rank, depth);
  if (!isSmall(shape, depth)) return notKnown("the order in which large blocks are joined");
  const layout = allocatedIn(resultType(leaves.map((leaf) => leaf.dtype)), shape, order);
  return allocEffect(assembled(layout, piecesOf(nested, layout, rank, depth)));
}

/** NumPy copies the blocks of small results one by one; larger ones it joins list by list. */
function isSmall(shape: readonly Dim[], depth: number): boolean {
  const total = product(shape);
  return isExact(total) && depth * total <= 2 * 512 * 512;
}

function depthOf(value: Value): number {
  if (value.t === "tuple") {
    raise(
      "TypeError",
      "arrays is a tuple. Only lists can be used to arrange blocks, and np.block does not allow implicit conversion from tuple to ndarray.",
    );
  }
  if (value.t !== "list") return 0;
  if (value.items?.length === 0) raise("ValueError", "List at arrays cannot be empty");
  return 1 + Math.max(...(value.items ?? []).map(depthOf));
}

function read(value: Value, context: Context): Nested {
  if (value.t !== "list") return asArray(value, context);
  return (value.items ?? notKnown("the blocks")).map((item) => read(item, context));
}

function isLeaf(nested: Nested): nested is NDArray {
  return !Array.isArray(nested);
}

function flatten(nested: Nested): readonly NDArray[] {
  return isLeaf(nested) ? [nested] : nested.flatMap(flatten);
}

/** Returns a leaf's layout with axes of length 1 put before its own. */
function wide(layout: Layout, rank: number): Layout {
  let result = layout;
  while (result.shape.length < rank) result = withNewAxis(result, 0);
  return result;
}

function shapeOf(nested: Nested, rank: number, depth: number): readonly Dim[] {
  if (isLeaf(nested)) return wide(nested.layout, rank).shape;
  const axis = rank - depth;
  const shapes = nested.map((part) => shapeOf(part, rank, depth - 1));
  return shapes.reduce((sum, shape) => {
    shape.forEach((length, i) => {
      if (i !== axis && same(length, sum[i]) === false)
        raise("ValueError", `Mismatched array shapes in block along axis ${axis}.`);
    });
    return sum.with(axis, plus(sum[axis], shape[axis]));
  });
}

function piecesOf(nested: Nested, at: Layout, rank: number, depth: number): readonly Piece[] {
  if (isLeaf(nested)) return [{ at, from: viewOf(nested, wide(nested.layout, rank)) }];
  const axis = rank - depth;
  let { offset } = at;
  return nested.flatMap((part) => {
    const length = shapeOf(part, rank, depth - 1)[axis];
    const pieces = piecesOf(part, { ...at, offset, shape: at.shape.with(axis, length) }, rank, depth - 1);
    offset = plus(offset, times(length, at.strides[axis]));
    return pieces;
  });
}

register("numpy", { block: op({ arrays: any }, ({ arrays }, context) => block(arrays, context)) });
