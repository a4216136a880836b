import { roundToHalf } from "../casts/float16.ts";

/** The binary formats whose values are printed: half to double, and the 80 bits of a longdouble. */
export type FloatBits = 16 | 32 | 64 | 80;

/** A positive number `d.ddd * 10**exponent`; `digits` may end in zeros. */
export interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

const zero: Digits = { digits: "0", exponent: 0 };

/** Returns the fewest digits that tell a finite, non-negative value from every other value of its format. */
export function shortestDigits(value: number, bits: FloatBits): Digits {
  if (value === 0) return zero;
  // Small whole numbers are written faster as such.
  const small = value | 0;
  const asDouble = digitsOf(String(small === value ? small : value));
  // So few digits are unique in the narrower format too, and no fewer are.
  if (bits === 64 || (bits < 64 && asDouble.digits.length <= (bits === 32 ? 6 : 3))) return asDouble;
  if (bits === 32 && !isPowerOfTwo(value)) return fewestThatRound(value, Math.fround, 9);
  if (bits === 16 && !isPowerOfTwo(value)) return fewestThatRound(value, roundToHalf, 5);
  return shortestByGaps(value, bits);
}

/**
 * Returns the value rounded, ties to even, to a last digit that stands for 10**-places; trailing zeros are kept, except
 * those that a carry leaves.
 */
export function roundedToPlaces(value: number, places: number): Digits {
  if (value === 0) return zero;
  if (places >= 0 && places <= 100 && value < 1e21 && !mayBeTie(value, places)) {
    const rounded = fromFixed(value.toFixed(places), places);
    if (!rounded.digits.endsWith("0") || rounded.digits === "0") return rounded;
    const difference = numberOf(rounded) - value;
    if (difference !== 0) return difference > 0 ? withoutZeros(rounded) : rounded;
  }
  const { numerator, denominator } = fractionOf(value);
  const a = places >= 0 ? numerator * 10n ** BigInt(places) : numerator;
  const b = places >= 0 ? denominator : denominator * 10n ** BigInt(-places);
  const scaled = divideHalfEven(a, b);
  const text = String(scaled);
  const rounded = { digits: text, exponent: text.length - 1 - places };
  return scaled * b > a ? withoutZeros(rounded) : rounded;
}

/** Returns the value rounded, ties to even, to `count` significant digits. */
export function roundedToCount(value: number, count: number): Digits {
  if (value === 0) return zero;
  const { exponent } = digitsOf(String(value));
  const rounded = roundedToPlaces(value, count - 1 - exponent);
  if (rounded.exponent === exponent || rounded.digits.length <= count) return rounded;
  return { ...rounded, digits: rounded.digits.slice(0, count) };
}

/** Returns the places after the point at which the exact decimal expansion ends. */
export function exactPlaces(value: number): number {
  if (value === 0) return 0;
  return bitLength(fractionOf(value).denominator) - 1;
}

/** Reads a positive number as JavaScript writes it, in as few digits as tell it from others: "1200", "0.0012", "1.2e-7". */
function digitsOf(text: string): Digits {
  const end = text.indexOf("e");
  if (end >= 0) return { digits: text[0] + text.slice(2, end), exponent: Number(text.slice(end + 1)) };
  const point = text.indexOf(".");
  if (point < 0) return { digits: withoutTrailingZeros(text), exponent: text.length - 1 };
  if (text[0] !== "0") return { digits: text.slice(0, point) + text.slice(point + 1), exponent: point - 1 };
  let first = 2;
  while (text[first] === "0") first++;
  return { digits: text.slice(first), exponent: 1 - first };
}

/** Returns the digits without the zeros at their end. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end--;
  return end < digits.length ? digits.slice(0, end) : digits;
}

/** Reads "ddd.ddd" with `places` digits after the point. */
function fromFixed(text: string, places: number): Digits {
  const all = places > 0 ? text.slice(0, -places - 1) + text.slice(-places) : text;
  const digits = all.replace(/^0+(?=\d)/, "");
  return { digits, exponent: digits.length - 1 - places };
}

/** Zeros at the end of what was rounded up come from a carry. */
function withoutZeros(rounded: Digits): Digits {
  return { ...rounded, digits: withoutTrailingZeros(rounded.digits) };
}

