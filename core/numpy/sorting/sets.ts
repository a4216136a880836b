import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { castFor } from "../../ndarray/assign.ts";
import { hullOf, joined } from "../../ndarray/contents/hull.ts";
import { NaT } from "../../ndarray/datetime/units.ts";
import { checkCast } from "../../ndarray/dtypes/cancast.ts";
import { bool, type DType } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, plus } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, size } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { type Compare, comparisonOf } from "../../ndarray/sorting/order.ts";
import { least } from "../../ndarray/spread.ts";
import { pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { array, boolean } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { flattenedView } from "../shaping/reshape.ts";
import { commonDType } from "./search.ts";
import { arrayOf, integers, manyArrays, runsOf, unknownUnique } from "./unique.ts";

/** Both arrays flattened, with elements of their common dtype. */
interface Pair {
  readonly dtype: DType;
  readonly first: NDArray;
  readonly second: NDArray;
}

function pairOf(a: NDArray, b: NDArray): Pair {
  const dtype = commonDType(a.dtype, b.dtype);
  for (const { dtype: own } of [a, b]) checkCast(own, dtype, "same_kind");
  const like = newArray(allocatedIn(dtype, []));
  const cast = (array: NDArray) => {
    const text = castFor(like, flattenedView(array));
    if ("US".includes(dtype.kind) && array.dtype.kind !== dtype.kind && kinds(array) !== kinds(text))
      notKnown("different texts of equal numbers");
    return text;
  };
  return { dtype, first: cast(a), second: cast(b) };
}

/** The number of different elements. */
const kinds = (array: NDArray) => runsOf(elementsOf(array) ?? [], array.dtype, true).starts.length;

type Keeps = (inFirst: boolean, inSecond: boolean) => boolean;

/** A set operation: which of the sorted different elements stay, by their membership in the two. */
function setOperation(keeps: Keeps, ofFirst: boolean) {
  return op({ ar1: array, ar2: array, assume_unique: opt(boolean, false) }, (read): Effect => {
    const { ar1, ar2 } = read;
    const { dtype, first, second } = pairOf(ar1, ar2);
    const type = ofFirst ? ar1.dtype : dtype;
    const [a, b] = [elementsOf(first), elementsOf(second)];
    if (!a || !b) {
      const total = plus(size(ar1.layout), ofFirst ? 0 : size(ar2.layout));
      const length = unknownUnique(total, !keeps(true, true));
      const hull = ofFirst ? hullOf(ar1) : joined(hullOf(first), hullOf(second), dtype);
      return allocEffect(newArray(allocatedIn(type, [length]), hull));
    }
    if (read.assume_unique && ofFirst) return allocEffect(arrayOf(notAmong(ar1, a, b, dtype), type));
    if (read.assume_unique && (hasRepeated(a, dtype) || hasRepeated(b, dtype)))
      return allocEffect(arrayOf(occurringOnce([...a, ...b], dtype), type));
    const own = ofFirst ? elementsOf(flattenedView(ar1)) : undefined;
    const all = [...a, ...b];
    const { order, starts } = runsOf(all, dtype, true);
    const ends = [...starts.slice(1), order.length];
    const kept = starts.flatMap((start, run) => {
      const members = order.slice(start, ends[run]);
      const inFirst = members.some((i) => i < a.length);
      const inSecond = members.some((i) => i >= a.length);
      // A difference has the first one's own elements, uncast.
      const from = least(members);
      const element = own && from < a.length ? own[from] : all[from];
      if (!isNan(element, dtype)) return keeps(inFirst, inSecond) ? [element] : [];
      return new Array<Element>(nansKept(inFirst, inSecond, keeps)).fill(element);
    });
    return allocEffect(arrayOf(kept, type));
  });
}

/** True for a NaN or NaT, which equals nothing. */
function isNan(element: Element, { kind }: DType): boolean {
  return Number.isNaN(element) || ((kind === "m" || kind === "M") && element === NaT);
}

function hasRepeated(elements: readonly Element[], dtype: DType): boolean {
  return runsOf(elements, dtype, true).starts.length < elements.length;
}

/** The first one's elements as they stand, repeated ones as well. */
function notAmong(ar1: NDArray, a: readonly Element[], b: readonly Element[], dtype: DType): Element[] {
  const [sorted, compare] = [runsOf(b, dtype, true), comparisonOf(dtype)];
  const own = elementsOf(flattenedView(ar1)) ?? notKnown("the elements");
  return own.filter((_, i) => isNan(a[i], dtype) || !isAmong(a[i], b, sorted, compare));
}

/** The elements with no equal neighbour once they are sorted; a NaN has none. */
function occurringOnce(all: readonly Element[], dtype: DType): Element[] {
  const { order, starts } = runsOf(all, dtype, true);
  return starts.flatMap((start, run) => {
    const members = Array.from(order.slice(start, starts[run + 1] ?? order.length), (i) => all[i]);
    return members.length === 1 || isNan(members[0], dtype) ? members : [];
  });
}

/** A NaN of one array is none of the other's: each stays or goes alone, but a union drops repeated ones. */
function nansKept(inFirst: boolean, inSecond: boolean, keeps: Keeps): number {
  if (keeps(true, true)) return 1;
  return Number(inFirst && keeps(true, false)) + Number(inSecond && keeps(false, true));
}

/** Returns what `np.intersect1d(..., return_indices=True)` adds: where each common element first occurs. */
function intersection(ar1: NDArray, ar2: NDArray, isUnique: boolean, withIndices: boolean): Effect {
  const { dtype, first, second } = pairOf(ar1, ar2);
  const [a, b] = [elementsOf(first), elementsOf(second)];
  if (!a || !b) {
    if (withIndices) return { kind: "unknown", why: "indices of unknown elements" };
    const length = unknownUnique(size(ar1.layout), true);
    return allocEffect(newArray(allocatedIn(dtype, [length]), hullOf(first)));
  }
  const compare = comparisonOf(dtype);
  const isTrue = !isUnique || !(hasRepeated(a, dtype) || hasRepeated(b, dtype));
  if (!isTrue && withIndices) return { kind: "unknown", why: "places of elements that are not unique" };
  const common = !isTrue ? neighboursIn([...a, ...b], a.length, dtype) : commonRuns(a, b, dtype, compare);
  const values = arrayOf(
    common.map(([i]) => a[i] ?? b[i - a.length]),
    dtype,
  );
  if (!withIndices) return allocEffect(values);
  const parts = [values, integers(common.map(([i]) => i)), integers(common.map(([, j]) => j))];
  return manyArrays(parts, pyTuple(parts));
}

/** Returns each pair of equal neighbours of the sorted elements of both, as if one were the first array's and one the second's. */
function neighboursIn(
  all: readonly Element[],
  ofFirst: number,
  dtype: DType,
): readonly (readonly [number, number])[] {
  const { order, starts } = runsOf(all, dtype, true);
  return starts.flatMap((start, run) => {
    const members = Array.from(order.slice(start, starts[run + 1] ?? order.length));
    if (Number.isNaN(all[members[0]])) return [];
    return members.slice(1).map((next, i) => [members[i], next - ofFirst] as const);
  });
}

/** Returns the first positions in both of each element that occurs in both. */
function commonRuns(
  a: readonly Element[],
  b: readonly Element[],
  dtype: DType,
  compare: Compare,
): readonly (readonly [number, number])[] {
  const [x, y] = [runsOf(a, dtype, true), runsOf(b, dtype, true)];
  const common: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < x.starts.length && j < y.starts.length; ) {
    const [p, q] = [x.order[x.starts[i]], y.order[y.starts[j]]];
    const answer = compare(a[p], b[q]);
    const isNan = typeof a[p] === "number" && Number.isNaN(a[p]);
    if (answer === 0 && !isNan) common.push([p, q]);
    if (answer <= 0) i++;
    if (answer >= 0) j++;
  }
  return common;
}

