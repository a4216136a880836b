import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assembled, type Piece } from "../../ndarray/assemble.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, plus, product, same, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { isC, isF, type Layout, nbytes, withNewAxis } from "../../ndarray/layouts/layout.ts";
import { greatest } from "../../ndarray/spread.ts";
import type { Value } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import { allocEffect, copyEffect, copyInto } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { concatenate } from "./join.ts";

/** A nested list of arrays, all leaves at one depth. */
type Nested = NDArray | readonly Nested[];

/** Returns what `np.block(arrays)` does: blocks are joined along the last axes, the innermost lists along the last one. */
function block(given: Value, context: Context): Effect {
  const depth = depthOf(given);
  const nested = read(given, context);
  const leaves = flatten(nested);
  const rank = Math.max(depth, ...leaves.map((leaf) => leaf.shape.length));
  const shape = shapeOf(nested, rank, depth);
  if (isSmall(shape, depth)) return joinedBlocks(nested, rank, depth);
  const order =
    leaves.every((leaf) => isF(leaf.layout)) && !leaves.every((leaf) => isC(leaf.layout)) ? "F" : "C";
  const layout = allocatedIn(resultType(leaves.map((leaf) => leaf.dtype)), shape, order);
  return allocEffect(assembled(layout, piecesOf(nested, layout, rank, depth)));
}

/** Joins list by list, the inner ones to temporaries; a lone array is copied. */
function joinedBlocks(nested: Nested, rank: number, depth: number): Effect {
  if (isLeaf(nested)) return copyEffect(nested, copyInto(nested, allocatedIn(nested.dtype, nested.shape)));
  const parts = nested.map((part) => joinedPart(part, rank, depth - 1));
  const hidden = nested.reduce<Dim>(
    (sum, part, i) => (isLeaf(part) ? sum : plus(sum, nbytes(parts[i].layout))),
    0,
  );
  return { ...concatenate(parts, rank - depth), hiddenPeak: hidden, hiddenTotal: hidden };
}

function joinedPart(part: Nested, rank: number, depth: number): NDArray {
  if (isLeaf(part)) return part.shape.length === rank ? part : viewOf(part, wide(part.layout, rank));
  const effect = joinedBlocks(part, rank, depth);
  return "out" in effect && effect.out ? effect.out : notKnown("a block");
}

/** NumPy joins small results list by list; the blocks of larger ones it copies one by one. */
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
  return 1 + greatest((value.items ?? []).map(depthOf));
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
      if (i !== axis && same(length, sum[i]) === false && !isSmall(sum, depth))
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