function numberOf({ digits, exponent }: Digits): number {
  return Number(`${digits}e${exponent - digits.length + 1}`);
}

/** `toFixed` rounds ties up; a tie is a value whose exact expansion is one digit longer and ends in 5. */
function mayBeTie(value: number, places: number): boolean {
  const scaled = value * 2 ** (places + 1);
  return scaled === Math.floor(scaled);
}

function fewestThatRound(value: number, round: (x: number) => number, most: number): Digits {
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (round(Number(value.toExponential(middle - 1))) === value) high = middle;
    else low = middle + 1;
  }
  return roundedToCount(value, low);
}

function isPowerOfTwo(value: number): boolean {
  const log = Math.round(Math.log2(value));
  return 2 ** log === value;
}

/** Fraction bits and the least positive value (that a double can hold) of the other formats. */
const formats = {
  16: { fractionBits: 10, least: 2 ** -24 },
  32: { fractionBits: 23, least: 2 ** -149 },
  80: { fractionBits: 63, least: 2 ** -1073 },
};

/**
 * Shortest digits of a value by the gaps to its neighbours: digit by digit until the rest is within half of either gap.
 * The upper neighbour of a power of two is twice as far as the lower one, but not of the least normal or a subnormal.
 */
function shortestByGaps(value: number, bits: 16 | 32 | 80): Digits {
  const { exponent } = digitsOf(String(value));
  const { fractionBits, least } = formats[bits];
  const isPower = isPowerOfTwo(value);
  const power = 2 ** Math.floor(Math.log2(value));
  const lowest = power > value ? power / 2 : power;
  const below = Math.max(least, lowest * 2 ** (-fractionBits - (isPower ? 1 : 0)));
  const above = !isPower || value <= least * 2 ** fractionBits ? below : 2 * below;
  const isEven = value !== least;
  const parts = [value, below / 2, above / 2].map(fractionOf);
  const common = 1n << BigInt(Math.max(...parts.map(({ denominator }) => bitLength(denominator))) - 1);
  let [rest, low, high] = parts.map(({ numerator, denominator }) => numerator * (common / denominator));
  let unit = common;
  if (exponent >= 0) unit *= 10n ** BigInt(exponent);
  else [rest, low, high] = [rest, low, high].map((n) => n * 10n ** BigInt(-exponent));
  let digits = "";
  for (;;) {
    const digit = rest / unit;
    rest %= unit;
    const nearLow = isEven ? rest <= low : rest < low;
    const nearHigh = isEven ? rest + high >= unit : rest + high > unit;
    if (nearLow || nearHigh) {
      const up =
        nearLow === nearHigh ? rest * 2n > unit || (rest * 2n === unit && digit % 2n === 1n) : nearHigh;
      const last = String(digit + (up ? 1n : 0n));
      return carried(digits, last, exponent);
    }
    digits += digit;
    rest *= 10n;
    low *= 10n;
    high *= 10n;
  }
}

function carried(front: string, last: string, exponent: number): Digits {
  if (last !== "10") return { digits: front + last, exponent };
  if (front === "") return { digits: "1", exponent: exponent + 1 };
  return { digits: String(BigInt(front) + 1n), exponent };
}

const bytes = new DataView(new ArrayBuffer(8));

/** Returns a finite, non-negative double as an exact fraction; the denominator is a power of two. */
function fractionOf(value: number): { readonly numerator: bigint; readonly denominator: bigint } {
  bytes.setFloat64(0, value);
  const raw = bytes.getBigUint64(0);
  const stored = Number(raw >> 52n);
  let mantissa = raw & 0xfffffffffffffn;
  if (stored) mantissa |= 0x10000000000000n;
  let power = (stored || 1) - 1075;
  while (power < 0 && mantissa && (mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    power++;
  }
  return power >= 0
    ? { numerator: mantissa << BigInt(power), denominator: 1n }
    : { numerator: mantissa, denominator: 1n << BigInt(-power) };
}

function bitLength(n: bigint): number {
  return n.toString(2).length;
}

function divideHalfEven(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  const twice = (a % b) * 2n;
  return twice > b || (twice === b && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
