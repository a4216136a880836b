import { elementsOf } from "../../ndarray/access.ts";
import type { Value } from "../../ndarray/value.ts";
import { measure } from "./measure.ts";

const comparisons = new Set(
  "Lt LtE Gt GtE Eq NotEq less less_equal greater greater_equal equal not_equal".split(" "),
);
const orders = new Set(
  "argmax argmin argsort searchsorted digitize nanargmax nanargmin lexsort argpartition".split(" "),
);
const zeroTests = new Set(
  "sign signbit logical_not logical_and logical_or any all count_nonzero nonzero flatnonzero argwhere".split(
    " ",
  ),
);
const always = new Set("isnan isfinite isinf isreal iscomplex zeros_like ones_like empty_like".split(" "));
/** What does not look at the numbers at all. */
const blind = new Set("isinstance issubclass callable hasattr id shape size ndim len".split(" "));

/**
 * True when whole numbers or truth values that an operation makes of approximate operands are surely NumPy's: no two of the numbers
 * that may be compared lie closer together than they may be off.
 */
export function isDecided(op: string, ins: readonly Value[]): boolean {
  if (blind.has(op)) return true;
  if (always.has(op)) return ins.every((value) => measure(value).error < Number.POSITIVE_INFINITY);
  if (zeroTests.has(op))
    return ins.every((value) => {
      const { error, least, allFinite } = measure(value);
      return error === 0 || (allFinite && least > error);
    });
  if (op === "round") return areOffHalf(ins);
  if (op === "floor" || op === "ceil") return areOffWhole(ins);
  if (op === "convert" || op === "int" || op === "trunc" || op === "astype") return areCutAlike(ins);
  if (op === "close") return areSurelyClose(ins);
  if (op === "array_equal" || op === "array_equiv") return areSurelyUnequal(ins);
  if (comparisons.has(op)) return arePairsApart(ins);
  return orders.has(op) && areApart(ins);
}

/** True when an operation that rounds to whole numbers gives the same for all that the approximate elements may be. */
export function isRoundedAlike(op: string, [value, decimals]: readonly Value[]): boolean {
  if (decimals !== undefined) return false;
  if (op === "round" || op === "around" || op === "rint") return areOffHalf([value]);
  if (op === "trunc" || op === "fix") return areCutAlike([value]);
  return (op === "floor" || op === "ceil") && areOffWhole([value]);
}

/** True when the part before the point is the same for all that the elements may be: around 0 it is 0 on both sides. */
function areCutAlike([value]: readonly Value[]): boolean {
  const { error, allFinite } = measure(value);
  const isSure = (x: number) => Math.abs(x) + error < 1 || Math.abs(x - Math.round(x)) > error;
  return allFinite && (numbersOf(value)?.every(isSure) ?? false);
}

/** True when no element is as near to a whole number as it may be off. */
function areOffWhole([value]: readonly Value[]): boolean {
  const { error, allFinite } = measure(value);
  return allFinite && (numbersOf(value)?.every((x) => Math.abs(x - Math.round(x)) > error) ?? false);
}

/** True when no number is as near to the middle between two whole numbers as it may be off. */
function areOffHalf([value]: readonly Value[]): boolean {
  const { error, allFinite } = measure(value);
  const off = (x: number) => Math.abs(x - Math.floor(x) - 0.5);
  return allFinite && (numbersOf(value)?.every((x) => off(x) > error) ?? false);
}

/** True when rounding to that many decimals gives the same for all that the numbers may be. */
export function isSurelyRounded(value: Value, decimals: Value | undefined): boolean {
  const places = decimals === undefined ? 0 : decimals.t === "int" ? Number(decimals.v) : Number.NaN;
  const { error, allFinite } = measure(value);
  if (!(places >= 0 && places < 16) || !allFinite) return false;
  const scale = 10 ** places;
  const reach = error * scale * 1.001 + Number.MIN_VALUE;
  return (
    numbersOf(value)?.every((x) => {
      const scaled = x * scale;
      const off = Math.abs(scaled - Math.floor(scaled) - 0.5);
      // A number about 0 may be either zero.
      return (
        off > reach + Math.abs(scaled) * 2 ** -50 && (Math.round(scaled) !== 0 || Math.abs(scaled) > reach)
      );
    }) ?? false
  );
}

