import {
  atomsOf,
  boundsOf,
  computedDim,
  type Dim,
  floorDivide,
  isExact,
  less,
  minus,
  Poly,
  plus,
  same,
  showDim,
  times,
  unknownDim,
} from "../layouts/dim.ts";

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
export function sliceRange(parts: SliceParts, length: Dim): SliceRange {
  const { start, span } = parts.step > 0 ? forwards(parts, length) : backwards(parts, length);
  const count = stepsIn(span, Math.abs(parts.step));
  return count === 0 ? { start: 0, length: 0, step: 1 } : { start, length: count, step: parts.step };
}

/** A slice's first element, where it has one, and how many elements lie between its ends. */
interface Extent {
  readonly start: Dim;
  readonly span: Dim;
}

function forwards({ start, stop }: SliceParts, length: Dim): Extent {
  if (start === undefined && stop === undefined) return { start: 0, span: asLength(length) };
  const from = start === undefined ? { at: 0, fromEnd: false } : positioned(start, length);
  const to = stop === undefined ? { at: length, fromEnd: true } : positioned(stop, length);
  // An end counted from the end can't lie behind it, nor one counted from the start before that.
  const last = to.fromEnd ? to.at : lesser(to.at, length);
  if (!from.fromEnd) return { start: from.at, span: notNegative(minus(last, from.at)) };
  if (stop === undefined)
    return { start: notNegative(from.at), span: lesser(minus(length, from.at), length) };
  const first = notNegative(from.at);
  return { start: first, span: notNegative(minus(last, first)) };
}

function backwards({ start, stop }: SliceParts, length: Dim): Extent {
  const last = minus(length, 1);
  if (start === undefined && stop === undefined) return { start: last, span: asLength(length) };
  const from = start === undefined ? { at: last, fromEnd: true } : positioned(start, length);
  const to = stop === undefined ? { at: -1, fromEnd: false } : positioned(stop, length);
  const first = from.fromEnd ? from.at : lesser(from.at, last);
  const end = to.fromEnd ? greater(to.at, -1) : to.at;
  return { start: first, span: notNegative(minus(first, end)) };
}

/** Returns the length of an axis that is there: where it is an unknown by itself, that one is not negative, as no axis is. */
function asLength(length: Dim): Dim {
  const [atom, ...others] = atomsOf(length);
  if (!atom || others.length > 0 || same(length, unknownDim(atom.name, atom.lo, atom.hi)) !== true)
    return notNegative(length);
  return atom.lo >= 0 ? length : Poly.of([{ coefficient: 1, atoms: [{ ...atom, lo: 0 }] }]);
}

/** Returns where an end lies: one that is negative counts from the end of the axis. */
function positioned(end: Dim, length: Dim): { readonly at: Dim; readonly fromEnd: boolean } {
  const negative = less(end, 0);
  if (negative !== undefined) return { at: negative ? plus(end, length) : end, fromEnd: negative };
  // Which of the two readings holds is not known: the end lies somewhere on the axis.
  const name = `end(${showDim(end)}, ${showDim(length)})`;
  return { at: unknownDim(name, 0, boundsOf(length)[1]), fromEnd: true };
}

/** Returns how many steps of the size begin within `span`, which is not negative. */
function stepsIn(span: Dim, step: number): Dim {
  if (isExact(span)) return Math.ceil(span / step);
  return step === 1 ? span : floorDivide(plus(span, step - 1), step);
}

/** Returns max(dim, 0), as a named unknown where the sign is not known. */
export function notNegative(dim: Dim): Dim {
  return greater(dim, 0);
}

/** Returns min(a, b), as a named unknown where it can't be told which is less. */
export function lesser(a: Dim, b: Dim): Dim {
  const answer = less(b, a);
  if (answer !== undefined) return answer ? b : a;
  const [first, second] = [boundsOf(a), boundsOf(b)];
  const name = `min(${inOrder(a, b)})`;
  const bounds = [Math.min(first[0], second[0]), Math.min(first[1], second[1])] as const;
  return computedDim(name, bounds, { how: "min", of: [a, b] });
}

/** Returns max(a, b) in the same way. */
function greater(a: Dim, b: Dim): Dim {
  const answer = less(a, b);
  if (answer !== undefined) return answer ? b : a;
  const [first, second] = [boundsOf(a), boundsOf(b)];
  const name = `max(${showDim(a)}, ${showDim(b)})`;
  const bounds = [Math.max(first[0], second[0]), Math.max(first[1], second[1])] as const;
  return computedDim(name, bounds, { how: "max", of: [a, b] });
}

/** One name for both orders of the two. */
function inOrder(a: Dim, b: Dim): string {
  return [showDim(a), showDim(b)].sort().join(", ");
}

/** Returns the position of `index` on an axis of `length`, counted from its start; undefined when it is surely out of bounds. */
export function positionOn(index: Dim, length: Dim): Dim | undefined {
  if (less(index, length) === false || less(index, times(length, -1)) === true) return undefined;
  const negative = less(index, 0);
  if (negative !== undefined) return negative ? plus(index, length) : index;
  const last = Math.max(0, boundsOf(length)[1] - 1);
  return unknownDim(`(${showDim(index)}) % (${showDim(length)})`, 0, last);
}
