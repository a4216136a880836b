import { copyOf, type Matrix, matrix } from "./matrix.ts";

/** A = Q R by Householder reflections, with LAPACK's signs. */
export interface Qr {
  /** R above the diagonal, the reflections' vectors below it (their first element, 1, is not stored). */
  readonly packed: Matrix;
  readonly tau: Float64Array;
}

/** Factors a matrix of any shape. */
export function qrOf(given: Matrix, columns: number): Qr {
  const a = copyOf(given);
  const count = Math.min(a.length, columns);
  const tau = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    tau[j] = reflect(a, j);
    if (tau[j] === 0) continue;
    for (let k = j + 1; k < columns; k++) applyTo(a, a, j, k, tau[j]);
  }
  return { packed: a, tau };
}

/** Makes the reflection that puts column j on its diagonal (LAPACK's dlarfg); returns tau. */
function reflect(a: Matrix, j: number): number {
  const alpha = a[j][j];
  let square = 0;
  for (let i = j + 1; i < a.length; i++) square += a[i][j] * a[i][j];
  if (square === 0) return 0;
  const beta = -Math.sign(alpha || 1) * Math.hypot(alpha, Math.sqrt(square));
  for (let i = j + 1; i < a.length; i++) a[i][j] /= alpha - beta;
  a[j][j] = beta;
  return (beta - alpha) / beta;
}

/** Applies reflection j, whose vector lies in column j of `from`, to column k of `to`. */
function applyTo(from: Matrix, to: Matrix, j: number, k: number, tau: number): void {
  let sum = to[j][k];
  for (let i = j + 1; i < to.length; i++) sum += from[i][j] * to[i][k];
  sum *= tau;
  to[j][k] -= sum;
  for (let i = j + 1; i < to.length; i++) to[i][k] -= sum * from[i][j];
}

/** Returns the first `columns` columns of Q. */
export function orthogonal({ packed, tau }: Qr, columns: number): Matrix {
  const q = matrix(packed.length, columns, (i, j) => (i === j ? 1 : 0));
  for (let j = tau.length - 1; j >= 0; j--)
    for (let k = j; k < columns; k++) applyTo(packed, q, j, k, tau[j]);
  return q;
}

/** Returns the first `rows` rows of R. */
export function upper({ packed }: Qr, rows: number, columns: number): Matrix {
  return matrix(rows, columns, (i, j) => (i <= j ? packed[i][j] : 0));
}
