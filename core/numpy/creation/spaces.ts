import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { roundToHalf } from "../../ndarray/casts/float16.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { asBounds, hullOf, joined } from "../../ndarray/contents/hull.ts";
import { type DType, isInteger, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { type Operand, resultType } from "../../ndarray/dtypes/promote.ts";
import type { Complex } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastShapes } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, less, minus, product, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { make, scalar, unknownScalar } from "../../ndarray/make.ts";
import { pyTuple, Scalar, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { applied } from "../calls/compose.ts";
import { boolean, dim, dtype, int, normalizeAxis } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { exactBytes } from "./ranges.ts";

/** Arguments of `np.linspace`, as read. */
export interface Space {
  readonly start: Value;
  readonly stop: Value;
  readonly num: Dim;
  readonly endpoint: boolean;
  readonly dtype: DType | undefined;
  readonly axis: number;
}

/** Returns `np.linspace`'s array, the step and the inexact dtype in which NumPy computes it. */
export function linspace(
  space: Space,
  context: Context,
): { readonly out: NDArray; readonly step: Value; readonly inexact: DType } {
  const { num, endpoint } = space;
  if (isExact(num) && num < 0) raise("ValueError", `Number of samples, ${num}, must be non-negative.`);
  const [start, stop] = [space.start, space.stop].map((end) => asArray(end, context));
  const inexact = resultType([
    ...[space.start, space.stop].map((end, i) => operand(end, [start, stop][i])),
    "float",
  ]);
  if (!"fc".includes(inexact.kind)) return notKnown("a range of objects");
  const inner = broadcastShapes([start.shape, stop.shape]);
  const ends = endsOf(start, stop, inexact, product(inner));
  const layout = allocatedIn(inexact, [num, ...inner]);
  const divisions = isExact(num) ? (endpoint ? num - 1 : num) : undefined;
  const steps =
    ends && divisions !== undefined ? ends.map((end) => stepsOf(end, divisions, inexact)) : undefined;
  const isShort = less(exactBytes, nbytes(layout)) !== true;
  const made = make(layout, {
    fill:
      steps && ends && isShort
        ? (data) => fillSpace(data, inexact, num as number, ends, steps, divisions as number, endpoint)
        : undefined,
    otherwise: () => between(start, stop, inexact),
  });
  // With scalar ends NumPy works in place on a reshaped view of the indices.
  const isDivided = less(0, endpoint ? minus(num, 1) : num);
  const own = inner.length === 0 && isDivided ? viewOf(made, made.layout) : made;
  if (inner.length === 0 && isDivided === undefined) own.ownership = undefined;
  const moved = space.axis === 0 ? own : movedTo(own, space.axis);
  const out = space.dtype ? castTo(moved, space.dtype) : moved;
  return { out, step: stepValue(steps, divisions, inner, inexact), inexact };
}

/** The two ends of one element of the inner shape, in real or complex parts. */
interface Ends {
  readonly start: readonly number[];
  readonly stop: readonly number[];
  readonly delta: readonly number[];
}

function operand(value: Value, array: NDArray): Operand {
  return value.t === "int" || value.t === "float" || value.t === "complex" ? value.t : array.dtype;
}

function endsOf(start: NDArray, stop: NDArray, type: DType, count: Dim): Ends[] | undefined {
  const [from, to] = [start, stop].map((end) => elementsOf(castArray(end, type)));
  if (!from || !to || !isExact(count)) return undefined;
  if (start.shape.length > 0 && stop.shape.length > 0 && from.length !== to.length) return undefined;
  const round = rounder(type);
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [from, to].map((all) => partsOf(all[all.length === 1 ? 0 : i] as number | Complex));
    return { start: a, stop: b, delta: b.map((part, k) => round(part - a[k])) };
  });
}

function partsOf(element: number | Complex): number[] {
  return typeof element === "object" ? [element.re, element.im] : [element];
}

function stepsOf({ delta }: Ends, divisions: number, type: DType): readonly number[] {
  const round = rounder(type);
  if (divisions <= 0) return delta.map(() => Number.NaN);
  // Complex division multiplies by the reciprocal.
  return delta.map((part) => round(type.kind === "c" ? part * round(1 / divisions) : part / divisions));
}

