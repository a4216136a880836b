import { exp, log } from "../../ndarray/contents/precise.ts";
import { fma } from "./fma.ts";
import { copyOf, type Matrix, matrix } from "./matrix.ts";

/** P A = L U: both factors in one matrix, and where each row came from. */
export interface Lu {
  readonly factors: Matrix;
  readonly rows: readonly number[];
  /** 1 or -1: the sign of the permutation. */
  readonly sign: number;
  /** Some pivot is 0. */
  readonly isSingular: boolean;
}

/** Factors a square matrix column by column with partial pivoting, in the order of LAPACK's kernels. */
export function luOf(given: Matrix): Lu {
  const a = copyOf(given);
  const n = a.length;
  const rows = a.map((_, i) => i);
  let sign = 1;
  let isSingular = false;
  for (let j = 0; j < n; j++) {
    for (let i = 1; i < n; i++) a[i][j] -= dot(a, i, j, Math.min(i, j));
    const pivot = pivotRow(a, j);
    if (pivot !== j) {
      [a[j], a[pivot]] = [a[pivot], a[j]];
      [rows[j], rows[pivot]] = [rows[pivot], rows[j]];
      sign = -sign;
    }
    if (a[j][j] === 0) {
      isSingular = true;
      continue;
    }
    const reciprocal = 1 / a[j][j];
    for (let i = j + 1; i < n; i++) a[i][j] *= reciprocal;
  }
  return { factors: a, rows, sign, isSingular };
}

function dot(a: Matrix, i: number, j: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a[i][k] * a[k][j];
  return sum;
}

function pivotRow(a: Matrix, j: number): number {
  let best = j;
  for (let i = j + 1; i < a.length; i++) if (Math.abs(a[i][j]) > Math.abs(a[best][j])) best = i;
  return best;
}

/** Returns NumPy's (sign, logabsdet). */
export function signAndLog({ factors, sign, isSingular }: Lu): {
  readonly sign: number;
  readonly log: number;
} {
  if (isSingular) return { sign: 0, log: Number.NEGATIVE_INFINITY };
  let signs = sign;
  let sum = 0;
  factors.forEach((row, i) => {
    if (row[i] < 0) signs = -signs;
    sum += log(Math.abs(row[i]));
  });
  return { sign: signs, log: sum };
}

/** Returns the determinant as NumPy computes it: from its sign and logarithm. */
export function determinant(lu: Lu): number {
  const { sign, log: size } = signAndLog(lu);
  return sign * exp(size);
}

/** Returns X of A X = B. LAPACK divides for one right-hand side and multiplies with reciprocals for several. */
export function solveLu({ factors: a, rows }: Lu, b: Matrix, columns: number): Matrix {
  const x = matrix(a.length, columns, (i, j) => b[rows[i]][j]);
  const single = columns === 1;
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < a.length; i++)
      for (let k = i + 1; k < a.length; k++) x[k][j] = fma(-x[i][j], a[k][i], x[k][j]);
    for (let i = a.length - 1; i >= 0; i--) {
      x[i][j] = single ? x[i][j] / a[i][i] : x[i][j] * (1 / a[i][i]);
      for (let k = 0; k < i; k++) x[k][j] = fma(-x[i][j], a[k][i], x[k][j]);
    }
  }
  return x;
}
