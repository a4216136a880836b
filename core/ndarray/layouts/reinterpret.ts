import { hasObjects } from "../contents/move.ts";
import type { DType } from "../dtypes/dtype.ts";
import { sameDType } from "../dtypes/dtype.ts";
import { elementsAt } from "../dtypes/fields.ts";
import { notKnown, raise } from "../error.ts";
import { type Dim, divideExactly, isExact, same, times } from "./dim.ts";
import { type Layout, size } from "./layout.ts";

/** Returns the layout of the same bytes as elements of another dtype (`a.view(dtype)`); raises where NumPy does. */
export function reinterpreted(layout: Layout, dtype: DType): Layout {
  const to = sized(dtype, layout.dtype.itemsize);
  if ((hasObjects(layout.dtype) || hasObjects(to)) && !sameDType(layout.dtype, to))
    raise("TypeError", "Cannot change data-type for array of references.");
  if (to.itemsize === layout.dtype.itemsize) return elementsAt(layout, to, 0);
  if (layout.shape.length === 0)
    raise("ValueError", "Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
  if (to.subarray)
    raise(
      "ValueError",
      "Changing the dtype to a subarray type is only supported if the total itemsize is unchanged",
    );
  return withLastAxis(layout, to);
}

/** A void dtype without a length takes the one of the elements that it replaces. */
function sized(dtype: DType, itemsize: number): DType {
  return dtype.itemsize === 0 && dtype.kind === "V" ? { ...dtype, itemsize } : dtype;
}

/** Changes the itemsize, and with it the length of the last axis, which must be contiguous. */
function withLastAxis(layout: Layout, dtype: DType): Layout {
  const axis = layout.shape.length - 1;
  const length = layout.shape[axis];
  const from = layout.dtype.itemsize;
  // One element, or none, lies close enough.
  const answers = [same(length, 1), same(size(layout), 0), same(layout.strides[axis], from)];
  const isPacked = answers.includes(true);
  if (!isPacked && answers.includes(undefined)) return notKnown("whether the last axis is contiguous");
  if (!isPacked)
    raise("ValueError", "To change to a dtype of a different size, the last axis must be contiguous");
  const changed = { ...layout, dtype, strides: layout.strides.with(axis, dtype.itemsize) };
  if (dtype.itemsize < from)
    return { ...changed, shape: layout.shape.with(axis, split(length, from, dtype)) };
  return { ...changed, shape: layout.shape.with(axis, joined(times(length, from), dtype)) };
}

function split(length: Dim, from: number, { itemsize }: DType): Dim {
  if (itemsize === 0 || from % itemsize !== 0)
    raise(
      "ValueError",
      "When changing to a smaller dtype, its size must be a divisor of the size of original dtype",
    );
  return times(length, from / itemsize);
}

function joined(bytes: Dim, { itemsize }: DType): Dim {
  const length = divideExactly(bytes, itemsize);
  if (length !== undefined) return length;
  if (!isExact(bytes)) return notKnown("the length of the last axis");
  return raise(
    "ValueError",
    "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.",
  );
}
