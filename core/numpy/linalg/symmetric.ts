import { copyOf, type Matrix, matrix } from "./matrix.ts";

/** Returns the eigenvalues of a symmetric matrix in ascending order, by cyclic Jacobi rotations. Reads the lower triangle. */
export function symmetricEigenvalues(given: Matrix): number[] {
  const n = given.length;
  const a = copyOf(matrix(n, n, (i, j) => given[Math.max(i, j)][Math.min(i, j)]));
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 0; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) annihilate(a, p, q);
  return a.map((row, i) => row[i]).sort((x, y) => x - y);
}

function offDiagonal(a: Matrix): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) for (let j = 0; j < i; j++) sum += a[i][j] * a[i][j];
  return sum;
}

/** Rotates so that element (p, q) becomes 0. */
function annihilate(a: Matrix, p: number, q: number): void {
  if (a[p][q] === 0) return;
  const isNegligible = Math.abs(a[p][q]) < 1e-17 * Math.sqrt(Math.abs(a[p][p] * a[q][q]));
  if (isNegligible) {
    a[p][q] = 0;
    a[q][p] = 0;
    return;
  }
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
  for (let k = 0; k < a.length; k++)
    [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
}
