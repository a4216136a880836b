import { byteBounds, type ExactLayout } from "../../ndarray/layouts/layout.ts";

/** The elements of an array that begin at one byte of its buffer. */
export interface Occupant {
  /** Index of the first of them. */
  readonly index: readonly number[];
  /** How many indices reach these bytes; undefined when counting takes too long. */
  readonly count: number | undefined;
}

/** Finds what begins at a byte of the buffer; undefined where the array has nothing. */
export type Finder = (byte: number) => Occupant | undefined;

interface Axis {
  readonly axis: number;
  readonly length: number;
  readonly stride: number;
  /** Lowest and highest distance that this axis and those after it can add. */
  readonly low: number;
  readonly high: number;
}

/** Solutions that one search looks at before it gives up counting. */
const searchLimit = 2000;

/** Returns a function that inverts the layout: from a byte to the indices that lead there. Its cost does not grow with the array. */
export function finderOf(layout: ExactLayout): Finder {
  const { shape, strides, offset } = layout;
  const moving = shape
    .map((length, axis) => ({ axis, length, stride: strides[axis] }))
    .filter(({ length, stride }) => length > 1 && stride !== 0)
    .sort((a, b) => Math.abs(b.stride) - Math.abs(a.stride));
  const repeats = shape.reduce((n, length, axis) => (strides[axis] === 0 ? n * length : n), 1);
  const axes = withReach(moving);
  return (byte) => {
    let steps = 0;
    let count = 0;
    let first: readonly number[] | undefined;
    const index: number[] = shape.map(() => 0);
    const search = (depth: number, rest: number) => {
      if (++steps > searchLimit) return;
      if (depth === axes.length) {
        if (rest !== 0) return;
        count++;
        if (!first || isBefore(index, first)) first = [...index];
        return;
      }
      const { axis, length, stride } = axes[depth];
      const after = axes[depth + 1] ?? { low: 0, high: 0 };
      const [from, to] = [(rest - after.high) / stride, (rest - after.low) / stride].sort((a, b) => a - b);
      for (let i = Math.max(0, Math.ceil(from)); i <= Math.min(length - 1, Math.floor(to)); i++) {
        index[axis] = i;
        search(depth + 1, rest - i * stride);
      }
      index[axis] = 0;
    };
    search(0, byte - offset);
    return first && { index: first, count: steps > searchLimit ? undefined : count * repeats };
  };
}

function withReach(moving: readonly Omit<Axis, "low" | "high">[]): Axis[] {
  const axes: Axis[] = [];
  let [low, high] = [0, 0];
  for (const { axis, length, stride } of moving.toReversed()) {
    const reach = (length - 1) * stride;
    low += Math.min(0, reach);
    high += Math.max(0, reach);
    axes.unshift({ axis, length, stride, low, high });
  }
  return axes;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const axis = a.findIndex((position, i) => position !== b[i]);
  return axis >= 0 && a[axis] < b[axis];
}

/**
 * Returns how many different bytes the elements take; undefined when elements may overlap otherwise than by a stride of 0.
 */
export function distinctBytes({ dtype, shape, strides }: ExactLayout): number | undefined {
  const moving = shape
    .map((length, axis) => ({ length, stride: Math.abs(strides[axis]) }))
    .filter(({ length, stride }) => length > 1 && stride > 0)
    .sort((a, b) => a.stride - b.stride);
  let covered = dtype.itemsize;
  for (const { length, stride } of moving) {
    if (stride < covered) return undefined;
    covered += (length - 1) * stride;
  }
  return moving.reduce((n, { length }) => n * length, dtype.itemsize);
}

/** Returns the largest number of bytes that divides every distance in the layout: what memory is looked through by. */
export function unitOf(layout: ExactLayout): number {
  const from = byteBounds(layout)?.[0] ?? 0;
  return [from, ...layout.strides.filter((_, axis) => layout.shape[axis] > 1)].reduce(
    (unit, distance) => greatestDivisor(unit, Math.abs(distance)),
    layout.dtype.itemsize,
  );
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
