import { eachOffset, elementsOf, readable, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import type { DType, Shape } from "../../ndarray/dtypes/dtype.ts";
import { runProduct } from "../../ndarray/kernels/product.ts";
import { storeResults } from "../../ndarray/kernels/results.ts";
import type { Side } from "../../ndarray/kernels/run.ts";
import { broadcastLayout } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, product } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { type ExactLayout, type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import type { Value } from "../../ndarray/value.ts";
import { copyInto } from "../calls/results.ts";
import { asPython, pythonOperation } from "../ufunc/pyvalues.ts";

/** One side of a product: an array seen as a stack of matrices; its axes count stacks, rows and columns, in that order. */
export interface Factor {
  readonly seen: NDArray;
  readonly groups: readonly [stacks: number, rows: number, columns: number];
}

/** Returns the product of two factors as a new array of this layout, whose elements in C order are the products. */
export function productArray(a: Factor, b: Factor, dtype: DType, layout: Layout): NDArray {
  const packed = allocatedIn(dtype, layout.shape);
  const [batch, n] = sizesOf(a);
  const [, k, m] = sizesOf(b);
  const work = product([batch, n, k, m]);
  const contents = makeContents(packed, {
    work: isExact(work) ? Math.max(work, 1) : undefined,
    fill: (data, exact, objects) => {
      if (!isExact(batch) || !isExact(n) || !isExact(k) || !isExact(m)) return false;
      if (dtype.kind === "O")
        return storeObjects(objectProducts(a, b, { batch, n, k, m }), { data, exact, objects });
      const [x, y] = [sideOf(a, dtype), sideOf(b, dtype)];
      if (!x || !y || "OSUTVmM".includes(dtype.kind)) return false;
      const results = runProduct(x, y, { batch, n, k, m });
      return results !== undefined && storeResults(results, { loop: dtype, result: dtype }, data);
    },
  });
  const result = newArray(packed, contents);
  const isPacked = packed.strides.every((stride, axis) => stride === layout.strides[axis]);
  return isPacked ? result : copyInto(result, layout);
}

/** Returns the array seen with a larger shape, or itself where it has that shape. */
export function broadcastTo(array: NDArray, shape: Shape): NDArray {
  const layout = broadcastLayout(array.layout, shape);
  return layout === array.layout ? array : viewOf(array, layout, "ndarray");
}

/** Returns the array broadcast to `shape` and then with its axes in this order. */
export function seenAs(array: NDArray, axes: readonly number[], shape: Shape = array.shape): NDArray {
  return viewOf(array, permute(broadcastLayout(array.layout, shape), axes), "ndarray");
}

interface Sizes {
  readonly batch: number;
  readonly n: number;
  readonly k: number;
  readonly m: number;
}

/** Sums of products by Python's operators, in C order; undefined when they are not known. */
function objectProducts(a: Factor, b: Factor, { batch, n, k, m }: Sizes): Value[] | undefined {
  const [xs, ys] = [a, b].map(({ seen }) =>
    elementsOf(seen)?.map((element) => asPython(element, seen.dtype)),
  );
  if (!xs || !ys || k === 0) return undefined;
  const results: Value[] = [];
  for (let at = 0; at < batch * n * m; at++) {
    const [stack, i, j] = [Math.floor(at / (n * m)), Math.floor(at / m) % n, at % m];
    let sum: Value | undefined;
    for (let l = 0; l < k; l++) {
      const [x, y] = [xs[(stack * n + i) * k + l], ys[(stack * k + l) * m + j]];
      const product = x && y && pythonOperation("multiply", [x, y]);
      sum = product && sum ? pythonOperation("add", [sum, product]) : l === 0 ? product : undefined;
      if (!sum) return undefined;
    }
    results.push(sum as Value);
  }
  return results;
}

function storeObjects(
  values: readonly Value[] | undefined,
  { data, exact, objects }: { data: Uint8Array; exact: ExactLayout; objects: unknown[] },
): boolean {
  if (!values) return false;
  const view = viewOn(data);
  let at = 0;
  eachOffset(exact, (offset) => writeElement(view, exact.dtype, offset, values[at++], objects));
  return true;
}

function sizesOf({ seen, groups }: Factor): readonly Dim[] {
  let at = 0;
  return groups.map((count) => {
    const lengths = seen.shape.slice(at, at + count);
    at += count;
    return product(lengths);
  });
}

function sideOf({ seen }: Factor, as: DType): Side | undefined {
  const from = readable(seen);
  return from && { data: from.data, layout: from.layout, as };
}
