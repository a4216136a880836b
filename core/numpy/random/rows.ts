import { viewOn, writeElement } from "../../ndarray/access.ts";
import type { Contents } from "../../ndarray/contents/contents.ts";
import { type Doubt, noDoubt } from "../../ndarray/contents/doubt.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import { type DType, float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { NumpyObject, pyFloat, pyInt, type Value } from "../../ndarray/value.ts";
import { opt, type Reader } from "../calls/bind.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { type Effect, op, type Row } from "../op.ts";
import { marked } from "../rounding/roughen.ts";
import type { Bits } from "./bits.ts";
import { checkNumbers } from "./checks.ts";
import type { Distribution } from "./distributions.ts";
import { type Gauss, legacyBasis } from "./legacy.ts";
import {
  constant,
  indicesFor,
  isExactShape,
  number,
  outputShape,
  type Parameter,
  size,
} from "./parameters.ts";
import { boundsContents, draw, drawnArray, forget, unknownInteger } from "./state.ts";

/** The Generator or RandomState that a method belongs to. */
export const self: Reader<NumpyObject> = {
  read: (value) => (value instanceof NumpyObject ? value : notKnown("a random generator")),
};

/** Returns the row of a distribution's method. */
export function distributionRow(name: string, distribution: Distribution, isLegacy: boolean): Row {
  const specs = distribution.parameters;
  const readers: Record<string, Reader<unknown>> = { self };
  for (const spec of specs)
    readers[spec.name] = spec.default === undefined ? number : opt(number, constant(spec.default));
  readers.size = size;
  return op(readers, (read, context) => {
    const parameters = specs.map((spec) => read[spec.name] as Parameter);
    checkAll(name, distribution, parameters);
    const asked = read.size as readonly Dim[] | undefined;
    return drawEffect(
      read.self as NumpyObject,
      drawingOf(distribution, isLegacy),
      parameters,
      asked,
      context,
    );
  });
}

/** One kind of draw: its elements' dtype, one draw, and where the draws lie. */
export interface Drawing {
  readonly dtype: DType;
  readonly sample: (bits: Bits, gauss: Gauss, p: readonly number[]) => number;
  readonly unknown: (parameters: readonly Parameter[]) => Contents;
  /** How much the draws may differ between libraries, by the largest of them; not at all where it is left out. */
  readonly doubt?: (parameters: readonly Parameter[], most: number) => Doubt;
}

/** Returns how Generator or RandomState draws a distribution. */
export function drawingOf(distribution: Distribution, isLegacy: boolean): Drawing {
  const { isInteger, modern, legacy, range, nan } = distribution;
  const dtype = isInteger ? int64 : float64;
  return {
    dtype,
    sample:
      isLegacy && legacy
        ? (bits, gauss, p) => legacy(bits, legacyBasis(gauss), ...p)
        : (bits, _, p) => modern(bits, ...p),
    unknown: (parameters) => {
      const areFinite = parameters.every(({ lo, hi }) => Number.isFinite(lo) && Number.isFinite(hi));
      const [lo, hi] = range(...parameters);
      if (isInteger) return boundsContents(dtype, lo, Number.isNaN(hi) ? 2 ** 63 : hi, true);
      return areFinite ? boundsContents(dtype, lo, hi, false, nan) : { kind: "nothing" };
    },
    doubt: (parameters, most) => roundingOf(distribution, isLegacy, parameters, most),
  };
}

/** Units in the last place by which C libraries may differ, with room for what is done with the result. */
const units = 16 * Number.EPSILON;

function roundingOf(
  { rounds, cancels }: Distribution,
  isLegacy: boolean,
  parameters: readonly Parameter[],
  most: number,
): Doubt {
  if (!rounds?.(isLegacy, ...parameters)) return noDoubt;
  if (!cancels) return { error: units * most, relative: units };
  const sizes = parameters.map(({ lo, hi }) => Math.max(Math.abs(lo), Math.abs(hi)));
  return {
    error: units * sizes.reduce((sum, size) => sum + size, most + 1),
    relative: Number.POSITIVE_INFINITY,
  };
}

