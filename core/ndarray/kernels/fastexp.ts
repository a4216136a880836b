import type { Loop } from "./kernel.ts";
import { exactExp2, ldexp } from "./libm.ts";
import { powerOfTwo } from "./scaling.ts";

const parts = 2 ** 7;
const inverse = parts / Math.LN2;
// ln2 / parts in two pieces, the first with so few bits that its multiples are exact.
const stepHigh = 0.0054152123475432745;
const stepLow = 5.812982117197185e-13;

/** 2^(i / parts), each in two doubles. */
const highs = new Float64Array(parts);
const lows = new Float64Array(parts);
for (let i = 0; i < parts; i++) [highs[i], lows[i]] = exactExp2(i / parts);

/** Returns e^x, right to the last digit but for one case in some hundreds. */
export function exp(x: number): number {
  if (!(x < 709.78)) return x > 709.78 ? Math.exp(x) : x;
  if (x < -745.2) return 0;
  const k = Math.floor(x * inverse + 0.5);
  const high = x - k * stepHigh;
  const low = -k * stepLow;
  const r = high + low;
  // Of the whole number the last bits choose a part, the others are the exponent.
  const n = k | 0;
  const i = n & (parts - 1);
  const q = r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const t = highs[i];
  const mantissa = t + (lows[i] + t * (high + (low + q)));
  // Where the result is surely a normal number it is rounded once in any case.
  return Math.abs(x) < 690 ? mantissa * powerOfTwo(n >> 7) : ldexp(mantissa, n >> 7);
}

/** The loop of e^x, by itself so that the function becomes a part of it. */
export const exponentials: Loop = ([x], [p], [out], count) => {
  for (let i = 0; i < count; i++) out[i] = exp(x[i * p]);
};
