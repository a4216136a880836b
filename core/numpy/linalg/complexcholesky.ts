/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/**
 * Returns the lower factor of a Hermitian positive definite matrix, row by row; undefined when it is not positive definite. Reads the
 * lower triangle.
 */
export function complexCholeskyOf(a: readonly (readonly Complex[])[]): Complex[][] | undefined {
  const n = a.length;
  const l: Complex[][] = a.map(() => new Array<Complex>(n).fill({ re: 0, im: 0 }));
  for (let j = 0; j < n; j++) {
    const square = l[j].slice(0, j).reduce((rest, { re, im }) => rest - (re * re + im * im), a[j][j].re);
    if (!(square > 0)) return undefined;
    const diagonal = Math.sqrt(square);
    l[j][j] = { re: diagonal, im: 0 };
    for (let i = j + 1; i < n; i++) {
      let { re, im } = a[i][j];
      for (let k = 0; k < j; k++) {
        re -= l[i][k].re * l[j][k].re + l[i][k].im * l[j][k].im;
        im -= l[i][k].im * l[j][k].re - l[i][k].re * l[j][k].im;
      }
      l[i][j] = { re: re / diagonal, im: im / diagonal };
    }
  }
  return l;
}

/** Returns the conjugate transpose of a square matrix, of which no zero is negative. */
export function adjoint(a: readonly (readonly Complex[])[]): Complex[][] {
  return a.map((row, i) => row.map((_, j) => ({ re: a[j][i].re + 0, im: 0 - a[j][i].im })));
}