/** True when the numbers that are compared with each other lie farther apart than they may be off together. */
function arePairsApart([a, b]: readonly Value[]): boolean {
  const reach = measure(a).error + measure(b).error;
  const [xs, ys] = [numbersOf(a), numbersOf(b)];
  if (!xs || !ys || !(reach < Number.POSITIVE_INFINITY)) return false;
  const isPaired = String(measure(a).shape) === String(measure(b).shape);
  if (!isPaired && xs.length !== 1 && ys.length !== 1) return areApart([a, b]);
  const [longer, other] = xs.length >= ys.length ? [xs, ys] : [ys, xs];
  return longer.every((x, i) => {
    const y = other.length === 1 ? other[0] : other[i];
    return Number.isFinite(x) && Number.isFinite(y) ? Math.abs(x - y) > reach : !Number.isNaN(x - y);
  });
}

/** True when it is sure for each pair of numbers whether `np.isclose` takes them for close with its own tolerances. */
function areSurelyClose([a, b, ...tolerances]: readonly Value[]): boolean {
  if (tolerances.length > 0) return false;
  const reach = 1.1 * (measure(a).error + measure(b).error);
  return everyPair([a, b], (x, y) => {
    const limit = 1e-8 + 1e-5 * Math.abs(y);
    const gap = Math.abs(x - y);
    return gap + reach < limit || gap - reach > limit;
  });
}

/** True when some pair of numbers is surely not equal. */
function areSurelyUnequal([a, b]: readonly Value[]): boolean {
  const reach = measure(a).error + measure(b).error;
  return !everyPair([a, b], (x, y) => Math.abs(x - y) <= reach || Number.isNaN(x - y), true);
}

/** Tests the pairs that are compared with each other; `unpaired` where they are not known. */
function everyPair(
  [a, b]: readonly Value[],
  test: (x: number, y: number) => boolean,
  unpaired = false,
): boolean {
  const [xs, ys] = [numbersOf(a), numbersOf(b)];
  const isPaired = String(measure(a).shape) === String(measure(b).shape);
  if (!xs || !ys || (!isPaired && xs.length !== 1 && ys.length !== 1)) return unpaired;
  const [longer, other] = xs.length >= ys.length ? [xs, ys] : [ys, xs];
  const isTurned = longer !== xs;
  return longer.every((x, i) => {
    const y = other.length === 1 ? other[0] : other[i];
    return isTurned ? test(y, x) : test(x, y);
  });
}

/** True when all numbers lie farther apart than they may be off together. */
function areApart(ins: readonly Value[]): boolean {
  const parts = ins.map(measure);
  const reach = 2 * Math.max(0, ...parts.map(({ error }) => error));
  if (!(reach < Number.POSITIVE_INFINITY)) return false;
  const numbers: number[] = [];
  for (const value of ins) {
    const some = numbersOf(value);
    if (!some || numbers.length + some.length > mostCompared) return false;
    for (const x of some) numbers.push(x);
  }
  if (numbers.some(Number.isNaN)) return false;
  numbers.sort((a, b) => a - b);
  return numbers.every((x, i) => i === 0 || x - numbers[i - 1] > reach);
}

/** More numbers than these are hardly ever all apart. */
const mostCompared = 20_000;

function numbersOf(value: Value): readonly number[] | undefined {
  if (value.t === "float") return value.v === undefined ? undefined : [value.v];
  if (value.t === "int") return typeof value.v === "object" ? undefined : [Number(value.v)];
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined;
  if (!array) return value.t === "none" || value.t === "str" ? [] : undefined;
  if (!"biuf".includes(array.dtype.kind)) return undefined;
  return elementsOf(array)?.map(Number);
}
