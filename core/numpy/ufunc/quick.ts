import { type NDArray, newArray } from "../../ndarray/array.ts";
import type { Exact } from "../../ndarray/contents/contents.ts";
import { type DType, isSwapped, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { runElementwise, type Side } from "../../ndarray/kernels/run.ts";
import { contiguous, type ExactLayout, type Layout } from "../../ndarray/layouts/layout.ts";
import { reserve, spend } from "../../ndarray/limits.ts";
import { roomFor } from "../../ndarray/room.ts";
import { kernelOf, type Resolution } from "./resolve.ts";

/**
 * Returns the only result of a loop whose operands need no cast, are known and lie in C order, all of one shape but for those without
 * dimensions, which is what NumPy itself has a short way for: all else of a ufunc call takes several times as long as ten elements do.
 * Undefined, with nothing done, for any other call.
 */
export function quickResult(inputs: readonly NDArray[], resolution: Resolution): NDArray | undefined {
  const { ins, outs } = resolution;
  const kernel = outs.length === 1 ? kernelOf(resolution) : undefined;
  const largest = largestOf(inputs);
  const count = countOf(largest);
  if (!kernel || !count) return undefined;
  for (let i = 0; i < inputs.length; i++) {
    const isLike =
      inputs[i].dtype === ins[i] && (inputs[i].shape.length === 0 || isLaidAs(inputs[i], largest));
    if (!isLike || !isPlain(inputs[i], count)) return undefined;
  }
  const [dtype] = outs;
  const bytes = count * dtype.itemsize;
  if (!reserve(bytes) || !spend(count)) return undefined;
  const data = roomFor(bytes);
  const layout = (dtype === largest.dtype ? largest : contiguous(dtype, largest.shape)) as ExactLayout;
  const sides = inputs.map((array, i) => sideOf(array, ins[i], layout));
  if (!runElementwise(kernel, sides, [{ data, layout, as: dtype }])) return undefined;
  return newArray(layout, { kind: "exact", data });
}

/** The layout of the first operand with dimensions; of the first one where none has. */
function largestOf(inputs: readonly NDArray[]): Layout {
  for (let i = 0; i < inputs.length; i++) if (inputs[i].shape.length > 0) return inputs[i].layout;
  return inputs[0].layout;
}

/** How many elements a layout has that is a new array's in C order; undefined for any other. */
function countOf({ dtype, shape, strides, offset }: Layout): number | undefined {
  if (offset !== 0) return undefined;
  let step = dtype.itemsize;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis];
    if (typeof length !== "number" || length === 0 || strides[axis] !== step) return undefined;
    step *= length;
  }
  return step / dtype.itemsize;
}

function isLaidAs({ layout }: NDArray, other: Layout): boolean {
  if (layout === other) return true;
  return isSame(layout.shape, other.shape) && countOf(layout) !== undefined;
}

function isSame(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** True where all bytes of the elements are known, and need neither a cast nor a turn. */
function isPlain({ contents, dtype, layout }: NDArray, count: number): boolean {
  if (contents.kind !== "exact" || contents.known) return false;
  if (isSwapped(dtype) || layout.offset !== 0) return false;
  const elements = layout.shape.length === 0 ? 1 : count;
  return contents.data.length >= elements * dtype.itemsize;
}

function sideOf(array: NDArray, as: DType, { shape }: ExactLayout): Side {
  const { data } = array.contents as Exact;
  const own = array.layout as ExactLayout;
  if (own.shape.length === shape.length) return { data, layout: own, as };
  return { data, layout: { dtype: as, shape, strides: shape.map(() => 0), offset: 0 }, as };
}
