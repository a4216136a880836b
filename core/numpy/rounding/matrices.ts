import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { greatest } from "../../ndarray/spread.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Matrix } from "../linalg/matrix.ts";
import type { Rule } from "./elementwise.ts";
import { factorsExactly, solvesExactly } from "./elimination.ts";
import { fitsProducts, gridOf } from "./grain.ts";
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
export function solutionError(matrix: Value, of: Value | undefined, out: Measure): number {
  const stack = of ? undefined : matricesIn(matrix);
  if (stack) return Math.max(0, ...stack.map((each) => solutionError(each, undefined, out)));
  const right = of && measure(of);
  const a = measure(matrix);
  if (a.error === 0 && !right?.error && isExactSolution(matrix, of)) return 0;
  const order = orderOf(a);
  const inverse = largestOfInverse(matrix);
  if (inverse === undefined || a.most === 0) return unknown;
  const condition = order * a.most * order * inverse;
  const step = condition * (16 * order * order * out.ulp + (order * a.error) / a.most);
  if (!(step < 0.1)) return unknown;
  return 2 * step * out.most + (right ? 2 * order * inverse * right.error : 0);
}

/** Most matrices of a stack that are looked at. */
const mostMatrices = 64;

/** The matrices of a stack; undefined for what is none. */
function matricesIn(value: Value): readonly NDArray[] | undefined {
  if (value.t !== "ndarray" || value.shape.length < 3 || !value.shape.every(isExact)) return undefined;
  const { layout } = value;
  const batch = layout.shape.slice(0, -2).map(Number);
  const count = batch.reduce((n, length) => n * length, 1);
  if (count > mostMatrices || !layout.strides.every(isExact) || !isExact(layout.offset)) return undefined;
  return Array.from({ length: count }, (_, i) => {
    let [left, offset] = [i, Number(layout.offset)];
    for (let axis = batch.length - 1; axis >= 0; axis--) {
      offset += (left % batch[axis]) * Number(layout.strides[axis]);
      left = Math.floor(left / batch[axis]);
    }
    const inner = { ...layout, shape: layout.shape.slice(-2), strides: layout.strides.slice(-2), offset };
    return viewOf(value, inner, "ndarray");
  });
}

function isExactSolution(matrix: Value, right: Value | undefined): boolean {
  const a = rowsOf(matrix);
  const b = right ? rowsOf(right) : a?.map((_, i) => Float64Array.from(a, (_one, j) => Number(i === j)));
  return a !== undefined && b !== undefined && a.length === b.length && solvesExactly(a, b);
}

/** The rows of a small real matrix; a vector is one column. */
function rowsOf(value: Value): Matrix | undefined {
  if (value.t === "list" || value.t === "tuple") return rowsOfLists(value);
  if (value.t !== "ndarray" || !"biuf".includes(value.dtype.kind)) return undefined;
  const [count, width = 1] = value.shape;
  const isSmall =
    typeof count === "number" && typeof width === "number" && value.shape.length <= 2 && count <= 64;
  const elements = isSmall ? elementsOf(value)?.map(Number) : undefined;
  if (!elements) return undefined;
  const columns = Number(width);
  return Array.from({ length: Number(count) }, (_, i) =>
    Float64Array.from(elements.slice(i * columns, (i + 1) * columns)),
  );
}

function rowsOfLists({ items }: Extract<Value, { t: "list" | "tuple" }>): Matrix | undefined {
  const rows = items?.map((item) => {
    const parts = item.t === "list" || item.t === "tuple" ? item.items : [item];
    return Float64Array.from(parts?.map(numberOf) ?? [Number.NaN]);
  });
  return rows?.every((row) => row.length === rows[0].length && !row.some(Number.isNaN)) ? rows : undefined;
}

function numberOf(value: Value): number {
  if (value.t === "float" && !value.error) return value.v ?? Number.NaN;
  return value.t === "int" && typeof value.v !== "object" ? Number(value.v) : Number.NaN;
}

/** True for a complex factor whose diagonal holds powers of two beside numbers of few digits: nothing was rounded. */
function isPlainFactor(factor: Value): boolean {
  if (factor.t !== "ndarray" || factor.dtype.char !== "D") return false;
  const [order] = factor.shape;
  const elements = factor.shape.length === 2 ? elementsOf(factor) : undefined;
  const grid = gridOf(factor);
  const isPower = (x: number) => x > 0 && 2 ** Math.round(Math.log2(x)) === x;
  return (
    elements !== undefined &&
    typeof order === "number" &&
    grid !== undefined &&
    fitsProducts([grid, grid], 4 * order) &&
    Array.from({ length: order }, (_, i) => (elements[i * order + i] as { re: number }).re).every(isPower)
  );
}

/** Cholesky's factor of a real matrix (Higham, 10.7 and 10.8): its relative error grows with the condition of the matrix. */
export function factorError(matrix: Value, factor: Value, out: Measure): number {
  const a = measure(matrix);
  if (a.error === 0 && isPlainFactor(factor)) return 0;
  const [given, found] = [rowsOf(matrix), rowsOf(factor)];
  if (a.error === 0 && given && found) {
    const isUpper = found.some(
      (row, i) => row.slice(0, i).every((x) => x === 0) && row.slice(i + 1).some((x) => x !== 0),
    );
    if (!isUpper && factorsExactly(given, found)) return 0;
  }
  const order = orderOf(a);
  const inverse = largestOfInverse(matrix);
  if (inverse === undefined || !(a.most > 0)) return unknown;
  const step = order * a.most * order * inverse * (16 * order * order * out.ulp + (order * a.error) / a.most);
  return step < 0.1 ? 2 * order * step * out.most : unknown;
}

/** Returns the largest absolute element of a small square matrix's inverse, by Gauss and Jordan; undefined when there is none. */
function largestOfInverse(value: Value): number | undefined {
  const given = rowsOf(value);
  const order = given?.length ?? 0;
  if (!given?.every((row) => row.length === order)) return undefined;
  const rows = given.map((row, i) => [...row, ...given.map((_, j) => Number(i === j))]);
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
  const most = greatest(rows.flatMap((row) => row.slice(order).map(Math.abs)));
  return Number.isFinite(most) ? 2 * most : undefined;
}

/** Parts of decompositions, by the function and by which of its results it is. */
export const matrixRules: ReadonlyMap<string, readonly Rule[]> = new Map([
  ["linalg.svdvals", [spectrum]],
  ["linalg.svd", [unitVectors, spectrum, unitVectors]],
  ["linalg.det", [determinant]],
]);
