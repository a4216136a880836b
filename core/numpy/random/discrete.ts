import { exp, log, pow } from "../../ndarray/contents/precise.ts";
import { expm1, log1p } from "../../ndarray/kernels/libm.ts";
import type { Bits } from "./bits.ts";
import { interval } from "./bounded.ts";
import { logFactorial } from "./logfactorial.ts";
import { standardExponential } from "./ziggurat.ts";

const { sqrt, floor } = Math;

/** Draws from the Poisson distribution. */
export function poisson(bits: Bits, lam: number): number {
  if (lam >= 10) return largePoisson(bits, lam);
  if (lam === 0) return 0;
  const least = exp(-lam);
  let product = 1;
  for (let x = 0; ; x++) {
    product *= bits.nextDouble();
    if (!(product > least)) return x;
  }
}

/** Hoermann's transformed rejection. */
function largePoisson(bits: Bits, lam: number): number {
  const root = sqrt(lam);
  const logLam = log(lam);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = bits.nextDouble() - 0.5;
    const v = bits.nextDouble();
    const us = 0.5 - Math.abs(u);
    const k = floor(((2 * a) / us + b) * u + lam + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = log(v) + log(inverseAlpha) - log(a / (us * us) + b);
    if (left <= -lam + k * logLam - logGamma(k + 1)) return k;
  }
}

const stirling = [
  8.333333333333333e-2, -2.777777777777778e-3, 7.936507936507937e-4, -5.952380952380952e-4,
  8.417508417508418e-4, -1.917526917526918e-3, 6.41025641025641e-3, -2.955065359477124e-2,
  1.796443723688307e-1, -1.3924322169059,
];

/** Returns log(gamma(x)) to the accuracy that NumPy's streams have. */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  const n = x < 7 ? Math.trunc(7 - x) : 0;
  let shifted = x + n;
  const square = (1 / shifted) * (1 / shifted);
  let series = stirling[9];
  for (let k = 8; k >= 0; k--) series = series * square + stirling[k];
  let result = series / shifted + 0.5 * 1.8378770664093453 + (shifted - 0.5) * log(shifted) - shifted;
  if (x < 7)
    for (let k = 1; k <= n; k++) {
      result -= log(shifted - 1);
      shifted -= 1;
    }
  return result;
}

/** How the probability of no success is computed: exactly by Generator, the old way by RandomState. */
export type NoSuccess = (n: number, p: number) => number;

const modernNoSuccess: NoSuccess = (n, p) => exp(n * log1p(-p));

/** Draws from the binomial distribution. */
export function binomial(bits: Bits, n: number, p: number): number {
  return n === 0 || p === 0 ? 0 : binomialWith(bits, n, p, modernNoSuccess);
}

/** Draws from the binomial distribution, given how the probability of no success is computed. */
export function binomialWith(bits: Bits, n: number, p: number, noSuccess: NoSuccess): number {
  if (p <= 0.5) return p * n <= 30 ? inversion(bits, n, p, noSuccess) : btpe(bits, n, p);
  const q = 1 - p;
  return n - (q * n <= 30 ? inversion(bits, n, q, noSuccess) : btpe(bits, n, q));
}

function inversion(bits: Bits, n: number, p: number, noSuccess: NoSuccess): number {
  const q = 1 - p;
  const least = noSuccess(n, p);
  const mean = n * p;
  const bound = Math.trunc(Math.min(n, mean + 10 * sqrt(mean * q + 1)));
  let x = 0;
  let px = least;
  let u = bits.nextDouble();
  while (u > px) {
    x++;
    if (x > bound) {
      x = 0;
      px = least;
      u = bits.nextDouble();
    } else {
      u -= px;
      px = ((n - x + 1) * p * px) / (x * q);
    }
  }
  return x;
}

