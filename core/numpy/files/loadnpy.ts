import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { raise } from "../../ndarray/error.ts";
import {
  boundsOf,
  type Dim,
  floorDivide,
  isExact,
  minus,
  product,
  showDim,
  times,
} from "../../ndarray/layouts/dim.ts";
import { contiguous, transposed } from "../../ndarray/layouts/layout.ts";
import type { File, NpyHeader } from "../context.ts";
import { headOf, sectionOf } from "./disk.ts";
import { readNpyHeader } from "./npy.ts";

/** Returns the header of a .npy file; raises where it is broken; undefined when nothing is known of it. */
export function headerOf(file: File, limit?: number): NpyHeader | undefined {
  if (file.npy) return file.npy;
  const head = headOf(file);
  return head && readNpyHeader(head, limit);
}

/** Returns the array that `np.load` makes of a .npy file: a reshaped view of the flat array that was read. */
export function loadedArray(file: File, { descr, fortran, shape, offset }: NpyHeader): NDArray {
  const count = product(shape);
  checkComplete(file, count, { descr, fortran, shape, offset });
  const flat = contiguous(descr, [count]);
  const contents = descr.kind === "O" ? nothing : sectionOf(file, offset, flat);
  const read = newArray(flat, contents);
  if (!fortran) return viewOf(read, contiguous(descr, shape));
  return viewOf(read, transposed(contiguous(descr, [...shape].reverse())));
}

function checkComplete(file: File, count: Dim, { descr, shape, offset }: NpyHeader): void {
  if (descr.kind === "O" || file.size === undefined || descr.itemsize === 0) return;
  const present = floorDivide(minus(file.size, offset), descr.itemsize);
  if (!isExact(present) || !isExact(count)) return;
  const read = count < 0 ? present : Math.min(present, count);
  if (read === count) return;
  const lengths = shape.map(showDim);
  raise(
    "ValueError",
    `Failed to read all data for array. Expected (${lengths.join(", ")}${lengths.length === 1 ? "," : ""}) = ${count} elements, ` +
      `could only read ${read} elements. (file seems not fully written?)`,
  );
}

/** Bytes of the data that a header describes, at least. */
export function leastBytes({ descr, shape }: NpyHeader): number {
  return boundsOf(times(product(shape), descr.itemsize))[0];
}
