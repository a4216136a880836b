import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { anyDoubt, type Doubt, noDoubt } from "../../ndarray/contents/doubt.ts";
import { type DType, float64, int32, int64, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { broadcastShape } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, product, same, showDim, times } from "../../ndarray/layouts/dim.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { scalar, unknownScalar } from "../../ndarray/make.ts";
import { none, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { type Composer, composer } from "../calls/composer.ts";
import { array, axes, int } from "../calls/readers.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { inDoubt, inverseDoubt, logarithmDoubt } from "./doubts.ts";
import { leastSquares } from "./leastsquares.ts";
import { determinant, luOf, signAndLog, solveLu } from "./lu.ts";
import { identity, type Matrix, matrix, multiply, transposeOf } from "./matrix.ts";
import {
  matricesOf,
  perMatrix,
  realOf,
  resultArray,
  resultType,
  type Stack,
  settled,
  stackOf,
} from "./operand.ts";
import { svdOf } from "./svd.ts";

const epsilon = 2 ** -52;

/** Returns each matrix's factors; raises where NumPy finds one singular. */
function factored(matrices: readonly Matrix[] | undefined) {
  return matrices?.map((each) => {
    const lu = luOf(each);
    if (lu.isSingular) raise("LinAlgError", "Singular matrix");
    return lu;
  });
}

function inverses(stack: Stack): number[] | undefined {
  const factors = factored(matricesOf(stack));
  return settled(factors?.map((lu) => solveLu(lu, identity(lu.rows.length), lu.rows.length)));
}

const inv = op({ a: array }, ({ a }) => {
  const stack = stackOf(a, { square: true });
  return allocEffect(resultArray(stack.dtype, [...stack.batch, stack.rows, stack.rows], inverses(stack)));
});

const det = op({ a: array }, ({ a }) => {
  const stack = stackOf(a, { square: true });
  const numbers =
    stack.rows === 0 ? ones(stack.batch) : matricesOf(stack)?.map((each) => determinant(luOf(each)));
  return perMatrixEffect(perMatrix(stack.dtype, stack.batch, numbers));
});

const slogdet = op({ a: array }, ({ a }) => {
  const stack = stackOf(a, { square: true });
  const found = matricesOf(stack)?.map((each) => signAndLog(luOf(each)));
  const isEmpty = stack.rows === 0;
  const doubt = isEmpty
    ? noDoubt
    : logarithmDoubt(matricesOf(stack) ?? [], found?.map(({ log }) => log) ?? []);
  const signs = isEmpty ? ones(stack.batch) : found?.map(({ sign }) => sign);
  const logs = isEmpty ? ones(stack.batch)?.map(() => 0) : found?.map(({ log }) => log);
  return namedEffect(
    "SlogdetResult",
    ["sign", "logabsdet"],
    [
      doubted(perMatrix(stack.dtype, stack.batch, signs), doubt === anyDoubt ? doubt : noDoubt),
      doubted(perMatrix(realOf(stack.dtype), stack.batch, logs), doubt),
    ],
  );
});

/** The value with that doubt about its elements. */
function doubted(value: Value, doubt: Doubt): Value {
  inDoubt(value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined, doubt);
  return value;
}

function ones(batch: Shape): number[] | undefined {
  const count = product(batch);
  return isExact(count) ? new Array<number>(count).fill(1) : undefined;
}

/** The effect of a result that is one array or scalar. */
export function perMatrixEffect(value: Value): Effect {
  return value.t === "ndarray" ? allocEffect(value) : valueEffect(value);
}

/** The effect of a function that answers with a named tuple. */
export function namedEffect(typeName: string, names: readonly string[], items: readonly Value[]): Effect {
  return { kind: "many", effects: items.map(perMatrixEffect), value: { t: "tuple", items, names, typeName } };
}

const solve = op({ a: array, b: array }, ({ a, b }) => {
  const stack = stackOf(a, { square: true });
  const isVector = b.shape.length === 1;
  const dtype = widest(stack.dtype, resultType(b.dtype));
  const [n, columns] = isVector ? [b.shape[0], 1] : b.shape.slice(-2);
  if (b.shape.length === 0)
    raise(
      "ValueError",
      "solve: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature (m,m),(m,n)->(m,n) requires 2)",
    );
  if (same(stack.rows, n) === false) mismatch(isVector, n, stack.rows);
  const batch =
    broadcastShape([stack.batch, isVector ? [] : b.shape.slice(0, -2)]) ??
    notKnown("stacks that do not match");
  const shape = isVector ? [...batch, n] : [...batch, n, columns];
  const isPlain = batch.length === 0;
  const factors = factored(matricesOf(stack));
  const right =
    isPlain && isExact(columns) && isExact(n)
      ? matricesOf({ array: b, batch: [], rows: n, columns, dtype })
      : undefined;
  const solution =
    factors && right && dtype.char === "d" ? solveLu(factors[0], right[0], columns as number) : undefined;
  return allocEffect(resultArray(dtype, shape, solution && settled([solution])));
});

function mismatch(isVector: boolean, got: Dim, want: Dim): never {
  const signature = isVector ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)";
  return raise(
    "ValueError",
    `solve${isVector ? "1" : ""}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature ${signature} (size ${showDim(got)} is different from ${showDim(want)})`,
  );
}

