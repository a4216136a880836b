import { eachOffset, viewOn, writeElement } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { elementCaster } from "../../ndarray/casts/caster.ts";
import { roundToHalf } from "../../ndarray/casts/float16.ts";
import { cellElement, pack, unpack } from "../../ndarray/casts/pack.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { bool, type DType, int64, integerLimits, isInteger, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeClass } from "../../ndarray/dtypes/dtypetext.ts";
import { promoteTypes, resultType } from "../../ndarray/dtypes/promote.ts";
import type { Complex, Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { freshNumber } from "../../ndarray/fresh.ts";
import {
  boundsOf,
  computedDim,
  type Dim,
  floorDivide,
  isExact,
  less,
  minus,
  plus,
  showDim,
  unknownDim,
} from "../../ndarray/layouts/dim.ts";
import { contiguous, type ExactLayout, isExactLayout, nbytes } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import {
  type PyComplex,
  type PyFloat,
  type PyInt,
  pyInt,
  type Scalar,
  timeOf,
  type Value,
} from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { dtype } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import { elementDType } from "../conversion/discover.ts";
import { typeName } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elsewhere } from "./filled.ts";
import { timeRange } from "./timerange.ts";

/** Ranges of at most this many bytes have their elements; longer ones are kept as a ramp, which costs nothing. */
export const exactBytes = 65536;

/** What counts as a number in a range. */
type Numeral = PyInt | PyFloat | PyComplex;

/** Returns `np.arange(start, stop, step, dtype)`; the arguments as the program gave them. */
export function arange(first: Value, second: Value, third: Value, wanted?: DType): NDArray {
  const [start, stop] =
    second.t === "none" ? [pyInt(0), first] : [first.t === "none" ? pyInt(0) : first, second];
  const step = third.t === "none" ? pyInt(1) : third;
  if (wanted?.unit || [start, stop, step].some(isTime)) return timeRange(first, second, third, wanted);
  const type = wanted ?? [start, stop, step].map(typeOf).reduce(promoteTypes, int64);
  if (!"biufcO".includes(type.kind))
    raise(
      "TypeError",
      `arange() not supported for inputs with DType <class 'numpy.dtypes.${dtypeClass(type)}'>.`,
    );
  const [from, to, by] = [plain(start), plain(stop, start), plain(step)];
  const length = rangeLength(from, to, by, [start, stop, step]);
  if (type.kind === "b" && less(2, length) === true)
    raise("TypeError", "arange() is only supported for booleans when the result has at most length 2.");
  const round = rounderOf([start, step]);
  return rangeOf(type, from, by, length, { to, round });
}

/** Returns the array start, start + step, ... with NumPy's rounding. */
export function rangeOf(
  type: DType,
  from: Numeral,
  by: Numeral,
  length: Dim,
  { to, round }: { readonly to?: Numeral; readonly round?: (x: number) => number } = {},
): NDArray {
  const layout = contiguous(type, [length]);
  const bytes = nbytes(layout);
  // The second term of a single one is never made, so that it need not fit.
  const step: Numeral = length === 1 ? { t: "int", v: 0 } : by;
  const terms = length === 0 ? undefined : termsOf(type, from, step, round);
  const isShort = isExactLayout(layout) && isExact(bytes) && bytes <= exactBytes;
  const isExactly = terms && (isShort || type.kind === "O" || type.kind === "c");
  return make(length === 0 ? { ...layout, strides: [0] } : layout, {
    fill:
      isExactly || length === 0
        ? (data, target, objects) => writeTerms(data, target, objects, terms)
        : undefined,
    otherwise: () => rampOf(type, terms, length) ?? boundsBetween(type, from, by, to),
  });
}

function writeTerms(
  data: Uint8Array,
  target: ExactLayout,
  objects: unknown[],
  terms: ((i: number) => Element) | undefined,
): void {
  if (!terms) return;
  const view = viewOn(data);
  let i = 0;
  eachOffset(target, (at) => writeElement(view, target.dtype, at, terms(i++), objects));
}

function isTime(given: Value): boolean {
  const value = timeOf(given);
  return (value.t === "scalar" || value.t === "ndarray") && value.dtype.unit !== undefined;
}

/** NumPy's own numbers divide by zero without an exception. */
function isNumpyNumber(value: Value): boolean {
  return value.t === "scalar" || value.t === "ndarray";
}

