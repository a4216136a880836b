import { raise } from "../../ndarray/error.ts";
import { pyInt, pyTuple } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import { composed, composer } from "../calls/composer.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import { type Coefficients, trimmed } from "./coefficients.ts";
import { arrayOf, coefficientsIn } from "./operands.ts";

/** What differs between the companion matrices of the bases. */
interface Companion {
  /** The only element of a matrix for a series of degree 1. */
  readonly single: (c: Coefficients) => number;
  /** Elements beside the diagonal, in the rows above and below of `k`, which counts from 1. */
  readonly above: (k: number, n: number) => number;
  readonly below: (k: number, n: number) => number;
  readonly diagonal?: (k: number) => number;
  /** What is taken from row `k` of the last column. */
  readonly last: (c: Coefficients, k: number, n: number) => number;
}

const ratio = (c: Coefficients, k: number) => c[k] / c[c.length - 1];
const quotient = (c: Coefficients) => -c[0] / c[1];

/** `1 / sqrt(2 k + 1)`, by which Legendre's matrix is made symmetric. */
const legendre = (k: number) => 1 / Math.sqrt(2 * k + 1);

/** Factors that make a matrix symmetric: running products of `1 / sqrt(step(k))`, from the last row. */
function scaling(n: number, step: (k: number) => number): readonly number[] {
  const factors = [1];
  for (let k = n - 1; k > 0; k--) factors.push(factors[factors.length - 1] * (1 / Math.sqrt(step(k))));
  return factors.reverse();
}

const companions: Readonly<Record<string, readonly [prefix: string, Companion]>> = {
  polynomial: ["poly", { single: quotient, above: () => 0, below: () => 1, last: (c, k) => ratio(c, k) }],
  laguerre: [
    "lag",
    {
      single: (c) => 1 + c[0] / c[1],
      above: (k) => -k,
      below: (k) => -k,
      diagonal: (k) => 2 * k + 1,
      last: (c, k, n) => -(ratio(c, k) * n),
    },
  ],
  hermite: [
    "herm",
    {
      single: (c) => (-0.5 * c[0]) / c[1],
      above: (k) => Math.sqrt(0.5 * k),
      below: (k) => Math.sqrt(0.5 * k),
      last: (c, k, n) => (scaling(n, (j) => 2 * j)[k] * c[k]) / (2 * c[c.length - 1]),
    },
  ],
  hermite_e: [
    "herme",
    {
      single: quotient,
      above: (k) => Math.sqrt(k),
      below: (k) => Math.sqrt(k),
      last: (c, k, n) => (scaling(n, (j) => j)[k] * c[k]) / c[c.length - 1],
    },
  ],
  legendre: [
    "leg",
    {
      single: quotient,
      above: (k) => k * legendre(k - 1) * legendre(k),
      below: (k) => k * legendre(k - 1) * legendre(k),
      last: (c, k, n) => ratio(c, k) * (legendre(k) / legendre(n - 1)) * (n / (2 * n - 1)),
    },
  ],
  chebyshev: [
    "cheb",
    {
      single: quotient,
      above: (k) => (k === 1 ? Math.sqrt(0.5) : 0.5),
      below: (k) => (k === 1 ? Math.sqrt(0.5) : 0.5),
      last: (c, k, n) =>
        ratio(c, k) * ((k === 0 ? 1 : Math.sqrt(0.5)) / (n === 1 ? 1 : Math.sqrt(0.5))) * 0.5,
    },
  ],
};

/** The companion matrix of a series, whose eigenvalues are its roots. */
function companionRow({ single, above, below, diagonal, last }: Companion): Row {
  return op({ c: any }, ({ c }, context) => {
    const call = composer(context);
    const numbers = trimmed(coefficientsIn(c, call));
    if (numbers.length < 2) raise("ValueError", "Series must have maximum degree of at least 1.");
    const n = numbers.length - 1;
    const at = (i: number, j: number) => {
      const own = i === j ? (diagonal?.(i) ?? 0) : j === i + 1 ? above(j, n) : i === j + 1 ? below(i, n) : 0;
      return j === n - 1 ? own - last(numbers, i, n) : own;
    };
    const elements =
      n === 1
        ? [single(numbers)]
        : Array.from({ length: n * n }, (_, place) => at(Math.floor(place / n), place % n));
    return composed(call("reshape", arrayOf(elements, call), pyTuple([pyInt(n), pyInt(n)])));
  });
}

for (const [module, [prefix, companion]] of Object.entries(companions))
  register(`numpy.polynomial.${module}`, { [`${prefix}companion`]: companionRow(companion) });
