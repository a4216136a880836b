import { exp, pow } from "../../ndarray/contents/precise.ts";
import type { Bits } from "./bits.ts";
import type { Check } from "./checks.ts";
import type { Basis } from "./continuous.ts";
import * as continuous from "./continuous.ts";
import * as discrete from "./discrete.ts";
import * as legacy from "./legacy.ts";
import { standardExponential, standardNormal } from "./ziggurat.ts";

/** A parameter by name; without a default it must be given. */
export interface ParameterSpec {
  readonly name: string;
  readonly check?: Check;
  readonly default?: number;
  /** Given as an integer. */
  readonly isInteger?: boolean;
}

/** Ends between which a parameter lies. */
export interface Ends {
  readonly lo: number;
  readonly hi: number;
}

/** A distribution: what it takes, how Generator and RandomState draw it, and where its values lie. */
export interface Distribution {
  readonly parameters: readonly ParameterSpec[];
  readonly isInteger?: boolean;
  readonly modern: (bits: Bits, ...p: number[]) => number;
  /** RandomState's draw, when it differs. */
  readonly legacy?: (bits: Bits, basis: Basis, ...p: number[]) => number;
  /** Bounds of the values, given finite parameters. */
  readonly range: (...p: Ends[]) => readonly [lo: number, hi: number];
  /** Values may be NaN although the parameters are finite. */
  readonly nan?: boolean;
  /** True where a draw ends with a function of the C library, whose last digit is not the same in all of them. */
  readonly rounds?: (isLegacy: boolean, ...p: Ends[]) => boolean;
  /** True where what was rounded so may cancel with something else. */
  readonly cancels?: boolean;
}

const always = () => true;
const inLegacy = (isLegacy: boolean) => isLegacy;

/** Gamma draws of a shape below 1 are powers, and legacy ones of shape 1 logarithms; others are products of normal draws. */
const ofSmallShapes =
  (count: number, most: number) =>
  (isLegacy: boolean, ...p: Ends[]): boolean =>
    p.slice(0, count).some(({ lo }) => !(isLegacy ? lo > most : lo >= most));

const infinity = Number.POSITIVE_INFINITY;
const all = (): readonly [number, number] => [-infinity, infinity];
const positive = (): readonly [number, number] => [0, infinity];
const greatest = 2 ** 63;

const loc: ParameterSpec = { name: "loc", default: 0 };
const scale: ParameterSpec = { name: "scale", default: 1, check: "nonNegative" };
const a: ParameterSpec = { name: "a", check: "positive" };
const df: ParameterSpec = { name: "df", check: "positive" };
const dfnum: ParameterSpec = { name: "dfnum", check: "positive" };
const dfden: ParameterSpec = { name: "dfden", check: "positive" };
const nonc: ParameterSpec = { name: "nonc", check: "nonNegative" };