/** Writes the elements with NumPy's operations in NumPy's order. */
function fillSpace(
  data: Uint8Array,
  type: DType,
  num: number,
  ends: readonly Ends[],
  steps: readonly (readonly number[])[],
  divisions: number,
  endpoint: boolean,
): void {
  const view = viewOn(data);
  const round = rounder(type);
  // A step that rounds to zero would lose denormal numbers, so NumPy then divides first.
  const isTiny = divisions > 0 && steps.some((step) => step.every((part) => part === 0));
  for (let i = 0; i < num; i++)
    for (let j = 0; j < ends.length; j++) {
      const { start, stop, delta } = ends[j];
      const parts = start.map((from, k) => {
        if (endpoint && num > 1 && i === num - 1) return stop[k];
        if (divisions <= 0) return round(round(i * delta[k]) + from);
        const far = isTiny ? round(round(i / divisions) * delta[k]) : round(round(i) * steps[j][k]);
        return round(round(far) + from);
      });
      const element = type.kind === "c" ? { re: parts[0], im: parts[1] } : parts[0];
      writeElement(view, type, (i * ends.length + j) * type.itemsize, element);
    }
}

function rounder({ kind, itemsize }: DType): (x: number) => number {
  const bytes = kind === "c" ? itemsize / 2 : itemsize;
  return bytes === 2 ? roundToHalf : bytes === 4 ? Math.fround : (x) => x;
}

function stepValue(
  steps: readonly (readonly number[])[] | undefined,
  divisions: number | undefined,
  inner: readonly Dim[],
  type: DType,
): Value {
  if (divisions !== undefined && divisions <= 0) return { t: "float", v: Number.NaN };
  if (!steps || inner.length > 0) return stepArray(steps, inner, type);
  const [step] = steps;
  return scalar(type, step.length > 1 ? { re: step[0], im: step[1] } : step[0]);
}

function stepArray(
  steps: readonly (readonly number[])[] | undefined,
  inner: readonly Dim[],
  type: DType,
): Value {
  if (inner.length === 0) return unknownScalar(type);
  return make(allocatedIn(type, inner), {
    fill: (data) => {
      if (!steps) return false;
      const view = viewOn(data);
      steps.forEach(([re, im], i) => {
        writeElement(view, type, i * type.itemsize, im === undefined ? re : { re, im });
      });
      return true;
    },
  });
}

/** Every element lies between the ends; rounding does not carry it beyond. */
function between(start: NDArray, stop: NDArray, type: DType): Contents {
  const [from, to] = [start, stop].map((end) => asBounds(hullOf(castArray(end, type)), type));
  if (!from || !to) return nothing;
  const both = joined(from, to, type);
  return both.kind === "bounds" ? { ...both, integral: false } : nothing;
}

function movedTo(array: NDArray, axis: number): NDArray {
  const { shape, strides } = array.layout;
  if (axis < -shape.length || axis >= shape.length)
    raise("AxisError", `destination: axis ${axis} is out of bounds for array of dimension ${shape.length}`);
  const to = normalizeAxis(axis, shape.length);
  const moved = <T>(items: readonly T[]) => items.slice(1).toSpliced(to, 0, items[0]);
  return viewOf(array, { ...array.layout, shape: moved(shape), strides: moved(strides) });
}

function castTo(array: NDArray, type: DType): NDArray {
  if (sameDType(array.dtype, type)) return array;
  if (!isInteger(type)) return castArray(array, type);
  if (array.dtype.kind === "c")
    return raise(
      "TypeError",
      "ufunc 'floor' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''",
    );
  const whole = floored(array);
  return castArray(whole ?? array, type);
}

/** NumPy rounds down before it makes integers. */
function floored(array: NDArray): NDArray | undefined {
  const elements = elementsOf(array);
  if (!elements || array.dtype.kind !== "f") return undefined;
  return make(allocatedIn(array.dtype, array.shape), {
    fill: (data) => {
      const view = viewOn(data);
      elements.forEach((element, i) => {
        writeElement(view, array.dtype, i * array.dtype.itemsize, Math.floor(element as number));
      });
    },
  });
}