/** Kachitvichyanukul and Schmeiser's BTPE for p <= 0.5. */
function btpe(bits: Bits, n: number, p: number): number {
  const setup = btpeSetup(n, p);
  const { m, p1, p2, p3, p4, xm, xl, xr, c, laml, lamr } = setup;
  for (;;) {
    const u = bits.nextDouble() * p4;
    let v = bits.nextDouble();
    let y: number;
    if (u <= p1) return floor(xm - p1 * v + u);
    if (u <= p2) {
      const x = xl + (u - p1) / c;
      v = v * c + 1 - Math.abs(m - x + 0.5) / p1;
      if (v > 1) continue;
      y = floor(x);
    } else if (u <= p3) {
      y = floor(xl + log(v) / laml);
      if (y < 0 || v === 0) continue;
      v = v * (u - p2) * laml;
    } else {
      y = floor(xr - log(v) / lamr);
      if (y > n || v === 0) continue;
      v = v * (u - p3) * lamr;
    }
    if (accepts(setup, y, v)) return y;
  }
}

interface Btpe {
  readonly n: number;
  readonly r: number;
  readonly q: number;
  readonly m: number;
  readonly p1: number;
  readonly p2: number;
  readonly p3: number;
  readonly p4: number;
  readonly xm: number;
  readonly xl: number;
  readonly xr: number;
  readonly c: number;
  readonly laml: number;
  readonly lamr: number;
}

function btpeSetup(n: number, p: number): Btpe {
  const r = Math.min(p, 1 - p);
  const q = 1 - r;
  const fm = n * r + r;
  const m = floor(fm);
  const p1 = floor(2.195 * sqrt(n * r * q) - 4.6 * q) + 0.5;
  const xm = m + 0.5;
  const xl = xm - p1;
  const xr = xm + p1;
  const c = 0.134 + 20.5 / (15.3 + m);
  const left = (fm - xl) / (fm - xl * r);
  const laml = left * (1 + left / 2);
  const right = (xr - fm) / (xr * q);
  const lamr = right * (1 + right / 2);
  const p2 = p1 * (1 + 2 * c);
  const p3 = p2 + c / laml;
  return { n, r, q, m, p1, p2, p3, p4: p3 + c / lamr, xm, xl, xr, c, laml, lamr };
}

function accepts({ n, r, q, m, xm }: Btpe, y: number, v: number): boolean {
  const k = Math.abs(y - m);
  const nrq = n * r * q;
  if (k <= 20 || k >= nrq / 2 - 1) {
    const s = r / q;
    const a = s * (n + 1);
    let f = 1;
    for (let i = m + 1; i <= y; i++) f *= a / i - s;
    for (let i = y + 1; i <= m; i++) f /= a / i - s;
    return v <= f;
  }
  const rho = (k / nrq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / nrq + 0.5);
  const t = (-k * k) / (2 * nrq);
  const bound = log(v);
  if (bound < t - rho) return true;
  if (bound > t + rho) return false;
  const [x1, f1, z, w] = [y + 1, m + 1, n + 1 - m, n - y + 1];
  return (
    bound <=
    xm * log(f1 / x1) +
      (n - m + 0.5) * log(z / w) +
      (y - m) * log((w * r) / (x1 * q)) +
      correction(f1) +
      correction(z) +
      correction(x1) +
      correction(w)
  );
}

function correction(x: number): number {
  const square = x * x;
  return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320;
}

export function geometric(bits: Bits, p: number): number {
  if (p >= 1 / 3) return geometricSearch(bits, p);
  return Math.min(Math.ceil(-standardExponential(bits) / log1p(-p)), 2 ** 63);
}

/** Counts trials one by one. */
export function geometricSearch(bits: Bits, p: number): number {
  const q = 1 - p;
  let product = p;
  let sum = p;
  const u = bits.nextDouble();
  let x = 1;
  for (; u > sum; x++) {
    product *= q;
    sum += product;
  }
  return x;
}

const greatest = 2 ** 63;

export function zipf(bits: Bits, a: number): number {
  if (a >= 1025) return 1;
  const least = pow(greatest, -(a - 1));
  return zipfFrom(bits, a, (u) => u * least + (1 - u));
}

