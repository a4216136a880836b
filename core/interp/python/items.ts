import { NotKnown, NumpyError } from "../../ndarray/error.ts";
import { type Dim, isExact, unknownDim } from "../../ndarray/layouts/dim.ts";
import { pushAll } from "../../ndarray/spread.ts";
import {
  PyDict,
  PyList,
  type PyRange,
  type PySlice,
  pyInt,
  pyStr,
  pyTuple,
  unknown,
  type Value,
} from "../../ndarray/value.ts";
import { indexOf } from "../../numpy/conversion/python.ts";
import { retain } from "../../trace/refs.ts";
import { callValue } from "../calls/call.ts";
import type { Machine } from "../machine.ts";
import { another } from "../paths/another.ts";
import { forgetItems, joinedValue, loseTrack } from "../paths/joining.ts";
import { letGo } from "../strangers/escape.ts";
import { reprText } from "./format.ts";
import { keyOf } from "./keys.ts";
import { typeNameOf } from "./messages.ts";

/** Returns `object[index]` of Python's own containers; undefined when not known. */
export function getPlainItem(machine: Machine, object: Value, index: Value): Value | undefined {
  switch (object.t) {
    case "list":
    case "tuple":
      return fromSequence(machine, object, index);
    case "str":
      return fromText(machine, object.v, index);
    case "dict":
      return fromDict(machine, object, index);
    case "range":
      return fromRange(machine, object, index);
    case "bytes":
      return fromBytes(machine, object, index);
    case "foreign":
    case "unknown":
      return unknown;
    default:
      return machine.raise("TypeError", `'${typeNameOf(object)}' object is not subscriptable`);
  }
}

/** `object[index] = value` on a list or dict. */
export function setPlainItem(machine: Machine, object: Value, index: Value, value: Value): void {
  if (object instanceof PyDict && object.kind === "mappingproxy")
    machine.raise("TypeError", "'mappingproxy' object does not support item assignment");
  if (object instanceof PyDict) {
    setDictItem(machine, object, index, value);
    return;
  }
  if (!(object instanceof PyList)) {
    if (object.t === "tuple" || object.t === "str")
      machine.raise("TypeError", `'${object.t}' object does not support item assignment`);
    return;
  }
  machine.mutate(object);
  if (index.t === "slice" && setSlice(machine, object, index, value)) return;
  const at =
    object.items && index.t !== "slice"
      ? exactIndex(machine, index, object.items.length, "list assignment")
      : undefined;
  if (!object.items || at === undefined) {
    weakenList(machine, object, value, index.t === "slice");
    return;
  }
  retain(value);
  const former = object.items[at];
  object.items[at] = value;
  machine.release(former);
}

export function setDictItem(machine: Machine, dict: PyDict, key: Value, value: Value): void {
  machine.mutate(dict);
  const id = keyOf(key);
  if (id === undefined || !dict.entries) {
    forgetItems(machine, dict);
    loseTrack(machine, [value]);
    return;
  }
  retain(value);
  const former = dict.entries.get(id);
  if (!former) retain(key);
  dict.entries.set(id, { key: former?.key ?? key, value });
  if (former) machine.release(former.value);
}

/** `del object[index]`. */
export function deletePlainItem(machine: Machine, object: Value, index: Value): void {
  if (object instanceof PyDict) {
    machine.mutate(object);
    const id = keyOf(index);
    const former = id === undefined ? undefined : object.entries?.get(id);
    if (id === undefined || !object.entries) forgetItems(machine, object);
    else if (!former) machine.raise("KeyError", reprText(machine, index) ?? "");
    else {
      object.entries.delete(id);
      machine.release(former.value);
    }
  } else if (object instanceof PyList) {
    machine.mutate(object);
    if (!object.items) {
      object.length = undefined;
      return;
    }
    const range = index.t === "slice" ? sliceRange(index, object.items.length) : undefined;
    if (index.t === "slice") {
      if (range?.step !== 1) forgetItems(machine, object);
      else
        for (const item of object.items.splice(range.start, Math.max(0, range.stop - range.start)))
          machine.release(item);
      return;
    }
    const at = exactIndex(machine, index, object.items.length, "list assignment");
    if (at === undefined) forgetItems(machine, object);
    else for (const item of object.items.splice(at, 1)) machine.release(item);
  }
}

