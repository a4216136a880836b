import {
  type Digits,
  exactPlaces,
  type FloatBits,
  roundedToCount,
  roundedToPlaces,
  shortestDigits,
  withoutTrailingZeros,
} from "./digits.ts";

/** What happens to trailing zeros: kept "k"; trimmed up to the point "."; to one zero "0"; with the point "-". */
export type Trim = "k" | "." | "0" | "-";

/** How a float is laid out; the words are those of `np.format_float_positional`. */
export interface FloatLayout {
  readonly bits?: FloatBits;
  /** Most digits; -1 for no limit. */
  readonly precision?: number;
  /** Stop where the digits tell the value from all others of its format. */
  readonly unique?: boolean;
  /** Does `precision` count the digits after the point, or all digits? */
  readonly fractional?: boolean;
  readonly trim?: Trim;
  /** Write "+" before positive values. */
  readonly sign?: boolean;
  readonly padLeft?: number;
  readonly padRight?: number;
  readonly minDigits?: number;
  readonly expDigits?: number;
  /** The shortest digits of values that are written more than once, which finds and keeps them. */
  readonly known?: Map<number, Digits>;
}

/** Returns the value in positional notation, as `np.format_float_positional` does. */
export function formatPositional(value: number, layout: FloatLayout = {}): string {
  const { padLeft = -1, padRight = -1 } = layout;
  if (!Number.isFinite(value)) return special(value, layout.sign);
  const { front, point, fraction } = positionalParts(value, layout);
  return (
    padStart(front, padLeft) + point + (fraction.length < padRight ? fraction.padEnd(padRight) : fraction)
  );
}

/** What stands before the point and after it, the point where there is one, and the exponent with its sign. */
export interface FloatParts {
  readonly front: string;
  readonly point: string;
  readonly fraction: string;
  readonly power: string;
}

/** Returns the parts of a finite value in positional notation. */
export function positionalParts(value: number, layout: FloatLayout): FloatParts {
  const { precision = -1, minDigits = -1, trim = "k", fractional = true, unique = true } = layout;
  const sign = signOf(value, layout.sign);
  const { digits, exponent } = digitsFor(Math.abs(value), layout, precision, minDigits, fractional);
  const whole = exponent < 0 ? "0" : withZeros(digits.slice(0, exponent + 1), exponent + 1);
  let fraction = exponent < 0 ? "0".repeat(-exponent - 1) + digits : digits.slice(exponent + 1);
  const wanted = unique ? minDigits : precision;
  if (trim === "k") fraction = withZeros(fraction, Math.max(0, wanted) - (fractional ? 0 : whole.length));
  else fraction = withoutTrailingZeros(fraction);
  if (trim === "0" && fraction === "") fraction = "0";
  const point = trim === "-" && fraction === "" ? ((layout.padRight ?? -1) >= 0 ? " " : "") : ".";
  return { front: sign + whole, point, fraction, power: "" };
}

/** Returns the value in scientific notation, as `np.format_float_scientific` does. */
export function formatScientific(value: number, layout: FloatLayout = {}): string {
  const { padLeft = -1 } = layout;
  if (!Number.isFinite(value)) return special(value, layout.sign);
  const { front, point, fraction, power } = scientificParts(value, layout);
  return `${padStart(front, padLeft)}${point}${fraction}e${power}`;
}

/** Returns the parts of a finite value in scientific notation, the exponent with its sign. */
export function scientificParts(value: number, layout: FloatLayout): FloatParts {
  const { precision = -1, minDigits = -1, trim = "k", unique = true, expDigits = -1 } = layout;
  const count = (limit: number) => (limit < 0 ? -1 : limit + 1);
  const { digits, exponent } = digitsFor(Math.abs(value), layout, count(precision), count(minDigits), false);
  let fraction = digits.slice(1);
  if (trim === "k") fraction = withZeros(fraction, Math.max(0, unique ? minDigits : precision));
  else fraction = withoutTrailingZeros(fraction);
  // NumPy leaves the point in "1.e+00" only where it had trimmed zeros behind it.
  if (trim === "0" && fraction === "") fraction = "0";
  const power = String(Math.abs(exponent));
  const zeros = Math.min(5, expDigits < 0 ? 2 : expDigits) - power.length;
  const front = signOf(value, layout.sign) + digits[0];
  const point = trim === "-" && digits.length === 1 ? "" : ".";
  return {
    front,
    point,
    fraction,
    power: `${exponent < 0 ? "-" : "+"}${zeros > 0 ? "0".repeat(zeros) : ""}${power}`,
  };
}

