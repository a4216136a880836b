import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, plus, times } from "../../ndarray/layouts/dim.ts";
import { opt } from "../calls/bind.ts";
import { dtype as dtypeReader, int, normalizeAxis } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { orNothing, reduceEffect } from "../ufunc/axes.ts";
import { reduceBy } from "../ufunc/calc.ts";
import { operand, plainOut as out } from "./arguments.ts";

/** Returns the view of a diagonal, whose axis is the last. */
function diagonalOf(array: NDArray, offset: number, first: number, second: number): NDArray {
  const { layout } = array;
  const [rows, columns] = [layout.shape[first], layout.shape[second]];
  if (!isExact(rows) || !isExact(columns)) return notKnown("the length of a diagonal");
  const start = offset >= 0 ? times(layout.strides[second], offset) : times(layout.strides[first], -offset);
  const length = Math.max(
    0,
    offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns),
  );
  const kept = layout.shape.map((_, axis) => axis).filter((axis) => axis !== first && axis !== second);
  return viewOf(array, {
    ...layout,
    shape: [...kept.map((axis) => layout.shape[axis]), length],
    strides: [
      ...kept.map((axis) => layout.strides[axis]),
      plus(layout.strides[first], layout.strides[second]),
    ],
    offset: length === 0 ? layout.offset : plus(layout.offset, start),
  });
}

const trace = op(
  {
    a: operand,
    offset: opt(int, 0),
    axis1: opt(int, 0),
    axis2: opt(int, 1),
    dtype: orNothing(dtypeReader),
    out,
  },
  ({ a, offset, axis1, axis2, dtype, out: into }) => {
    const rank = a.array.shape.length;
    if (rank < 2) raise("ValueError", "diag requires an array of at least two dimensions");
    const [first, second] = [normalizeAxis(axis1, rank), normalizeAxis(axis2, rank)];
    if (first === second) raise("ValueError", "axis1 and axis2 cannot be the same");
    const diagonal = diagonalOf(a.array, offset, first, second);
    const result = reduceBy("add", diagonal, { axes: [rank - 2], dtype, out: into });
    return reduceEffect("trace", a, result, into);
  },
);

register("numpy", { trace });
register("numpy.ndarray", { trace });
