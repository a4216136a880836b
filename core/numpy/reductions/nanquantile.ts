import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { isExact, product } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { atIndex, contiguous, permute } from "../../ndarray/layouts/layout.ts";
import { copyInto } from "../calls/results.ts";
import { calc, constant } from "../ufunc/calc.ts";
import type { Operand } from "../ufunc/operand.ts";
import { quantileAlong } from "./quantile.ts";

/** Returns the quantiles of the numbers along an axis: axes of `q` first, then the other axes, as a view of what NumPy fills line by line. */
export function nanQuantileAlong(array: NDArray, axis: number, q: Operand, method: string): NDArray {
  const ofNumbers = (line: NDArray) => quantileAlong(line, 0, q, method);
  return alongNumbers(array, axis, ofNumbers, q.array.shape);
}

/** Returns what a function of one line gives for the numbers of each line along an axis, and NaN where there are none. */
export function alongNumbers(
  array: NDArray,
  axis: number,
  ofNumbers: (line: NDArray) => NDArray,
  shape: Shape,
): NDArray {
  if (array.shape.length === 1) return ofLine(array, ofNumbers, shape);
  const rest = array.shape.filter((_, i) => i !== axis);
  const lines = linesOf(array, axis);
  const count = product(rest);
  if (!isExact(count) || count === 0) return notKnown("lines of unknown number");
  const results = Array.from({ length: count }, (_, i) =>
    ofLine(viewOf(lines, atIndex(lines.layout, 0, i), "ndarray"), ofNumbers, shape),
  );
  return arranged(results, rest, shape);
}

/** The array's lines along the axis as the rows of a matrix. */
function linesOf(array: NDArray, axis: number): NDArray {
  const axes = [...array.shape.keys()].filter((i) => i !== axis);
  const seen = viewOf(array, permute(array.layout, [...axes, axis]), "ndarray");
  const packed = copyInto(seen, allocatedIn(array.dtype, seen.shape), "ndarray");
  const length = array.shape[axis];
  return viewOf(
    packed,
    contiguous(array.dtype, [product(axes.map((i) => array.shape[i])), length]),
    "ndarray",
  );
}

function ofLine(line: NDArray, ofNumbers: (line: NDArray) => NDArray, shape: Shape): NDArray {
  if (!"fc".includes(line.dtype.kind)) return ofNumbers(line);
  const flags = elementsOf(calc("isnan", [line])) ?? notKnown("which elements are NaN");
  if (!flags.includes(true)) return ofNumbers(line);
  const kept = flags.flatMap((flag, i) => (flag ? [] : [i]));
  const nan = Number.NaN;
  if (kept.length === 0) {
    const result = newArray(allocatedIn(line.dtype, shape));
    assign(result, castArray(constant(line.dtype, nan), line.dtype));
    return result;
  }
  const numbers = newArray(allocatedIn(line.dtype, [kept.length]));
  kept.forEach((from, to) => {
    assign(viewOf(numbers, atIndex(numbers.layout, 0, to)), viewOf(line, atIndex(line.layout, 0, from)));
  });
  return ofNumbers(numbers);
}

/** The results of the lines in one array, with the axes of `q` in front. */
function arranged(results: readonly NDArray[], rest: Shape, shape: Shape): NDArray {
  const [{ dtype }] = results;
  const rows = newArray(allocatedIn(dtype, [results.length, ...shape]));
  results.forEach((result, i) => {
    assign(viewOf(rows, atIndex(rows.layout, 0, i)), result);
  });
  const seen = contiguous(dtype, [...rest, ...shape]);
  const axes = [...seen.shape.keys()];
  return viewOf(rows, permute(seen, [...axes.slice(rest.length), ...axes.slice(0, rest.length)]), "ndarray");
}