/** A slice on a sequence of known length: `slice.indices(length)`; undefined when its parts are not known. */
export function sliceRange(
  slice: PySlice,
  length: number,
): { start: number; stop: number; step: number } | undefined {
  const step = slice.step.t === "none" ? 1 : exact(slice.step);
  if (step === undefined || step === 0) return undefined;
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (part: Value, missing: number) => {
    if (part.t === "none") return missing;
    const value = exact(part);
    if (value === undefined) return undefined;
    return Math.min(Math.max(value < 0 ? value + length : value, low), high);
  };
  const start = clamp(slice.start, step > 0 ? 0 : length - 1);
  const stop = clamp(slice.stop, step > 0 ? length : -1);
  return start === undefined || stop === undefined ? undefined : { start, stop, step };
}

function exact(value: Value): number | undefined {
  if (value.t === "int") return typeof value.v === "object" ? undefined : Number(value.v);
  if (value.t !== "bool" && value.t !== "scalar" && value.t !== "ndarray") return undefined;
  try {
    const index = indexOf(value);
    return isExact(index) ? index : undefined;
  } catch (error) {
    if (error instanceof NotKnown || error instanceof NumpyError) return undefined;
    throw error;
  }
}

function exactIndex(machine: Machine, index: Value, length: number, what: string): number | undefined {
  if (index.t === "unknown" || index.t === "foreign") return undefined;
  const isNoIndex = index.t === "scalar" && !"iu".includes(index.dtype.kind);
  if (index.t === "float" || index.t === "str" || index.t === "none" || index.t === "tuple" || isNoIndex) {
    const container = what.split(" ")[0];
    if (container === "string")
      machine.raise("TypeError", `string indices must be integers, not '${typeNameOf(index)}'`);
    machine.raise("TypeError", `${container} indices must be integers or slices, not ${typeNameOf(index)}`);
  }
  const at = exact(index);
  if (at === undefined) return undefined;
  if (at >= length || at < -length) machine.raise("IndexError", `${what} index out of range`);
  return at < 0 ? at + length : at;
}

function fromSequence(
  machine: Machine,
  object: Extract<Value, { t: "list" | "tuple" }>,
  index: Value,
): Value | undefined {
  const items = object.items;
  if (index.t === "slice") return sliced(machine, object, index);
  if (!items) {
    const { each } = object as PyList;
    return each && another(machine, each);
  }
  const at = exactIndex(machine, index, items.length, object.t);
  if (at !== undefined) return items[at];
  // Some item, but not known which.
  return items.length ? joinedValue(machine, items) : undefined;
}

function sliced(machine: Machine, object: Extract<Value, { t: "list" | "tuple" }>, slice: PySlice): Value {
  const range = object.items && sliceRange(slice, object.items.length);
  if (!range || !object.items)
    return object.t === "list"
      ? new PyList(undefined, object.each ?? unknown, unknownDim(machine.freshName("len")))
      : unknown;
  const picked: Value[] = [];
  for (let i = range.start; range.step > 0 ? i < range.stop : i > range.stop; i += range.step)
    picked.push(object.items[i]);
  for (const item of picked) retain(item);
  return object.t === "list" ? new PyList(picked) : pyTuple(picked);
}

function fromText(machine: Machine, text: string | undefined, index: Value): Value {
  if (text === undefined) return { t: "str" };
  const points = [...text];
  if (index.t !== "slice") {
    const at = exactIndex(machine, index, points.length, "string");
    return at === undefined ? { t: "str" } : pyStr(points[at]);
  }
  const range = sliceRange(index, points.length);
  if (!range) return { t: "str" };
  let picked = "";
  for (let i = range.start; range.step > 0 ? i < range.stop : i > range.stop; i += range.step)
    picked += points[i];
  return pyStr(picked);
}

