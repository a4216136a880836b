import type { NDArray } from "../ndarray/array.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { type Mutable, touch } from "../ndarray/mutable.ts";
import {
  type NumpyObject,
  type PyDict,
  type PyList,
  type PySet,
  type PyTuple,
  References,
  type Value,
} from "../ndarray/value.ts";

/** An interpreter's own object that holds other values. */
export interface Holder extends Mutable {
  refs: number;
  /** Values that die with it unless somebody else holds them. */
  held(): Iterable<Value>;
  /** True for what is made in passing, such as a bound method: it takes hold of its values when it is first held itself. */
  readonly isPassing?: boolean;
  /** True for a generator that waits where something is to be done before it dies. */
  readonly isWaiting?: boolean;
}

type Counted = NDArray | PyList | PyDict | PySet | NumpyObject | References | Holder;

/** Adds a reference, as CPython's Py_INCREF. */
export function retain(value: Value): void {
  const held = referent(value);
  const counted = countedOf(held);
  if (!counted) return;
  touch(counted);
  counted.refs++;
  if (counted.refs === 1 && isHolder(held) && held.isPassing) for (const child of held.held()) retain(child);
}

/**
 * Drops a reference; what nobody holds any more is released, and `freed` told of each array that dies. Generators that have something to
 * do before they die are given to `dropped`, which holds them from then on.
 */
export function release(
  value: Value,
  freed: (array: NDArray) => void,
  dropped: (generator: Holder) => void,
): void {
  const dying: Value[] = [referent(value)];
  for (let next = dying.pop(); next; next = dying.pop()) {
    // Exactly zero: an object in a cycle may be dropped again while it dies.
    if (dropOne(next) !== 0) continue;
    if (isHolder(next) && next.isWaiting) {
      next.refs++;
      dropped(next);
      continue;
    }
    if (next.t === "ndarray") freed(next);
    for (const child of childrenOf(next)) dying.push(referent(child));
  }
}

/** A bound method (`a.sum`) holds its object and is counted with it. */
function referent(value: Value): Value {
  return value.t === "numpy" && value.self ? referent(value.self) : value;
}

/** Takes a reference away without releasing anything, as whoever takes it over holds the value at once. */
export function handOver(value: Value): void {
  const counted = countedOf(value);
  if (!counted) return;
  touch(counted);
  counted.refs--;
}

/** How many references to a value are counted. */
export function referencesTo(value: Value): number {
  return countedOf(value)?.refs ?? 0;
}

/** Takes one reference away and returns how many are left; undefined for what is not counted. */
function dropOne(value: Value): number | undefined {
  const counted = countedOf(value);
  if (!counted) return undefined;
  touch(counted);
  counted.refs--;
  return counted.refs;
}

/** The values that a value keeps alive. */
export function* childrenOf(value: Value): Iterable<Value> {
  if (value.t === "ndarray") {
    if (value.base) yield value.base;
    if (value instanceof MaskedArray && typeof value.masking.mask === "object") yield value.masking.mask;
    if (value.either) yield* value.either;
  } else if (value.t === "tuple") yield* value.items;
  else if (value.t === "list") yield* value.items ?? (value.each ? [value.each] : []);
  else if (value.t === "dict") {
    for (const entry of value.entries?.values() ?? []) {
      yield entry.key;
      yield entry.value;
    }
    if (value.each) yield value.each;
  } else if (value.t === "set") yield* value.items?.values() ?? [];
  else if (value.t === "object") yield* value.holds;
  else if (isHolder(value)) yield* value.held();
}

function countedOf(value: Value): Counted | undefined {
  if (
    value.t === "ndarray" ||
    value.t === "list" ||
    value.t === "dict" ||
    value.t === "set" ||
    value.t === "object"
  )
    return value;
  if (value.t === "tuple") return counterOf(value);
  return isHolder(value) ? value : undefined;
}

function counterOf(tuple: PyTuple): References {
  tuple.counter ??= new References();
  return tuple.counter;
}

function isHolder(value: Value): value is Value & Holder {
  return value.t === "foreign" && "held" in value;
}
