import type { Doubt } from "../../ndarray/contents/doubt.ts";
import type { Complex } from "./complexcholesky.ts";
import { eigenDoubts, exceptZeros } from "./doubts.ts";
import { symmetricEigen } from "./eigen.ts";

/** Ascending eigenvalues of a Hermitian matrix, and its vectors in columns. */
export interface HermitianEigen {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly Complex[])[];
  readonly doubts: { readonly values: Doubt; readonly vectors: Doubt };
}

/**
 * Returns the decomposition of a Hermitian matrix of 2 x 2, of which the lower triangle is read: a reflection makes it real (LAPACK's
 * zhetrd and zlarfg), and turns the vectors of the real one back.
 */
export function hermitianEigen([[a], [b, c]]: readonly (readonly Complex[])[]): HermitianEigen | undefined {
  const size = Math.hypot(b.re, b.im);
  const beta = b.im === 0 ? b.re : b.re < 0 ? size : -size;
  const tau = b.im === 0 ? { re: 0, im: 0 } : { re: (beta - b.re) / beta, im: -b.im / beta };
  const real = symmetricEigen([Float64Array.of(a.re, beta), Float64Array.of(beta, c.re)]);
  if (!real) return undefined;
  const [first, second] = real.vectors;
  const turned = [...second].map((x) => ({ re: x - tau.re * x, im: tau.im === 0 ? 0 : 0 - tau.im * x }));
  const vectors = [[...first].map((x) => ({ re: x, im: 0 })), turned];
  const matrix = [Float64Array.of(a.re, beta), Float64Array.of(beta, c.re)];
  const doubts = eigenDoubts(
    matrix,
    real.values.map((value) => ({ re: value, im: 0 })),
  );
  const parts = vectors.flat().flatMap(({ re, im }) => [re, im]);
  return {
    values: real.values,
    vectors,
    doubts: { ...doubts, vectors: exceptZeros(doubts.vectors.error, parts) },
  };
}