/** Returns whether each element of the first occurs in the second. */
function isin(element: NDArray, test: NDArray, invert: boolean): Effect {
  const layout = allocatedIn(bool, element.shape);
  const contents = makeContents(layout, {
    fill: (data) => {
      if (areNeverEqual(element, test)) return data.fill(Number(invert));
      const { dtype, first, second } = pairOf(element, test);
      const [a, b] = [elementsOf(first), elementsOf(second)];
      if (!a || !b) return false;
      const compare = comparisonOf(dtype);
      const sorted = runsOf(b, dtype, true);
      a.forEach((item, i) => {
        const isFound = !isNan(item, dtype) && isAmong(item, b, sorted, compare);
        data[i] = Number(isFound !== invert);
      });
      return true;
    },
    otherwise: () => ({ kind: "bounds", dtype: bool, lo: 0, hi: 1, integral: true, nan: false }),
  });
  // NumPy gives the flat answer its shape as a view.
  const owner = newArray(allocatedIn(bool, [size(element.layout)]), contents);
  return allocEffect(
    viewOf(owner, element.shape.length === 1 ? owner.layout : contiguous(bool, element.shape)),
  );
}

/** NumPy compares with few elements one by one: texts never equal numbers then, bytes no text, and dates only dates. */
function areNeverEqual(element: NDArray, test: NDArray): boolean {
  const counts = [element, test].map(({ layout }) => size(layout));
  const isFew = isExact(counts[0]) && isExact(counts[1]) && counts[1] < 10 * counts[0] ** 0.145;
  return isFew && familyOf(element.dtype) !== familyOf(test.dtype);
}

