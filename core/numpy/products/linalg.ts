import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { byChar, type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { isExact, same } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, axesByStride, layoutLike } from "../../ndarray/layouts/korder.ts";
import { isC, type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { none, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { composer } from "../calls/composer.ts";
import { int } from "../calls/readers.ts";
import { copyInto } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { indexOf, itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { keepdims, operand } from "../reductions/arguments.ts";
import { flattened } from "../reductions/flatten.ts";
import { normalizedAxes, reduceEffect } from "../ufunc/axes.ts";
import { calc, constant, floatOperand, operandFor, reduceBy } from "../ufunc/calc.ts";
import { elementwise } from "../ufunc/elementwise.ts";
import { type Ufunc, ufuncNamed } from "../ufunc/loops.ts";
import type { Operand } from "../ufunc/operand.ts";
import { reducedLayout } from "../ufunc/reduce.ts";
import { dotOf, productEffect } from "./dot.ts";

/** `ord` as a number or a name; undefined for None. */
type Order = number | string | undefined;

function orderOf(value: Value, context: Context): Order {
  if (value.t === "none") return undefined;
  if (value.t === "str") return value.v ?? notKnown("ord");
  if (value.t === "float" && value.v !== undefined) return value.v;
  return int.read(value, context);
}

/** The real squares of the sizes of the elements. */
function squares(x: NDArray): NDArray {
  if (x.dtype.kind !== "c") return calc("multiply", [x, x]);
  return realPart(calc("multiply", [calc("conjugate", [x]), x]));
}

function realPart(array: NDArray): NDArray {
  return viewOf(array, { ...array.layout, dtype: realType(array.dtype) }, "ndarray");
}

function realType(dtype: DType): DType {
  return dtype.kind === "c" ? (byChar.get({ 8: "f", 16: "d" }[dtype.itemsize] ?? "g") as DType) : dtype;
}

/** Returns the norm of all elements, by a product with itself in memory order. */
function wholeNorm(x: NDArray): NDArray {
  const line = flattened(viewOf(x, permute(x.layout, axesByStride(x.layout.strides)), "ndarray"));
  if (x.dtype.kind === "c") return calc("sqrt", [reduceBy("add", squares(line))]);
  return calc("sqrt", [dotOf(line, line)]);
}

/** Returns a vector norm along the axes. */
function vectorNorm(x: NDArray, order: Order, axes: readonly number[], keepdims: boolean): NDArray {
  const options = { axes, keepdims };
  if (order === Number.POSITIVE_INFINITY) {
    const initial = castArray(constant(float64, 0), realType(x.dtype));
    return reduceBy("maximum", calc("absolute", [x]), { ...options, initial });
  }
  if (order === Number.NEGATIVE_INFINITY) return reduceBy("minimum", calc("absolute", [x]), options);
  if (order === undefined || order === 2) return calc("sqrt", [reduceBy("add", squares(x), options)]);
  if (order === 1) return reduceBy("add", calc("absolute", [x]), options);
  if (order === 0)
    return reduceBy(
      "add",
      castArray(calc("not_equal", [x, 0]), x.dtype.kind === "c" ? float64 : x.dtype),
      options,
    );
  if (typeof order === "string") return raise("ValueError", `Invalid norm order '${order}' for vectors`);
  const sizes = calc("absolute", [x]);
  const sums = reduceBy("add", power(sizes, order), options);
  return power(sums, 1 / order, sums);
}

function power(base: NDArray, exponent: number, out?: NDArray): NDArray {
  const by = Number.isInteger(exponent) ? operandFor(exponent) : floatOperand(exponent);
  return elementwise(ufuncNamed("power") as Ufunc, [operandFor(base), by], out && { outs: [out] }).arrays[0];
}

/** Returns a matrix norm: the largest or least sum of sizes along one axis. */
function matrixNorm(x: NDArray, order: Order, [row, column]: readonly number[], keepdims: boolean): NDArray {
  if (order === undefined || order === "fro" || order === "f")
    return vectorNorm(x, undefined, [row, column], keepdims);
  const isKnown = order === 1 || order === -1 || Math.abs(Number(order)) === Number.POSITIVE_INFINITY;
  if (!isKnown) {
    if (order === 2 || order === -2 || order === "nuc")
      return spectralNorm(x, order, [row, column], keepdims);
    return raise("ValueError", "Invalid norm order for matrices.");
  }
  const isRows = order === 1 || order === -1;
  const [first, second] = isRows ? [row, column] : [column, row];
  const sums = reduceBy("add", calc("absolute", [x]), { axes: [first], keepdims });
  const axis = !keepdims && second > first ? second - 1 : second;
  if (Number(order) < 0) return reduceBy("minimum", sums, { axes: [axis], keepdims });
  const initial = castArray(constant(float64, 0), sums.dtype);
  return reduceBy("maximum", sums, { axes: [axis], keepdims, initial });
}

/** A norm by singular values, of which no more is said than how large it may be. */
function spectralNorm(
  x: NDArray,
  order: Order,
  axes: readonly [row: number, column: number],
  keepdims: boolean,
): NDArray {
  const layout = reducedLayout(x, axes, keepdims, realType(x.dtype));
  const most = order === "nuc" ? undefined : elementsOf(vectorNorm(x, undefined, axes, keepdims));
  const sizes = most?.map(Number);
  if (!sizes?.every(Number.isFinite)) return newArray(layout);
  // The Frobenius norm is no less than the largest singular value.
  const hi = Math.max(...sizes) * (1 + 2 ** -20);
  return newArray(layout, { kind: "bounds", dtype: layout.dtype, lo: 0, hi, integral: false, nan: false });
}

/** Returns what `np.linalg.norm` does. */
export function normEffect(x: Operand, ord: Value, axis: Value, keepdims: boolean, context: Context): Effect {
  const isFloat = "fc".includes(x.array.dtype.kind);
  const array = isFloat
    ? x.array
    : castArray(x.array, float64, layoutLike(x.array.layout, { dtype: float64 }));
  const order = orderOf(ord, context);
  const rank = array.shape.length;
  const isWhole =
    order === undefined || ((order === "fro" || order === "f") && rank === 2) || (order === 2 && rank === 1);
  if (axis.t === "none" && isWhole) {
    const whole = wholeNorm(array);
    return keepdims
      ? keptEffect(
          x,
          whole,
          array.shape.map(() => 1),
        )
      : reduceEffect("norm", x, whole, undefined);
  }
  if (axis.t === "int" && typeof order === "string")
    raise("ValueError", `Invalid norm order '${order}' for vectors`);
  if (["list", "dict", "set", "range"].includes(axis.t) || (axis.t === "ndarray" && axis.shape.length > 0))
    raise("TypeError", "'axis' must be None, an integer or a tuple of integers");
  const along: Value = rank === 0 && axis.t === "int" ? pyTuple([axis]) : axis;
  const axes = normalizedAxes(along, array, context) ?? array.shape.map((_, i) => i);
  if (rank === 0 && axis.t === "none") raise("ValueError", "Improper number of dimensions to norm.");
  if (axes.length === 2 && !(axis.t === "none" && order === undefined))
    return matrixEffect(x, array, order, axes, keepdims);
  if (axes.length > 2 && order !== undefined) raise("ValueError", "Improper number of dimensions to norm.");
  return reduceEffect("norm", x, vectorNorm(array, order, axes, keepdims), undefined);
}

/** Norms of matrices are reshaped to keep their axes. */
function matrixEffect(
  x: Operand,
  array: NDArray,
  order: Order,
  axes: readonly number[],
  keepdims: boolean,
): Effect {
  const result = matrixNorm(array, order, axes, false);
  if (!keepdims) return reduceEffect("norm", x, result, undefined);
  return keptEffect(
    x,
    result,
    array.shape.map((length, axis) => (axes.includes(axis) ? 1 : length)),
  );
}

function keptEffect(x: Operand, result: NDArray, shape: Layout["shape"]): Effect {
  const packed =
    isC(result.layout) === true ? result : copyInto(result, allocatedIn(result.dtype, result.shape));
  const out = viewOf(packed, allocatedIn(result.dtype, shape));
  return { kind: "reduce", name: "norm", of: x.array, out, value: out };
}

const norm = op(
  { x: operand, ord: opt(any, none), axis: opt(any, none), keepdims },
  ({ x, ord, axis, keepdims }, context) => normEffect(x, ord, axis, keepdims, context),
);

/** Products of several matrices, in the order that costs the least. */
const multi_dot = op({ arrays: any }, ({ arrays }, context) => {
  const items = itemsOf(arrays, context) ?? notKnown("the matrices");
  if (items.length < 2) raise("ValueError", "Expecting at least two arrays.");
  const operands = items.map((item) => operand.read(item, context));
  const last = operands.length - 1;
  operands.forEach(({ array: { shape } }, i) => {
    const isEnd = i === 0 || i === last;
    if (last > 1 && shape.length !== 2 && !(isEnd && shape.length === 1))
      raise("LinAlgError", `${shape.length}-dimensional array given. Array must be two-dimensional`);
  });
  const result = multiplied(operands.map(({ array }) => array));
  return productEffect("multi_dot", operands, result, undefined);
});

/** A vector at the beginning counts as a row, and one at the end as a column. */
function multiplied(arrays: readonly NDArray[]): NDArray {
  const rows = arrays.map(({ shape }, i) => (shape.length === 1 && i === 0 ? 1 : shape[0]));
  const lengths = [...rows, arrays[arrays.length - 1].shape[1] ?? 1];
  const joins = lengths.every(isExact) ? cheapestJoins(lengths) : undefined;
  const between = (from: number, to: number): NDArray => {
    if (from === to) return arrays[from];
    const at = joins ? joins[from][to] : to - 1;
    return dotOf(between(from, at), between(at + 1, to));
  };
  return between(0, arrays.length - 1);
}

/** Returns behind which matrix each stretch of a product is cut, as NumPy finds it: of three the later cut wins a tie, of more the earlier one. */
function cheapestJoins(lengths: readonly number[]): readonly (readonly number[])[] {
  const count = lengths.length - 1;
  const costs = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  const joins = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (let span = 1; span < count; span++)
    for (let from = 0; from + span < count; from++) {
      const to = from + span;
      costs[from][to] = Number.POSITIVE_INFINITY;
      for (let at = from; at < to; at++) {
        const whole = lengths[from] * lengths[at + 1] * lengths[to + 1];
        const cost = costs[from][at] + costs[at + 1][to] + whole;
        if (cost >= costs[from][to]) continue;
        costs[from][to] = cost;
        joins[from][to] = at;
      }
    }
  return joins;
}

/** Powers of a square matrix by repeated products. */
const matrix_power = op({ a: operand, n: any }, ({ a, n: given }, context) => {
  const { array } = a;
  const rank = array.shape.length;
  if (rank < 2)
    raise("LinAlgError", `${rank}-dimensional array given. Array must be at least two-dimensional`);
  const [rows, columns] = array.shape.slice(-2);
  if (same(rows, columns) === false) raise("LinAlgError", "Last 2 dimensions of the array must be square");
  const n = exponentOf(given);
  if (n === 0) return identityLike(a);
  if (n === 1) return { kind: "value", value: a.value };
  let result: Value | undefined;
  const call = composer(context);
  let square: Value = n < 0 ? call("linalg.inv", array) : array;
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest !== Math.abs(n)) square = call("matmul", square, square);
    if (rest % 2 === 1) result = result ? call("matmul", result, square) : square;
  }
  const out = result?.t === "ndarray" ? result : notKnown("a power");
  return { kind: "ufunc", name: "matrix_power", ins: [a.value], out, value: out };
});

function exponentOf(given: Value): number {
  try {
    const index = indexOf(given);
    return typeof index === "number" ? index : notKnown("the exponent");
  } catch (error) {
    if (error instanceof NumpyError) return raise("TypeError", "exponent must be an integer");
    throw error;
  }
}

function identityLike({ array, value }: Operand): Effect {
  const layout: Layout = layoutLike(array.layout);
  const [length] = array.shape.slice(-1);
  if (array.shape.length > 2 || !isExact(length)) return notKnown("identities in a stack");
  const out = make(layout, { fill: () => true });
  const [a, b] = out.layout.strides;
  if (!isExact(a) || !isExact(b)) return notKnown("an identity");
  const diagonal = viewOf(out, { ...out.layout, shape: [length], strides: [a + b] });
  calc("add", [diagonal, 1], { outs: [diagonal], casting: "unsafe" });
  return { kind: "ufunc", name: "matrix_power", ins: [value], out, value: out };
}

register("numpy.linalg", { norm, multi_dot, matrix_power });
