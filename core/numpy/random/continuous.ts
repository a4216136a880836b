import { exp, log, pow } from "../../ndarray/contents/precise.ts";
import { acos, cos, expm1, log1p } from "../../ndarray/kernels/libm.ts";
import type { Bits } from "./bits.ts";
import { poisson } from "./discrete.ts";
import {
  nextFloat,
  standardExponential,
  standardExponentialFloat,
  standardNormal,
  standardNormalFloat,
} from "./ziggurat.ts";

const { sqrt, fround } = Math;

/** The draws on which others are built; Generator and RandomState have different ones. */
export interface Basis {
  readonly normal: (bits: Bits) => number;
  readonly exponential: (bits: Bits) => number;
}

const modern: Basis = { normal: standardNormal, exponential: standardExponential };

/** Draws from the standard gamma distribution. */
export function standardGamma(bits: Bits, shape: number, basis: Basis = modern): number {
  if (shape === 1) return basis.exponential(bits);
  if (shape === 0) return 0;
  return shape < 1 ? smallGamma(bits, shape, basis) : largeGamma(bits, shape, basis);
}

function smallGamma(bits: Bits, shape: number, basis: Basis): number {
  for (;;) {
    const u = bits.nextDouble();
    const v = basis.exponential(bits);
    if (u <= 1 - shape) {
      const x = pow(u, 1 / shape);
      if (x <= v) return x;
    } else {
      const y = -log((1 - u) / shape);
      const x = pow(1 - shape + shape * y, 1 / shape);
      if (x <= v + y) return x;
    }
  }
}

/** Marsaglia and Tsang's method. */
function largeGamma(bits: Bits, shape: number, basis: Basis): number {
  const b = shape - 1 / 3;
  const c = 1 / sqrt(9 * b);
  for (;;) {
    let x: number;
    let v: number;
    do {
      x = basis.normal(bits);
      v = 1 + c * x;
    } while (v <= 0);
    v = v * v * v;
    const u = bits.nextDouble();
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (log(u) < 0.5 * x * x + b * (1 - v + log(v))) return b * v;
  }
}

/** Draws from the standard gamma distribution in float32, rounding each step. */
export function standardGammaFloat(bits: Bits, given: number): number {
  const shape = fround(given);
  if (shape === 1) return standardExponentialFloat(bits);
  if (shape === 0) return 0;
  return shape < 1 ? smallGammaFloat(bits, shape) : largeGammaFloat(bits, shape);
}

function smallGammaFloat(bits: Bits, shape: number): number {
  const least = fround(1 - shape);
  const power = fround(1 / shape);
  for (;;) {
    const u = nextFloat(bits);
    const v = standardExponentialFloat(bits);
    if (u <= least) {
      const x = fround(pow(u, power));
      if (x <= v) return x;
    } else {
      const y = -fround(log(fround(fround(1 - u) / shape)));
      const x = fround(pow(fround(least + fround(shape * y)), power));
      if (x <= fround(v + y)) return x;
    }
  }
}

function largeGammaFloat(bits: Bits, shape: number): number {
  const b = fround(shape - fround(1 / 3));
  const c = fround(1 / fround(sqrt(fround(9 * b))));
  for (;;) {
    let x: number;
    let v: number;
    do {
      x = standardNormalFloat(bits);
      v = fround(1 + fround(c * x));
    } while (v <= 0);
    v = fround(fround(v * v) * v);
    const u = nextFloat(bits);
    const square = fround(x * x);
    if (u < fround(1 - fround(fround(fround(0.0331) * square) * square))) return fround(b * v);
    const bound = fround(fround(0.5 * square) + fround(b * fround(fround(1 - v) + fround(log(v)))));
    if (fround(log(u)) < bound) return fround(b * v);
  }
}

export function chisquare(bits: Bits, df: number, basis: Basis = modern): number {
  return 2 * standardGamma(bits, df / 2, basis);
}

export function noncentralChisquare(bits: Bits, df: number, nonc: number, basis: Basis = modern): number {
  if (nonc === 0) return chisquare(bits, df, basis);
  if (df > 1) {
    const square = chisquare(bits, df - 1, basis);
    const n = basis.normal(bits) + sqrt(nonc);
    return square + n * n;
  }
  return chisquare(bits, df + 2 * poisson(bits, nonc / 2), basis);
}

/** The F distribution: the quotient of two chi-square draws, the first of which is `numerator`. */
export function quotientF(
  bits: Bits,
  numerator: number,
  dfnum: number,
  dfden: number,
  basis: Basis = modern,
): number {
  return (numerator * dfden) / (chisquare(bits, dfden, basis) * dfnum);
}

