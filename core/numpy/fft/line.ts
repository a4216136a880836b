import { type Complexes, type ComplexPlan, complexPlan, transform } from "./complexplan.ts";
import { realPlan, realTransform } from "./realplan.ts";

/** The kinds of transform along one axis. */
export type Kind = "fft" | "ifft" | "rfft" | "irfft";

/** What a transform of one line gives: complex pairs, or for "irfft" real numbers. */
export interface Line {
  readonly values: Float64Array;
  /** Every rounding is pocketfft's own; else elements that are rounding noise can't be told. */
  readonly isFaithful: boolean;
}

const plans = new Map<number, ComplexPlan>();

function planOf(length: number): ComplexPlan {
  const known = plans.get(length);
  if (known) return known;
  if (plans.size > 16) plans.clear();
  const plan = complexPlan(length);
  plans.set(length, plan);
  return plan;
}

/** Transforms one line of complex pairs, cut or padded with zeros to `length`, and scales. */
export function transformLine(kind: Kind, line: Complexes, length: number, factor: number): Line {
  if (kind === "rfft") return realLine(line, length, factor);
  if (kind === "irfft") return inverseReal(line, length, factor);
  const data = fitted(line, 2 * length);
  const plan = planOf(length);
  transform(plan, data, kind === "fft", factor);
  return { values: data, isFaithful: plan.isFaithful };
}

function fitted(line: Float64Array, size: number): Float64Array {
  const data = new Float64Array(size);
  data.set(line.subarray(0, size));
  return data;
}

function realLine(line: Complexes, length: number, factor: number): Line {
  const half = Math.floor(length / 2) + 1;
  const passes = realPlan(length);
  if (!passes) {
    const { values } = transformLine("fft", line, length, factor);
    return { values: values.slice(0, 2 * half), isFaithful: false };
  }
  const real = new Float64Array(length);
  for (let i = 0; i < Math.min(length, line.length / 2); i++) real[i] = line[2 * i];
  const packed = realTransform(passes, real, factor);
  const values = new Float64Array(2 * half);
  values[0] = packed[0];
  values.set(packed.subarray(1), 2);
  return { values, isFaithful: true };
}

/** The other half of the spectrum is the conjugate of the given one. */
function inverseReal(line: Complexes, length: number, factor: number): Line {
  const half = fitted(line, 2 * (Math.floor(length / 2) + 1));
  const whole = new Float64Array(2 * length);
  for (let i = 0; i < length; i++) {
    const isGiven = 2 * i <= length;
    const at = isGiven ? i : length - i;
    whole[2 * i] = half[2 * at];
    whole[2 * i + 1] = i === 0 || 2 * i === length ? 0 : isGiven ? half[2 * at + 1] : -half[2 * at + 1];
  }
  transform(planOf(length), whole, false, factor);
  return { values: Float64Array.from({ length }, (_, i) => whole[2 * i]), isFaithful: false };
}
