import {
  boundsOf,
  type Dim,
  floorDivide,
  isExact,
  less,
  minus,
  plus,
  showDim,
  times,
  unknownDim,
} from "./dim.ts";

/** A slice's parts; an absent part is Python's None. */
export interface SliceParts {
  readonly start?: Dim;
  readonly stop?: Dim;
  /** Never 0. */
  readonly step: number;
}

/** The elements that a slice takes from an axis: `start + i * step` for i in [0, length). */
export interface SliceRange {
  readonly start: Dim;
  readonly length: Dim;
  readonly step: number;
}

/** Returns what the slice takes from an axis of `length`; an empty slice is {0, 0, 1}, as in NumPy. */
export function sliceRange({ start, stop, step }: SliceParts, length: Dim): SliceRange {
  const least = step > 0 ? 0 : -1;
  const most = step > 0 ? length : minus(length, 1);
  const from = start === undefined ? (step > 0 ? 0 : most) : clipped(start, length, least, most);
  const to = stop === undefined ? (step > 0 ? length : -1) : clipped(stop, length, least, most);
  const span = step > 0 ? minus(to, from) : minus(from, to);
  const count = stepsIn(span, Math.abs(step), length);
  return count === 0 ? { start: 0, length: 0, step: 1 } : { start: from, length: count, step };
}

/** Returns how many steps of size `step` begin within `span`; never more than `length`. */
function stepsIn(span: Dim, step: number, length: Dim): Dim {
  if (isExact(span)) return Math.max(0, Math.ceil(span / step));
  const [lo, hi] = boundsOf(span);
  if (hi <= 0) return 0;
  const count = step === 1 ? span : floorDivide(plus(span, step - 1), step);
  if (lo >= 0) return count;
  const most = Math.ceil(Math.min(hi, boundsOf(length)[1]) / step);
  return unknownDim(`max(${showDim(count)}, 0)`, 0, most);
}

/** Returns a slice's end as a position in [least, most]: negative ends count from the end of the axis. */
function clipped(end: Dim, length: Dim, least: Dim, most: Dim): Dim {
  const negative = less(end, 0);
  if (negative === undefined) return within(unknownEnd(end, length), least, most);
  return within(negative ? plus(end, length) : end, least, most);
}

/** An end of unknown sign lies somewhere on the axis; which of the two readings holds is not known. */
function unknownEnd(end: Dim, length: Dim): Dim {
  const [lo, hi] = boundsOf(length);
  return unknownDim(`end(${showDim(end)}, ${showDim(length)})`, Math.min(0, lo), hi);
}

function within(position: Dim, least: Dim, most: Dim): Dim {
  return lesser(greater(position, least), most);
}

/** Returns min(a, b), as a named unknown where it can't be told which is less. */
function lesser(a: Dim, b: Dim): Dim {
  const answer = less(b, a);
  if (answer !== undefined) return answer ? b : a;
  const [first, second] = [boundsOf(a), boundsOf(b)];
  return unknownDim(
    `min(${showDim(a)}, ${showDim(b)})`,
    Math.min(first[0], second[0]),
    Math.min(first[1], second[1]),
  );
}

/** Returns max(a, b) in the same way. */
function greater(a: Dim, b: Dim): Dim {
  const answer = less(a, b);
  if (answer !== undefined) return answer ? b : a;
  const [first, second] = [boundsOf(a), boundsOf(b)];
  return unknownDim(
    `max(${showDim(a)}, ${showDim(b)})`,
    Math.max(first[0], second[0]),
    Math.max(first[1], second[1]),
  );
}

/** Returns the position of `index` on an axis of `length`, counted from its start; undefined when it is surely out of bounds. */
export function positionOn(index: Dim, length: Dim): Dim | undefined {
  if (less(index, length) === false || less(index, times(length, -1)) === true) return undefined;
  const negative = less(index, 0);
  if (negative !== undefined) return negative ? plus(index, length) : index;
  const last = Math.max(0, boundsOf(length)[1] - 1);
  return unknownDim(`(${showDim(index)}) % (${showDim(length)})`, 0, last);
}
