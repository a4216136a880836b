import { byChar, type DType, int32 } from "../../../ndarray/dtypes/dtype.ts";
import { allExact, type Dim, same } from "../../../ndarray/layouts/dim.ts";
import { arrayOfShape, sketched } from "../../../ndarray/sketch.ts";
import { type DTypeRule, floating, integers, ofArgument, together } from "../dtypes.ts";
import { arrayWith } from "../forms.ts";
import { Fresh, gives, type LibraryFunction, type Piece, type Rule } from "../function.ts";
import type { Given } from "../given.ts";

// SciPy's solvers give arrays in Fortran's order or in C's, as their version and the argument have it: only shapes and dtypes are said.

const realOf = (dtype: DType | undefined) =>
  dtype && byChar.get(dtype.char === "F" ? "f" : dtype.char === "D" ? "d" : dtype.char);

const number = sketched({ kind: "number", whole: false, complex: true });

/** A square matrix `a`, its length, and what is computed in; undefined for an argument that can't be that. */
function square(given: Given): { n: Dim; dtype: DType | undefined } | undefined {
  const a = arrayWith(given, "a", 2);
  const dtype = a?.dtype && floating(a.dtype);
  if (!a || (a.dtype && !dtype) || same(a.shape[0], a.shape[1]) === false) return undefined;
  return { n: a.shape[0], dtype };
}

const ofSquare =
  (make: (n: Dim, dtype: DType | undefined) => Piece | readonly Piece[]): Rule =>
  (given) => {
    const matrix = square(given);
    return matrix && make(matrix.n, matrix.dtype);
  };

const matrixLike = ofSquare((n, dtype) => new Fresh([n, n], dtype));

/** The solution has the right side's shape. */
const solved: Rule = (given) => {
  const [a, b] = [square(given), given.array("b")];
  if (!a || !b?.shape || b.shape.length > 2) return undefined;
  const dtype = a.dtype && b.dtype && together(a.dtype, b.dtype);
  return a.dtype && b.dtype && !dtype ? undefined : new Fresh(b.shape, dtype);
};

const symmetric: Rule = (given) => {
  const matrix = square(given);
  const isOnlyValues = given.flag("eigvals_only", false);
  if (!matrix || isOnlyValues === undefined) return undefined;
  const values = arrayOfShape([matrix.n], realOf(matrix.dtype));
  return isOnlyValues ? values : [values, arrayOfShape([matrix.n, matrix.n], matrix.dtype)];
};

/** `svd(a)` of a matrix of known lengths. */
const singular: Rule = (given) => {
  const a = arrayWith(given, "a", 2);
  const isFull = given.flag("full_matrices", true);
  const hasVectors = given.flag("compute_uv", true);
  const dtype = a?.dtype && floating(a.dtype);
  if (!a || !dtype || !allExact(a.shape) || isFull === undefined || hasVectors === undefined)
    return undefined;
  const [m, n] = a.shape;
  const k = Math.min(m, n);
  const values = arrayOfShape([k], realOf(dtype));
  if (!hasVectors) return values;
  return [arrayOfShape([m, isFull ? m : k], dtype), values, arrayOfShape([isFull ? n : k, n], dtype)];
};

const orthogonal: Rule = (given) => {
  const a = arrayWith(given, "a", 2);
  const mode = given.text("mode", "full");
  const dtype = a?.dtype && floating(a.dtype);
  if (!a || !dtype || !allExact(a.shape)) return undefined;
  const [m, n] = a.shape;
  const k = mode === "full" ? m : mode === "economic" ? Math.min(m, n) : undefined;
  if (mode === "r") return [arrayOfShape([m, n], dtype)];
  return k === undefined ? undefined : [arrayOfShape([m, k], dtype), arrayOfShape([k, n], dtype)];
};

const turned: Rule = (given) => {
  const a = arrayWith(given, "a", 2);
  const dtype = a?.dtype && floating(a.dtype);
  return a && (dtype || !a.dtype) ? new Fresh([a.shape[1], a.shape[0]], dtype) : undefined;
};

/** A matrix whose diagonals are constant, from its first column. */
const fromColumn: Rule = (given) => {
  const c = arrayWith(given, "c", 1);
  const numbers: DTypeRule = ofArgument(`${integers}efdFD`);
  return c && (!c.dtype || numbers(c.dtype)) ? new Fresh([c.shape[0], c.shape[0]], c.dtype) : undefined;
};

const withMatrix: Rule = (given) => (given.array("a") ? number : undefined);

/** `scipy.linalg`. */
export const linalg: Readonly<Record<string, LibraryFunction>> = {
  inv: gives("a, -overwrite_a, check_finite", matrixLike),
  expm: gives("A", (given) => {
    const a = arrayWith(given, "A", 2);
    const dtype = a?.dtype && floating(a.dtype);
    return a && (dtype || !a.dtype) ? new Fresh(a.shape, dtype) : undefined;
  }),
  cholesky: gives("a, lower, -overwrite_a, check_finite", matrixLike),
  pinv: gives("a", turned),
  solve: gives("a, b, lower, -overwrite_a, -overwrite_b, check_finite, assume_a, transposed", solved),
  solve_triangular: gives("a, b, trans, lower, unit_diagonal, -overwrite_b, check_finite", solved),
  eigh: gives("a, -b, lower, eigvals_only, -overwrite_a, -overwrite_b, type, check_finite", symmetric),
  eigvalsh: gives(
    "a, -b, lower, -overwrite_a, -overwrite_b, type, check_finite",
    ofSquare((n, dtype) => arrayOfShape([n], realOf(dtype))),
  ),
  svd: gives("a, full_matrices, compute_uv, -overwrite_a, check_finite, lapack_driver", singular),
  qr: gives("a, -overwrite_a, lwork, mode, -pivoting, check_finite", orthogonal),
  lu_factor: gives(
    "a, -overwrite_a, check_finite",
    ofSquare((n, dtype) => [arrayOfShape([n, n], dtype), arrayOfShape([n], int32)]),
  ),
  toeplitz: gives("c, -r", fromColumn),
  det: gives("a, -overwrite_a, check_finite", withMatrix),
  norm: gives("a, ord, -axis, -keepdims, check_finite", withMatrix),
};
