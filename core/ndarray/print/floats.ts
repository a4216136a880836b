import { roundToHalf } from "../casts/float16.ts";
import { type Doubt, noDoubt, offBy } from "../contents/doubt.ts";
import { notKnown } from "../error.ts";
import type { FloatBits } from "./digits.ts";
import {
  type FloatLayout,
  formatPositional,
  formatScientific,
  positionalParts,
  scientificParts,
} from "./float.ts";
import type { PrintOptions } from "./options.ts";

/** NumPy's `finfo(dtype).precision`, which bounds the sizes that are written without an exponent. */
const decimalPrecision: Readonly<Record<FloatBits, number>> = { 16: 3, 32: 6, 64: 15, 80: 18 };

/**
 * Returns how the floats of an array are written: all positional or all scientific, padded to one width and aligned at
 * the point. `isCell`: they are the one element of a 0-d array.
 */
export function floatFormatter(
  values: readonly number[],
  bits: FloatBits,
  options: PrintOptions,
  isCell = false,
  doubt: Doubt = noDoubt,
): (value: number) => string {
  if (doubt.error > 0) checkSettled(values, doubt, bits, options, isCell);
  const isOld = options.legacy <= 113;
  // Long ago a place for the sign was always kept.
  const sign = isOld && !isCell && options.sign === "-" ? " " : options.sign;
  const finite = values.filter(Number.isFinite);
  const layout = finite.length === 0 ? emptyLayout : chooseLayout(finite, bits, options, sign);
  let { padLeft } = layout;
  if (!isOld && sign === " " && !finite.some((value) => value < 0 || Object.is(value, -0))) padLeft++;
  if (finite.length < values.length) {
    const hasMinus = sign !== "-" || values.includes(Number.NEGATIVE_INFINITY);
    const offset = layout.padRight + 1;
    padLeft = Math.max(
      padLeft,
      options.nanstr.length - offset,
      options.infstr.length + (hasMinus ? 1 : 0) - offset,
    );
  }
  const width = padLeft + layout.padRight + 1;
  const how: FloatLayout = padLeft === layout.padLeft ? layout : { ...layout, padLeft };
  const write = layout.isScientific ? formatScientific : formatPositional;
  return (value) => {
    if (Number.isFinite(value)) return write(value, how);
    const plus = sign === "+" ? "+" : "";
    if (Number.isNaN(value)) return (plus + options.nanstr).padStart(width);
    return ((value < 0 ? "-" : plus) + options.infstr).padStart(width);
  };
}

/** Throws NotKnown unless the numbers are written alike wherever within the error they lie. */
function checkSettled(
  values: readonly number[],
  doubt: Doubt,
  bits: FloatBits,
  options: PrintOptions,
  isCell: boolean,
): void {
  const write = floatFormatter(values, bits, options, isCell);
  const largest = values.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  const round = roundings[bits];
  for (const [ofLargest, ofOthers] of directions) {
    const moved = (value: number) =>
      round(farther(value, (Math.abs(value) === largest ? ofLargest : ofOthers) * offBy(doubt, value)));
    const other = floatFormatter(values.map(moved), bits, options, isCell);
    for (const value of values) if (other(moved(value)) !== write(value)) notKnown("the last digits");
  }
}

/** All nearer to zero or all farther; and the largest the other way, as the greatest and the least choose the notation together. */
const directions = [
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
] as const;

/** Returns a number as the format can hold it. */
const roundings: Readonly<Record<FloatBits, (value: number) => number>> = {
  16: roundToHalf,
  32: Math.fround,
  64: (value) => value,
  80: (value) => value,
};

/** Farther from zero, or nearer to it. A zero that is one everywhere keeps its sign. */
function farther(value: number, by: number): number {
  if (by === 0) return value;
  return value < 0 ? value - by : value + by;
}

interface ChosenLayout extends FloatLayout {
  readonly isScientific: boolean;
  readonly padLeft: number;
  readonly padRight: number;
}

const emptyLayout: ChosenLayout = { isScientific: false, padLeft: 0, padRight: 0, trim: ".", unique: true };

/** Writes all values once to see how much room they take. */
function chooseLayout(
  values: readonly number[],
  bits: FloatBits,
  options: PrintOptions,
  sign: PrintOptions["sign"],
): ChosenLayout {
  const isOld = options.legacy <= 113;
  const { floatmode } = options;
  const precision = floatmode === "unique" ? -1 : (options.precision ?? -1);
  const isScientific = needsExponent(values, bits, options);
  const isExact = floatmode === "fixed" || (isScientific && isOld);
  const first: FloatLayout = {
    bits,
    precision,
    unique: !isExact,
    trim: isExact ? "k" : ".",
    sign: sign === "+",
    known: new Map(),
  };
  const { left, right, power } = widthsOf(values, first, isScientific, isOld);
  const isEqual = isScientific || floatmode === "fixed" || floatmode === "maxprec_equal";
  return {
    bits,
    isScientific,
    unique: !isExact,
    sign: sign === "+",
    trim: isEqual ? "k" : ".",
    precision: isEqual ? right : precision,
    minDigits: isEqual ? right : 0,
    expDigits: isScientific ? power : undefined,
    padLeft: isOld ? (isScientific ? 3 : left + 1) : left,
    padRight: isScientific ? power + 2 + right : right,
    known: first.known,
  };
}

/** Widths before the point, after it, and of the exponent's digits. */
function widthsOf(values: readonly number[], layout: FloatLayout, isScientific: boolean, isOld: boolean) {
  const partsOf = isScientific ? scientificParts : positionalParts;
  let [left, right, power] = [0, 0, 0];
  for (const value of values) {
    const parts = partsOf(value, layout);
    const start = isOld && /^[-+]/.test(parts.front) ? 1 : 0;
    left = Math.max(left, parts.front.length - start);
    right = Math.max(right, parts.fraction.length);
    power = Math.max(power, parts.power.length - 1);
  }
  return { left, right, power };
}

/** True when the values are so large, so small or so far apart that they are written with exponents. */
function needsExponent(values: readonly number[], bits: FloatBits, options: PrintOptions): boolean {
  let max = 0;
  let min = Number.POSITIVE_INFINITY;
  for (const value of values) {
    const size = Math.abs(value);
    if (size === 0) continue;
    if (size > max) max = size;
    if (size < min) min = size;
  }
  if (max === 0) return false;
  const digits = options.legacy <= 202 ? 8 : Math.min(8, decimalPrecision[bits]);
  const round = roundings[bits];
  if (max >= round(10 ** digits)) return true;
  return !options.suppress && (min < round(0.0001) || round(max / min) > 1000);
}