/** What NumPy computes first, where the result is a cast of it. */
function hidden(out: NDArray, inexact: DType): { readonly hiddenPeak?: Dim; readonly hiddenTotal?: Dim } {
  return sameDType(out.dtype, inexact) ? {} : temporary(nbytes({ ...out.layout, dtype: inexact }));
}

function temporary(bytes: Dim): { readonly hiddenPeak: Dim; readonly hiddenTotal: Dim } {
  return { hiddenPeak: bytes, hiddenTotal: bytes };
}

const parameters = {
  start: any,
  stop: any,
  num: opt(dim, 50 as Dim),
  endpoint: opt(boolean, true),
};
const tail = { dtype: orNone(dtype, undefined), axis: opt(int, 0) };

function logspace(space: Space, base: Value, context: Context): Effect {
  if (base.t === "list" || base.t === "tuple" || (base.t === "ndarray" && base.shape.length > 0))
    return notKnown("several bases");
  const { out: exponents, inexact } = linspace({ ...space, dtype: undefined }, context);
  const powers = applied("numpy.power", [base, exponents], context);
  const out = space.dtype
    ? sameDType(powers.dtype, space.dtype)
      ? powers
      : castArray(powers, space.dtype)
    : powers;
  const computed = nbytes({ ...out.layout, dtype: inexact });
  return { kind: "alloc", out, value: out, ...temporary(out === powers ? computed : times(computed, 2)) };
}

/** `np.geomspace` of real ends of one sign: powers of ten between their logarithms, with the ends put in exactly. */
function geomspace(space: Space, context: Context): Effect {
  const [start, stop] = [space.start, space.stop].map((end) => asArray(end, context));
  const ends = [start, stop].map((end) => elementsOf(end));
  for (const elements of ends)
    if (elements?.some((element) => Number(element) === 0))
      raise("ValueError", "Geometric sequence cannot include zero");
  const type = resultType([start.dtype, stop.dtype, "float", ...(space.dtype ? [space.dtype] : [])]);
  const shape = broadcastShapes([start.shape, stop.shape]);
  const layout = allocatedIn(type, [space.num, ...shape]);
  const values =
    ends[0] && ends[1] && shape.length === 0 && type.kind === "f"
      ? geometric(space, type, ends as readonly number[][], context)
      : undefined;
  const made = make(layout, {
    fill:
      values &&
      ((data) => {
        const view = viewOn(data);
        values.forEach((x, i) => {
          writeElement(view, type, i * type.itemsize, x);
        });
      }),
  });
  const moved = space.axis === 0 ? made : movedTo(made, space.axis);
  const out = space.dtype && !sameDType(space.dtype, type) ? castArray(moved, space.dtype) : moved;
  return { kind: "alloc", out, value: out, ...temporary(nbytes(layout)) };
}

function geometric(
  space: Space,
  type: DType,
  [[from], [to]]: readonly number[][],
  context: Context,
): readonly number[] | undefined {
  const sign = Math.sign(from);
  if (!isExact(space.num)) return undefined;
  const logs = [from, to].map((end) => applied("numpy.log10", [scalar(type, end / sign)], context));
  const exponents = linspace(
    { ...space, start: new Scalar(logs[0]), stop: new Scalar(logs[1]), dtype: undefined, axis: 0 },
    context,
  ).out;
  const powers = elementsOf(
    castArray(applied("numpy.power", [{ t: "float", v: 10 }, exponents], context), type),
  ) as number[] | undefined;
  if (!powers) return undefined;
  return powers.map((power, i) => {
    if (i === 0) return from;
    return i === powers.length - 1 && space.endpoint && powers.length > 1 ? to : power * sign;
  });
}

register("numpy", {
  linspace: op(
    { ...parameters, retstep: opt(boolean, false), ...tail, device: opt(any, undefined) },
    (of, context): Effect => {
      const { out, step, inexact } = linspace(of, context);
      return { kind: "alloc", out, value: of.retstep ? pyTuple([out, step]) : out, ...hidden(out, inexact) };
    },
  ),
  logspace: op({ ...parameters, base: opt(any, { t: "float", v: 10 } as Value), ...tail }, (of, context) =>
    logspace(of, of.base, context),
  ),
  geomspace: op({ ...parameters, ...tail }, (of, context) => geomspace(of, context)),
});
