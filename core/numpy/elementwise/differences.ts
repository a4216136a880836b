import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { type DType, int64 } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastTo } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, less, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { pyFloat, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone, rest } from "../calls/bind.ts";
import { composer } from "../calls/composer.ts";
import { int, normalizeAxis } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { register, rowOf } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { flattened } from "../reductions/flatten.ts";
import { calc, floatOperand, reduceBy } from "../ufunc/calc.ts";
import { wrapped } from "../ufunc/effect.ts";
import { elementwise } from "../ufunc/elementwise.ts";
import { type Ufunc, ufuncNamed } from "../ufunc/loops.ts";
import type { Operand } from "../ufunc/operand.ts";
import { stepsOf, unevenGradient } from "./uneven.ts";

/** Returns the view of elements `from`, `from + step` ... along an axis, `count` of them. */
export function part(array: NDArray, axis: number, from: Dim, count: Dim, step = 1): NDArray {
  const { layout } = array;
  const seen: Layout = {
    ...layout,
    shape: layout.shape.with(axis, count),
    strides: layout.strides.with(axis, times(layout.strides[axis], step)),
    offset: plus(layout.offset, times(from, layout.strides[axis])),
  };
  return viewOf(array, seen, "ndarray");
}

/** Returns the array without its first, and without its last element along the axis. */
function neighbours(array: NDArray, axis: number): readonly [later: NDArray, earlier: NDArray] {
  const length = array.shape[axis];
  const isEmpty = less(length, 1);
  if (isEmpty === undefined) notKnown("whether the array is empty");
  const count = isEmpty ? 0 : minus(length, 1);
  return [part(array, axis, isEmpty ? 0 : 1, count), part(array, axis, 0, count)];
}

/** Returns the differences of neighbours along the axis, taken `n` times; of bools whether they differ. */
export function diffOf(array: NDArray, n: number, axis: number): NDArray {
  let result = array;
  for (let i = 0; i < n; i++) {
    const [later, earlier] = neighbours(result, axis);
    result = calc(array.dtype.kind === "b" ? "not_equal" : "subtract", [later, earlier]);
  }
  return result;
}

const diff = op(
  {
    a: operand,
    n: opt(int, 1),
    axis: opt(int, -1),
    prepend: orNone(any, undefined),
    append: orNone(any, undefined),
  },
  ({ a, n, axis, prepend, append }, context) => {
    if (n === 0) return { kind: "value", value: a.value };
    if (n < 0) raise("ValueError", `order must be non-negative but got ${n}`);
    if (a.array.shape.length === 0)
      raise("ValueError", "diff requires input that is at least one dimensional");
    const own = normalizeAxis(axis, a.array.shape.length);
    const array = extended(a, own, prepend, append, context);
    return arrayEffect("diff", [a], diffOf(array, n, own));
  },
);

/** The array with what `prepend` and `append` ask for at its ends. */
function extended(
  a: Operand,
  axis: number,
  prepend: Value | undefined,
  append: Value | undefined,
  context: Context,
): NDArray {
  if (!prepend && !append) return a.array;
  const concatenate = rowOf("numpy.concatenate");
  const parts = [prepend, a.value, append].filter((value) => value !== undefined);
  const arrays = parts.map((value) => (value === a.value ? a.array : atEnd(value, a.array, axis, context)));
  const effect = concatenate?.call([pyTuple(arrays), pyInt(axis)], new Map(), context);
  if (effect?.kind === "raise") return raise(effect.type, effect.message);
  return effect && "out" in effect && effect.out ? effect.out : notKnown("joined arrays");
}

function atEnd(value: Value, like: NDArray, axis: number, context: Context): NDArray {
  const array = operand.read(value, context).array;
  return array.shape.length === 0
    ? viewOf(array, broadcastTo(array.layout, like.shape.with(axis, 1)), "ndarray")
    : array;
}

/** The effect of a function composed of ufuncs: a new array, or a scalar. */
export function arrayEffect(name: string, operands: readonly Operand[], result: NDArray): Effect {
  const value = wrapped(result, operands);
  if (value.t !== "ndarray") return { kind: "value", value };
  return { kind: "ufunc", name, ins: operands.map((operand) => operand.value), out: value, value };
}

const ediff1d = op(
  { ary: operand, to_end: orNone(any, undefined), to_begin: orNone(any, undefined) },
  ({ ary, to_end, to_begin }, context) => {
    const { dtype } = ary.array;
    const ends = [to_begin, to_end].map((end, i) => end && endOf(end, dtype, i === 0, context));
    const inner = calc("subtract", neighbours(flattened(ary.array), 0));
    if (!to_end && !to_begin) return arrayEffect("ediff1d", [ary], inner);
    const parts = [ends[0], inner, ends[1]].filter((part) => part !== undefined);
    return allocEffect(composer(context).array("concatenate", pyTuple(parts)));
  },
);

/** What `ediff1d` puts before or behind the differences, in their dtype. */
function endOf(value: Value, dtype: DType, isBegin: boolean, context: Context): NDArray {
  const end = flattened(operand.read(value, context).array);
  if (!canCast(end.dtype, dtype, "same_kind"))
    raise(
      "TypeError",
      `dtype of \`${isBegin ? "to_begin" : "to_end"}\` must be compatible with input \`ary\` under the \`same_kind\` rule.`,
    );
  return castArray(end, dtype);
}

