import { NDArray, viewOf } from "../../ndarray/array.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, product } from "../../ndarray/layouts/dim.ts";
import { contiguous, isF, type Layout } from "../../ndarray/layouts/layout.ts";
import { none, pyFloat, pyInt, pyList, pyStr, pyTrue, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { type Composer, composed, composer } from "../calls/composer.ts";
import { text } from "../calls/readers.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { toDType } from "../conversion/asdtype.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { attempt, type Effect, op, type Row } from "../op.ts";
import type { BinaryOperator } from "../operators.ts";

/** The matrix seen as a plain array. */
function plain(self: Value): NDArray {
  if (!(self instanceof NDArray)) return notKnown("a matrix");
  return viewOf(self, self.layout, "ndarray");
}

/** An array as a matrix on the same memory: always of two axes, a line being a row or where told a column. */
export function seenAsMatrix(array: NDArray, isColumn = false): NDArray {
  return viewOf(array, matrixLayout(array.layout, isColumn), "matrix");
}

/** The layout that a matrix has whose elements lie so. */
export function matrixLayout(layout: Layout, isColumn = false): Layout {
  const { shape, strides } = layout;
  if (shape.length > 2) return notKnown("a matrix of more axes");
  return shape.length === 2 ? layout : { ...layout, ...twoAxes(shape, strides, layout, isColumn) };
}

/** A new array as the matrix that NumPy makes in its place: it owns the memory. */
export function owningMatrix(array: NDArray): NDArray {
  const { layout } = seenAsMatrix(array);
  return new NDArray(layout, array.buffer, undefined, true, true, "matrix");
}

function twoAxes(
  shape: readonly Dim[],
  strides: readonly Dim[],
  { dtype }: Layout,
  isColumn: boolean,
): Pick<Layout, "shape" | "strides"> {
  if (shape.length === 2) return { shape, strides };
  if (shape.length === 0) return { shape: [1, 1], strides: [dtype.itemsize, dtype.itemsize] };
  const [length, stride] = [shape[0], strides[0]];
  if (isColumn) return { shape: [length, 1], strides: [stride, stride] };
  return { shape: [1, length], strides: [product([length, stride]), stride] };
}

function viewEffectOf(of: NDArray, out: NDArray): Effect {
  return { kind: "view", of, out, value: out };
}

/** `np.matrix(data)` and `np.asmatrix(data)`; texts are written as "1 2; 3 4". */
function matrixOf(data: Value, dtype: Value, copies: boolean, context: Context): Effect {
  const given = data.t === "str" ? parsed(data.v ?? notKnown("a matrix as text")) : data;
  if (given instanceof NDArray) return ofArray(given, dtype, copies, context);
  const array = composer(context).named("array", [given], dtype.t === "none" ? {} : { dtype });
  const out = onContiguous(composer(context).asArray(array));
  return { kind: "copy", of: out, out, value: out };
}

/** The matrix of an array: the view of it, or a copy of this view, which owns its memory. */
function ofArray(given: NDArray, dtype: Value, copies: boolean, context: Context): Effect {
  const call = composer(context);
  const wanted = dtype.t === "none" ? given.dtype : toDType(dtype, context);
  const isSame = sameDType(wanted, given.dtype);
  if (isSame && !copies && given.subclass === "matrix") return { kind: "value", value: given };
  const view = given.subclass === "matrix" ? given : seenAsMatrix(given);
  if (isSame && !copies) return viewEffectOf(given, view);
  const out = call.asArray(
    isSame ? call.method(view, "copy") : call.method(view, "astype", [{ t: "dtype", dtype: wanted }]),
  );
  return { kind: "copy", of: given, out, value: out };
}

/** A matrix on the memory of an array that was made for it. NumPy lays it in Fortran order where it might be in either. */
function onContiguous(array: NDArray): NDArray {
  const two = seenAsMatrix(array);
  const isFortran = array.layout.shape.length === 2 && isF(array.layout);
  const { dtype, shape, offset } = two.layout;
  return viewOf(array, { ...contiguous(dtype, shape, isFortran ? "F" : "C"), offset }, "matrix");
}

function parsed(source: string): Value {
  const rows = source
    .replace(/[[\]]/g, "")
    .split(";")
    .map((row) => row.split(/[,\s]+/).filter(Boolean));
  if (rows.some((row) => row.length !== rows[0].length)) raise("ValueError", "Rows not the same size.");
  return pyList(rows.map((row) => pyList(row.map(literal))));
}

function literal(word: string): Value {
  if (/^[+-]?\d+$/.test(word)) return pyInt(BigInt(word));
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(word)
    ? pyFloat(Number(word))
    : notKnown("a literal");
}

/** Reductions keep their axis, and give a scalar without one. */
function reduction(name: string, ...more: readonly string[]): Row {
  const rest = Object.fromEntries(more.map((parameter) => [parameter, opt(any, none)]));
  return op({ self: any, axis: opt(any, none), ...rest }, (read, context) => {
    const { self, axis, ...given } = read as unknown as Readonly<Record<string, Value>>;
    const call = composer(context);
    const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value.t !== "none"));
    if (axis.t === "none") return composed(call.method(plain(self), name, [], named));
    const kept = call.asArray(call.method(plain(self), name, [], { ...named, axis, keepdims: pyTrue }));
    // The places along columns are a new row; whatever else lies along an axis is seen.
    const isRow = name.startsWith("arg") && axis.t === "int" && Number(axis.v) === 0;
    const out = isRow ? owningMatrix(kept) : seenAsMatrix(kept);
    return { kind: "alloc", out, value: out };
  });
}

