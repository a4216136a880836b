import { eachOffset, elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { pack } from "../../ndarray/casts/pack.ts";
import type { Contents } from "../../ndarray/contents/contents.ts";
import { filledArray, zeroOf } from "../../ndarray/contents/fill.ts";
import { hullOf, joined } from "../../ndarray/contents/hull.ts";
import { bool, type DType, float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import { promoteTypes, resultType } from "../../ndarray/dtypes/promote.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, less, minus, plus, product, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, allocateLike } from "../../ndarray/layouts/korder.ts";
import {
  contiguous,
  type ExactLayout,
  isExactLayout,
  type Layout,
  size,
} from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { pyInt } from "../../ndarray/value.ts";
import { opt, orNone } from "../calls/bind.ts";
import { applied } from "../calls/compose.ts";
import { array, boolean, compared, dim, dtype, int, subtracted } from "../calls/readers.ts";
import { allocEffect, viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elsewhere, fillWith } from "./filled.ts";
import { newLayout, newOrder } from "./shape.ts";

const zeroFill: Contents = { kind: "nothing" };

/** Returns a new matrix with `inside(row, column)` saying where it is one; elsewhere it is zero. */
function patterned(layout: Layout, inside: (row: number, column: number) => boolean): NDArray {
  const { dtype: type } = layout;
  const one = pack(pyInt(1), type) as Element;
  const zero = zeroOf(type);
  return make(layout, {
    fill: (data, target, objects) => {
      const view = viewOn(data);
      const [, columns] = target.shape;
      let i = 0;
      eachOffset(target, (at) => {
        const isOne = inside(Math.floor(i / columns), i % columns);
        i++;
        if (isOne || type.kind === "O") writeElement(view, type, at, isOne ? one : zero, objects);
      });
    },
    otherwise: () => zeroOrOne(type),
  });
}

function zeroOrOne(type: DType): Contents {
  if (!"biuf".includes(type.kind)) return zeroFill;
  return { kind: "bounds", dtype: type, lo: 0, hi: 1, integral: true, nan: false };
}

function eye(rows: Dim, columns: Dim, k: number, type: DType, order: "C" | "F"): Effect {
  return allocEffect(patterned(newLayout(type, [rows, columns], order), (i, j) => j - i === k));
}

function tri(rows: Dim, columns: Dim, k: number, type: DType): Effect {
  const out = patterned(newLayout(type, [rows, columns].map(atLeastZero)), (i, j) => j - i <= k);
  const mask = type.kind === "b" ? undefined : size(out.layout);
  return { kind: "alloc", out, value: out, hiddenPeak: mask, hiddenTotal: mask };
}

function atLeastZero(length: Dim): Dim {
  return less(length, 0) === true ? 0 : length;
}

/** `np.tril` and `np.triu`: `np.where` with a triangle of booleans. */
function triangle(m: NDArray, keeps: (row: number, column: number) => boolean): Effect {
  const rank = m.shape.length;
  if (rank === 0) raise("TypeError", "tri() missing 1 required positional argument: 'N'");
  const square: readonly Dim[] = rank === 1 ? [m.shape[0], m.shape[0]] : m.shape;
  const mask = contiguous(bool, square.slice(-2));
  const layout = allocateLike([mask, m.layout], square, resultType([m.dtype]));
  const source = viewOf(m, broadcastLayout(m.layout, square));
  const out = make(layout, {
    fill: (data, target, objects) => writeTriangle(source, data, target, objects, keeps),
    otherwise: () => joined(hullOf(m), hullOf(filledArray(layout, zeroOf(layout.dtype))), layout.dtype),
  });
  const bytes = product(mask.shape);
  return { kind: "alloc", out, value: out, hiddenPeak: bytes, hiddenTotal: bytes };
}

function writeTriangle(
  source: NDArray,
  data: Uint8Array,
  target: ExactLayout,
  objects: unknown[],
  keeps: (row: number, column: number) => boolean,
): boolean {
  const elements = elementsOf(source);
  if (!elements) return false;
  const view = viewOn(data);
  const zero = zeroOf(target.dtype);
  const [rows, columns] = target.shape.slice(-2);
  let i = 0;
  eachOffset(target, (at) => {
    const isKept = keeps(Math.floor(i / columns) % rows, i % columns);
    writeElement(view, target.dtype, at, isKept ? elements[i] : zero, objects);
    i++;
  });
  return true;
}

function diag(v: NDArray, k: number): Effect {
  if (v.shape.length === 2) return diagonalView(v, k);
  if (v.shape.length !== 1) return raise("ValueError", "Input must be 1- or 2-d.");
  return allocEffect(diagonalMatrix(v, k));
}

/** Returns a new square matrix of zeros with the array's elements on diagonal `k`. */
function diagonalMatrix(v: NDArray, k: number): NDArray {
  const length = plus(v.shape[0], Math.abs(k));
  const layout = allocatedIn(v.dtype, [length, length]);
  const out = filledArray(layout, zeroOf(v.dtype));
  const { itemsize } = v.dtype;
  const start: Dim = k >= 0 ? k * itemsize : times(length, -k * itemsize);
  if (v.shape[0] === 0) return out;
  assign(
    viewOf(out, {
      dtype: v.dtype,
      shape: v.shape,
      strides: [times(plus(length, 1), itemsize)],
      offset: start,
    }),
    v,
  );
  return out;
}

/** The diagonal of a matrix: a view that can't be written. */
function diagonalView(of: NDArray, k: number): Effect {
  const { shape, strides, offset } = of.layout;
  const [rows, columns] = [k < 0 ? plus(shape[0], k) : shape[0], k > 0 ? minus(shape[1], k) : shape[1]];
  const isFewer = less(rows, columns) ?? notKnown("the length of a diagonal");
  const length = isFewer ? rows : columns;
  const isNone = less(length, 1) ?? notKnown("the length of a diagonal");
  const shift = k < 0 ? times(strides[0], -k) : times(strides[1], k);
  const effect = viewEffect(of, {
    dtype: of.dtype,
    shape: [isNone ? 0 : length],
    strides: [plus(strides[0], strides[1])],
    offset: less(length, 0) === true ? offset : plus(offset, shift),
  });
  if (effect.kind === "view") effect.out.writeable = false;
  return effect;
}

function vander(x: NDArray, columns: Dim, increasing: boolean, context: Context): Effect {
  const type = promoteTypes(x.dtype, int64);
  const layout = allocatedIn(type, [x.shape[0], columns]);
  const out = make(layout, {
    fill: (data, target) => {
      if (!isExact(columns) || !isExactLayout(x.layout)) return false;
      const powers = powersOf(castArray(x, type), columns, context);
      if (!powers) return false;
      const view = viewOn(data);
      const [rows] = target.shape;
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) {
          const at = (i * columns + (increasing ? j : columns - 1 - j)) * type.itemsize;
          writeElement(view, type, at, powers[j][i]);
        }
      return true;
    },
  });
  return allocEffect(out);
}

/** Returns 1, x, x*x, ... each the product of the one before with x. */
function powersOf(x: NDArray, count: number, context: Context): Element[][] | undefined {
  const all: Element[][] = [];
  let power = fillWith(x.layout, pyInt(1), context);
  for (let j = 0; j < count; j++) {
    const elements = elementsOf(power);
    if (!elements) return undefined;
    all.push(elements);
    if (j < count - 1) power = j === 0 ? x : applied("numpy.multiply", [power, x], context);
  }
  return all;
}

const diagonal = opt(int, 0);

register("numpy", {
  eye: op(
    {
      N: dim,
      M: orNone<Dim, undefined>(dim, undefined),
      k: diagonal,
      dtype: orNone(dtype, float64),
      order: newOrder,
      ...elsewhere,
    },
    (of): Effect => eye(of.N, of.M ?? of.N, of.k, of.dtype, of.order),
  ),
  identity: op(
    { n: dim, dtype: orNone(dtype, float64), like: elsewhere.like },
    (of): Effect => eye(of.n, of.n, 0, of.dtype, "C"),
  ),
  tri: op(
    {
      N: compared,
      M: orNone<Dim, undefined>(dim, undefined),
      k: diagonal,
      dtype: orNone(dtype, float64),
      like: elsewhere.like,
    },
    (of): Effect => tri(of.N, of.M ?? of.N, of.k, of.dtype),
  ),
  tril: op({ m: array, k: opt(subtracted, 0) }, (of) => triangle(of.m, (i, j) => j - i <= of.k)),
  triu: op({ m: array, k: opt(subtracted, 0) }, (of) => triangle(of.m, (i, j) => j - i >= of.k)),
  diag: op({ v: array, k: diagonal }, (of) => diag(of.v, of.k)),
  diagflat: op({ v: array, k: diagonal }, (of): Effect => {
    const flat = castArray(of.v, of.v.dtype, allocatedIn(of.v.dtype, of.v.shape));
    const line = viewOf(flat, contiguous(of.v.dtype, [size(of.v.layout)]));
    return allocEffect(diagonalMatrix(line, of.k));
  }),
  vander: op(
    { x: array, N: orNone<Dim, undefined>(dim, undefined), increasing: opt(boolean, false) },
    (of, context): Effect => {
      if (of.x.shape.length !== 1)
        return raise("ValueError", "x must be a one-dimensional array or sequence.");
      return vander(of.x, of.N ?? of.x.shape[0], of.increasing, context);
    },
  ),
});