function widest(a: DType, b: DType): DType {
  const isDouble = realOf(a).char === "d" || realOf(b).char === "d";
  const isComplex = a.kind === "c" || b.kind === "c";
  if (!isComplex) return isDouble ? float64 : a;
  return a.kind === "c" && realOf(a).char === (isDouble ? "d" : "f")
    ? a
    : b.kind === "c"
      ? b
      : notKnown("complex and real");
}

/** Largest dimension times the machine epsilon of the dtype. */
function relativeTolerance(rows: number, columns: number): number {
  return Math.max(rows, columns) * epsilon;
}

const pinv = op(
  {
    a: array,
    rcond: orNone(any, undefined),
    hermitian: opt(any, none),
    rtol: keyword(orNone(any, undefined)),
  },
  (read) => {
    const stack = stackOf(read.a);
    const isDefault = read.rcond === undefined && read.rtol === undefined && read.hermitian.t === "none";
    const shape = [...stack.batch, stack.columns, stack.rows];
    const numbers = isDefault ? settled(matricesOf(stack)?.map((each) => pseudoInverse(each))) : undefined;
    // An empty matrix keeps its dtype.
    const isEmpty = stack.rows === 0 || stack.columns === 0;
    const out = resultArray(isEmpty ? read.a.dtype : stack.dtype, shape, isEmpty ? undefined : numbers);
    if (numbers && !isEmpty)
      for (const each of matricesOf(stack) ?? [])
        inDoubt(out, inverseDoubt(each.length, each[0].length, svdOf(each, each[0].length).s));
    return allocEffect(out);
  },
);

function pseudoInverse(a: Matrix): Matrix {
  const columns = a[0].length;
  const { u, s, v } = svdOf(a, columns);
  const cutoff = relativeTolerance(a.length, columns) * (s[0] ?? 0);
  const scaled = matrix(v.length, s.length, (i, k) => (s[k] > cutoff ? v[i][k] / s[k] : 0));
  return multiply(scaled, transposeOf(u, s.length), a.length);
}

const matrixRank = op(
  { A: array, tol: orNone(any, undefined), hermitian: opt(any, none), rtol: keyword(orNone(any, undefined)) },
  (read) => {
    const { A } = read;
    if (A.shape.length < 2) return vectorRank(A);
    const stack = stackOf(A);
    const isDefault = read.tol === undefined && read.rtol === undefined;
    const ranks = isDefault ? matricesOf(stack)?.map((each) => rankOf(each)) : undefined;
    const isCertain = ranks?.every((rank) => rank !== undefined);
    if (stack.batch.length > 0) return allocEffect(resultArray(int64, stack.batch, undefined));
    return valueEffect(ranks && isCertain ? scalar(int64, ranks[0] as number) : unknownScalar(int64));
  },
);