/** The distributions that both Generator and RandomState have, by NumPy's names. */
export const distributions: Readonly<Record<string, Distribution>> = {
  normal: {
    parameters: [loc, scale],
    modern: (bits, mean, deviation) => mean + deviation * standardNormal(bits),
    legacy: (bits, basis, mean, deviation) => mean + deviation * basis.normal(bits),
    range: all,
  },
  exponential: {
    rounds: inLegacy,
    parameters: [scale],
    modern: (bits, factor) => factor * standardExponential(bits),
    legacy: (bits, basis, factor) => factor * basis.exponential(bits),
    range: positive,
  },
  gamma: {
    rounds: ofSmallShapes(1, 1),
    parameters: [{ name: "shape", check: "nonNegative" }, scale],
    modern: (bits, shape, factor) => factor * continuous.standardGamma(bits, shape),
    legacy: (bits, basis, shape, factor) => factor * continuous.standardGamma(bits, shape, basis),
    range: positive,
  },
  beta: {
    rounds: ofSmallShapes(2, 1),
    parameters: [a, { name: "b", check: "positive" }],
    modern: continuous.beta,
    legacy: (bits, basis, p, q) => legacy.legacyBeta(bits, p, q, basis),
    range: () => [0, 1],
    nan: true,
  },
  f: {
    rounds: ofSmallShapes(2, 2),
    parameters: [dfnum, dfden],
    modern: (bits, n, d) => continuous.quotientF(bits, continuous.chisquare(bits, n), n, d),
    legacy: (bits, basis, n, d) =>
      continuous.quotientF(bits, continuous.chisquare(bits, n, basis), n, d, basis),
    range: positive,
    nan: true,
  },
  noncentral_f: {
    rounds: always,
    parameters: [dfnum, dfden, nonc],
    modern: (bits, n, d, c) => continuous.quotientF(bits, continuous.noncentralChisquare(bits, n, c), n, d),
    legacy: (bits, basis, n, d, c) =>
      continuous.quotientF(bits, continuous.noncentralChisquare(bits, n, c, basis), n, d, basis),
    range: positive,
    nan: true,
  },
  chisquare: {
    rounds: ofSmallShapes(1, 2),
    parameters: [df],
    modern: (bits, n) => continuous.chisquare(bits, n),
    legacy: (bits, basis, n) => continuous.chisquare(bits, n, basis),
    range: positive,
  },
  noncentral_chisquare: {
    rounds: always,
    parameters: [df, nonc],
    modern: (bits, n, c) => continuous.noncentralChisquare(bits, n, c),
    legacy: (bits, basis, n, c) => continuous.noncentralChisquare(bits, n, c, basis),
    range: positive,
  },
  standard_cauchy: {
    parameters: [],
    modern: (bits) => standardNormal(bits) / standardNormal(bits),
    legacy: (bits, basis) => basis.normal(bits) / basis.normal(bits),
    range: all,
    nan: true,
  },
  standard_t: {
    rounds: ofSmallShapes(1, 2),
    parameters: [df],
    modern: (bits, n) => continuous.standardT(bits, n),
    legacy: (bits, basis, n) => continuous.standardT(bits, n, basis),
    range: all,
    nan: true,
  },
  vonmises: {
    rounds: always,
    cancels: true,
    parameters: [{ name: "mu" }, { name: "kappa", check: "nonNegative" }],
    modern: (bits, mu, kappa) => continuous.vonmises(bits, mu, kappa),
    legacy: (bits, _, mu, kappa) => continuous.vonmises(bits, mu, kappa, false),
    range: all,
  },
  pareto: {
    rounds: always,
    cancels: true,
    parameters: [a],
    modern: continuous.pareto,
    legacy: (bits, basis, p) => exp(basis.exponential(bits) / p) - 1,
    range: positive,
  },
  weibull: {
    rounds: always,
    parameters: [{ name: "a", check: "nonNegative" }],
    modern: (bits, p) => continuous.weibull(bits, p),
    legacy: (bits, basis, p) => continuous.weibull(bits, p, basis),
    range: positive,
  },
  power: {
    rounds: always,
    parameters: [a],
    modern: continuous.power,
    legacy: (bits, basis, p) => pow(1 - exp(-basis.exponential(bits)), 1 / p),
    range: () => [0, 1],
  },
  laplace: {
    parameters: [loc, scale],
    modern: continuous.laplace,
    range: all,
    rounds: always,
    cancels: true,
  },
  gumbel: { parameters: [loc, scale], modern: continuous.gumbel, range: all, rounds: always, cancels: true },
  logistic: {
    parameters: [loc, scale],
    modern: continuous.logistic,
    range: all,
    rounds: always,
    cancels: true,
  },
  lognormal: {
    rounds: always,
    parameters: [
      { name: "mean", default: 0 },
      { name: "sigma", default: 1, check: "nonNegative" },
    ],
    modern: (bits, mean, sigma) => exp(mean + sigma * standardNormal(bits)),
    legacy: (bits, basis, mean, sigma) => exp(mean + sigma * basis.normal(bits)),
    range: positive,
  },
  rayleigh: {
    rounds: inLegacy,
    parameters: [scale],
    modern: continuous.rayleigh,
    legacy: (bits, _, factor) => legacy.legacyRayleigh(bits, factor),
    range: positive,
  },
  wald: {
    parameters: [
      { name: "mean", check: "positive" },
      { name: "scale", check: "positive" },
    ],
    modern: continuous.wald,
    legacy: (bits, basis, mean, factor) => legacy.legacyWald(bits, mean, factor, basis),
    range: all,
    nan: true,
  },
  triangular: {
    parameters: [{ name: "left" }, { name: "mode" }, { name: "right" }],
    modern: continuous.triangular,
    range: all,
  },
  binomial: {
    parameters: [
      { name: "n", check: "nonNegative", isInteger: true },
      { name: "p", check: "unit" },
    ],
    isInteger: true,
    modern: (bits, n, p) => discrete.binomial(bits, n, p),
    legacy: (bits, _, n, p) => legacy.legacyBinomial(bits, n, p),
    range: (n) => [0, n.hi],
  },
  negative_binomial: {
    parameters: [
      { name: "n", check: "positive" },
      { name: "p", check: "unitAboveZero" },
    ],
    isInteger: true,
    modern: (bits, n, p) => discrete.poisson(bits, ((1 - p) / p) * continuous.standardGamma(bits, n)),
    legacy: (bits, basis, n, p) =>
      discrete.poisson(bits, ((1 - p) / p) * continuous.standardGamma(bits, n, basis)),
    range: () => [0, greatest],
  },
  poisson: {
    parameters: [{ name: "lam", default: 1, check: "poisson" }],
    isInteger: true,
    modern: discrete.poisson,
    range: () => [0, greatest],
  },
  zipf: {
    parameters: [{ name: "a", check: "aboveOne" }],
    isInteger: true,
    modern: discrete.zipf,
    legacy: (bits, _, p) => legacy.legacyZipf(bits, p),
    range: () => [1, greatest],
  },
  geometric: {
    parameters: [{ name: "p", check: "unitAboveZero" }],
    isInteger: true,
    modern: discrete.geometric,
    legacy: (bits, _, p) => legacy.legacyGeometric(bits, p),
    range: () => [0, greatest],
  },
  hypergeometric: {
    parameters: [
      { name: "ngood", check: "nonNegative", isInteger: true },
      { name: "nbad", check: "nonNegative", isInteger: true },
      { name: "nsample", check: "nonNegative", isInteger: true },
    ],
    isInteger: true,
    modern: discrete.hypergeometric,
    legacy: (bits, _, good, bad, sample) => legacy.legacyHypergeometric(bits, good, bad, sample),
    range: (_good, _bad, sample) => [0, sample.hi],
  },
  logseries: {
    parameters: [{ name: "p", check: "unitBelowOne" }],
    isInteger: true,
    modern: discrete.logseries,
    legacy: (bits, _, p) => legacy.legacyLogseries(bits, p),
    range: () => [1, greatest],
  },
};
