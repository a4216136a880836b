import type { Doubt } from "../../ndarray/contents/doubt.ts";
import { inverseError, spectrumError } from "./doubts.ts";
import { type Matrix, matrix } from "./matrix.ts";
import { orthogonal, qrOf } from "./qr.ts";

/** What `np.linalg.lstsq` answers for a matrix of full column rank, with how much it may differ between libraries. */
export interface LeastSquares {
  /** One column for each right side. */
  readonly solution: Matrix;
  /** The sum of the squares of what is left, by right side. */
  readonly residuals: readonly number[];
  readonly doubts: Readonly<Record<"solution" | "residuals" | "singular", Doubt>>;
}

/** Solves by A = Q R; `s` holds the singular values. Undefined where too little would be known of the solution. */
export function leastSquares(a: Matrix, b: Matrix, s: readonly number[]): LeastSquares | undefined {
  const [columns, width] = [a[0].length, b[0].length];
  const step = inverseError(a.length, columns, s);
  if (step === undefined) return undefined;
  const qr = qrOf(a, columns);
  const q = orthogonal(qr, columns);
  const right = matrix(columns, width, (i, j) => dot(a.length, (k) => q[k][i] * b[k][j]));
  const solution = matrix(columns, width, () => 0);
  for (let j = 0; j < width; j++)
    for (let i = columns - 1; i >= 0; i--) {
      const known = dot(columns, (k) => (k > i ? qr.packed[i][k] * solution[k][j] : 0));
      solution[i][j] = (right[i][j] - known) / qr.packed[i][i];
    }
  const left = matrix(a.length, width, (i, j) => b[i][j] - dot(columns, (k) => a[i][k] * solution[k][j]));
  return { solution, residuals: squares(left, width), doubts: doubtsOf(b, solution, left, s, step) };
}

/** Perturbation of least squares (Higham, 20.1): beside the solution's own part one that grows with what is left. */
function doubtsOf(
  b: Matrix,
  solution: Matrix,
  left: Matrix,
  s: readonly number[],
  step: number,
): LeastSquares["doubts"] {
  const [most, least] = [s[0], s[s.length - 1]];
  const error = 2 * step * (size(solution) + size(left) / least);
  const rest = most * error + step * size(b);
  const wide = { relative: Number.POSITIVE_INFINITY };
  return {
    solution: { error, ...wide },
    residuals: { error: 2 * size(left) * rest + rest * rest, ...wide },
    singular: { error: spectrumError(b.length, s), ...wide },
  };
}

function dot(count: number, at: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += at(k);
  return sum;
}

function squares(rows: Matrix, width: number): number[] {
  return Array.from({ length: width }, (_, j) => dot(rows.length, (i) => rows[i][j] ** 2));
}

function size(rows: Matrix): number {
  return Math.hypot(...rows.map((row) => Math.hypot(...row)));
}
