import { exp, log, pow } from "../../ndarray/contents/precise.ts";
import { log1p } from "../../ndarray/kernels/libm.ts";
import type { Bits } from "./bits.ts";
import { type Basis, standardGamma } from "./continuous.ts";
import {
  binomialWith,
  geometricSearch,
  logGamma,
  logseriesFrom,
  ratioOfUniforms,
  zipfFrom,
} from "./discrete.ts";

const { sqrt, floor } = Math;

/** The second of a pair of normal draws, which RandomState keeps for the next. */
export interface Gauss {
  spare: number | undefined;
}

/** Returns the draws that RandomState builds on, with their spare normal draw in `gauss`. */
export function legacyBasis(gauss: Gauss): Basis {
  return { normal: (bits) => legacyNormal(bits, gauss), exponential: legacyExponential };
}

/** The polar method: two draws at a time. */
function legacyNormal(bits: Bits, gauss: Gauss): number {
  const { spare } = gauss;
  if (spare !== undefined) {
    gauss.spare = undefined;
    return spare;
  }
  let x1: number;
  let x2: number;
  let square: number;
  do {
    x1 = 2 * bits.nextDouble() - 1;
    x2 = 2 * bits.nextDouble() - 1;
    square = x1 * x1 + x2 * x2;
  } while (square >= 1 || square === 0);
  const factor = sqrt((-2 * log(square)) / square);
  gauss.spare = factor * x1;
  return factor * x2;
}

export function legacyExponential(bits: Bits): number {
  return -log(1 - bits.nextDouble());
}

/** Draws from the beta distribution as RandomState does. */
export function legacyBeta(bits: Bits, a: number, b: number, basis: Basis): number {
  if (a > 1 || b > 1) {
    const first = standardGamma(bits, a, basis);
    const second = standardGamma(bits, b, basis);
    return first / (first + second);
  }
  for (;;) {
    const u = bits.nextDouble();
    const v = bits.nextDouble();
    const x = pow(u, 1 / a);
    const y = pow(v, 1 / b);
    if (x + y > 1) continue;
    if (x + y > 0) return x / (x + y);
    const logX = log(u) / a;
    const logY = log(v) / b;
    const most = Math.max(logX, logY);
    return exp(logX - most - log(exp(logX - most) + exp(logY - most)));
  }
}

export function legacyWald(bits: Bits, mean: number, scale: number, basis: Basis): number {
  const half = mean / (2 * scale);
  const normal = basis.normal(bits);
  const y = mean * normal * normal;
  const x = mean + half * (y - sqrt(4 * scale * y + y * y));
  return bits.nextDouble() <= mean / (mean + x) ? x : (mean * mean) / x;
}

export function legacyRayleigh(bits: Bits, scale: number): number {
  return scale * sqrt(-2 * log1p(-bits.nextDouble()));
}

export function legacyBinomial(bits: Bits, n: number, p: number): number {
  return binomialWith(bits, n, p, (trials, chance) => exp(trials * log(1 - chance)));
}

export function legacyGeometric(bits: Bits, p: number): number {
  return p >= 1 / 3 ? geometricSearch(bits, p) : Math.ceil(log1p(-bits.nextDouble()) / log(1 - p));
}

export function legacyZipf(bits: Bits, a: number): number {
  return zipfFrom(bits, a, (u) => 1 - u);
}

export function legacyLogseries(bits: Bits, p: number): number {
  const r = log(1 - p);
  return logseriesFrom(bits, p, (u) => 1 - exp(r * u));
}

export function legacyHypergeometric(bits: Bits, good: number, bad: number, sample: number): number {
  if (sample > 10)
    return ratioOfUniforms(bits, good, bad, sample, {
      logFactorial: (k) => logGamma(k + 1),
      otherShare: (_more, _population, share) => 1 - share,
      deviation: (population, drawn, asked, share, other) =>
        sqrt(((population - drawn) * asked * share * other) / (population - 1) + 0.5),
    });
  if (sample <= 0) return 0;
  const rest = bad + good - sample;
  const fewer = Math.min(bad, good);
  let y = fewer;
  let k = sample;
  while (y > 0) {
    y -= floor(bits.nextDouble() + y / (rest + k));
    if (--k === 0) break;
  }
  const z = Math.trunc(fewer - y);
  return good > bad ? sample - z : z;
}