/** `flatten` and `ravel` give one row. */
function flat(name: string): Row {
  return op({ self: any, order: opt(text, "C") }, ({ self, order }, context) => {
    const line = composer(context).asArray(composer(context).method(plain(self), name, [pyStr(order)]));
    const out = name === "flatten" ? owningMatrix(line) : seenAsMatrix(line);
    return name === "flatten" || line.owndata
      ? { kind: "copy", of: plain(self), out, value: out }
      : viewEffectOf(plain(self), out);
  });
}

const attributes: Readonly<Record<string, (self: NDArray, call: Composer) => Effect>> = {
  A: (self) => viewEffectOf(self, plain(self)),
  A1: (self, call) => composed(call.method(plain(self), "ravel")),
  T: (self, call) => viewEffectOf(self, seenAsMatrix(call.asArray(call.get(plain(self), "T")))),
  H: (self, call) => {
    const turned = call.get(plain(self), "T");
    if (self.dtype.kind !== "c") return viewEffectOf(self, seenAsMatrix(call.asArray(turned)));
    return composed(seenAsMatrix(call.asArray(call("conjugate", turned))));
  },
  I: (self, call) => {
    const isSquare = self.shape[0] === self.shape[1];
    const inverse = call(isSquare ? "linalg.inv" : "linalg.pinv", plain(self));
    return composed(seenAsMatrix(call.asArray(inverse)));
  },
};

function getItem(self: NDArray, index: Value, context: Context): Effect {
  const found = composer(context).item(plain(self), index);
  if (!(found instanceof NDArray)) return { kind: "value", value: found };
  const second = index.t === "tuple" ? index.items[1] : undefined;
  const isColumn = second?.t === "int" || second?.t === "scalar";
  const out = seenAsMatrix(found, isColumn);
  if (found.buffer === self.buffer) return viewEffectOf(self, out);
  return { kind: "copy", of: self, out, value: out };
}

/** `*` multiplies matrices, and `**` takes their powers; the rest goes element by element. */
function binary(operator: BinaryOperator, left: Value, right: Value, context: Context): Effect | undefined {
  const call = composer(context);
  const areArrays = [left, right].every((value) => ["ndarray", "list", "tuple"].includes(value.t));
  if (operator === "Mult" && areArrays)
    return attempt(() => {
      const [a, b] = [left, right].map((side) => plain(seenAsMatrix(call.asArray(side))));
      return composed(owningMatrix(call.asArray(call("dot", a, b))));
    });
  if (operator === "Mult" && isPythonNumber(left) && right instanceof NDArray)
    return attempt(() => composed(dotOf(call, left, right)));
  if (operator === "MatMult") return undefined;
  if (operator !== "Pow" || !(left instanceof NDArray) || left.subclass !== "matrix") return undefined;
  return attempt(() => composed(seenAsMatrix(call.asArray(call("linalg.matrix_power", plain(left), right)))));
}

