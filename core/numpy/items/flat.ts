import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assignAt, castFor, cycling, placesIn } from "../../ndarray/assign.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { copiedContents, type Places } from "../../ndarray/contents/move.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { gather, selectedPlaces } from "../../ndarray/indexing/advanced.ts";
import { basicView } from "../../ndarray/indexing/indexing.ts";
import { gatherMasked, maskedPlaces } from "../../ndarray/indexing/mask.ts";
import { positionOn } from "../../ndarray/indexing/slice.ts";
import { allExact, isExact, unknownDim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, type ExactLayout, size } from "../../ndarray/layouts/layout.ts";
import { flatView } from "../../ndarray/layouts/reshape.ts";
import { type NumpyObject, none, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any } from "../calls/bind.ts";
import { copyEffect, copyInto } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { integerIndex } from "../conversion/integers.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { leadingPositions } from "../selecting/modes.ts";
import { readIndex } from "./indices.ts";
import { elementFor } from "./storeelement.ts";

defineClass("flatiter", {
  rows: "numpy.flatiter",
  attribute: (self, name) => attributes[name]?.(self),
  getItem: (self, index, context) => getFlatItem(arrayOf(self), index, context),
  setItem: (self, index, to, context) => setFlatItem(arrayOf(self), index, to, context),
  iterate: (self) => {
    const from = stateOf<number>(self);
    // A loop may end before the items do.
    self.state = undefined;
    return flatItems(arrayOf(self))?.slice(from);
  },
  next: (self) => {
    const at = stateOf<number>(self);
    const item = flatItems(arrayOf(self))?.[at];
    if (!item) return flatItems(arrayOf(self)) ? "end" : { t: "unknown" };
    self.state = at + 1;
    return item;
  },
  length: (self) => {
    const count = size(arrayOf(self).layout);
    return isExact(count) ? count : undefined;
  },
});

const attributes: Readonly<Record<string, (self: NumpyObject) => Value>> = {
  base: arrayOf,
  index: (self) => pyInt(stateOf<number>(self)),
  coords: (self) => {
    const { shape } = arrayOf(self);
    return allExact(shape)
      ? pyTuple(coordinates(stateOf<number>(self), shape).map((i) => pyInt(i)))
      : { t: "unknown" };
  },
};

register("numpy.flatiter", {
  copy: op({ self: any }, ({ self }) => {
    if (self.t !== "object") return notKnown("an iterator");
    const array = arrayOf(self);
    const line = flatView(array.layout, "C");
    if (!line) return notKnown("a copy of the elements");
    return copyEffect(array, copyInto(viewOf(array, line, "ndarray"), allocatedIn(array.dtype, line.shape)));
  }),
});

function arrayOf(self: NumpyObject): NDArray {
  return self.holds[0] as NDArray;
}

function coordinates(index: number, shape: readonly number[]): number[] {
  const result: number[] = [];
  let left = index;
  for (const length of shape.toReversed()) {
    result.unshift(left % length);
    left = Math.floor(left / length);
  }
  return result;
}

/** Returns the array's elements as one axis: a view where that is possible. */
export function flattened(array: NDArray): NDArray {
  const layout = flatView(array.layout, "C");
  return layout
    ? viewOf(array, layout, "ndarray")
    : copyInto(array, contiguous(array.dtype, array.shape), "ndarray");
}

function flatItems(array: NDArray): readonly Value[] | undefined {
  const { layout } = array;
  const places = placesIn(layout);
  if (!places) return undefined;
  const item = (place: number) =>
    elementValue(viewOf(array, { ...layout, shape: [], strides: [], offset: place }));
  return Array.from(places, item);
}

function getFlatItem(array: NDArray, index: Value, context: Context): Effect {
  const flat = oneAxis(array);
  const at = integerIndex(index);
  if (at !== undefined) {
    const position = positionOn(at, flat.shape[0]) ?? outside(at, flat.shape[0]);
    const layout = basicView(flat.layout, [{ kind: "at", index: position }]);
    return { kind: "value", value: elementValue(viewOf(flat, layout)) };
  }
  const read = readIndex(index, flat.layout, context);
  if (read.kind === "mask") return copyEffect(array, like(array, gatherMasked(flat, read.mask)));
  if (read.kind === "arrays") return copyEffect(array, like(array, gather(flat, read.indices)));
  const view = viewOf(flat, basicView(flat.layout, read.indices));
  const packed = allocatedIn(array.dtype, view.shape);
  return copyEffect(array, newArray(packed, copiedContents(view, packed) ?? hullOf(view), array.subclass));
}

