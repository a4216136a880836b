import { elementsOf, viewOn } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import type { Contents } from "../../ndarray/contents/contents.ts";
import {
  complex64,
  complex128,
  type DType,
  float32,
  float64,
  type Shape,
} from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, same } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { spend } from "../../ndarray/limits.ts";
import { greatest } from "../../ndarray/spread.ts";
import { Scalar, type Value } from "../../ndarray/value.ts";
import { type Matrix, matrix } from "./matrix.ts";

/** An argument of numpy.linalg: a stack of matrices and the dtype that NumPy computes in. */
export interface Stack {
  readonly array: NDArray;
  /** Axes before the last two. */
  readonly batch: Shape;
  readonly rows: Dim;
  readonly columns: Dim;
  /** Dtype of the result; values are known only where it is float64. */
  readonly dtype: DType;
}

/** Returns the array as a stack of matrices; raises NumPy's LinAlgError or TypeError where it is none. */
export function stackOf(array: NDArray, { square = false }: { readonly square?: boolean } = {}): Stack {
  const { shape } = array;
  const dtype = resultType(array.dtype);
  if (shape.length < 2)
    raise("LinAlgError", `${shape.length}-dimensional array given. Array must be at least two-dimensional`);
  const [rows, columns] = shape.slice(-2);
  if (square && same(rows, columns) === false)
    raise("LinAlgError", "Last 2 dimensions of the array must be square");
  return { array, batch: shape.slice(0, -2), rows, columns, dtype };
}

/** The dtype in which linalg computes. */
export function resultType({ kind, char, type }: DType): DType {
  if ("biu".includes(kind)) return float64;
  if (char === "f" || char === "d") return char === "f" ? float32 : float64;
  if (char === "F" || char === "D") return char === "F" ? complex64 : complex128;
  if (kind === "f" || kind === "c") {
    const names: Readonly<Record<string, string>> = { longdouble: "float128", clongdouble: "complex256" };
    return raise("TypeError", `array type ${names[type] ?? type} is unsupported in linalg`);
  }
  return notKnown("linear algebra of this dtype");
}

/** The real dtype of the same precision. */
export function realOf(dtype: DType): DType {
  return dtype.kind !== "c" ? dtype : dtype.char === "F" ? float32 : float64;
}

/** Returns the matrices in C order; undefined when their elements are not known or not computed in float64. */
export function matricesOf({ array, rows, columns, dtype }: Stack): Matrix[] | undefined {
  if (dtype.char !== "d" || !isExact(rows) || !isExact(columns)) return undefined;
  const elements = elementsOf(array);
  const size = rows * columns;
  if (!elements || !spend(elements.length * (1 + Math.min(rows, columns)))) return undefined;
  const numbers = elements.map(Number);
  if (size === 0) return undefined;
  return Array.from({ length: numbers.length / size }, (_, k) =>
    matrix(rows, columns, (i, j) => numbers[k * size + i * columns + j]),
  );
}

/** Returns a new float64 array of this shape from its numbers in C order; unknown where they are undefined. */
export function resultArray(dtype: DType, shape: Shape, numbers: readonly number[] | undefined): NDArray {
  return newArray(allocatedIn(dtype, shape), contentsOf(dtype, shape, numbers));
}

function contentsOf(dtype: DType, shape: Shape, numbers: readonly number[] | undefined): Contents {
  const isEmpty = shape.some((length) => length === 0);
  if (isEmpty) return { kind: "exact", data: new Uint8Array(0) };
  if (!numbers || dtype.char !== "d") return { kind: "nothing" };
  const data = new Uint8Array(8 * numbers.length);
  const view = viewOn(data);
  numbers.forEach((number, i) => {
    view.setFloat64(8 * i, number, true);
  });
  return { kind: "exact", data };
}

/** Returns a result of one number for each matrix: a scalar for a single matrix. */
export function perMatrix(dtype: DType, batch: Shape, numbers: readonly number[] | undefined): Value {
  const out = resultArray(dtype, batch, numbers);
  return batch.length === 0 ? new Scalar(out) : out;
}

const noise = 1e-12;

/**
 * Returns the elements of the matrices in C order; undefined when some may differ from LAPACK's in printed digits: elements
 * that are rounding noise beside the largest one.
 */
export function settled(matrices: readonly Matrix[] | undefined): number[] | undefined {
  if (!matrices) return undefined;
  const numbers: number[] = [];
  for (const each of matrices) {
    const most = each.reduce((size, row) => row.reduce((m, x) => Math.max(m, Math.abs(x)), size), 0);
    for (const row of each) {
      for (const x of row) {
        if (!Number.isFinite(x) || (x !== 0 && Math.abs(x) < noise * most)) return undefined;
        numbers.push(x);
      }
    }
  }
  return numbers;
}

/** Returns lists of values, each list for one matrix; undefined when one is rounding noise, or a 0 that rounding may have missed. */
export function settledValues(
  lists: readonly (readonly number[])[] | undefined,
  isExactAt: (matrix: number) => boolean,
): number[] | undefined {
  if (!lists) return undefined;
  for (const [i, values] of lists.entries()) {
    const most = greatest(values.map(Math.abs));
    const isNoisy = values.some((x) => !Number.isFinite(x) || Math.abs(x) < noise * most || most === 0);
    if (isNoisy && !isExactAt(i)) return undefined;
  }
  return lists.flat();
}