/** A vector has rank 1 unless all of it is 0. */
function vectorRank(vector: NDArray): Effect {
  const elements = elementsOf(vector) ?? notKnown("rank of a vector");
  const isZero = elements.every((element) => typeof element !== "object" && Number(element) === 0);
  if (vector.dtype.kind === "c") return notKnown("rank of a vector");
  return valueEffect(pyInt(isZero ? 0 : 1));
}

/** The rank of a matrix whose singular values are all well above a part of the greatest; undefined for others. */
function rankBeyond(a: Matrix, part: Value): number | undefined {
  const cutoff = part.t === "float" && !part.error ? part.v : undefined;
  const rank = rankOf(a);
  const { s } = svdOf(a, a[0].length);
  const isFull = rank === s.length && cutoff !== undefined && s[s.length - 1] > 8 * Math.abs(cutoff) * s[0];
  return isFull ? rank : undefined;
}

/** Counts singular values above NumPy's tolerance; undefined when one lies near it. */
function rankOf(a: Matrix): number | undefined {
  const columns = a[0].length;
  const { s } = svdOf(a, columns);
  const cutoff = relativeTolerance(a.length, columns) * s[0];
  const isNear = s.some((value) => value > cutoff / 8 && value < cutoff * 8 && s[0] > 0);
  return isNear ? undefined : s.filter((value) => value > cutoff).length;
}

const lstsq = op({ a: array, b: array, rcond: orNone(any, undefined) }, ({ a, b, rcond }) => {
  if (a.shape.length !== 2)
    raise("LinAlgError", `${a.shape.length}-dimensional array given. Array must be two-dimensional`);
  if (b.shape.length !== 1 && b.shape.length !== 2)
    raise("LinAlgError", `${b.shape.length}-dimensional array given. Array must be two-dimensional`);
  const stack = stackOf(a);
  const dtype = widest(stack.dtype, resultType(b.dtype));
  const { rows, columns } = stack;
  if (same(rows, b.shape[0]) === false) raise("LinAlgError", "Incompatible dimensions");
  if (!isExact(rows) || !isExact(columns)) return notKnown("shape of a system");
  const isVector = b.shape.length === 1;
  const width = isVector ? 1 : b.shape[1];
  const given = dtype.char === "d" ? matricesOf(stack)?.[0] : undefined;
  const rank = given && (rcond ? rankBeyond(given, rcond) : rankOf(given));
  const right =
    given && rank === columns && rows >= columns && columns > 0 && isExact(width)
      ? matricesOf({ array: b, batch: [], rows, columns: width, dtype })?.[0]
      : undefined;
  const singular = right && given && svdOf(given, columns).s;
  const found = right && given && singular && leastSquares(given, right, singular);
  if (rank === undefined && rows > columns) return notKnown("rank of a system");
  const isOver = rows > columns && rank === columns;
  const doubts = found?.doubts ?? { solution: anyDoubt, residuals: anyDoubt, singular: anyDoubt };
  const shape = isVector ? [columns] : [columns, width];
  const items: Value[] = [
    inDoubt(resultArray(dtype, shape, found && settled([found.solution])), doubts.solution),
    inDoubt(
      resultArray(realOf(dtype), [isOver ? width : 0], isOver ? found?.residuals : undefined),
      doubts.residuals,
    ),
    rank === undefined ? unknownScalar(int32) : scalar(int32, rank),
    inDoubt(resultArray(realOf(dtype), [Math.min(rows, columns)], found && singular), doubts.singular),
  ];
  return { kind: "many", effects: items.map(perMatrixEffect), value: pyTuple(items) };
});

