/** A real matrix in rows. Functions that solve in place say so. */
export type Matrix = Float64Array[];

/** Returns the matrix of `rows` x `columns` whose element (i, j) is `at(i, j)`. */
export function matrix(rows: number, columns: number, at: (i: number, j: number) => number): Matrix {
  return Array.from({ length: rows }, (_, i) =>
    Float64Array.from({ length: columns }, (_unused, j) => at(i, j)),
  );
}

export function identity(n: number): Matrix {
  return matrix(n, n, (i, j) => (i === j ? 1 : 0));
}

export function copyOf(a: Matrix): Matrix {
  return a.map((row) => row.slice());
}

export function transposeOf(a: Matrix, columns: number): Matrix {
  return matrix(columns, a.length, (i, j) => a[j][i]);
}

export function multiply(a: Matrix, b: Matrix, columns: number): Matrix {
  return matrix(a.length, columns, (i, j) => {
    let sum = 0;
    for (let k = 0; k < b.length; k++) sum += a[i][k] * b[k][j];
    return sum;
  });
}

/** True when every element off the diagonal is 0. */
export function isDiagonal(a: Matrix): boolean {
  return a.every((row, i) => row.every((x, j) => i === j || x === 0));
}

/** True when every element below the diagonal is 0. */
export function isUpper(a: Matrix): boolean {
  return a.every((row, i) => row.subarray(0, i).every((x) => x === 0));
}
