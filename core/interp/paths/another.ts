import { NDArray, newBuffer } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { type Atom, atomsOf, type Dim, renamed } from "../../ndarray/layouts/dim.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { touch } from "../../ndarray/mutable.ts";
import { pyInt, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import { retain } from "../../trace/refs.ts";
import { PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { forgetItems, joinedValue, loseTrack } from "./joining.ts";

/**
 * Returns an item of a container of which only one value is known that stands for all items. Two items are of one kind, but numbers and
 * lengths that are not the same for all of them differ, and what is written into one array is not in the others.
 */
export function another(machine: Machine, each: Value): Value {
  const names = new Map<string, Atom>();
  const as = (atom: Atom): Atom => {
    if (!isOfOne(atom)) return atom;
    const known = names.get(atom.name);
    if (known) return known;
    const other = { ...atom, name: machine.freshName("i") };
    names.set(atom.name, other);
    return other;
  };
  return withNames(machine, each, as);
}

/** From now on the value stands for many others that were made like it: what is done to it is not done to all of them. */
export function standForMany(machine: Machine, value: Value): void {
  if (value instanceof PyInstance) {
    touch(value);
    value.isMany = true;
  } else if (value.t === "list") {
    machine.mutate(value);
    const each = value.items?.length ? joinedValue(machine, value.items) : (value.each ?? unknown);
    retain(each);
    value.items = undefined;
    value.each = each;
    value.length = undefined;
  } else if (value.t === "dict") forgetItems(machine, value);
}

/** True for an unknown that the analysis has named itself, where it may have been another number each time. */
function isOfOne({ name }: Atom): boolean {
  return name.includes("?");
}

function withNames(machine: Machine, value: Value, as: (atom: Atom) => Atom): Value {
  if (value.t === "int")
    return typeof value.v === "bigint" || !isVaried(value.v) ? value : pyInt(renamed(value.v, as));
  if (value.t === "ndarray") return arrayWithNames(machine, value, as);
  if (value.t !== "tuple") return value;
  const items = value.items.map((item) => withNames(machine, item, as));
  if (items.every((item, i) => item === value.items[i])) return value;
  for (const item of items) retain(item);
  return pyTuple(items);
}

function isVaried(dim: Dim): boolean {
  return atomsOf(dim).some(isOfOne);
}

function arrayWithNames(machine: Machine, array: NDArray, as: (atom: Atom) => Atom): Value {
  const { layout } = array;
  if (array instanceof MaskedArray) {
    loseTrack(machine, [array]);
    return unknown;
  }
  return oneOfMany(array, {
    ...layout,
    shape: layout.shape.map((dim) => renamed(dim, as)),
    strides: layout.strides.map((dim) => renamed(dim, as)),
    offset: renamed(layout.offset, as),
  });
}

/** An array whose memory may be that of the given one, or of another one like it. */
function oneOfMany(array: NDArray, layout: NDArray["layout"]): NDArray {
  const one = new NDArray(layout, newBuffer(0, nothing), undefined, false, array.writeable, array.subclass);
  const arrays = array.alternatives ?? [array];
  one.standFor(arrays);
  one.openSince = Number.NEGATIVE_INFINITY;
  one.ownership = array.ownership;
  for (const other of arrays) retain(other);
  return one;
}
