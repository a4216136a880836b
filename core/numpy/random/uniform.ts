import { viewOn, writeElement } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { type DType, float32, float64, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { log1p } from "../../ndarray/kernels/libm.ts";
import { type Dim, sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { isC, isF, orderLabel } from "../../ndarray/layouts/layout.ts";
import { type NumpyObject, pyFloat } from "../../ndarray/value.ts";
import { opt, orNone, type Reader } from "../calls/bind.ts";
import { text } from "../calls/readers.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asDType } from "../conversion/coerce.ts";
import { type Effect, op, type Row } from "../op.ts";
import type { Bits } from "./bits.ts";
import { standardGamma, standardGammaFloat } from "./continuous.ts";
import type { Gauss } from "./legacy.ts";
import { constant, number, type Parameter, size } from "./parameters.ts";
import { drawEffect, self } from "./rows.ts";
import { boundsContents, draw, drawnArray, forget } from "./state.ts";
import {
  nextFloat,
  standardExponential,
  standardExponentialFloat,
  standardNormal,
  standardNormalFloat,
} from "./ziggurat.ts";

/** A draw of Generator that comes in float64 and float32. */
interface Sized {
  readonly name: string;
  readonly double: (bits: Bits) => number;
  readonly float: (bits: Bits) => number;
  readonly lo: number;
  readonly hi: number;
}

const infinity = Number.POSITIVE_INFINITY;
const uniformDraw: Sized = {
  name: "random",
  double: (bits) => bits.nextDouble(),
  float: nextFloat,
  lo: 0,
  hi: 1,
};
const normalDraw: Sized = {
  name: "standard_normal",
  double: standardNormal,
  float: standardNormalFloat,
  lo: -infinity,
  hi: infinity,
};
const exponentialDraw: Sized = {
  name: "standard_exponential",
  double: standardExponential,
  float: standardExponentialFloat,
  lo: 0,
  hi: infinity,
};
const inverseDraw: Sized = {
  ...exponentialDraw,
  double: (bits) => -log1p(-bits.nextDouble()),
  float: (bits) => -Math.fround(log1p(-nextFloat(bits))),
};

const outArray: Reader<NDArray | undefined> = orNone(
  { read: (value) => (value.t === "ndarray" ? value : notKnown("out")) },
  undefined,
);

const floatType: Reader<DType> = { read: (value, context) => asDType(value, context) };

function sizedRow(choose: Sized): Row {
  return op({ self, size, dtype: opt(floatType, float64), out: outArray }, (read, context) =>
    sizedEffect(choose, read, context),
  );
}

interface SizedArguments {
  readonly self: NumpyObject;
  readonly size: readonly Dim[] | undefined;
  readonly dtype: DType;
  readonly out: NDArray | undefined;
}

function sizedEffect(
  drawing: Sized,
  { self: from, size: asked, dtype, out }: SizedArguments,
  _context: Context,
): Effect {
  const isFloat = sameDType(dtype, float32);
  if (!isFloat && !sameDType(dtype, float64))
    raise("TypeError", `Unsupported dtype dtype('${dtype.type}') for ${drawing.name}`);
  const one = isFloat ? drawing.float : drawing.double;
  if (!asked && !out) {
    const drawn = draw(from, one);
    if (drawn !== undefined) return valueEffect(pyFloat(drawn));
    forget(from);
    return valueEffect({ t: "float", lo: drawing.lo, hi: drawing.hi });
  }
  if (out) checkOut(out, dtype, asked);
  const shape = asked ?? (out as NDArray).shape;
  const order = out && orderLabel(out.layout) === "F" ? "F" : "C";
  const layout = allocatedIn(dtype, shape, order);
  const drawn = drawnArray(
    from,
    layout,
    (bits, data) => fillWith(one, bits, data, dtype),
    () => boundsContents(dtype, drawing.lo, drawing.hi, false),
  );
  if (!out) return allocEffect(drawn);
  assign(out, drawn);
  return { kind: "write", into: out, value: out };
}

function fillWith(one: (bits: Bits) => number, bits: Bits, data: Uint8Array, dtype: DType): void {
  const view = viewOn(data);
  for (let at = 0; at < data.length; at += dtype.itemsize) writeElement(view, dtype, at, one(bits));
}

/** Raises where NumPy refuses to draw into an array. */
function checkOut(out: NDArray, dtype: DType, asked: readonly Dim[] | undefined): void {
  const isPacked = isC(out.layout) === true || isF(out.layout) === true;
  if (!isPacked || !out.writeable)
    raise(
      "ValueError",
      "Supplied output array must be contiguous, writable, aligned, and in machine byte-order.",
    );
  if (!sameDType(out.dtype, dtype))
    raise(
      "TypeError",
      `Supplied output array has the wrong type. Expected ${dtype.type}, got ${out.dtype.type}`,
    );
  if (asked && sameShape(asked, out.shape) === false)
    raise("ValueError", "size must match out.shape when used together");
}

const standardExponentialRow = op(
  { self, size, dtype: opt(floatType, float64), method: opt(text, "zig"), out: outArray },
  (read, context) => sizedEffect(read.method === "zig" ? exponentialDraw : inverseDraw, read, context),
);

const standardGammaRow = op(
  { self, shape: number, size, dtype: opt(floatType, float64), out: outArray },
  ({ self: from, shape, size: asked, dtype, out }, context) => {
    if (out) return notKnown("standard_gamma with out");
    const isFloat = sameDType(dtype, float32);
    if (shape.values?.some((value) => value < 0)) raise("ValueError", "shape < 0");
    const draws = (bits: Bits, _: Gauss, [k]: readonly number[]) =>
      isFloat ? standardGammaFloat(bits, k) : standardGamma(bits, k);
    const unknown = () => boundsContents(isFloat ? float32 : float64, 0, infinity, false);
    return drawEffect(
      from,
      { dtype: isFloat ? float32 : float64, sample: draws, unknown },
      [shape],
      asked,
      context,
    );
  },
);

/** Returns the row of `uniform`: Generator refuses a low above the high. */
export function uniformRow(isLegacy: boolean): Row {
  return op(
    { self, low: opt(number, constant(0)), high: opt(number, constant(1)), size },
    (read, context) => {
      const { low, high } = read;
      const isPair = low.values?.length === 1 || high.values?.length === 1;
      const width = isPair && low.values && high.values ? high.hi - low.lo : 0;
      const least = isPair && low.values && high.values ? high.lo - low.hi : 0;
      const isScalar = low.shape.length === 0 && high.shape.length === 0;
      if (!Number.isFinite(width))
        raise(
          "OverflowError",
          isScalar && !isLegacy ? "high - low range exceeds valid bounds" : "Range exceeds valid bounds",
        );
      if (!isLegacy && least < 0) raise("ValueError", "high - low < 0");
      const sample = (bits: Bits, _: Gauss, [from, to]: readonly number[]) =>
        from + (to - from) * bits.nextDouble();
      return drawEffect(
        read.self,
        { dtype: float64, sample, unknown: between },
        [low, high],
        read.size,
        context,
      );
    },
  );
}

/** The largest draw from [0, 1). */
const mostDrawn = 1 - 2 ** -53;

/** A draw is `low + (high - low) * u`, which rounding may put just beyond `high`. */
function between([low, high]: readonly Parameter[]) {
  const isOne = low.lo === low.hi && high.lo === high.hi;
  const ends = isOne
    ? [low.lo, ...lastDraws(low.lo, high.lo)]
    : [low.lo, low.hi, high.lo, high.hi, low.lo + (high.hi - low.lo), low.hi + (high.lo - low.hi)];
  return boundsContents(float64, Math.min(...ends), Math.max(...ends), false);
}

/** Numbers up to which the draws from `from` reach: the last draw itself where no machine has to round the product. */
function lastDraws(from: number, to: number): readonly number[] {
  const width = to - from;
  const length = Math.abs(width);
  const isExact = length > 2 ** -900 && 2 ** Math.round(Math.log2(length)) === length;
  return isExact ? [from + width * mostDrawn] : [to, from + width];
}

/** Methods of Generator whose draws come in two precisions. */
export const sizedRows = {
  random: sizedRow(uniformDraw),
  standard_normal: sizedRow(normalDraw),
  standard_exponential: standardExponentialRow,
  standard_gamma: standardGammaRow,
};