function familyOf({ kind }: DType): string {
  if (kind === "O" || kind === "V") return notKnown("whether objects are among others");
  return kind === "U" || kind === "T" ? "text" : "SM".includes(kind) ? kind : "number";
}

function isAmong(
  item: Element,
  b: readonly Element[],
  { order, starts }: ReturnType<typeof runsOf>,
  compare: Compare,
): boolean {
  let [from, to] = [0, starts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const answer = compare(b[order[starts[middle]]], item);
    if (answer === 0) return true;
    if (answer < 0) from = middle + 1;
    else to = middle;
  }
  return false;
}

/** Tables are for whole numbers. */
function checkKind(kind: Value | undefined, element: NDArray, tests: NDArray): void {
  if (kind?.t !== "str") return;
  const name = kind.v ?? notKnown("how to look");
  if (name !== "sort" && name !== "table")
    raise("ValueError", `Invalid kind: '${name}'. Please use None, 'sort' or 'table'.`);
  const isWhole = [element, tests].every(({ dtype }) => "iub".includes(dtype.kind));
  if (name === "table" && !isWhole)
    raise(
      "ValueError",
      "The 'table' method is only supported for boolean or integer arrays. Please select 'sort' or None for kind.",
    );
}

register("numpy", {
  union1d: setOperation(() => true, false),
  setxor1d: setOperation((inFirst, inSecond) => inFirst !== inSecond, false),
  setdiff1d: setOperation((inFirst, inSecond) => inFirst && !inSecond, true),
  intersect1d: op(
    { ar1: array, ar2: array, assume_unique: opt(boolean, false), return_indices: opt(boolean, false) },
    (read) => intersection(read.ar1, read.ar2, read.assume_unique, read.return_indices),
  ),
  isin: op(
    {
      element: array,
      test_elements: any,
      assume_unique: opt(boolean, false),
      invert: opt(boolean, false),
      kind: keyword(opt(any, undefined)),
    },
    (read, context) => {
      // A set becomes one object, which is no element.
      const isSet = read.test_elements.t === "set" && read.element.dtype.kind !== "O";
      const tests = asArray(isSet ? pyList([]) : read.test_elements, context);
      checkKind(read.kind, read.element, tests);
      return isin(read.element, tests, read.invert);
    },
  ),
});
