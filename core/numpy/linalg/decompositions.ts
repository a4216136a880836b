import { elementsOf } from "../../ndarray/access.ts";
import { newArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { complex64, complex128, type DType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, less } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { transposed } from "../../ndarray/layouts/layout.ts";
import { arrayOfShape } from "../../ndarray/sketch.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import { keyword, opt } from "../calls/bind.ts";
import { array, boolean, text } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { choleskyOf } from "./cholesky.ts";
import { adjoint, type Complex, complexCholeskyOf } from "./complexcholesky.ts";
import { eigenDoubts, exceptZeros, factorDoubts, inDoubt, noDoubts } from "./doubts.ts";
import { type Eigen, eigenOf, symmetricEigen } from "./eigen.ts";
import { type HermitianEigen, hermitianEigen } from "./hermitian.ts";
import { isDiagonal, isUpper, type Matrix, transposeOf } from "./matrix.ts";
import { matricesOf, realOf, resultArray, type Stack, settled, settledValues, stackOf } from "./operand.ts";
import { orthogonal, qrOf, upper } from "./qr.ts";
import { namedEffect, perMatrixEffect } from "./solve.ts";
import { svdOf } from "./svd.ts";
import { symmetricEigenvalues } from "./symmetric.ts";

const cholesky = op({ a: array, upper: keyword(opt(boolean, false)) }, ({ a, upper: isUpperAsked }) => {
  const stack = stackOf(a, { square: true });
  if (stack.dtype.char === "D") return complexCholesky(stack, isUpperAsked);
  const factors = matricesOf(stack)?.map((each) => {
    const n = each.length;
    const lower =
      choleskyOf(isUpperAsked ? transposeOf(each, n) : each) ??
      raise("LinAlgError", "Matrix is not positive definite");
    return isUpperAsked ? transposeOf(lower, n) : lower;
  });
  const shape = [...stack.batch, stack.rows, stack.rows];
  return allocEffect(resultArray(stack.dtype, shape, settled(factors)));
});

function complexCholesky(stack: Stack, isUpperAsked: boolean): Effect {
  const { batch, rows, dtype } = stack;
  const shape = [...batch, rows, rows];
  const elements = stack.batch.length === 0 && isExact(rows) ? elementsOf(stack.array) : undefined;
  if (!elements || !isExact(rows) || rows > 64) return allocEffect(resultArray(dtype, shape, undefined));
  const row = (i: number) => elements.slice(i * rows, (i + 1) * rows).map((x) => x as Complex);
  const given = Array.from({ length: rows }, (_, i) => row(i));
  const lower =
    complexCholeskyOf(isUpperAsked ? adjoint(given) : given) ??
    raise("LinAlgError", "Matrix is not positive definite");
  return allocEffect(complexArray(dtype, shape, (isUpperAsked ? adjoint(lower) : lower).flat()));
}

const qr = op({ a: array, mode: opt(text, "reduced") }, ({ a, mode }) => {
  const stack = stackOf(a);
  const { batch, rows, columns, dtype } = stack;
  const isLess = less(rows, columns);
  const fewest =
    isLess === undefined ? notKnown("which side of a matrix is longer") : isLess ? rows : columns;
  const matrices = matricesOf(stack);
  const isCertain = matrices?.every((each) => isUpper(each) || hasFullRank(each));
  const parts = isCertain
    ? matrices?.map((each) => ({ qr: qrOf(each, each[0].length), n: each[0].length }))
    : undefined;
  if (mode === "raw") return rawEffect(stack);
  const inner = mode === "complete" ? rows : fewest;
  const count = isExact(inner) ? inner : 0;
  const r = resultArray(
    dtype,
    [...batch, inner, columns],
    settled(parts?.map((part) => upper(part.qr, count, part.n))),
  );
  const doubts = matrices?.map((each) => factorDoubts(each, leastSingularValue(each)));
  // Zeros below the diagonal are put there.
  const uppers = (parts ?? []).flatMap((part) =>
    upper(part.qr, count, part.n).flatMap((row, i) => [...row.slice(i)]),
  );
  for (const { r: doubt } of doubts ?? [])
    inDoubt(r, uppers.includes(0) ? doubt : exceptZeros(doubt.error, uppers));
  if (mode === "r") return allocEffect(r);
  if (mode !== "reduced" && mode !== "complete") raise("ValueError", `Unrecognized mode '${mode}'`);
  const q = resultArray(
    dtype,
    [...batch, rows, inner],
    settled(parts?.map((part) => orthogonal(part.qr, count))),
  );
  for (const doubt of doubts ?? []) inDoubt(q, doubt.q);
  return namedEffect("QRResult", ["Q", "R"], [q, r]);
});

/** Where columns depend on each other, rounding alone decides the directions that are left. */
function hasFullRank(a: Matrix): boolean {
  const { s } = svdOf(a, a[0].length);
  return s[s.length - 1] > 1e-10 * s[0];
}

function leastSingularValue(a: Matrix): number {
  return svdOf(a, a[0].length).s.at(-1) ?? 0;
}

/** The packed factors as LAPACK leaves them, transposed, and the reflections' factors. */
function rawEffect({ batch, rows, columns, dtype }: Stack): Effect {
  if (batch.length > 0) return notKnown("raw factors of a stack");
  const packed = newArray(allocatedIn(dtype, [rows, columns]));
  const h = viewOf(packed, transposed(packed.layout));
  const fewest = less(rows, columns) ? rows : columns;
  const tau = resultArray(dtype, [fewest], undefined);
  return { kind: "many", effects: [allocEffect(h), allocEffect(tau)], value: pyTuple([h, tau]) };
}

function singularValues(stack: Stack): number[] | undefined {
  const matrices = matricesOf(stack);
  const values = matrices?.map((each) => svdOf(each, each[0].length).s);
  return settledValues(values, (i) => matrices !== undefined && isDiagonal(matrices[i]));
}

const svd = op(
  {
    a: array,
    full_matrices: opt(boolean, true),
    compute_uv: opt(boolean, true),
    hermitian: opt(boolean, false),
  },
  ({ a, full_matrices: isFull, compute_uv: hasVectors, hermitian }) => {
    const stack = stackOf(a, { square: hermitian });
    const { batch, rows, columns, dtype } = stack;
    const isLess = less(rows, columns);
    const fewest =
      isLess === undefined ? notKnown("which side of a matrix is longer") : isLess ? rows : columns;
    const s = resultArray(realOf(dtype), [...batch, fewest], singularValues(stack));
    if (!hasVectors) return allocEffect(s);
    const u = resultArray(dtype, [...batch, rows, isFull ? rows : fewest], undefined);
    const vh = resultArray(dtype, [...batch, isFull ? columns : fewest, columns], undefined);
    const seen = hermitian ? viewOf(vh, lastTwoSwapped(vh.layout)) : vh;
    return namedEffect("SVDResult", ["U", "S", "Vh"], [u, s, seen]);
  },
);

function lastTwoSwapped<
  T extends { readonly shape: readonly unknown[]; readonly strides: readonly unknown[] },
>(layout: T): T {
  const swap = <E>(items: readonly E[]): readonly E[] => [
    ...items.slice(0, -2),
    items[items.length - 1],
    items[items.length - 2],
  ];
  return { ...layout, shape: swap(layout.shape), strides: swap(layout.strides) };
}

const svdvals = op({ x: array }, ({ x }) => {
  const stack = stackOf(x);
  const isLess = less(stack.rows, stack.columns);
  if (isLess === undefined) return notKnown("which side of a matrix is longer");
  const shape = [...stack.batch, isLess ? stack.rows : stack.columns];
  return allocEffect(resultArray(realOf(stack.dtype), shape, singularValues(stack)));
});

const triangle = opt(text, "L");

function fromTriangle(stack: Stack, UPLO: string) {
  const upperCase = UPLO.toUpperCase();
  if (upperCase !== "L" && upperCase !== "U") raise("ValueError", "UPLO argument must be 'L' or 'U'");
  const matrices = matricesOf(stack);
  // What LAPACK makes of NaN and infinities differs between its builds.
  if (matrices?.some((each) => !each.every((row) => row.every(Number.isFinite)))) return undefined;
  return upperCase === "L" ? matrices : matrices?.map((each) => transposeOf(each, each.length));
}

function symmetricValues(matrices: readonly Matrix[] | undefined): number[] | undefined {
  const exact = matrices?.map((each) => symmetricEigen(each)?.values);
  const values = matrices?.map((each, i) => exact?.[i] ?? symmetricEigenvalues(each));
  return settledValues(values, (i) => exact?.[i] !== undefined);
}

/** The decomposition of one complex matrix of 2 x 2; undefined for others. */
function ofComplex({ array: a, batch, rows, dtype }: Stack, UPLO: string): HermitianEigen | undefined {
  const isSmall = dtype.char === "D" && batch.length === 0 && rows === 2 && UPLO.toUpperCase() === "L";
  const elements = isSmall ? elementsOf(castArray(a, complex128)) : undefined;
  const [x, y, z, w] = (elements ?? []) as Complex[];
  return (
    elements &&
    hermitianEigen([
      [x, y],
      [z, w],
    ])
  );
}

const eigvalsh = op({ a: array, UPLO: triangle }, ({ a, UPLO }) => {
  const stack = stackOf(a, { square: true });
  const complex = ofComplex(stack, UPLO);
  if (complex)
    return allocEffect(
      inDoubt(resultArray(realOf(stack.dtype), [stack.rows], complex.values), complex.doubts.values),
    );
  const matrices = fromTriangle(stack, UPLO);
  const out = resultArray(realOf(stack.dtype), [...stack.batch, stack.rows], symmetricValues(matrices));
  for (const each of matrices ?? []) inDoubt(out, symmetricDoubts(each).values);
  return allocEffect(out);
});

const eigh = op({ a: array, UPLO: triangle }, ({ a, UPLO }) => {
  const stack = stackOf(a, { square: true });
  const { batch, rows, dtype } = stack;
  const complex = ofComplex(stack, UPLO);
  if (complex)
    return namedEffect(
      "EighResult",
      ["eigenvalues", "eigenvectors"],
      [
        inDoubt(resultArray(realOf(dtype), [rows], complex.values), complex.doubts.values),
        inDoubt(complexArray(dtype, [rows, rows], complex.vectors.flat()), complex.doubts.vectors),
      ],
    );
  const matrices = fromTriangle(stack, UPLO);
  const exact = UPLO.toUpperCase() === "L" ? matrices?.map(symmetricEigen) : undefined;
  const values = matrices?.map((each, i) => [
    Float64Array.from(exact?.[i]?.values ?? symmetricEigenvalues(each)),
  ]);
  const vectors = exact?.flatMap((each) => (each ? [each.vectors] : []));
  const areKnown = vectors !== undefined && vectors.length === matrices?.length;
  const valueArray = resultArray(realOf(dtype), [...batch, rows], settled(values));
  const vectorArray = resultArray(dtype, [...batch, rows, rows], areKnown ? settled(vectors) : undefined);
  for (const each of matrices ?? []) {
    const doubts = symmetricDoubts(each);
    inDoubt(valueArray, doubts.values);
    inDoubt(vectorArray, doubts.vectors);
  }
  return namedEffect("EighResult", ["eigenvalues", "eigenvectors"], [valueArray, vectorArray]);
});

function symmetricDoubts(a: Matrix) {
  if (isDiagonal(a)) return noDoubts;
  return eigenDoubts(
    a,
    symmetricEigenvalues(a).map((re) => ({ re, im: 0 })),
  );
}

interface EigenArrays {
  readonly values: Value;
  readonly vectors: Value;
}

/** Real matrices give real arrays, seen in the memory of complex ones, unless some eigenvalue is complex. */
function eigenArrays(stack: Stack): EigenArrays {
  const { batch, rows, dtype } = stack;
  const shapes = [
    [...batch, rows],
    [...batch, rows, rows],
  ] as const;
  if (dtype.kind === "c")
    return {
      values: resultArray(dtype, shapes[0], undefined),
      vectors: resultArray(dtype, shapes[1], undefined),
    };
  const isEmpty = rows === 0 || batch.some((length) => length === 0);
  const matrices = matricesOf(stack);
  if (matrices?.some((each) => !each.every((row) => row.every(Number.isFinite))))
    raise("LinAlgError", "Array must not contain infs or NaNs");
  const eigen = matrices?.map(eigenOf);
  if (!isEmpty && !eigen?.every((each) => each !== undefined))
    // Whether some eigenvalue is complex decides the dtype.
    return { values: arrayOfShape(shapes[0]), vectors: arrayOfShape(shapes[1]) };
  const found = (eigen ?? []) as Eigen[];
  const isComplex = found.some(({ im }) => im !== undefined);
  const values = found.flatMap((each) => each.values);
  const vectors = found.flatMap(({ re, im }) =>
    re.flatMap((row, i) => [...row].map((x, j) => ({ re: x, im: im?.[i][j] ?? 0 }))),
  );
  const pair = dtype.char === "f" ? complex64 : complex128;
  const make = (shape: (typeof shapes)[number], numbers: readonly Complex[]) => {
    if (isComplex) return complexArray(pair, shape, numbers);
    return dtype.char === "f" ? resultArray(dtype, shape, undefined) : realView(pair, dtype, shape, numbers);
  };
  const [valueArray, vectorArray] = [make(shapes[0], values), make(shapes[1], vectors)];
  for (const { doubts } of found) {
    inDoubt(valueArray, doubts.values);
    inDoubt(vectorArray, doubts.vectors);
  }
  return { values: valueArray, vectors: vectorArray };
}

function complexArray(dtype: DType, shape: Stack["batch"], numbers: readonly Complex[]) {
  const data = Float64Array.from(numbers.flatMap(({ re, im }) => [re, im]));
  const isNoisy = numbers.some(({ re, im }) => isNoise(re, im) || isNoise(im, re));
  if (isNoisy || dtype.char !== "D") return newArray(allocatedIn(dtype, shape));
  return newArray(allocatedIn(dtype, shape), { kind: "exact", data: new Uint8Array(data.buffer) });
}

function isNoise(part: number, other: number): boolean {
  return part !== 0 && Math.abs(part) < 1e-12 * Math.abs(other);
}

function realView(pair: DType, dtype: DType, shape: Stack["batch"], numbers: readonly Complex[]) {
  const whole = complexArray(pair, shape, numbers);
  return viewOf(whole, { ...whole.layout, dtype });
}

const eig = op({ a: array }, ({ a }) => {
  const { values, vectors } = eigenArrays(stackOf(a, { square: true }));
  return namedEffect("EigResult", ["eigenvalues", "eigenvectors"], [values, vectors]);
});

const eigvals = op({ a: array }, ({ a }) =>
  perMatrixEffect(eigenArrays(stackOf(a, { square: true })).values),
);

register("numpy.linalg", { cholesky, qr, svd, svdvals, eig, eigvals, eigh, eigvalsh });
