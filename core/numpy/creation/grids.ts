import { viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { type DType, int64, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { type Operand, resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, less, product, sameShape, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { flatView } from "../../ndarray/layouts/reshape.ts";
import { make } from "../../ndarray/make.ts";
import {
  NumpyObject,
  none,
  type PySlice,
  pyFloat,
  pyInt,
  pyList,
  pyTuple,
  type Value,
} from "../../ndarray/value.ts";
import { any, keyword, opt, type Reader, rest } from "../calls/bind.ts";
import { apply } from "../calls/compose.ts";
import { boolean, dtype, shape, text } from "../calls/readers.ts";
import { allocEffect, copyEffect, copyInto, valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { arange, rangeOf } from "./ranges.ts";

/** One axis of a grid: element number i is `start + i * step`. */
interface Axis {
  readonly length: Dim;
  readonly start: number;
  readonly step: number;
}

const zeroAxis = { start: 0, step: 1 };

/** `np.indices(dimensions, dtype, sparse)`. */
function indices(dimensions: readonly Dim[], type: DType, sparse: boolean): Effect {
  checkCounting(dimensions, type);
  const axes = dimensions.map((length): Axis => ({ length, ...zeroAxis }));
  if (sparse) return openGrid(axes, type);
  return allocEffect(denseGrid(axes, type));
}

/** Positions are counted by `np.arange`, which knows only two bools. */
function checkCounting(dimensions: readonly Dim[], type: DType): void {
  if (type.kind === "b" && dimensions.some((length) => less(2, length) === true))
    raise("TypeError", "arange() is only supported for booleans when the result has at most length 2.");
}

/** Returns the array of shape (number of axes, ...lengths) with each element's position along each axis. */
function denseGrid(axes: readonly Axis[], type: DType): NDArray {
  const lengths = axes.map((axis) => axis.length);
  const layout = allocatedIn(type, [axes.length, ...lengths]);
  return make(layout, {
    fill: (data) => {
      const view = viewOn(data);
      const sizes = lengths as readonly number[];
      const elementOf = (x: number) => (type.kind === "c" ? { re: x, im: 0 } : x);
      let at = 0;
      axes.forEach(({ start, step }, k) => {
        const inner = sizes.slice(k + 1).reduce((n, length) => n * length, 1);
        const outer = sizes.slice(0, k).reduce((n, length) => n * length, 1);
        for (let o = 0; o < outer; o++)
          for (let i = 0; i < sizes[k]; i++)
            for (let j = 0; j < inner; j++, at += type.itemsize)
              writeElement(view, type, at, elementOf(start + i * step));
      });
    },
    otherwise: () => boundsOfGrid(axes, type),
  });
}

function boundsOfGrid(axes: readonly Axis[], type: DType): Contents {
  if (!isInteger(type) && type.kind !== "f") return nothing;
  if (type.itemsize < 8) return nothing;
  const ends = axes.flatMap(({ length, start, step }) => {
    const last = isExact(length) ? Math.max(0, length - 1) : Number.POSITIVE_INFINITY;
    return [start, step === 0 ? start : start + last * step];
  });
  const integral = axes.every(({ start, step }) => Number.isInteger(start) && Number.isInteger(step));
  return { kind: "bounds", dtype: type, lo: Math.min(...ends), hi: Math.max(...ends), integral, nan: false };
}

/** One array an axis, each with length 1 along the others: views of new ranges. */
function openGrid(axes: readonly Axis[], type: DType, isReshaped = true): Effect {
  const effects = axes.map(({ length, start, step }, k): Effect => {
    const line = rangeOf(type, pyFloatOrInt(start), pyFloatOrInt(step), length);
    const lengths = axes.map((_, i): Dim => (i === k ? length : 1));
    const stride = length === 0 ? type.itemsize : line.layout.strides[0];
    const strides = axes.map((_, i): Dim => {
      if (i === k) return stride;
      if (!isReshaped) return 0;
      return i < k && length !== 0 ? times(length, stride) : type.itemsize;
    });
    const out = viewOf(line, { ...line.layout, shape: lengths, strides });
    return { kind: "alloc", out, value: out };
  });
  return many(effects);
}

function pyFloatOrInt(x: number) {
  return Number.isInteger(x) ? ({ t: "int", v: x } as const) : ({ t: "float", v: x } as const);
}

function many(effects: readonly Effect[]): Extract<Effect, { kind: "many" }> {
  return { kind: "many", effects, value: pyTuple(valuesOf(effects)) };
}

function valuesOf(effects: readonly Effect[]): readonly Value[] {
  return effects.map((effect) => ("value" in effect ? effect.value : none));
}

/** `np.mgrid[key]` and `np.ogrid[key]`. */
function grid(key: Value, sparse: boolean): Effect {
  if (key.t === "slice") return allocEffect(gridLine(key));
  const slices = key.t === "tuple" ? key.items : [key];
  const read = slices.map((part) => (part.t === "slice" ? axisOf(part) : notKnown("an index of a grid")));
  const type = resultType(["int", ...read.flatMap((axis) => axis.types)]);
  if (sparse)
    return openGrid(
      read.map(({ axis }) => axis),
      type,
      false,
    );
  const out = denseGrid(
    read.map(({ axis }) => axis),
    type,
  );
  const bytes = times(product(out.shape.slice(1)), type.itemsize);
  return { kind: "alloc", out, value: out, hiddenPeak: bytes, hiddenTotal: times(bytes, read.length) };
}

/** `np.mgrid[start:stop:step]`: a plain range, or evenly spaced points where the step is imaginary. */
function gridLine(slice: PySlice): NDArray {
  if (slice.step.t !== "complex") return arange(orZero(slice.start), slice.stop, slice.step);
  const { axis, types } = axisOf(slice);
  return rangeOf(resultType([...types]), pyFloat(axis.start), pyFloat(axis.step), axis.length);
}

function orZero(value: Value): Value {
  return value.t === "none" ? pyInt(0) : value;
}

function axisOf({ start, stop, step }: PySlice): { readonly axis: Axis; readonly types: readonly Operand[] } {
  const [from, to] = [orZero(start), stop].map(numberOf);
  const kinds = [orZero(start), stop].map((value) => (value.t === "float" ? "float" : "int") as Operand);
  if (step.t === "complex") {
    const points = Math.hypot(step.re, step.im);
    const length = Math.trunc(points);
    const by = length === 1 ? 1 : (to - from) / (length - 1);
    return { axis: { length, start: from, step: by }, types: [...kinds, "float"] };
  }
  const by = step.t === "none" ? 1 : numberOf(step);
  if (by === 0) return raise("ZeroDivisionError", "division by zero");
  const length = Math.max(0, Math.ceil((to - from) / by));
  return { axis: { length, start: from, step: by }, types: [...kinds, step.t === "float" ? "float" : "int"] };
}

function numberOf(value: Value): number {
  if ((value.t === "int" || value.t === "float") && typeof value.v === "number") return value.v;
  return value.t === "none"
    ? raise("TypeError", "unsupported operand type(s) for -: 'NoneType' and 'int'")
    : notKnown("an end of a grid");
}

interface Mesh {
  readonly xi: readonly Value[];
  readonly copy: boolean;
  readonly sparse: boolean;
  readonly indexing: string;
}

/** `np.meshgrid`: copies of the arrays, each along an axis of its own. */
function meshgrid({ xi, copy, sparse, indexing }: Mesh, context: Context): Effect {
  if (indexing !== "xy" && indexing !== "ij")
    raise("ValueError", "Valid values for `indexing` are 'xy' and 'ij'.");
  const rank = xi.length;
  const lines = xi.map((x) => flat(asArray(x, context)));
  const axisFor = (i: number) => (indexing === "xy" && rank > 1 && i < 2 ? 1 - i : i);
  const whole = new Array<Dim>(rank);
  lines.forEach((line, i) => {
    whole[axisFor(i)] = line.shape[0];
  });
  const effects = lines.map((line, i): Effect => {
    const axis = axisFor(i);
    const own = alongAxis(line, axis, rank);
    const seen = sparse ? own : repeated(own, whole);
    if (!copy) return { kind: "view", of: line, out: seen, value: seen };
    return copyEffect(line, copyInto(seen, allocatedIn(seen.dtype, seen.shape)));
  });
  const result = many(effects);
  // Only what is copied or broadcast comes as a tuple.
  return sparse && !copy ? { ...result, value: pyList([...valuesOf(effects)]) } : result;
}

/** The array seen in the whole shape; steps along axes of length 1 then count nothing. */
function repeated(own: NDArray, whole: readonly Dim[]): NDArray {
  if (sameShape(own.shape, whole) === true) return own;
  const strides = own.layout.strides.map((stride, axis) => (own.shape[axis] === 1 ? 0 : stride));
  return viewOf(own, broadcastLayout({ ...own.layout, strides }, whole));
}

function flat(array: NDArray): NDArray {
  if (array.shape.length === 1) return array;
  const view = flatView(array.layout, "C");
  if (view) return viewOf(array, view);
  const layout = allocatedIn(array.dtype, array.shape);
  const copy = copyInto(array, layout);
  const count = product(array.shape);
  return viewOf(copy, { ...layout, shape: [count], strides: [array.dtype.itemsize] });
}

function alongAxis(line: NDArray, axis: number, rank: number): NDArray {
  const [length] = line.shape;
  const [stride] = line.layout.strides;
  const lengths = Array.from({ length: rank }, (_, i): Dim => (i === axis ? length : 1));
  if (length === 0) {
    const { itemsize } = line.dtype;
    return viewOf(line, { ...line.layout, shape: lengths, strides: lengths.map(() => itemsize) });
  }
  const strides = lengths.map((_, i): Dim => (i < axis ? times(length, stride) : stride));
  return viewOf(line, { ...line.layout, shape: lengths, strides });
}

/** `np.ix_`: index arrays that select the cross product. */
function ix(parts: readonly Value[], context: Context): Effect {
  const effects = parts.map((part, k): Effect => {
    const given = asArray(part, context);
    const isNew = part.t !== "ndarray";
    if (given.shape.length !== 1) return raise("ValueError", "Cross index must be 1 dimensional");
    const line = indexLine(given, isNew, context);
    const out = parts.length === 1 ? viewOf(line, line.layout) : alongAxis(line, k, parts.length);
    return line === given && !isNew
      ? { kind: "view", of: given, out, value: out }
      : { kind: "alloc", out, value: out };
  });
  return many(effects);
}

function indexLine(given: NDArray, isNew: boolean, context: Context): NDArray {
  if (given.dtype.kind === "b") {
    const found = apply("numpy.nonzero", [given], context);
    return found.t === "tuple" && found.items[0].t === "ndarray" ? found.items[0] : notKnown("a mask");
  }
  const isEmpty = isNew && given.shape[0] === 0;
  return isEmpty ? asArray({ t: "tuple", items: [] }, context, int64) : given;
}

const dimensions: Reader<readonly Dim[]> = shape;

register("numpy", {
  indices: op(
    { dimensions, dtype: opt(dtype, int64), sparse: opt(boolean, false) },
    (of): Effect => indices(of.dimensions, of.dtype, of.sparse),
  ),
  meshgrid: op(
    {
      xi: rest(any),
      copy: { ...opt(boolean, true), how: "keyword" },
      sparse: { ...opt(boolean, false), how: "keyword" },
      indexing: { ...opt(text, "xy"), how: "keyword" },
    },
    (of, context): Effect => meshgrid(of, context),
  ),
  ix_: op({ args: rest(any) }, (of, context): Effect => ix(of.args, context)),
  fromfunction: op(
    {
      function: any,
      shape,
      dtype: keyword(opt(dtype, resultType(["float"]))),
      kwargs: { ...opt(any, undefined), how: "named-rest" },
    },
    (of, context): Effect => {
      checkCounting(of.shape, of.dtype);
      const made = denseGrid(
        of.shape.map((length): Axis => ({ length, ...zeroAxis })),
        of.dtype,
      );
      const rows = of.shape.map((_, k) => rowOfGrid(made, k));
      const bytes = nbytes(made.layout);
      return { kind: "value", value: context.call(of.function, rows), hiddenPeak: bytes, hiddenTotal: bytes };
    },
  ),
});

function rowOfGrid(made: NDArray, k: number): NDArray {
  const { shape: lengths, strides, dtype: type } = made.layout;
  return viewOf(made, {
    dtype: type,
    shape: lengths.slice(1),
    strides: strides.slice(1),
    offset: times(strides[0], k),
  });
}

defineClass("MGridClass", { rows: "numpy.mgrid", getItem: (_, key) => grid(key, false) });
defineClass("OGridClass", { rows: "numpy.ogrid", getItem: (_, key) => grid(key, true) });
defineClass<NumpyObject>("IndexExpression", {
  rows: "numpy.s_",
  getItem: (self, key) => valueEffect(self.state === true && key.t !== "tuple" ? pyTuple([key]) : key),
});

/** Objects of NumPy that are indexed rather than called. */
export const indexed: ReadonlyMap<string, () => NumpyObject> = new Map([
  ["numpy.mgrid", () => new NumpyObject("MGridClass", undefined)],
  ["numpy.ogrid", () => new NumpyObject("OGridClass", undefined)],
  ["numpy.s_", () => new NumpyObject("IndexExpression", false)],
  ["numpy.index_exp", () => new NumpyObject("IndexExpression", true)],
  ["numpy.r_", () => new NumpyObject("RClass", 0)],
  ["numpy.c_", () => new NumpyObject("CClass", -1)],
]);