/** `dot` with a number takes it for an array. What BLAS computes is a new matrix, the rest the view of a product. */
function dotOf(call: Composer, left: Value, right: NDArray): NDArray {
  const product = call.asArray(call("dot", left, plain(right)));
  return "fdFD".includes(product.dtype.char) ? owningMatrix(product) : seenAsMatrix(product);
}

const isPythonNumber = (value: Value) => ["bool", "int", "float", "complex"].includes(value.t);

function attributeRow(name: string): Row {
  return op({ self: any }, ({ self }, context) =>
    self instanceof NDArray ? attributes[name](self, composer(context)) : notKnown("a matrix"),
  );
}

defineClass<NDArray>("matrix", {
  rows: "numpy.matrix",
  attribute: (self, name, context) =>
    Object.hasOwn(attributes, name) ? attempt(() => attributes[name](self, composer(context))) : undefined,
  getItem,
  binary,
  iterate: (self, context) => {
    const [rows] = self.shape;
    if (!isExact(rows) || rows > 10_000) return undefined;
    return Array.from({ length: rows }, (_, i) => composer(context).item(self, pyInt(i)));
  },
  length: (self) => (isExact(self.shape[0]) ? self.shape[0] : undefined),
});

/** Blocks in rows, or one row of blocks. */
const bmat = op({ obj: any, ldict: opt(any, none), gdict: opt(any, none) }, ({ obj }, context) => {
  const call = composer(context);
  if (obj instanceof NDArray) return matrixOf(obj, none, true, context);
  const rows = obj.t === "list" || obj.t === "tuple" ? itemsOf(obj, context) : undefined;
  if (!rows) return notKnown("a matrix of named blocks");
  const joined = (blocks: Value, axis: number) => {
    const arrays = (itemsOf(blocks, context) ?? notKnown("blocks")).map((block) => call.asArray(block));
    const lines = arrays.map((array) => plain(seenAsMatrix(array)));
    return call.named("concatenate", [pyTuple(lines)], { axis: pyInt(axis) });
  };
  const isFlat = rows.some((row) => row.t === "ndarray");
  const result = isFlat ? joined(obj, -1) : joined(pyTuple(rows.map((row) => joined(row, -1))), 0);
  return composed(call("matrix", result));
});

register("numpy", {
  matrix: op({ data: any, dtype: opt(any, none), copy: opt(any, pyTrue) }, ({ data, dtype, copy }, context) =>
    matrixOf(data, dtype, copy.t === "bool" && copy.v === true, context),
  ),
  asmatrix: op({ data: any, dtype: opt(any, none) }, ({ data, dtype }, context) =>
    matrixOf(data, dtype, false, context),
  ),
  bmat,
});

register("numpy.matrix", {
  sum: reduction("sum", "dtype", "out"),
  mean: reduction("mean", "dtype", "out"),
  prod: reduction("prod", "dtype", "out"),
  std: reduction("std", "dtype", "out", "ddof"),
  var: reduction("var", "dtype", "out", "ddof"),
  any: reduction("any", "out"),
  all: reduction("all", "out"),
  max: reduction("max", "out"),
  min: reduction("min", "out"),
  argmax: reduction("argmax", "out"),
  argmin: reduction("argmin", "out"),
  ptp: op({ self: any, axis: opt(any, none) }, ({ self, axis }, context) => {
    const call = composer(context);
    if (axis.t === "none") return composed(call("ptp", plain(self)));
    const kept = call.named("ptp", [plain(self)], { axis, keepdims: pyTrue });
    return composed(seenAsMatrix(call.asArray(kept)));
  }),
  flatten: flat("flatten"),
  ravel: flat("ravel"),
  squeeze: op({ self: any, axis: opt(any, none) }, ({ self, axis }, context) => {
    const line = composer(context).asArray(composer(context).method(plain(self), "squeeze", [axis]));
    return viewEffectOf(plain(self), seenAsMatrix(line));
  }),
  getA: attributeRow("A"),
  getA1: attributeRow("A1"),
  getT: attributeRow("T"),
  getH: attributeRow("H"),
  getI: attributeRow("I"),
  tolist: op({ self: any }, ({ self }, context) => composed(composer(context).method(plain(self), "tolist"))),
});
