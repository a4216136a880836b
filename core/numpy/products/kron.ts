import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { notKnown } from "../../ndarray/error.ts";
import { isExact, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, type Layout } from "../../ndarray/layouts/layout.ts";
import { reshapedView } from "../../ndarray/layouts/reshape.ts";
import { copyInto } from "../calls/results.ts";
import { arrayEffect } from "../elementwise/differences.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { calc } from "../ufunc/calc.ts";

/** The array with axes of length 1 before or after each of its own. */
function interleaved(array: NDArray, rank: number, isFirst: boolean): NDArray {
  const lead = rank - array.shape.length;
  const shape: Layout["shape"][number][] = [];
  const strides: Layout["strides"][number][] = [];
  for (let axis = 0; axis < rank; axis++) {
    const own = axis - lead;
    const length = own < 0 ? 1 : array.shape[own];
    const stride = own < 0 ? 0 : array.layout.strides[own];
    shape.push(...(isFirst ? [length, 1] : [1, length]));
    strides.push(...(isFirst ? [stride, 0] : [0, stride]));
  }
  return viewOf(array, { ...array.layout, shape, strides }, "ndarray");
}

/** Every element of one array times the whole of the other. */
const kron = op({ a: operand, b: operand }, ({ a, b }) => {
  const rank = Math.max(a.array.shape.length, b.array.shape.length);
  if (b.array.shape.length === 0) return arrayEffect("kron", [a, b], calc("multiply", [a.array, b.array]));
  const product = calc("multiply", [interleaved(a.array, rank, true), interleaved(b.array, rank, false)]);
  const { shape } = product;
  if (!shape.every(isExact)) return notKnown("the shape of a product");
  const joined = Array.from({ length: rank }, (_, i) => times(shape[2 * i], shape[2 * i + 1]));
  const seen = reshapedView(product.layout, joined, "C");
  const packed = seen ? product : copyInto(product, allocatedIn(product.dtype, shape));
  const out = viewOf(packed, seen ?? contiguous(product.dtype, joined));
  return { kind: "ufunc", name: "kron", ins: [a.value, b.value], out, value: out };
});

register("numpy", { kron });
