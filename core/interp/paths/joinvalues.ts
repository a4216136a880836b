import { elementsOf } from "../../ndarray/access.ts";
import { NDArray, newBuffer } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { type DType, type Shape, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { boundsOf, type Dim, isExact, same, unknownDim } from "../../ndarray/layouts/dim.ts";
import { unknownScalar } from "../../ndarray/make.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { joinSketches } from "../../ndarray/sketch.ts";
import {
  anyBool,
  anyStr,
  PyDict,
  type PyFloat,
  PyList,
  type PyTuple,
  pyInt,
  type Scalar,
  unknown,
  type Value,
} from "../../ndarray/value.ts";
import type { Joint } from "../../trace/choices.ts";
import { referencesTo, retain } from "../../trace/refs.ts";

/** How far a join may guess ahead: `widen` gives up bounds that still move. */
export interface JoinOptions {
  readonly widen: boolean;
  /** What still differs becomes unknown at once. */
  readonly giveUp?: boolean;
  /** Returns a name for a new unknown, different each time. */
  readonly freshName: (hint: string) => string;
  /**
   * Told of values for which another one stands from now on: whatever is done to that one may be done to these. `own` is how many
   * references to the value end with the join; with more, somebody else sees what is done to it.
   */
  readonly lost?: (value: Value, own: number) => void;
  /** Told of lists or dicts that somebody else has as well, and of the one that may be any of them. */
  readonly shares?: (values: readonly (PyList | PyDict)[]) => void;
  /** The number from which on names of unknowns are those of the loop whose rounds are joined; absent where it is no loop. */
  readonly namesFrom?: number;
  /** The moment from which on objects belong to the paths that are joined; absent where all are older. */
  readonly since?: number;
  /** What the name that is joined stands for at present. */
  readonly present?: Value;
  /** The step in which all names are joined, where that is followed. */
  readonly joint?: Joint;
  /** How many references the join itself holds to each value that belongs to its path; 1 where absent. */
  readonly own?: number;
}

/** Returns a value that stands for both; `a` itself when it already stands for `b`. */
export function joinValues(a: Value, b: Value, options: JoinOptions): Value {
  if (a === b) return a;
  if (a.t === "unknown" && !a.sketch) return inPlaceOf(a, b, a, options);
  if (b.t === "unknown" && !b.sketch) return lost(a, b, options);
  if (options.giveUp && !isSettled(a, b, options)) return lost(a, b, options);
  if (a.t === "int" && b.t === "int") return joinInts(a.v, b.v, options) ?? a;
  if (a.t === "bool" && b.t === "bool") return a.v === undefined || a.v === b.v ? a : anyBool;
  if (a.t === "str" && b.t === "str") return a.v === undefined || a.v === b.v ? a : anyStr;
  if (a.t === "float" && b.t === "float") return joinFloats(a, b, options);
  if (a.t === "tuple" && b.t === "tuple" && a.items.length === b.items.length)
    return joinTuples(a, b, options);
  if (a.t === "ndarray" && b.t === "ndarray") return joinArrays(a, b, options);
  if (a.t === "scalar" && b.t === "scalar") return joinScalars(a, b);
  if (a.t === "list" && b.t === "list") return joinLists(a, b, options);
  if (a.t === "dict" && b.t === "dict") return eitherOf(a, b, new PyDict(undefined, unknown), options);
  if (a.t === "dtype" && b.t === "dtype" && sameDType(a.dtype, b.dtype)) return a;
  if (a.t === b.t && (a.t === "none" || a.t === "ellipsis" || a.t === "notimplemented")) return a;
  if (a.t === "numpy" && b.t === "numpy" && a.name === b.name && a.self === b.self) return a;
  return inPlaceOf(a, b, joinSketches(a, b, options.widen) ?? unknown, options);
}

const lost = (a: Value, b: Value, options: JoinOptions): Value => inPlaceOf(a, b, unknown, options);

/** Returns the value that stands for two others from now on. */
function inPlaceOf(a: Value, b: Value, joined: Value, options: JoinOptions): Value {
  for (const one of [a, b]) if (one !== joined) options.lost?.(one, ownOf(one, options));
  return joined;
}

/** Returns what may be either of two objects; what is done to one of the three from now on may be done to the others. */
function eitherOf<T extends PyList | PyDict>(a: T, b: T, either: T, options: JoinOptions): Value {
  if (isShared(a, options) || isShared(b, options)) options.shares?.([a, b, either]);
  return inPlaceOf(a, b, either, options);
}

/** How many references to a value end with the join. */
function ownOf(value: Value, { since, present, own = 1 }: JoinOptions): number {
  const isOwn = value === present || ("born" in value && value.born >= (since ?? Number.POSITIVE_INFINITY));
  return isOwn ? own : 0;
}

const isShared = (value: Value, options: JoinOptions) => referencesTo(value) > ownOf(value, options);

/** True when `a` stands for `b` already. */
function isSettled(a: Value, b: Value, options: JoinOptions): boolean {
  return joinValues(a, b, { ...options, giveUp: false, lost: undefined }) === a;
}

function joinInts(a: Dim | bigint, b: Dim | bigint, options: JoinOptions): Value | undefined {
  if (typeof a === "bigint" || typeof b === "bigint") return a === b ? undefined : unknown;
  if (same(a, b) === true) return undefined;
  const dim = joinDims(a, b, options, "i", Number.NEGATIVE_INFINITY);
  return dim === a ? undefined : pyInt(dim);
}

/**
 * Returns a dim whose bounds hold both; `a` itself when its bounds do and the rounds of this loop have made it: an older unknown may be a
 * number that somebody still has, and stands for no other one.
 */
function joinDims(
  a: Dim,
  b: Dim,
  { widen, namesFrom, freshName }: JoinOptions,
  hint: string,
  least: number,
): Dim {
  if (same(a, b) === true) return a;
  const [lo, hi] = boundsOf(a);
  const [low, high] = boundsOf(b);
  if (!isExact(a) && isPlainUnknown(a, namesFrom) && lo <= low && high <= hi) return a;
  const newLo = widen && low < lo ? least : Math.min(lo, low);
  const newHi = widen && high > hi ? Number.POSITIVE_INFINITY : Math.max(hi, high);
  return unknownDim(freshName(hint), newLo, newHi);
}

/** True for an unknown that a join of this loop's rounds has made, which nothing else depends on. */
function isPlainUnknown(dim: Exclude<Dim, number>, namesFrom = Number.POSITIVE_INFINITY): boolean {
  const [term] = dim.terms.values();
  return (
    dim.terms.size === 1 &&
    term.coefficient === 1 &&
    term.atoms.length === 1 &&
    Number(/\?(\d+)$/.exec(term.atoms[0].name)?.[1] ?? -1) >= namesFrom
  );
}

function joinFloats(a: PyFloat, b: PyFloat, { widen }: JoinOptions): Value {
  if (a.v !== undefined && (Object.is(a.v, b.v) || (a.v === b.v && a.v !== 0)))
    return (a.error ?? 0) >= (b.error ?? 0) ? a : b;
  const [lo, hi] = floatBounds(a);
  const [low, high] = floatBounds(b);
  const mayBeNaN = [a, b].some((x) => x.v !== undefined && Number.isNaN(x.v));
  if (mayBeNaN) return a.v === undefined && a.lo === undefined && a.hi === undefined ? a : { t: "float" };
  if (a.v === undefined && lo <= low && high <= hi) return a;
  if (widen) return { t: "float" };
  return { t: "float", lo: Math.min(lo, low), hi: Math.max(hi, high) };
}

function floatBounds(x: PyFloat): readonly [number, number] {
  if (x.v !== undefined) return [x.v, x.v];
  return [x.lo ?? Number.NEGATIVE_INFINITY, x.hi ?? Number.POSITIVE_INFINITY];
}

function joinTuples(a: PyTuple, b: PyTuple, options: JoinOptions): Value {
  const items = a.items.map((item, i) => joinValues(item, b.items[i], options));
  if (items.every((item, i) => item === a.items[i])) return a;
  for (const item of items) retain(item);
  return { ...a, items, counter: undefined };
}

function joinLists(a: PyList, b: PyList, options: JoinOptions): Value {
  if (isShared(a, options) || isShared(b, options)) {
    // Whatever is done to either from now on is done to this one as well.
    const isOpen = !a.items && a.each?.t === "unknown" && !a.each.sketch && a.length === undefined;
    return eitherOf(a, b, isOpen ? a : new PyList(undefined, unknown), options);
  }
  const length = joinLengths(a, b, options);
  const each = [...(a.items ?? [a.each ?? unknown]), ...(b.items ?? [b.each ?? unknown])];
  const isCovered =
    !a.items && a.each && each.every((item) => joinValues(a.each as Value, item, options) === a.each);
  if (isCovered && length === a.length) return a;
  const joined = each.length ? each.reduce((x, y) => joinValues(x, y, options)) : unknown;
  retain(joined);
  return new PyList(undefined, joined, length);
}

/** How long a list is that may be either; undefined where nothing is known. */
function joinLengths(a: PyList, b: PyList, options: JoinOptions): Dim | undefined {
  const [x, y] = [a, b].map(({ items, length }) => (items ? items.length : length));
  if (x === undefined || y === undefined) return undefined;
  return joinDims(x, y, options, "len", 0);
}

function joinScalars(a: Scalar, b: Scalar): Value {
  if (!sameDType(a.dtype, b.dtype)) return joinSketches(a, b, false) ?? unknown;
  const [x] = elementsOf(a.cell) ?? [];
  const [y] = elementsOf(b.cell) ?? [];
  if (x !== undefined && typeof x !== "object" && Object.is(x, y))
    return a.cell.buffer.store.error >= b.cell.buffer.store.error ? a : b;
  if (a.cell.contents === nothing) return a;
  return unknownScalar(a.dtype);
}

/** Returns an array that may be either: nothing is known of its elements, and its memory may be either's. */
function joinArrays(a: NDArray, b: NDArray, options: JoinOptions): Value {
  if (a instanceof MaskedArray || b instanceof MaskedArray) return lost(a, b, options);
  if (a.subclass !== b.subclass || !sameDType(a.dtype, b.dtype) || a.shape.length !== b.shape.length)
    return inPlaceOf(a, b, joinSketches(a, b, options.widen) ?? unknown, options);
  const shape = joinShapes(a.shape, b.shape, options, 0);
  const strides = joinShapes(a.layout.strides, b.layout.strides, options, Number.NEGATIVE_INFINITY);
  const fits =
    shape === a.shape &&
    strides === a.layout.strides &&
    a.ownership === b.ownership &&
    a.writeable === b.writeable;
  if (fits && (a.alternatives?.includes(b) || (options.widen && covers(a, b, options)))) return a;
  const layout = { dtype: a.dtype as DType, shape, strides, offset: a.layout.offset };
  const joined = new NDArray(
    layout,
    newBuffer(0, nothing),
    undefined,
    false,
    a.writeable && b.writeable,
    a.subclass,
  );
  const all = [...new Set([...(a.alternatives ?? [a]), ...(b.alternatives ?? [b])])];
  const arrays = all.slice(0, maxAlternatives);
  joined.standFor(arrays);
  joined.openSince = all.length > arrays.length ? anyMoment : openSince(a, b, options);
  joined.ownership = a.ownership === b.ownership ? a.ownership : undefined;
  for (const one of arrays) retain(one);
  return joined;
}

const maxAlternatives = 8;
const anyMoment = Number.NEGATIVE_INFINITY;

/** True when an array that was joined in the rounds of the same loop stands for another one as well. */
function covers(a: NDArray, b: NDArray, { since = 0 }: JoinOptions): boolean {
  const { choice } = a;
  const from = choice?.openSince;
  if (!choice || choice !== a || from === undefined || choice.born < since) return false;
  if ((b.choice?.openSince ?? from) < from) return false;
  const known = choice.either?.map(({ buffer }) => buffer) ?? [];
  return (b.alternatives ?? [b]).every(({ buffer }) => buffer.born >= from || known.includes(buffer));
}

/** From which moment on an array may have been made that is joined from two: any in the rounds of a loop that change it more than once. */
function openSince(a: NDArray, b: NDArray, { widen, since }: JoinOptions): number | undefined {
  const open = [a.choice?.openSince, b.choice?.openSince, widen ? (since ?? anyMoment) : undefined];
  const moments = open.filter((one) => one !== undefined);
  if (moments.length === 0) return undefined;
  return isOpened(a, since) ? anyMoment : Math.min(...moments);
}

/** True where the rounds of this loop have opened it already and more has come since. */
function isOpened({ choice }: NDArray, since = 0): boolean {
  return choice?.openSince !== undefined && choice.born >= since;
}

/** Returns lengths or strides that stand for both; `a` itself where they are the same. `least` bounds those that are not known. */
export function joinShapes(a: Shape, b: Shape, options: JoinOptions, least: number): Shape {
  const joined = a.map((dim, i) => joinDims(dim, b[i], options, "dim", least));
  return joined.every((dim, i) => dim === a[i]) ? a : joined;
}
