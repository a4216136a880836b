/** Returns the error function to about fifteen digits: a power series for small numbers, else one minus the complement. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const a = Math.abs(x);
  return Math.sign(x) * (a < 2.5 ? series(a) : 1 - complement(a));
}

/** Returns one minus the error function, small results to about fourteen digits. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  return x >= 2.5 ? complement(x) : x > 0.5 ? complementBetween(x) : 1 - erf(x);
}

/** erf(x) = 2/sqrt(pi) exp(-x*x) sum of 2^n x^(2n+1) / (1*3*...*(2n+1)): all terms are positive, so that no digits cancel. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200 && term > sum * 1e-18; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** The continued fraction of erfc, from its far end. */
function complement(x: number): number {
  let fraction = x;
  for (let n = 120; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** Between one half and two and a half the fraction needs more steps. */
function complementBetween(x: number): number {
  let fraction = x;
  for (let n = 2000; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** Lanczos' coefficients for g = 7 and nine terms. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Returns the gamma function to about fourteen digits; NaN at its poles. */
export function gamma(x: number): number {
  if (Number.isInteger(x) && x <= 0) return Number.NaN;
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  if (Number.isInteger(x) && x < 24) return wholeFactorial(x - 1);
  if (x > 171.7) return Number.POSITIVE_INFINITY;
  const { t, sum } = approximation(x);
  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * sum;
}

/** Returns the logarithm of the gamma function's absolute value. */
export function lgamma(x: number): number {
  if (Number.isInteger(x) && x <= 0) return Number.POSITIVE_INFINITY;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
  const { t, sum } = approximation(x);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

function approximation(x: number): { t: number; sum: number } {
  const sum = lanczos.slice(1).reduce((total, c, i) => total + c / (x + i), lanczos[0]);
  return { t: x + 6.5, sum };
}

function wholeFactorial(n: number): number {
  let result = 1;
  for (let i = 2; i <= n; i++) result *= i;
  return result;
}
