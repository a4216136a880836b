import { elementsOf } from "../../ndarray/access.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Rule } from "./elementwise.ts";
import { type Measure, measure } from "./measure.ts";

const unknown = Number.POSITIVE_INFINITY;

/** The Frobenius norm, which is no less than the spectral norm. */
function frobenius(part: Measure): number {
  return Math.sqrt(part.count) * part.most;
}

function orderOf({ shape }: Measure): number {
  return Math.max(1, ...shape.slice(-2));
}

/** Eigenvalues of symmetric matrices and singular values move no more than the matrix does (Weyl); both algorithms are backward stable. */
const spectrum: Rule = ([a], _out, ulp) => orderOf(a) * a.error + 64 * orderOf(a) * ulp * frobenius(a);

/** Vectors of length 1, of which nothing is said but that. */
const unitVectors: Rule = () => 2;

const determinant: Rule = ([a], _out, ulp) => {
  const order = orderOf(a);
  // Hadamard's bound for a matrix that differs by as much in each row.
  const change = order * (a.error + 8 * order * order * ulp * a.most);
  return change * (Math.sqrt(order) * (a.most + a.error)) ** (order - 1) * Math.sqrt(order);
};

/**
 * Returns the bound for `solve(matrix, right)` and, without `right`, for `inv(matrix)`: LU with partial pivoting (Higham, 9.3 and
 * 7.2), where the growth of the pivots is taken as the order, which no matrix of a program reaches.
 */
export function solutionError(matrix: Value, right: Measure | undefined, out: Measure): number {
  const a = measure(matrix);
  const order = orderOf(a);
  const inverse = largestOfInverse(matrix);
  if (inverse === undefined || a.most === 0) return unknown;
  const condition = order * a.most * order * inverse;
  const step = condition * (16 * order * order * out.ulp + (order * a.error) / a.most);
  if (!(step < 0.1)) return unknown;
  return 2 * step * out.most + (right ? 2 * order * inverse * right.error : 0);
}

/** Returns the largest absolute element of a small square matrix's inverse, by Gauss and Jordan; undefined when there is none. */
function largestOfInverse(value: Value): number | undefined {
  const array = value.t === "ndarray" ? value : undefined;
  const [order, width] = array?.shape ?? [];
  if (array?.shape.length !== 2 || order !== width || typeof order !== "number" || order > 64)
    return undefined;
  const elements = array.dtype.kind === "c" ? undefined : elementsOf(array)?.map(Number);
  if (!elements) return undefined;
  const rows = Array.from({ length: order }, (_, i) => [
    ...elements.slice(i * order, (i + 1) * order),
    ...Array.from({ length: order }, (_one, j) => Number(i === j)),
  ]);
  for (let k = 0; k < order; k++) {
    const pivot = rows.reduce(
      (best, row, i) => (i >= k && Math.abs(row[k]) > Math.abs(rows[best][k]) ? i : best),
      k,
    );
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    const scale = rows[k][k];
    if (scale === 0) return undefined;
    rows[k] = rows[k].map((x) => x / scale);
    for (let i = 0; i < order; i++) {
      const factor = rows[i][k];
      if (i !== k && factor !== 0) rows[i] = rows[i].map((x, j) => x - factor * rows[k][j]);
    }
  }
  const most = Math.max(...rows.flatMap((row) => row.slice(order).map(Math.abs)));
  return Number.isFinite(most) ? 2 * most : undefined;
}

/** Parts of decompositions, by the function and by which of its results it is. */
export const matrixRules: ReadonlyMap<string, readonly Rule[]> = new Map([
  ["linalg.eigvalsh", [spectrum]],
  ["linalg.eigh", [spectrum, unitVectors]],
  ["linalg.svdvals", [spectrum]],
  ["linalg.svd", [unitVectors, spectrum, unitVectors]],
  ["linalg.qr", [unitVectors, ([a]: readonly Measure[]) => 2 * frobenius(a)]],
  ["linalg.cholesky", [([a]: readonly Measure[]) => 2 * Math.sqrt(a.most)]],
  ["linalg.det", [determinant]],
]);
