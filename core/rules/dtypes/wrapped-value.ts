/**
 * ## What it does
 * Reports casts to a whole-number dtype that cannot hold the values, and sums of such arrays with a number that leave its range:
 * `(a * 300).astype(np.uint8)`, `image + 100` of uint8.
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
 * speaks where the values are known and some of them wrap.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { type DType, integerLimits, isInteger } from "../../ndarray/dtype.ts";
import { showDType } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import type { CopyEvent, OperationEvent, UfuncEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { RangeReader } from "../../trace/ranges.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { shortName } from "../consumers.ts";
import { rule } from "../rule.ts";

/** Elements that are looked at in one array. */
const most = 4_000_000;

export default rule({
  code: "ND206",
  name: "wrapped-value",
  severity: "error",
  on: ["copy", "ufunc"],
  check(event, { trace, visits }) {
    const found = visits.map((visit) => wrappedBy(trace, visit));
    const wrapped = found.find((one) => one !== undefined);
    if (!wrapped) return undefined;
    const { value, dtype } = wrapped;
    const [lo, hi] = integerLimits(dtype);
    const after = ((((value - lo) % (hi - lo + 1)) + (hi - lo + 1)) % (hi - lo + 1)) + lo;
    return {
      message: `${value} becomes ${after}: ${showDType(dtype)} holds ${lo} to ${hi}; ${event.kind === "copy" ? "cast to a wider dtype" : "compute in a wider dtype"}`,
      severity: event.certain ? undefined : "warning",
      proof: [`the values are known, and one of them is ${value}`],
    };
  },
});

interface Wrapped {
  /** What should be stored. */
  readonly value: number;
  readonly dtype: DType;
}

function wrappedBy(trace: Trace, event: CopyEvent | UfuncEvent): Wrapped | undefined {
  if (!trace.isWhole || !isInteger(event.out.dtype) || event.out.dtype.itemsize > 4) return undefined;
  return event.kind === "copy" ? wrappedByCast(trace, event) : wrappedBySum(trace, event);
}

const casts: ReadonlySet<string> = new Set(["astype", "array", "asarray"]);

function wrappedByCast(trace: Trace, event: CopyEvent): Wrapped | undefined {
  const { op, of, out } = event;
  if (!casts.has(shortName(op)) || !isInteger(of.dtype)) return undefined;
  return outside(limitsOf(trace, of, event), out.dtype);
}

const signs: Readonly<Record<string, number>> = { Add: 1, add: 1, Sub: -1, subtract: -1 };

/** An array and one number: then the limits of the sum are the sums of the limits. */
function wrappedBySum(trace: Trace, event: UfuncEvent): Wrapped | undefined {
  const { op, ins, out, into, named } = event;
  const sign = signs[shortName(op).replace(/=$/, "")];
  const [left, right] = ins;
  if (sign === undefined || into || named.size > 0 || !left || !right) return undefined;
  const number = numberOf(right) ?? numberOf(left);
  const array = left.t === "ndarray" ? left : right;
  if (number === undefined || array.t !== "ndarray" || array.dtype.char !== out.dtype.char) return undefined;
  // What is subtracted from a number is turned around: left to others.
  if (sign < 0 && left.t !== "ndarray") return undefined;
  const limits = limitsOf(trace, array, event);
  return limits && outside([limits[0] + sign * number, limits[1] + sign * number], out.dtype);
}

function numberOf(value: Value): number | undefined {
  return value.t === "int" && typeof value.v === "number" ? value.v : undefined;
}

function outside(limits: readonly [number, number] | undefined, dtype: DType): Wrapped | undefined {
  if (!limits) return undefined;
  const [lo, hi] = integerLimits(dtype);
  const value = limits[1] > hi ? limits[1] : limits[0] < lo ? limits[0] : undefined;
  return value === undefined ? undefined : { value, dtype };
}

/** Returns the least and the greatest element where each of them surely occurs; undefined where only bounds are known. */
function limitsOf(
  trace: Trace,
  array: NDArray,
  event: OperationEvent,
): readonly [number, number] | undefined {
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
