import type { NDArray } from "../../ndarray/array.ts";
import { anyDoubt, type Doubt, noDoubt } from "../../ndarray/contents/doubt.ts";
import type { Matrix } from "./matrix.ts";

// The libraries' algorithms are backward stable: what they give is exact for a matrix that differs by some units in the last place
// (Higham, Accuracy and Stability of Numerical Algorithms). How far results then lie apart is perturbation theory.

/** Units in the last place by which the matrix may seem to differ, for each row. */
const units = 64;

/** Returns the array with that doubt about its elements. */
export function inDoubt<T extends NDArray | undefined>(array: T, doubt: Doubt): T {
  array?.buffer.store.blur(doubt);
  return array;
}

/** The same error for all elements but those that are 0, which are so by construction. */
export function exceptZeros(error: number, numbers: Iterable<number>): Doubt {
  let least = Number.POSITIVE_INFINITY;
  for (const x of numbers) if (x !== 0) least = Math.min(least, Math.abs(x));
  return error === 0 ? noDoubt : { error, relative: error / least };
}

/** The Frobenius norm of what the matrix may seem to differ. */
function backwardError(a: Matrix): number {
  return units * a.length * 2 ** -52 * frobenius(a);
}

function frobenius(a: Matrix): number {
  return Math.hypot(...a.map((row) => Math.hypot(...row)));
}

/**
 * Returns the doubts about eigenvalues (Bauer and Fike) and vectors, which turn the more the nearer another eigenvalue is. `condition`
 * is that of the vectors' matrix: 1 for a symmetric one.
 */
export function eigenDoubts(
  a: Matrix,
  values: readonly { readonly re: number; readonly im: number }[],
  condition = 1,
): { readonly values: Doubt; readonly vectors: Doubt } {
  const error = condition * backwardError(a);
  const gap = values.reduce(
    (least, x, i) =>
      values.slice(i + 1).reduce((most, y) => Math.min(most, Math.hypot(x.re - y.re, x.im - y.im)), least),
    Number.POSITIVE_INFINITY,
  );
  const turned = (2 * condition * error) / gap;
  const isApart = turned < 0.1;
  return {
    values: { error, relative: Number.POSITIVE_INFINITY },
    vectors: isApart ? { error: turned, relative: Number.POSITIVE_INFINITY } : anyDoubt,
  };
}

/** Returns how much a solution may differ as a part of itself, by the singular values; undefined where that is too much. */
export function inverseError(rows: number, columns: number, s: readonly number[]): number | undefined {
  const step = (spectrumError(Math.max(rows, columns), s) / s[s.length - 1]) * 2;
  return step < 0.01 ? step : undefined;
}

/** Returns how much singular values may differ (Weyl). */
export function spectrumError(order: number, s: readonly number[]): number {
  return units * order * 2 ** -52 * s[0];
}

/** Returns the doubt about a pseudo-inverse by the singular values of the matrix. */
export function inverseDoubt(rows: number, columns: number, s: readonly number[]): Doubt {
  const step = inverseError(rows, columns, s);
  if (step === undefined) return anyDoubt;
  return { error: (4 * step) / s[s.length - 1], relative: Number.POSITIVE_INFINITY };
}

export const noDoubts = { values: noDoubt, vectors: noDoubt } as const;

/** Returns the doubts about the factors of A = Q R where the least singular value is known (Higham, 19.4 and 19.9). */
export function factorDoubts(a: Matrix, least: number): { readonly q: Doubt; readonly r: Doubt } {
  const size = frobenius(a);
  const step = (4 * backwardError(a)) / least;
  if (!(step < 0.1)) return { q: anyDoubt, r: anyDoubt };
  return {
    q: { error: step, relative: Number.POSITIVE_INFINITY },
    r: { error: step * size, relative: Number.POSITIVE_INFINITY },
  };
}

/**
 * Returns the doubt about logarithms of determinants: what the determinant may differ (Hadamard's bound for a matrix that differs by the
 * backward error) as a part of itself. Where it may vanish nothing is known.
 */
export function logarithmDoubt(matrices: readonly Matrix[], logs: readonly number[]): Doubt {
  let most = 0;
  matrices.forEach((a, i) => {
    const rows = a.map((row) => Math.hypot(...row));
    const others = rows.map((_, k) =>
      rows.reduce((product, length, j) => (j === k ? product : product * length), 1),
    );
    const change = backwardError(a) * others.reduce((sum, product) => sum + product, 0) * 2;
    most = Math.max(most, change / Math.exp(logs[i]));
  });
  if (!(most < 0.1)) return anyDoubt;
  const size = Math.max(1, ...logs.map(Math.abs));
  return { error: 2 * most + units * 2 ** -52 * size, relative: Number.POSITIVE_INFINITY };
}
