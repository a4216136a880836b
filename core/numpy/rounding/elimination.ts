import { fma } from "../linalg/fma.ts";
import type { Matrix } from "../linalg/matrix.ts";

/** Arithmetic that notices whether anything was rounded. */
class Exactness {
  holds = true;

  /** x - y z. */
  less(x: number, y: number, z: number): number {
    const product = y * z;
    const difference = x - product;
    if (fma(y, z, -product) !== 0 || !isExactDifference(x, product, difference)) this.holds = false;
    return difference;
  }

  /** x / y, by division as by multiplying with the reciprocal. */
  over(x: number, y: number): number {
    const quotient = x / y;
    if (fma(-quotient, y, x) !== 0 || x * (1 / y) !== quotient) this.holds = false;
    return quotient;
  }
}

function isExactDifference(x: number, y: number, difference: number): boolean {
  const back = x - difference;
  return back === y && x === difference + back;
}

/**
 * True when solving A X = B by elimination with partial pivoting rounds nowhere: all that is computed on the way are floats, in
 * whatever order sums are taken, so that every library comes to the same.
 */
export function solvesExactly(given: Matrix, right: Matrix): boolean {
  const exact = new Exactness();
  const n = given.length;
  const rows = given.map((row, i) => Float64Array.from([...row, ...right[i]]));
  for (let k = 0; k < n && exact.holds; k++) {
    const pivot = rows.reduce(
      (best, row, i) => (i >= k && Math.abs(row[k]) > Math.abs(rows[best][k]) ? i : best),
      k,
    );
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    if (rows[k][k] === 0) return false;
    for (let i = k + 1; i < n; i++) eliminate(rows, i, k, exact);
  }
  for (let k = n - 1; k >= 0 && exact.holds; k--) {
    for (let j = n; j < rows[k].length; j++) rows[k][j] = exact.over(rows[k][j], rows[k][k]);
    for (let i = 0; i < k; i++)
      for (let j = n; j < rows[i].length; j++) rows[i][j] = exact.less(rows[i][j], rows[i][k], rows[k][j]);
  }
  return exact.holds;
}

function eliminate(rows: readonly Float64Array[], i: number, k: number, exact: Exactness): void {
  const factor = exact.over(rows[i][k], rows[k][k]);
  for (let j = k + 1; j < rows[i].length; j++) rows[i][j] = exact.less(rows[i][j], factor, rows[k][j]);
}

/** True when the lower factor of a positive definite matrix is computed without rounding. */
export function factorsExactly(a: Matrix, l: Matrix): boolean {
  const exact = new Exactness();
  for (let i = 0; i < a.length && exact.holds; i++)
    for (let j = 0; j <= i; j++) {
      let rest = a[i][j];
      for (let k = 0; k < j; k++) rest = exact.less(rest, l[i][k], l[j][k]);
      if (i === j ? l[i][i] * l[i][i] !== rest : exact.over(rest, l[j][j]) !== l[i][j]) return false;
    }
  return exact.holds;
}
