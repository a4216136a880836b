import { NaT } from "../datetime/units.ts";
import type { DType } from "../dtypes/dtype.ts";
import type { Complex, Element } from "../element.ts";
import { notKnown } from "../error.ts";

/** Negative when the first sorts before the second, 0 when neither does. */
export type Compare = (a: Element, b: Element) => number;

/** Returns how NumPy orders elements of the dtype: NaN and NaT last, complex by real part, structured by fields. */
export function comparisonOf(dtype: DType): Compare {
  switch (dtype.kind) {
    case "f":
      return (a, b) => compareFloats(a as number, b as number);
    case "c":
      return (a, b) => compareComplex(a as Complex, b as Complex);
    case "m":
    case "M":
      return compareTimes;
    case "V":
      return compareVoid(dtype);
    case "O":
      return () => notKnown("the order of objects");
    case "U":
    case "T":
      return (a, b) => compareTexts(a as string, b as string);
    default:
      return comparePlain;
  }
}

function comparePlain(a: Element, b: Element): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareFloats(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}

/** A number with a NaN anywhere comes after all others, and one with a NaN real part last. */
function compareComplex(a: Complex, b: Complex): number {
  const rank = ({ re, im }: Complex) => 2 * Number(Number.isNaN(re)) + Number(Number.isNaN(im));
  return rank(a) - rank(b) || compareFloats(a.re, b.re) || compareFloats(a.im, b.im);
}

function compareTimes(a: Element, b: Element): number {
  if (a === NaT || b === NaT) return Number(a === NaT) - Number(b === NaT);
  return comparePlain(a, b);
}

/** By code points, which is not JavaScript's order where surrogates occur. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(first.length, second.length); i++) {
    const difference = (first[i].codePointAt(0) as number) - (second[i].codePointAt(0) as number);
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}

function compareVoid(dtype: DType): Compare {
  if (!dtype.fields) return compareBytes;
  const comparisons = dtype.fields.map((field) => comparisonOf(field.dtype.subarray?.base ?? field.dtype));
  const isSubarray = dtype.fields.map((field) => field.dtype.subarray !== undefined);
  if (isSubarray.includes(true)) return () => notKnown("the order of sub-arrays");
  return (a, b) => {
    for (let i = 0; i < comparisons.length; i++) {
      const answer = comparisons[i]((a as readonly Element[])[i], (b as readonly Element[])[i]);
      if (answer !== 0) return answer;
    }
    return 0;
  };
}

function compareBytes(a: Element, b: Element): number {
  const [first, second] = [a as Uint8Array, b as Uint8Array];
  for (let i = 0; i < Math.min(first.length, second.length); i++)
    if (first[i] !== second[i]) return first[i] - second[i];
  return first.length - second.length;
}