/** Returns the effect of drawing: a Python number, or a new array in C order. */
export function drawEffect(
  from: NumpyObject,
  drawing: Drawing,
  parameters: readonly Parameter[],
  asked: readonly Dim[] | undefined,
  context: Context,
): Effect {
  const shape = outputShape(parameters, asked);
  const areKnown = parameters.every(({ values }) => values !== undefined);
  const { dtype, sample } = drawing;
  if (!shape) {
    const p = parameters.map(({ values }) => values?.[0] ?? Number.NaN);
    const drawn = areKnown ? draw(from, (bits, gauss) => sample(bits, gauss, p)) : undefined;
    if (drawn === undefined) forget(from);
    return valueEffect(
      drawn === undefined
        ? unknownNumber(drawing.unknown(parameters), dtype, context)
        : doubted(pythonNumber(drawn, dtype), drawing.doubt?.(parameters, Math.abs(drawn))),
    );
  }
  const fill = (bits: Bits, data: Uint8Array, gauss: Gauss) => {
    if (isExactShape(shape)) fillDrawn({ drawing, parameters, shape }, bits, data, gauss);
  };
  const canDraw = areKnown && isExactShape(shape);
  const out = drawnArray(
    from,
    allocatedIn(dtype, shape),
    canDraw ? (bits, data, _, gauss) => fill(bits, data, gauss) : undefined,
    () => drawing.unknown(parameters),
  );
  if (canDraw && drawing.doubt) {
    const bounds = asBounds(hullOf(out), dtype);
    const most = bounds ? Math.max(Math.abs(bounds.lo), Math.abs(bounds.hi)) : Number.POSITIVE_INFINITY;
    out.buffer.store.blur(drawing.doubt(parameters, most));
  }
  return allocEffect(out);
}

interface Filling {
  readonly drawing: Drawing;
  readonly parameters: readonly Parameter[];
  readonly shape: readonly number[];
}

function fillDrawn(
  { drawing, parameters, shape }: Filling,
  bits: Bits,
  data: Uint8Array,
  gauss: Gauss,
): void {
  const { dtype, sample } = drawing;
  const indices = parameters.map((parameter) => indicesFor(parameter, shape));
  const values = parameters.map((parameter) => parameter.values ?? []);
  const p = values.map((numbers) => numbers[0]);
  const view = viewOn(data);
  const count = data.length / dtype.itemsize;
  for (let i = 0; i < count; i++) {
    indices.forEach((places, parameter) => {
      if (places) p[parameter] = values[parameter][places[i]];
    });
    writeElement(view, dtype, i * dtype.itemsize, sample(bits, gauss, p));
  }
}

function doubted(value: Value, doubt: Doubt = noDoubt): Value {
  return doubt.error > 0 ? marked(value, doubt) : value;
}

function pythonNumber(drawn: number, dtype: DType): Value {
  return dtype.kind === "f" ? pyFloat(drawn) : pyInt(drawn);
}

function unknownNumber(contents: Contents, dtype: DType, context: Context): Value {
  const bounds = contents.kind === "bounds" ? contents : undefined;
  if (dtype.kind === "f")
    return bounds && !bounds.nan ? { t: "float", lo: bounds.lo, hi: bounds.hi } : { t: "float" };
  const limit = 2 ** 63;
  return pyInt(unknownInteger(bounds?.lo ?? -limit, bounds?.hi ?? limit, context));
}

type Relation = (values: readonly (readonly number[] | undefined)[]) => void;

/** What NumPy asks of several parameters together. */
const relations: Readonly<Record<string, Relation>> = {
  triangular: single(([left, mode, right]) => {
    if (left > mode) raise("ValueError", "left > mode");
    if (mode > right) raise("ValueError", "mode > right");
    if (left === right) raise("ValueError", "left == right");
  }),
  hypergeometric: single(([good, bad, sample]) => {
    if (good >= 1e9 || bad >= 1e9) raise("ValueError", "both ngood and nbad must be less than 1000000000");
    if (good + bad < sample) raise("ValueError", "ngood + nbad < nsample");
  }),
};

/** Checks the numbers of each draw. Where shapes differ more than a single number from an array, only what all share is known. */
function single(check: (numbers: readonly number[]) => void): Relation {
  return (values) => {
    const count = Math.max(...values.map((each) => each?.length ?? 0));
    if (!values.every((each) => each && (each.length === 1 || each.length === count))) return;
    for (let i = 0; i < count; i++)
      check(values.map((each) => (each?.length === 1 ? each[0] : (each?.[i] ?? 0))));
  };
}

function checkAll(name: string, { parameters: specs }: Distribution, given: readonly Parameter[]): void {
  const isArray = given.some(({ shape }) => shape.length > 0);
  specs.forEach(({ name: parameter, check }, i) => {
    const { values } = given[i];
    if (check && values) checkNumbers(values, parameter, check, isArray);
  });
  if (Object.hasOwn(relations, name)) relations[name](given.map(({ values }) => values));
}
