import { copyOf, identity, type Matrix, matrix, transposeOf } from "./matrix.ts";

/** A = U diag(s) V^T, up to the signs of corresponding columns of U and V. */
export interface Svd {
  readonly u: Matrix;
  readonly s: readonly number[];
  readonly v: Matrix;
}

/** Returns the thin decomposition by one-sided Jacobi rotations, which is as exact as the elements allow. */
export function svdOf(given: Matrix, columns: number): Svd {
  if (given.length < columns) {
    const { u, s, v } = svdOf(transposeOf(given, columns), given.length);
    return { u: v, s, v: u };
  }
  const a = copyOf(given);
  const v = identity(columns);
  for (let sweep = 0; sweep < 60; sweep++) if (!rotateAll(a, v, columns)) break;
  const lengths = Array.from({ length: columns }, (_, j) => Math.hypot(...a.map((row) => row[j])));
  const order = lengths.map((_, j) => j).sort((i, j) => lengths[j] - lengths[i]);
  return {
    u: matrix(a.length, columns, (i, j) =>
      lengths[order[j]] === 0 ? 0 : a[i][order[j]] / lengths[order[j]],
    ),
    s: order.map((j) => lengths[j]),
    v: matrix(columns, columns, (i, j) => v[i][order[j]]),
  };
}

/** Makes each pair of columns orthogonal once; false when all were. */
function rotateAll(a: Matrix, v: Matrix, columns: number): boolean {
  let isRotated = false;
  for (let p = 0; p < columns; p++) {
    for (let q = p + 1; q < columns; q++) {
      let [alpha, beta, gamma] = [0, 0, 0];
      for (const row of a) {
        alpha += row[p] * row[p];
        beta += row[q] * row[q];
        gamma += row[p] * row[q];
      }
      if (gamma === 0 || Math.abs(gamma) <= 1e-16 * Math.sqrt(alpha * beta)) continue;
      isRotated = true;
      const zeta = (beta - alpha) / (2 * gamma);
      const t = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
      const c = 1 / Math.hypot(1, t);
      rotate(a, p, q, c, c * t);
      rotate(v, p, q, c, c * t);
    }
  }
  return isRotated;
}

function rotate(a: Matrix, p: number, q: number, c: number, s: number): void {
  for (const row of a) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
}
