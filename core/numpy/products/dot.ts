import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { type DType, type Shape, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { showShape } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, plus, same, sameShape, showDim, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { type Layout, permute, size } from "../../ndarray/layouts/layout.ts";
import { opt } from "../calls/bind.ts";
import { register } from "../names/registry.ts";
import { type Effect, type Hidden, op } from "../op.ts";
import { operand, out, outSaying } from "../reductions/arguments.ts";
import { flattened } from "../reductions/flatten.ts";
import { calc } from "../ufunc/calc.ts";
import { callElementwise, wrapped } from "../ufunc/effect.ts";
import { type Ufunc, ufuncNamed } from "../ufunc/loops.ts";
import type { Operand } from "../ufunc/operand.ts";
import { asHidden, dotCopies, reshapeCopy } from "./hidden.ts";
import { productArray } from "./product.ts";

/** Returns `np.dot(a, b)` of arrays with at least one axis each: the last axis of `a` with the last but one of `b`. */
export function dotOf(a: NDArray, b: NDArray): NDArray {
  const along = Math.max(0, b.shape.length - 2);
  const left = a.shape.length - 1;
  aligned(a.shape, b.shape, left, along);
  const axes = [along, ...axesBut(b, along)];
  const shape = [...a.shape.slice(0, left), ...axesBut(b, along).map((axis) => b.shape[axis])];
  const dtype = productType(a, b);
  return productArray(
    { seen: a, groups: [0, left, 1] },
    { seen: viewOf(b, permute(b.layout, axes), "ndarray"), groups: [0, 1, axes.length - 1] },
    dtype,
    allocatedIn(dtype, shape),
  );
}

/** Returns `np.inner(a, b)` of arrays with at least one axis each: the last axes of both. */
export function innerOf(a: NDArray, b: NDArray): NDArray {
  const [left, right] = [a.shape.length - 1, b.shape.length - 1];
  // NumPy multiplies by the second array with its last two axes swapped, and says so.
  const swapped = right < 1 ? b.shape : [...b.shape.slice(0, -2), b.shape[right], b.shape[right - 1]];
  aligned(a.shape, swapped, left, Math.max(0, right - 1));
  const axes = [right, ...axesBut(b, right)];
  const dtype = productType(a, b);
  return productArray(
    { seen: a, groups: [0, left, 1] },
    { seen: viewOf(b, permute(b.layout, axes), "ndarray"), groups: [0, 1, right] },
    dtype,
    allocatedIn(dtype, [...a.shape.slice(0, left), ...b.shape.slice(0, right)]),
  );
}

function axesBut(array: NDArray, without: number): number[] {
  return array.shape.map((_, axis) => axis).filter((axis) => axis !== without);
}

function productType(a: NDArray, b: NDArray): DType {
  return resultType([a.dtype, b.dtype]);
}

function aligned(a: Shape, b: Shape, left: number, right: number): void {
  const fits = same(a[left], b[right]);
  if (fits === undefined) notKnown("whether the shapes fit");
  if (fits) return;
  raise(
    "ValueError",
    `shapes ${showShape(a)} and ${showShape(b)} not aligned: ${showDim(a[left])} (dim ${left}) != ${showDim(b[right])} (dim ${right})`,
  );
}

/** The effect of a product: a new array, or what was written to `out`. */
export function productEffect(
  name: string,
  operands: readonly Operand[],
  result: NDArray,
  into: NDArray | undefined,
  hidden: Hidden = {},
): Effect {
  const ins = operands.map(({ value }) => value);
  if (into) {
    const fits = sameShape(into.shape, result.shape) === true && sameDType(into.dtype, result.dtype);
    if (!fits)
      raise(
        "ValueError",
        "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)",
      );
    assign(into, result);
    return { kind: "ufunc", name, ins, out: into, into, value: into, ...hidden };
  }
  const value = wrapped(result, operands);
  if (value.t !== "ndarray") return { kind: "value", value, ...hidden };
  return { kind: "ufunc", name, ins, out: value, value, ...hidden };
}

/** The product by a single number; in C order where NumPy leaves matrices to BLAS. */
function scaled(a: NDArray, b: NDArray): NDArray {
  const [array, number] = a.shape.length === 0 ? [b, a] : [a, b];
  const isBlas = "fdFD".includes(productType(a, b).char) && array.shape.length <= 2;
  return calc("multiply", [array, number], { order: isBlas ? "C" : "K" });
}

/** `dot` and `inner`, which is `dot` along the last axes of both. */
function row(name: "dot" | "inner") {
  const multiply = name === "dot" ? dotOf : innerOf;
  const multiplied = (a: Operand, b: Operand, into?: NDArray) => {
    const isScaling = a.array.shape.length === 0 || b.array.shape.length === 0;
    const result = isScaling ? scaled(a.array, b.array) : multiply(a.array, b.array);
    const layouts = isScaling ? [] : [a.array.layout, b.array.layout];
    const copies = dotCopies(layouts, productType(a.array, b.array));
    return productEffect(name, [a, b], result, into, asHidden(copies));
  };
  if (name === "inner") return op({ a: operand, b: operand }, ({ a, b }) => multiplied(a, b));
  const into = outSaying("'out' must be an array");
  return op({ a: operand, b: operand, out: into }, (read) => multiplied(read.a, read.b, read.out));
}

/** All elements of both, the first conjugated. */
const vdot = op({ a: operand, b: operand }, ({ a, b }) => {
  const [x, y] = [flattened(a.array), flattened(b.array)];
  const fits = same(x.shape[0], y.shape[0]);
  if (fits === undefined) notKnown("whether the lengths are equal");
  if (!fits)
    raise(
      "ValueError",
      `cannot reshape array of size ${showDim(y.shape[0])} into shape ${showShape(x.shape)}`,
    );
  const conjugated = x.dtype.kind === "c" ? calc("conjugate", [x]) : x;
  const given = [a, b].map(({ array: { layout } }) => layout);
  const flat = given.map((layout, i) => reshapeCopy(layout, [x, y][i].shape));
  const type = productType(x, y);
  const casts = given.map((layout) =>
    sameDType(layout.dtype, type) ? 0 : times(size(layout), type.itemsize),
  );
  const hidden = asHidden([...flat, ...casts].reduce<Dim>(plus, 0));
  return productEffect("vdot", [a, b], dotOf(conjugated, y), undefined, hidden);
});

/** Every element of one with every element of the other. */
const outer = op({ a: operand, b: operand, out: opt(out, undefined) }, ({ a, b, out: into }) => {
  const [x, y] = [flattened(a.array), flattened(b.array)];
  const column: Layout = { ...x.layout, shape: [x.shape[0], 1], strides: [x.layout.strides[0], 0] };
  const line: Layout = { ...y.layout, shape: [1, y.shape[0]], strides: [0, y.layout.strides[0]] };
  const [left, right] = [viewOf(x, column), viewOf(y, line)];
  return callElementwise(
    ufuncNamed("multiply") as Ufunc,
    [left, right].map((array) => ({ array, value: array })),
    into ? { outs: [into] } : {},
  );
});

register("numpy", { dot: row("dot"), inner: row("inner"), vdot, outer });
register("numpy.ndarray", { dot: row("dot") });
