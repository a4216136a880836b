import type { NDArray } from "../../ndarray/array.ts";
import type { Buffer } from "../../ndarray/buffer.ts";
import { fitsProducts, gridOf } from "../rounding/grain.ts";

const exact = new WeakSet<Buffer>();

/** Notes that nothing was rounded in a transform. */
export function noteExact(array: NDArray): void {
  exact.add(array.buffer);
}

/** True for the result of transforms in which nothing was rounded, so that every machine has the same. */
export function isExactTransform({ buffer }: NDArray): boolean {
  return exact.has(buffer);
}

/**
 * True when a transform of the lines of pairs rounds nothing: those of two and four points only add and subtract numbers of few digits,
 * and those of three points beside that halve sums and multiply differences, which have to be nothing.
 */
export function roundsNothing(
  array: NDArray,
  length: number,
  factor: number,
  lines: () => Iterable<Float64Array>,
): boolean {
  const grid = gridOf(array);
  const isPower = factor > 0 && 2 ** Math.round(Math.log2(factor)) === factor;
  if (!grid || !isPower || !fitsProducts([grid], 32 * Math.max(1, grid.count))) return false;
  if (length === 1 || length === 2 || length === 4) return true;
  if (length !== 3) return false;
  for (const line of lines()) {
    const at = (i: number) => line[i] ?? 0;
    if (at(2) !== at(4) || at(3) !== at(5)) return false;
  }
  return true;
}