/** Returns how a sum or quotient of two arguments is rounded: NumPy's narrow floats keep their width. */
function rounderOf(values: readonly Value[]): (x: number) => number {
  const widths = values.map((value) => (isNumpyNumber(value) ? (value as Scalar).dtype : undefined));
  if (!widths.some((type) => type?.kind === "f" && type.itemsize < 8)) return (x) => x;
  const type = resultType(widths.map((width) => width ?? "float"));
  if (type.kind !== "f" || type.itemsize > 4) return (x) => x;
  return type.itemsize === 2 ? roundToHalf : Math.fround;
}

function typeOf(value: Value): DType {
  if (value.t === "unknown" || value.t === "foreign") return notKnown("an end of a range");
  return value.t === "ndarray" ? value.dtype : elementDType(value);
}

/** Returns an argument as a plain Python number. Raises what Python raises when it subtracts others. */
function plain(value: Value, other: Value = pyInt(0)): Numeral {
  if (value.t === "int" || value.t === "float" || value.t === "complex") return value;
  if (value.t === "bool")
    return { t: "int", v: value.v === undefined ? unknownDim("a bool", 0, 1) : Number(value.v) };
  const cell = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined;
  if (cell) {
    if (cell.shape.length > 0)
      raise("TypeError", "only 0-dimensional arrays can be converted to Python scalars");
    const element = cellElement(cell);
    return element === undefined ? unknownNumber(cell.dtype) : plain(unpack(element, cell.dtype));
  }
  if (value.t === "unknown" || value.t === "foreign") return { t: "float" };
  return raise(
    "TypeError",
    `unsupported operand type(s) for -: '${typeName(value)}' and '${typeName(other)}'`,
  );
}

function unknownNumber(type: DType): Numeral {
  return isInteger(type) ? { t: "int", v: freshDim("n", Number.NEGATIVE_INFINITY) } : { t: "float" };
}

/** Returns `len(np.arange(from, to, by))`. */
function rangeLength(from: Numeral, to: Numeral, by: Numeral, given: readonly Value[]): Dim {
  if (isDim(from) && isDim(to) && isDim(by) && isExact(by.v) && by.v !== 0)
    return wholeLength(minus(to.v, from.v), by.v);
  const [start, stop, step] = [from, to, by].map(realOf);
  if (start === undefined || stop === undefined || step === undefined) return freshDim("len(arange)");
  const isWhole = [from, to, by].every((one) => one.t === "int");
  if (step === 0 && !given.some(isNumpyNumber))
    return raise("ZeroDivisionError", isWhole ? "division by zero" : "float division by zero");
  const distance = rounderOf(given.slice(0, 2))(stop - start);
  const count = Math.ceil(rounderOf(given)(distance / step));
  if (Number.isNaN(count)) return raise("ValueError", "arange: cannot compute length");
  // The comparison is made with a double, which lets exactly 2**63 through; it then wraps.
  if (count === 2 ** 63) return 0;
  if (count > 2 ** 63 || count < -(2 ** 63)) return raise("ValueError", "Maximum allowed size exceeded");
  return Math.max(0, count) + 0;
}

function isDim(value: Numeral): value is { readonly t: "int"; readonly v: Dim } {
  return value.t === "int" && typeof value.v !== "bigint";
}

function wholeLength(distance: Dim, step: number): Dim {
  const ahead = step > 0 ? distance : minus(0, distance);
  const size = Math.abs(step);
  return nonNegative(size === 1 ? ahead : floorDivide(plus(ahead, size - 1), size));
}

function nonNegative(count: Dim): Dim {
  if (isExact(count)) return Math.max(0, count) + 0;
  if (less(count, 0) === false) return count;
  const bounds = [0, Math.max(0, boundsOf(count)[1])] as const;
  return computedDim(`max(${showDim(count)}, 0)`, bounds, { how: "max", of: [count, 0] });
}

function freshDim(name: string, lo = 0): Dim {
  return unknownDim(`${name}#${freshNumber()}`, lo);
}

/** A number as a double; undefined when it is not known. A complex one counts by its real part. */
function realOf(value: Numeral): number | undefined {
  if (value.t === "complex") return value.im === 0 ? value.re : notKnown("a complex range");
  return typeof value.v === "object" ? undefined : value.v === undefined ? undefined : Number(value.v);
}