/** Returns a new array as one of the class of another. */
function like(array: NDArray, out: NDArray): NDArray {
  return array.subclass === out.subclass ? out : newArray(out.layout, out.contents, array.subclass);
}

/** The elements as one axis, in memory of their own where no view shows them so. */
function oneAxis(array: NDArray): NDArray {
  const flat = flattened(array);
  if (flat.shape.length === 1) return flat;
  return viewOf(flat, contiguous(flat.dtype, [size(flat.layout)]));
}

function setFlatItem(array: NDArray, index: Value, to: Value, context: Context): Effect {
  const done: Effect = { kind: "write", into: array, from: to, value: none };
  const isOne = integerIndex(index) !== undefined;
  if (!isOne && index.t !== "tuple") {
    const flat = contiguous(array.dtype, [size(array.layout)]);
    const read = readIndex(index, { ...flat, shape: [unknownDim("n", 0)] }, context);
    const [first] = read.kind === "arrays" ? read.indices : [];
    if (first?.kind === "array") {
      storeInTurn(array, first.of, asArray(to, context, array.dtype));
      return done;
    }
  }
  const places = placesAt(array, index, context);
  storeCycling(array, places, isOne ? oneItem(array, to, context) : asArray(to, context, array.dtype));
  return done;
}

/** A value for one element; NumPy says no more than that it is none. */
function oneItem(array: NDArray, to: Value, context: Context): NDArray {
  try {
    return castFor(array, elementFor(array.dtype, to, context));
  } catch (error) {
    if (error instanceof NumpyError) raise("ValueError", "Error setting single item of array.");
    throw error;
  }
}

/** Writes at the indices one after another, up to one that is out of bounds. */
function storeInTurn(array: NDArray, index: NDArray, value: NDArray): void {
  const length = size(array.layout);
  const all = placesIn(array.layout);
  const leading = leadingPositions(index, length);
  storeCycling(array, all && leading?.map((i) => all[i]), value);
  const source = leading && elementsOf(index);
  if (source && source.length > leading.length) outside(Number(source[leading.length]), length);
}

/** Returns the places of the elements that an index on the flat array selects; undefined when they are not known. */
function placesAt(array: NDArray, index: Value, context: Context): Places | undefined {
  const all = placesIn(array.layout);
  const flat = contiguous(array.dtype, [size(array.layout)]);
  const at = integerIndex(index);
  if (at !== undefined) {
    const position = positionOn(at, flat.shape[0]) ?? outside(at, flat.shape[0]);
    return all && isExact(position) ? all.slice(position, position + 1) : undefined;
  }
  const read = readIndex(index, flat, context);
  const exact = { ...flat, dtype: { ...flat.dtype, itemsize: 1 }, strides: [1] } as ExactLayout;
  const chosen =
    read.kind === "mask"
      ? maskedPlaces(exact, read.mask)
      : read.kind === "arrays"
        ? selectedPlaces(exact, read.indices)
        : placesIn(basicView(exact, read.indices));
  return all && chosen?.map((i) => all[i]);
}

/** Writes the value's elements, repeated as often as needed, to the places; nothing for an empty value. */
export function storeCycling(array: NDArray, places: Places | undefined, value: NDArray): void {
  if (!array.writeable) raise("ValueError", "assignment destination is read-only");
  const from = castFor(array, value);
  if (from.shape.includes(0)) return;
  if (places) assignAt(array, places, from, cycling(places.length));
  else assignAt(array, undefined, from, () => undefined);
}

/** Does `a.flat = value`. */
export function setFlat(array: NDArray, to: Value, context: Context): Effect {
  storeCycling(array, placesIn(array.layout), asArray(to, context, array.dtype));
  return { kind: "write", into: array, from: to, value: none };
}

function outside(index: unknown, length: unknown): never {
  if (typeof index !== "number" || typeof length !== "number") return notKnown("an index");
  return raise("IndexError", `index ${index} is out of bounds for size ${length}`);
}
