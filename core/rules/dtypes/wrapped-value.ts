/**
 * ## What it does
 * Reports casts to a whole-number dtype that cannot hold the values, and sums, differences, products and powers of such arrays that leave
 * its range: `(a * 300).astype(np.uint8)`, `image + 100` of uint8, `before - after` of two of them; and absolute values of a difference
 * of two arrays without signs, which has wrapped by then.
 *
 * ## Why is this bad?
 * NumPy keeps the low bits and says nothing: 300 becomes 44, and 200 + 100 becomes 44 as well.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * image = np.full((480, 640), 200, dtype=np.uint8)
 * brighter = image + 100
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * image = np.full((480, 640), 200, dtype=np.uint8)
 * brighter = image.astype(np.uint16) + 100
 * ```
 *
 * ## When not to
 * When wrapping is wanted, as in hashes and checksums: say so with `% 256` or a wider dtype and `astype` at the end. The rule only
 * speaks where the values are known and some of them wrap, or an absolute value shows that some may, and not where the result goes into `% m` or `& mask`, or the other bits
 * are taken too, as in `word.astype(np.uint8)` beside `word >> 8`.
 */
import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { type DType, integerLimits, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { isExact, sameShape } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import { showDType } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import type { CopyEvent, Event, OperationEvent, UfuncEvent, WriteEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { RangeReader } from "../../trace/ranges.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { shortName } from "../consumers.ts";
import { type Report, rule } from "../rule.ts";

/** Elements that are looked at in one array. */
const most = 4_000_000;

export default rule({
  code: "ND206",
  name: "wrapped-value",
  severity: "error",
  on: ["copy", "ufunc", "write"],
  check(event, { trace, visits }) {
    const found = visits.map((visit) => wrappedBy(trace, visit));
    const wrapped = found.find((one) => one !== undefined);
    if (!wrapped) return visits.every((visit) => isUselessAbs(trace, visit)) ? ofAbs(event) : undefined;
    const { value, dtype } = wrapped;
    const [lo, hi] = integerLimits(dtype);
    const after = ((((value - lo) % (hi - lo + 1)) + (hi - lo + 1)) % (hi - lo + 1)) + lo;
    return {
      message: `${value} becomes ${after}: ${showDType(dtype)} holds ${lo} to ${hi}; ${advice(event)}`,
      severity: event.certain ? undefined : "warning",
      proof: [`the values are known, and one of them is ${value}`],
    };
  },
});

/** The difference of two arrays without signs of which the absolute value is taken: what is below zero has wrapped by then. */
function isUselessAbs(trace: Trace, event: CopyEvent | UfuncEvent | WriteEvent): boolean {
  if (event.kind !== "ufunc" || event.out.dtype.kind !== "u" || event.out.dtype.itemsize > 4) return false;
  if (event.named.has("dtype") || !/^(operator:Sub=?|numpy\.subtract)$/.test(event.op)) return false;
  const { ins, out, step } = event;
  const isOfTwo = ins.every((value) => value.t === "ndarray" && value.dtype.kind === "u");
  return isOfTwo && touchesOf(trace, out).some(({ event: other }) => other.step > step && isAbs(other, out));
}

function isAbs(event: Event, array: NDArray): boolean {
  return event.kind === "ufunc" && /\.(absolute|abs|fabs)$/.test(event.op) && event.ins[0] === array;
}

function ofAbs(event: CopyEvent | UfuncEvent | WriteEvent): Report | undefined {
  if (event.kind !== "ufunc") return undefined;
  const { dtype } = event.out;
  const [, most] = integerLimits(dtype);
  return {
    message: `-1 becomes ${most} in ${showDType(dtype)}, of which the absolute value is ${most} as well: subtract in a dtype with signs, np.subtract(..., dtype=np.int${dtype.itemsize * 16})`,
    severity: "warning",
    proof: ["neither array has signs, and so neither has their difference"],
  };
}

interface Wrapped {
  /** What should be stored. */
  readonly value: number;
  readonly dtype: DType;
}

function advice({ kind }: CopyEvent | UfuncEvent | WriteEvent): string {
  if (kind === "write") return "write into a wider dtype";
  return kind === "copy" ? "cast to a wider dtype" : "compute in a wider dtype";
}

function wrappedBy(trace: Trace, event: CopyEvent | UfuncEvent | WriteEvent): Wrapped | undefined {
  const { dtype } = event.kind === "write" ? event.into : event.out;
  if (!trace.isWhole || !isInteger(dtype) || dtype.itemsize > 4) return undefined;
  if (event.kind === "write") return wrappedByCast(trace, event, event.from, dtype);
  if (event.kind === "ufunc") return isCutAgain(trace, event) ? undefined : wrappedBySum(trace, event);
  const name = shortName(event.op);
  return casts.has(name) || name === showDType(dtype)
    ? wrappedByCast(trace, event, event.of, dtype)
    : undefined;
}

const casts: ReadonlySet<string> = new Set(["astype", "array", "asarray"]);

function wrappedByCast(
  trace: Trace,
  event: OperationEvent,
  from: Value | undefined,
  dtype: DType,
): Wrapped | undefined {
  if (from?.t !== "ndarray" || !isInteger(from.dtype) || isTakenApart(trace, from)) return undefined;
  return outside(limitsOf(trace, from, event), dtype);
}

/** The program takes the other bits too, `word >> 8`, so that it wants the low ones by themselves. */
function isTakenApart(trace: Trace, array: NDArray): boolean {
  return touchesOf(trace, array).some(
    ({ event: other }) => "op" in other && /RShift|right_shift|FloorDiv|floor_divide|divmod/.test(other.op),
  );
}

/** What is computed goes into `% m` or `& mask`: it is meant to wrap. */
function isCutAgain(trace: Trace, { out }: UfuncEvent): boolean {
  return touchesOf(trace, out).some(
    ({ event: other, role }) =>
      role === "read" &&
      "op" in other &&
      /Mod|remainder|BitAnd|bitwise_and|BitXor|bitwise_xor/.test(other.op),
  );
}

const signs: Readonly<Record<string, number>> = { Add: 1, add: 1, Sub: -1, subtract: -1 };

/** An array and one number: then the limits of the result are computed from the limits. */
function wrappedBySum(trace: Trace, event: UfuncEvent): Wrapped | undefined {
  const { op, ins, out, into, named } = event;
  const name = shortName(op).replace(/=$/, "");
  const sign = signs[name];
  const [left, right] = ins;
  const isProduct = (name === "Mult" || name === "multiply") && out.dtype.itemsize <= 2;
  if (powers.has(name) && out.dtype.itemsize <= 2 && !into && named.size === 0)
    return wrappedByPower(trace, event);
  if ((sign === undefined && !isProduct) || into || named.size > 0 || !left || !right) return undefined;
  const [first, second] = [knownLimits(trace, left, event), knownLimits(trace, right, event)];
  if (!first || !second) return undefined;
  const isOne = first[0] === first[1] || second[0] === second[1];
  // Of two arrays the greatest elements need not meet.
  const limits = isOne ? [...limitsOfBoth(first, second, sign)] : limitsOfElements(left, right, sign);
  return limits && outside([Math.min(...limits), Math.max(...limits)], out.dtype);
}

const powers: ReadonlySet<string> = new Set(["Pow", "power", "square"]);

/** The least and the greatest element, raised to one whole number. */
function wrappedByPower(trace: Trace, event: UfuncEvent): Wrapped | undefined {
  const [base, given] = event.ins;
  const exponent = given === undefined ? 2 : given.t === "int" ? given.v : undefined;
  const limits = base?.t === "ndarray" ? knownLimits(trace, base, event) : undefined;
  if (!limits || typeof exponent !== "number" || exponent < 1) return undefined;
  const results = limits.map((limit) => limit ** exponent);
  return results.every(Number.isSafeInteger)
    ? outside([Math.min(...results), Math.max(...results)], event.out.dtype)
    : undefined;
}

function* limitsOfBoth(first: Limits, second: Limits, sign: number | undefined): Iterable<number> {
  for (const a of first) for (const b of second) yield sign === undefined ? a * b : a + sign * b;
}

/** Elements of two arrays that are combined one by one. */
const mostPairs = 100_000;

function limitsOfElements(left: Value, right: Value, sign: number | undefined): number[] | undefined {
  if (left.t !== "ndarray" || right.t !== "ndarray" || sameShape(left.shape, right.shape) !== true)
    return undefined;
  const count = size(left.layout);
  if (!isExact(count) || count > mostPairs) return undefined;
  const [firsts, seconds] = [elementsOf(left), elementsOf(right)];
  if (!firsts || !seconds) return undefined;
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  firsts.forEach((first, i) => {
    const [a, b] = [Number(first), Number(seconds[i])];
    const value = sign === undefined ? a * b : a + sign * b;
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  });
  return [lo, hi];
}

type Limits = readonly [number, number];

/** Returns the least and the greatest of what an operand holds: a whole number, or the elements of an array. */
function knownLimits(trace: Trace, value: Value, event: OperationEvent): Limits | undefined {
  if (value.t === "ndarray") return isInteger(value.dtype) ? limitsOf(trace, value, event) : undefined;
  if (value.t === "int") return typeof value.v === "number" ? [value.v, value.v] : undefined;
  if (value.t !== "scalar" || !isInteger(value.dtype)) return undefined;
  const [number] = elementsOf(value.cell)?.map(Number) ?? [];
  return number === undefined || !Number.isSafeInteger(number) ? undefined : [number, number];
}

function outside(limits: Limits | undefined, dtype: DType): Wrapped | undefined {
  if (!limits) return undefined;
  const [lo, hi] = integerLimits(dtype);
  const value = limits[1] > hi ? limits[1] : limits[0] < lo ? limits[0] : undefined;
  return value === undefined ? undefined : { value, dtype };
}

/** Returns the least and the greatest element where each of them surely occurs; undefined where only bounds are known. */
function limitsOf(trace: Trace, array: NDArray, event: OperationEvent): Limits | undefined {
  const { contents } = array;
  const isKnown =
    contents.kind === "fill" || contents.kind === "ramp" || (contents.kind === "exact" && !contents.known);
  if (!isKnown || array.alternatives || array.buffer.store.approximate || !makerOf(trace, array))
    return undefined;
  // The elements are known as the program leaves them.
  const isRewritten = touchesOf(trace, array).some(
    ({ event: other, role }) => role === "written" && other.step >= event.step,
  );
  if (isRewritten || event.loops.some(({ iteration }) => iteration === undefined)) return undefined;
  const range = new RangeReader(most).read(array);
  return range?.integral ? [range.lo, range.hi] : undefined;
}