/** Returns element number i of the range, or undefined when start or step is not known. */
function termsOf(
  type: DType,
  from: Numeral,
  by: Numeral,
  round: (x: number) => number = (x) => x,
): ((i: number) => Element) | undefined {
  const next = sum(from, by, round);
  const first = pack(from, type);
  const second = next && pack(next, type.kind === "b" ? bool : type);
  if (first === undefined || second === undefined) return undefined;
  if (type.kind === "O") return objectTerms(from, by);
  if (type.kind === "b") return (i) => (i === 0 ? first : second);
  if (type.kind === "c") return complexTerms(first as Complex, second as Complex, type);
  if (type.kind === "f") return floatTerms(first as number, second as number, type);
  const [start, step] = [BigInt(first as number), BigInt(second as number) - BigInt(first as number)];
  const wrap = elementCaster(int64, type);
  if (Number.isSafeInteger(Number(start)) && Number.isSafeInteger(Number(step) * exactBytes))
    return (i) => wrap(Number(start) + i * Number(step));
  return (i) => wrap(start + BigInt(i) * step);
}

function sum(a: Numeral, b: Numeral, round: (x: number) => number): Value | undefined {
  if (a.t === "complex" || b.t === "complex") {
    const [x, y] = [a, b].map((one) => (one.t === "complex" ? one : { re: realOf(one), im: 0 }));
    if (x.re === undefined || y.re === undefined) return undefined;
    return { t: "complex", re: x.re + y.re, im: x.im + y.im };
  }
  if (a.t === "int" && b.t === "int") {
    if (typeof a.v === "object" || typeof b.v === "object") return undefined;
    return pyInt(BigInt(a.v) + BigInt(b.v));
  }
  const [x, y] = [realOf(a), realOf(b)];
  return x === undefined || y === undefined ? undefined : { t: "float", v: round(x + y) };
}

function floatTerms(first: number, second: number, { itemsize }: DType): (i: number) => number {
  if (itemsize > 4) return (i) => (i === 0 ? first : i === 1 ? second : first + i * (second - first));
  const round = Math.fround;
  const start = itemsize === 2 ? roundToHalf(first) : round(first);
  const after = itemsize === 2 ? roundToHalf(second) : round(second);
  const step = round(after - start);
  return (i) => (i === 0 ? start : i === 1 ? after : round(start + round(round(i) * step)));
}

function complexTerms(first: Complex, second: Complex, type: DType): (i: number) => Complex {
  const half: DType = { ...type, kind: "f", itemsize: type.itemsize / 2 };
  const re = floatTerms(first.re, second.re, half);
  const im = floatTerms(first.im, second.im, half);
  return (i) => ({ re: re(i), im: im(i) });
}

function objectTerms(from: Numeral, by: Numeral): ((i: number) => Element) | undefined {
  if (from.t !== "int" || by.t !== "int" || typeof from.v === "object" || typeof by.v === "object")
    return undefined;
  const [start, step] = [BigInt(from.v), BigInt(by.v)];
  return (i) => pyInt(start + BigInt(i) * step) as Element;
}

/** A range in which every element is the affine function that a ramp stands for: none wraps around. */
function rampOf(type: DType, terms: ((i: number) => Element) | undefined, length: Dim): Contents | undefined {
  if (!terms || !(isInteger(type) || type.kind === "f")) return undefined;
  const [start, next] = [terms(0), terms(1)];
  if (typeof start !== "number" || typeof next !== "number") return undefined;
  const step = next - start;
  const last = start + Math.max(0, boundsOf(length)[1] - 1) * step;
  const [least, greatest] = isInteger(type)
    ? integerLimits(type)
    : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const isWide = isInteger(type) && type.itemsize === 8;
  const fits = isWide || (Math.min(start, last) >= least && Math.max(start, last) <= greatest);
  return fits ? { kind: "ramp", dtype: type, start, step } : undefined;
}

/** Elements of a range lie between its ends, also where these are only bounded. */
function boundsBetween(type: DType, from: Numeral, by: Numeral, to: Numeral | undefined): Contents {
  if (!to || !isDim(from) || !isDim(to) || !isDim(by) || !sameDType(type, int64)) return nothing;
  const ends = [...boundsOf(from.v), ...boundsOf(to.v)];
  return {
    kind: "bounds",
    dtype: type,
    lo: Math.min(...ends),
    hi: Math.max(...ends),
    integral: true,
    nan: false,
  };
}

/** Stands for an argument that was left out; unlike a None of the program. */
const absent: Value = { t: "none" };

register("numpy", {
  arange: op(
    {
      start: opt(any, absent),
      stop: opt(any, absent),
      step: opt(any, absent),
      dtype: orNone(dtype, undefined),
      ...elsewhere,
    },
    (of): Effect => {
      if (of.start === absent && of.stop === absent)
        return raise("TypeError", "arange() requires stop to be specified.");
      return allocEffect(arange(of.start, of.stop, of.step, of.dtype));
    },
  ),
});
