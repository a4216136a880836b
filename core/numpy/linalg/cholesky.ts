import { notKnown } from "../../ndarray/error.ts";
import { type Matrix, matrix } from "./matrix.ts";

/** Returns the lower factor of a symmetric positive definite matrix; undefined when it is not positive definite. Reads the lower triangle. */
export function choleskyOf(a: Matrix): Matrix | undefined {
  const n = a.length;
  const l = matrix(n, n, () => 0);
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let k = 0; k < j; k++) sum += l[j][k] * l[j][k];
    const square = a[j][j] - sum;
    // Whether LAPACK minds a NaN differs between its builds.
    if (Number.isNaN(square)) return notKnown("the factor of a matrix with NaN");
    if (square <= 0) return undefined;
    const diagonal = Math.sqrt(square);
    l[j][j] = diagonal;
    const reciprocal = 1 / diagonal;
    for (let i = j + 1; i < n; i++) {
      let product = 0;
      for (let k = 0; k < j; k++) product += l[i][k] * l[j][k];
      l[i][j] = (a[i][j] - product) * reciprocal;
    }
  }
  return l;
}