const cond = op({ x: array, p: orNone(any, undefined) }, ({ x, p }, context) => {
  if (x.shape.some((length) => length === 0) && product(x.shape.slice(-2)) === 0)
    raise("LinAlgError", "cond is not defined on empty arrays");
  const isTwo = p === undefined || (p.t === "int" && Math.abs(Number(p.v)) === 2);
  if (!isTwo) return conditionBy(p, x, context);
  if (p) return notKnown("a quotient of singular values");
  const stack = stackOf(x);
  const numbers = matricesOf(stack)?.map((each) => {
    const { s } = svdOf(each, each[0].length);
    return s[s.length - 1] > 1e-10 * s[0] ? s[0] / s[s.length - 1] : Number.NaN;
  });
  const dtype = realOf(stack.dtype);
  const isCertain = numbers?.every((number) => !Number.isNaN(number)) ?? false;
  if (stack.batch.length > 0 || !numbers || !isCertain)
    return perMatrixEffect(perMatrix(dtype, stack.batch, isCertain ? numbers : undefined));
  // A single number is printed to its last digit, which no other algorithm hits.
  const [lo, hi] = [numbers[0] * (1 - 1e-10), numbers[0] * (1 + 1e-10)];
  return valueEffect(unknownScalar(dtype, { kind: "bounds", dtype, lo, hi, integral: false, nan: false }));
});

/** The norm of a matrix times that of its inverse; a quotient that is none is infinite. */
function conditionBy(p: Value, x: NDArray, context: Context): Effect {
  const call = composer(context);
  const axes = { axis: pyTuple([pyInt(-2), pyInt(-1)]) };
  const inverse = inverseOr(x, call);
  if (!inverse) return valueEffect(scalar(realOf(resultType(x.dtype)), Number.POSITIVE_INFINITY));
  const product = call.operate(
    "Mult",
    call.named("linalg.norm", [x, p], axes),
    call.named("linalg.norm", [inverse, p], axes),
  );
  return perMatrixEffect(product);
}

/** Returns the inverse; undefined for a matrix that has none. */
function inverseOr(x: NDArray, call: Composer): Value | undefined {
  try {
    return call("linalg.inv", x);
  } catch (error) {
    if (!(error instanceof NumpyError) || error.message !== "Singular matrix") throw error;
    return x.shape.length === 2 ? undefined : notKnown("a stack of which some have no inverse");
  }
}

const tensorinv = op({ a: array, ind: opt(int, 2) }, ({ a, ind }) => {
  if (ind <= 0) raise("ValueError", "Invalid ind argument.");
  const shape = [...a.shape.slice(ind), ...a.shape.slice(0, ind)];
  const rows = product(a.shape.slice(0, ind));
  const columns = product(a.shape.slice(ind));
  if (same(rows, columns) === false) raise("LinAlgError", "Last 2 dimensions of the array must be square");
  const stack: Stack = { array: a, batch: [], rows, columns: rows, dtype: resultType(a.dtype) };
  const inverse = resultArray(stack.dtype, [rows, rows], inverses(stack));
  return allocEffect(viewOf(inverse, contiguous(stack.dtype, shape)));
});

const tensorsolve = op({ a: array, b: array, axes: orNone(axes, undefined) }, ({ a, b, axes: moved }) => {
  if (moved) return notKnown("tensorsolve with axes");
  const rest = a.shape.slice(b.shape.length - a.shape.length);
  const size = product(rest);
  if (same(product(a.shape), times(size, size)) === false)
    raise(
      "LinAlgError",
      "Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])",
    );
  const given = product(b.shape);
  if (same(given, size) === false)
    raise(
      "ValueError",
      `solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m) (size ${given} is different from ${size})`,
    );
  const dtype = widest(resultType(a.dtype), resultType(b.dtype));
  const factors = factored(matricesOf({ array: a, batch: [], rows: size, columns: size, dtype }));
  const right = matricesOf({ array: b, batch: [], rows: size, columns: 1, dtype });
  const solution = factors && right ? solveLu(factors[0], right[0], 1) : undefined;
  return allocEffect(resultArray(dtype, rest, solution && settled([solution])));
});

register("numpy.linalg", {
  inv,
  det,
  slogdet,
  solve,
  pinv,
  matrix_rank: matrixRank,
  lstsq,
  cond,
  tensorinv,
  tensorsolve,
});