export function standardT(bits: Bits, df: number, basis: Basis = modern): number {
  const numerator = basis.normal(bits);
  const denominator = standardGamma(bits, df / 2, basis);
  return (sqrt(df / 2) * numerator) / sqrt(denominator);
}

const tiny = 3e-103;

/** Draws from the beta distribution as Generator does. */
export function beta(bits: Bits, a: number, b: number): number {
  if (a > 1 || b > 1) {
    const first = standardGamma(bits, a);
    const second = standardGamma(bits, b);
    return first / (first + second);
  }
  if (a < tiny && b < tiny) {
    // The chance of a draw strictly between 0 and 1 is below what a double can tell.
    const u = bits.nextDouble();
    return (a + b) * u < a ? 1 : 0;
  }
  for (;;) {
    const u = bits.nextDouble();
    const v = bits.nextDouble();
    const x = pow(u, 1 / a);
    const y = pow(v, 1 / b);
    const sum = x + y;
    if (sum <= 1 && u + v > 0) {
      if (x > 0 && y > 0) return x / sum;
      const delta = log(u) / a - log(v) / b;
      return delta > 0 ? exp(-log1p(exp(-delta))) : exp(delta - log1p(exp(delta)));
    }
  }
}

export function laplace(bits: Bits, loc: number, scale: number): number {
  for (;;) {
    const u = bits.nextDouble();
    if (u >= 0.5) return loc - scale * log(2 - u - u);
    if (u > 0) return loc + scale * log(u + u);
  }
}

export function gumbel(bits: Bits, loc: number, scale: number): number {
  for (;;) {
    const u = 1 - bits.nextDouble();
    if (u < 1) return loc - scale * log(-log(u));
  }
}

export function logistic(bits: Bits, loc: number, scale: number): number {
  for (;;) {
    const u = bits.nextDouble();
    if (u > 0) return loc + scale * log(u / (1 - u));
  }
}

export function pareto(bits: Bits, a: number): number {
  return expm1(standardExponential(bits) / a);
}

export function weibull(bits: Bits, a: number, basis: Basis = modern): number {
  return a === 0 ? 0 : pow(basis.exponential(bits), 1 / a);
}

export function power(bits: Bits, a: number): number {
  return pow(-expm1(-standardExponential(bits)), 1 / a);
}

export function rayleigh(bits: Bits, scale: number): number {
  return scale * sqrt(2 * standardExponential(bits));
}

export function wald(bits: Bits, mean: number, scale: number): number {
  const normal = standardNormal(bits);
  const y = mean * normal * normal;
  const d = 1 + sqrt(1 + (4 * scale) / y);
  const x = mean * (1 - 2 / d);
  return bits.nextDouble() <= mean / (mean + x) ? x : (mean * mean) / x;
}

export function triangular(bits: Bits, left: number, mode: number, right: number): number {
  const base = right - left;
  const ratio = (mode - left) / base;
  const leftProduct = (mode - left) * base;
  const rightProduct = (right - mode) * base;
  const u = bits.nextDouble();
  return u <= ratio ? left + sqrt(u * leftProduct) : right - sqrt((1 - u) * rightProduct);
}

/** Draws an angle; beyond a concentration of 1e6 Generator wraps a normal draw, RandomState does not. */
export function vonmises(bits: Bits, mu: number, kappa: number, wraps = true): number {
  const { PI } = Math;
  if (Number.isNaN(kappa)) return Number.NaN;
  if (kappa < 1e-8) return PI * (2 * bits.nextDouble() - 1);
  if (kappa > 1e6 && wraps) {
    const result = mu + sqrt(1 / kappa) * standardNormal(bits);
    const raised = result < -PI ? result + 2 * PI : result;
    return raised > PI ? raised - 2 * PI : raised;
  }
  const s = kappa < 1e-5 ? 1 / kappa + kappa : concentration(kappa);
  let w: number;
  for (;;) {
    const z = cos(PI * bits.nextDouble());
    w = (1 + s * z) / (s + z);
    const y = kappa * (s - w);
    const v = bits.nextDouble();
    if (y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0) break;
  }
  const isNegative = bits.nextDouble() < 0.5;
  const angle = (isNegative ? -acos(w) : acos(w)) + mu;
  const turned = ((Math.abs(angle) + PI) % (2 * PI)) - PI;
  return angle < 0 ? -turned : turned;
}

function concentration(kappa: number): number {
  const r = 1 + sqrt(1 + 4 * kappa * kappa);
  const rho = (r - sqrt(2 * r)) / (2 * kappa);
  return (1 + rho * rho) / (2 * rho);
}