const trapezoid = op(
  { y: operand, x: orNone(operand, undefined), dx: opt(any, undefined), axis: opt(int, -1) },
  ({ y, x, dx, axis }, context) => {
    const rank = y.array.shape.length;
    if (x?.array.shape.length === 0)
      raise("ValueError", "diff requires input that is at least one dimensional");
    if (!x && (axis >= rank || axis < -rank)) raise("IndexError", "list assignment index out of range");
    const own = normalizeAxis(axis, rank);
    const width = x ? spacingOf(x.array, y.array, own) : undefined;
    const step = dx ? operand.read(dx, context) : undefined;
    const [later, earlier] = neighbours(y.array, own);
    const sums = calc("add", [later, earlier]);
    const product = width
      ? calc("multiply", [width, sums])
      : elementwise(multiply, [step ? weakly(step) : floatOperand(1), { array: sums, value: sums }])
          .arrays[0];
    const halves = elementwise(divide, [{ array: product, value: product }, floatOperand(2)]).arrays[0];
    return arrayEffect("trapezoid", [y], reduceBy("add", halves, { axes: [own] }));
  },
);

const multiply = ufuncNamed("multiply") as Ufunc;
const divide = ufuncNamed("divide") as Ufunc;

function weakly({ array, value }: Operand): Operand {
  const weak = value.t === "int" || value.t === "float" || value.t === "complex" ? value.t : undefined;
  return { array, value, weak };
}

/** The differences of sample points, along the axis of the samples. */
function spacingOf(x: NDArray, y: NDArray, axis: number): NDArray {
  if (x.shape.length !== 1) return diffOf(x, 1, axis);
  const widths = diffOf(x, 1, 0);
  const shape = y.shape.map((_, i) => (i === axis ? widths.shape[0] : 1));
  const strides = y.shape.map((_, i) => (i === axis ? widths.layout.strides[0] : 0));
  return viewOf(widths, { ...widths.layout, shape, strides });
}

/** Central differences inside, one-sided ones at the ends. */
export function gradientOf(array: NDArray, axis: number, step: Operand): NDArray {
  if (array.dtype.kind === "b") calc("subtract", [array, array]);
  if ("mM".includes(array.dtype.kind)) notKnown("the gradient of times");
  const isFloat = "fc".includes(array.dtype.kind);
  const source = isFloat
    ? array
    : castArray(
        array,
        resultType([int64, "float"]),
        layoutLike(array.layout, { dtype: resultType([int64, "float"]) }),
      );
  const length = source.shape[axis];
  if (less(length, 2) !== false)
    raise(
      "ValueError",
      "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.",
    );
  const out = make(layoutLike(source.layout), { fill: () => true });
  const inner = minus(length, 2);
  const rise = (a: NDArray, b: NDArray): Operand => {
    const value = calc("subtract", [a, b]);
    return { array: value, value };
  };
  const central = rise(part(source, axis, 2, inner), part(source, axis, 0, inner));
  const twice = elementwise(multiply, [floatOperand(2), step]).arrays[0];
  const wide: Operand = step.weak ? floatOperand(2 * numberOf(step)) : { array: twice, value: twice };
  assign(part(out, axis, 1, inner), elementwise(divide, [central, wide]).arrays[0]);
  const ends: readonly (readonly [Dim, Dim, Dim])[] = [
    [0, 1, 0],
    [minus(length, 1), minus(length, 1), minus(length, 2)],
  ];
  for (const [at, later, earlier] of ends)
    assign(
      part(out, axis, at, 1),
      elementwise(divide, [rise(part(source, axis, later, 1), part(source, axis, earlier, 1)), step])
        .arrays[0],
    );
  return out;
}

function numberOf({ value }: Operand): number {
  if (value.t === "float" || value.t === "int") {
    const { v } = value;
    if (typeof v === "number") return v;
  }
  return notKnown("a spacing");
}

const gradient = op(
  { f: operand, varargs: rest(any), axis: orNone(any, undefined), edge_order: opt(int, 1) },
  ({ f, varargs, axis, edge_order }, context) => {
    if (edge_order > 2) raise("ValueError", "'edge_order' greater than 2 not supported");
    const rank = f.array.shape.length;
    const axes = axis ? [normalizeAxis(int.read(axis, context), rank)] : f.array.shape.map((_, i) => i);
    const steps = varargs.map((value) => weakly(operand.read(value, context)));
    const stepFor = (i: number): Operand => (steps.length === 0 ? floatOperand(1) : (steps[i] ?? steps[0]));
    const isUneven = steps.some((step) => step.array.shape.length > 0);
    const isSpread = steps.length === 0 || (steps.length === 1 && !isUneven) || steps.length === axes.length;
    if (!isSpread) raise("TypeError", "invalid number of arguments");
    const call = composer(context);
    const results = axes.map((own, i) => {
      if (!isUneven && edge_order === 1) return gradientOf(f.array, own, stepFor(i));
      const points = varargs.length === 0 ? pyFloat(1) : (varargs[i] ?? varargs[0]);
      const length = f.array.shape[own];
      if (!isExact(length)) return notKnown("the length of an axis");
      return unevenGradient(f.array, own, stepsOf(points, length, call), edge_order, call);
    });
    if (results.length === 1) return allocEffect(results[0]);
    return { kind: "many", effects: results.map(allocEffect), value: pyTuple(results) };
  },
);

register("numpy", { diff, ediff1d, trapezoid, gradient });