/** Returns Python's `repr(float)`: "1.0", "1e+16", "-0.0", "nan". */
export function floatRepr(value: number): string {
  return floatText(value, 64);
}

/** Magnitudes from which NumPy writes a scalar in scientific notation. */
const positionalBelow: Readonly<Record<FloatBits, number>> = { 16: 1e3, 32: 1e6, 64: 1e16, 80: 1e16 };

/** Returns `str()` of a NumPy float of the given width. `limit`: the size from which it is scientific. */
export function floatText(
  value: number,
  bits: FloatBits,
  limit = positionalBelow[bits],
  trim: Trim = "0",
  sign = false,
): string {
  const size = Math.abs(value);
  if (Number.isNaN(value) || value === 0 || (size >= 1e-4 && size < limit))
    return formatPositional(value, { bits, trim, sign });
  return formatScientific(value, { bits, trim: "-", sign });
}

/** Returns `str()` of a NumPy complex whose parts have the given width: "(1+2j)", "2j". */
export function complexText(re: number, im: number, bits: FloatBits, limit = positionalBelow[bits]): string {
  if (Object.is(re, 0)) return `${floatText(im, bits, limit, "-")}j`;
  const imaginary = Number.isNaN(im) ? "+nan" : floatText(im, bits, limit, "-", true);
  return `(${floatText(re, bits, limit, "-")}${imaginary}j)`;
}

/** Digits of a value: the shortest or all of them, within the least and most that are asked for. */
function digitsFor(
  value: number,
  layout: FloatLayout,
  precision: number,
  minDigits: number,
  fractional: boolean,
): Digits {
  const { bits = 64, unique = true } = layout;
  if (value === 0) return { digits: "0", exponent: 0 };
  if (!unique) return trimmedExact(value, precision, fractional);
  const shortest = shortestOf(value, bits, layout.known);
  const length = fractional ? shortest.digits.length - 1 - shortest.exponent : shortest.digits.length;
  if (precision >= 0 && length > precision) return rounded(value, precision, fractional);
  const least = precision >= 0 ? Math.min(minDigits, precision) : minDigits;
  if (least < 0 || least <= length) return shortest;
  if (bits < 64 || !Number.isSafeInteger(value)) return rounded(value, least, fractional);
  // The shortest digits of a whole number are all it has in a format that tells it from its neighbours.
  const count = fractional ? least + 1 + shortest.exponent : least;
  return { ...shortest, digits: shortest.digits.padEnd(count, "0") };
}

function shortestOf(value: number, bits: FloatBits, known: Map<number, Digits> | undefined): Digits {
  const found = known?.get(value);
  if (found) return found;
  const digits = shortestDigits(value, bits);
  known?.set(value, digits);
  return digits;
}

function rounded(value: number, limit: number, fractional: boolean): Digits {
  return fractional ? roundedToPlaces(value, limit) : roundedToCount(value, limit);
}

/** All digits up to the limit; they end where the exact value ends. */
function trimmedExact(value: number, precision: number, fractional: boolean): Digits {
  const places = exactPlaces(value);
  const all = roundedToPlaces(value, places);
  const length = fractional ? places : all.digits.length;
  const result = precision >= 0 && length > precision ? rounded(value, precision, fractional) : all;
  return length > precision && precision >= 0
    ? result
    : { ...result, digits: withoutTrailingZeros(result.digits) || "0" };
}

function special(value: number, plus?: boolean): string {
  if (Number.isNaN(value)) return "nan";
  return value < 0 ? "-inf" : plus ? "+inf" : "inf";
}

function signOf(value: number, plus?: boolean): string {
  return value < 0 || Object.is(value, -0) ? "-" : plus ? "+" : "";
}

/** The digits with zeros behind them up to a length. */
function withZeros(digits: string, length: number): string {
  return digits.length < length ? digits.padEnd(length, "0") : digits;
}

function padStart(text: string, width: number): string {
  return text.length < width ? text.padStart(width) : text;
}