function fromBytes(machine: Machine, { v }: Extract<Value, { t: "bytes" }>, index: Value): Value | undefined {
  if (index.t !== "slice") {
    const at = v && exactIndex(machine, index, v.length, "index");
    return at === undefined || !v ? pyInt(unknownDim(machine.freshName("byte"), 0, 255)) : pyInt(v[at]);
  }
  const part = v && sliceRange(index, v.length);
  if (!v || !part) return { t: "bytes" };
  const places: number[] = [];
  for (let i = part.start; part.step > 0 ? i < part.stop : i > part.stop; i += part.step) places.push(v[i]);
  return { t: "bytes", v: Uint8Array.from(places) };
}

function fromDict(machine: Machine, dict: PyDict, key: Value): Value | undefined {
  const id = keyOf(key);
  if (!dict.entries) return dict.each && another(machine, dict.each);
  if (id === undefined) {
    // A dict with a factory may get another entry by this.
    if (dict.factory) letGo(machine, dict, machine.here);
    const values = [...(dict.entries?.values() ?? [])].map(({ value }) => value);
    return values.length && !dict.factory ? joinedValue(machine, values) : undefined;
  }
  const found = dict.entries.get(id);
  if (found) return found.value;
  if (dict.factory) {
    const made = callValue(machine, dict.factory, { positional: [], named: new Map(), node: machine.here });
    setDictItem(machine, dict, key, made);
    return made;
  }
  if (dict.kind === "Counter") return pyInt(0);
  return machine.raise("KeyError", reprText(machine, key) ?? "");
}

function fromRange(machine: Machine, range: PyRange, index: Value): Value | undefined {
  if (!isExact(range.start) || !isExact(range.stop)) {
    const at = index.t === "int" && typeof index.v !== "bigint" ? index.v : undefined;
    return at !== undefined ? pyInt(unknownDim(machine.freshName("i"), Number.NEGATIVE_INFINITY)) : undefined;
  }
  const length = Math.max(0, Math.ceil((range.stop - range.start) / range.step));
  if (index.t === "slice") {
    const part = sliceRange(index, length);
    if (!part) return undefined;
    return {
      t: "range",
      start: range.start + part.start * range.step,
      stop: range.start + part.stop * range.step,
      step: range.step * part.step,
    };
  }
  const at = exactIndex(machine, index, length, "range object");
  return at === undefined ? undefined : pyInt(range.start + at * range.step);
}

/** `list[a:b] = iterable`; false when it can't be told what the list then holds. */
function setSlice(machine: Machine, list: PyList, index: PySlice, value: Value): boolean {
  const part = list.items && sliceRange(index, list.items.length);
  const fresh = part && machine.context.iterate(value);
  if (!list.items || !part || !fresh) return false;
  for (const item of fresh) retain(item);
  if (part.step === 1) {
    const behind = list.items.splice(part.start);
    const former = behind.splice(0, Math.max(0, part.stop - part.start));
    pushAll(list.items, fresh);
    pushAll(list.items, behind);
    for (const item of former) machine.release(item);
    return true;
  }
  const places: number[] = [];
  for (let i = part.start; part.step > 0 ? i < part.stop : i > part.stop; i += part.step) places.push(i);
  if (places.length !== fresh.length)
    return machine.raise(
      "ValueError",
      `attempt to assign sequence of size ${fresh.length} to extended slice of size ${places.length}`,
    );
  places.forEach((place, i) => {
    const former = list.items?.[place];
    (list.items as Value[])[place] = fresh[i];
    if (former) machine.release(former);
  });
  return true;
}

/** After a write at an unknown place any item may be the new one. */
function weakenList(machine: Machine, list: PyList, value: Value, changesLength: boolean): void {
  const all = [...(list.items ?? [list.each ?? unknown]), changesLength ? unknown : value];
  const length: Dim | undefined = list.items ? list.items.length : list.length;
  retain(value);
  list.each = joinedValue(machine, all);
  list.length = changesLength ? unknownDim(machine.freshName("len")) : length;
  list.items = undefined;
}