/** Draws by rejection; `uniform` makes the first uniform draw of each try one in (0, 1]. */
export function zipfFrom(bits: Bits, a: number, uniform: (u: number) => number): number {
  const am1 = a - 1;
  const b = pow(2, am1);
  for (;;) {
    const u = uniform(bits.nextDouble());
    const v = bits.nextDouble();
    const x = floor(pow(u, -1 / am1));
    if (x > greatest || x < 1) continue;
    const t = pow(1 + 1 / x, am1);
    if ((v * x * (t - 1)) / (b - 1) <= t / b) return x;
  }
}

export function logseries(bits: Bits, p: number): number {
  const r = log1p(-p);
  return logseriesFrom(bits, p, (u) => -expm1(r * u));
}

/** Draws by Kemp's method; `quantile` is 1 - (1 - p)^u. */
export function logseriesFrom(bits: Bits, p: number, quantile: (u: number) => number): number {
  for (;;) {
    const v = bits.nextDouble();
    if (v >= p) return 1;
    const q = quantile(bits.nextDouble());
    if (v <= q * q) {
      const result = floor(1 + log(v) / log(q));
      if (result < 1 || v === 0) continue;
      return result;
    }
    return v >= q ? 1 : 2;
  }
}

/** Draws from the hypergeometric distribution as Generator does. */
export function hypergeometric(bits: Bits, good: number, bad: number, sample: number): number {
  if (sample >= 10 && sample <= good + bad - 10) return ratioOfUniforms(bits, good, bad, sample, modernRatio);
  const total = good + bad;
  const isMost = sample > floor(total / 2);
  let left = isMost ? total - sample : sample;
  let remaining = total;
  let goodLeft = good;
  while (left > 0 && goodLeft > 0 && remaining > goodLeft) {
    remaining--;
    if (interval(bits, remaining) < goodLeft) goodLeft--;
    left--;
  }
  if (remaining === goodLeft) goodLeft -= left;
  return isMost ? goodLeft : good - goodLeft;
}

/** What the old and the new generator compute differently in Stadlober's HRUA. */
export interface Ratio {
  readonly logFactorial: (k: number) => number;
  /** Share of the more frequent kind. */
  readonly otherShare: (more: number, population: number, share: number) => number;
  /** Standard deviation from the population, the drawn number and the two shares. */
  readonly deviation: (
    population: number,
    drawn: number,
    sample: number,
    share: number,
    other: number,
  ) => number;
}

const modernRatio: Ratio = {
  logFactorial,
  otherShare: (more, population) => more / population,
  deviation: (population, drawn, _sample, share, other) =>
    sqrt(((population - drawn) * drawn * share * other) / (population - 1) + 0.5),
};

/** Stadlober's ratio of uniforms. */
export function ratioOfUniforms(bits: Bits, good: number, bad: number, sample: number, ratio: Ratio): number {
  const population = good + bad;
  const drawn = Math.min(sample, population - sample);
  const fewer = Math.min(good, bad);
  const more = Math.max(good, bad);
  const share = fewer / population;
  const other = ratio.otherShare(more, population, share);
  const a = drawn * share + 0.5;
  const c = ratio.deviation(population, drawn, sample, share, other);
  const h = 1.7155277699214135 * c + 0.8989161620588988;
  const m = floor(((drawn + 1) * (fewer + 1)) / (population + 2));
  const weight = (k: number) =>
    ratio.logFactorial(k) +
    ratio.logFactorial(fewer - k) +
    ratio.logFactorial(drawn - k) +
    ratio.logFactorial(more - drawn + k);
  const g = weight(m);
  const b = Math.min(Math.min(drawn, fewer) + 1, floor(a + 16 * c));
  let k: number;
  for (;;) {
    const u = bits.nextDouble();
    const v = bits.nextDouble();
    const x = a + (h * (v - 0.5)) / u;
    if (x < 0 || x >= b) continue;
    k = floor(x);
    const t = g - weight(k);
    if (u * (4 - u) - 3 <= t) break;
    if (u * (u - t) >= 1) continue;
    if (2 * log(u) <= t) break;
  }
  if (good > bad) k = drawn - k;
  return drawn < sample ? good - k : k;
}
