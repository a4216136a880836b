import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, plus, product, same } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { reshapedView } from "../../ndarray/layouts/reshape.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { axes as axesReader, int } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Hidden, op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { asHidden, dotCopies, reshapeCopy } from "./hidden.ts";
import { productArray } from "./product.ts";

/** Reads the axes to sum over: a number of them, or two lists. */
function pairsOf(value: Value, context: Context): readonly [readonly number[], readonly number[]] {
  const items = value.t === "int" ? undefined : itemsOf(value, context);
  if (items?.length === 2) return [axesReader.read(items[0], context), axesReader.read(items[1], context)];
  const count = int.read(value, context);
  const right = Array.from({ length: Math.max(0, count) }, (_, i) => i);
  return [right.map((i) => i - count), right];
}

function normalized(axes: readonly number[], { shape }: NDArray): readonly number[] {
  return axes.map((axis) => (axis < 0 ? axis + shape.length : axis));
}

function kept({ shape }: NDArray, without: readonly number[]): readonly number[] {
  return shape.map((_, axis) => axis).filter((axis) => !without.includes(axis));
}

/** Returns `np.tensordot(a, b, axes)`: a view of a matrix product, as reshaping it makes one. */
export function tensordotOf(
  a: NDArray,
  b: NDArray,
  left: readonly number[],
  right: readonly number[],
): NDArray {
  const [p, q] = [normalized(left, a), normalized(right, b)];
  const isWithin = (axes: readonly number[], rank: number) => axes.every((axis) => axis >= 0 && axis < rank);
  const fits = p.length === q.length;
  if (fits && !(isWithin(p, a.shape.length) && isWithin(q, b.shape.length)))
    raise("IndexError", "tuple index out of range");
  const answers = fits ? p.map((axis, i) => same(a.shape[axis], b.shape[q[i]])) : [false];
  if (answers.includes(false)) raise("ValueError", "shape-mismatch for sum");
  if (answers.includes(undefined)) notKnown("whether the shapes fit");
  const [rows, columns] = [kept(a, p), kept(b, q)];
  const dtype = resultType([a.dtype, b.dtype]);
  const shape = [...rows.map((axis) => a.shape[axis]), ...columns.map((axis) => b.shape[axis])];
  const result = productArray(
    { seen: viewOf(a, permute(a.layout, [...rows, ...p]), "ndarray"), groups: [0, rows.length, p.length] },
    {
      seen: viewOf(b, permute(b.layout, [...q, ...columns]), "ndarray"),
      groups: [0, q.length, columns.length],
    },
    dtype,
    // The product of two matrices keeps the strides 0 of an empty array; a reshaped one does not.
    rows.length === 1 && columns.length === 1 ? allocatedIn(dtype, shape) : contiguous(dtype, shape),
  );
  return viewOf(result, result.layout);
}

/** Operands that have to be copied to be seen as matrices, and what `dot` copies of those. */
function hiddenCopies(a: NDArray, b: NDArray, left: readonly number[], right: readonly number[]): Hidden {
  const [p, q] = [normalized(left, a), normalized(right, b)];
  const first = permute(a.layout, [...kept(a, p), ...p]);
  const second = permute(b.layout, [...q, ...kept(b, q)]);
  const lengths = (layout: Layout, from: number, to?: number) => product(layout.shape.slice(from, to));
  const rows = first.shape.length - p.length;
  const shapes = [
    [lengths(first, 0, rows), lengths(first, rows)],
    [lengths(second, 0, q.length), lengths(second, q.length)],
  ];
  const matrices = [first, second].map(
    (layout, i) => reshapedView(layout, shapes[i], "C") ?? contiguous(layout.dtype, shapes[i]),
  );
  const copies = [first, second].map((layout, i) => reshapeCopy(layout, shapes[i]));
  const type = resultType([a.dtype, b.dtype]);
  return asHidden([...copies, dotCopies(matrices, type)].reduce<Dim>(plus, 0));
}

const tensordot = op({ a: operand, b: operand, axes: opt(any, pyInt(2)) }, ({ a, b, axes }, context) => {
  const [left, right] = pairsOf(axes, context);
  const result = tensordotOf(a.array, b.array, left, right);
  return {
    kind: "ufunc",
    name: "tensordot",
    ins: [a.value, b.value],
    out: result,
    value: result,
    ...hiddenCopies(a.array, b.array, left, right),
  };
});

register("numpy", { tensordot });
register("numpy.linalg", { tensordot });
