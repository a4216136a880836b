import { isExact } from "../../../ndarray/layouts/dim.ts";
import { wholeOf } from "../../../ndarray/sketch.ts";
import {
  none,
  PyDict,
  type PyInt,
  PyList,
  pyStr,
  pyTuple,
  unknown,
  type Value,
} from "../../../ndarray/value.ts";
import { indexOf } from "../../../numpy/conversion/python.ts";
import { retain } from "../../../trace/refs.ts";
import type { Native } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { itemLeft, iterateAll, iterateUnordered, iteratorOf } from "../../statements/iterate.ts";
import { letGo } from "../../strangers/escape.ts";
import { ByteArray, bytesFrom } from "../bytearray.ts";
import { setDictItem } from "../items.ts";
import { sortedItems } from "../methods/list.ts";
import { asSet } from "../methods/set.ts";

/** Builtins that make containers. */
export const collectionFunctions: Readonly<Record<string, Native>> = {
  list: (machine, args) => {
    const items = args.positional[0] ? allItems(machine, args, args.positional[0]) : [];
    if (items) return new PyList(held(items));
    const iterable = iteratorOf(machine, args.positional[0], args.node);
    const each = itemLeft(machine, iterable);
    retain(each);
    // An iterator may have given some of its items before.
    const isFresh = iterable !== args.positional[0];
    return new PyList(undefined, each, isFresh ? iterable?.length : undefined);
  },
  tuple: (machine, args) => {
    const items = args.positional[0] ? allItems(machine, args, args.positional[0]) : [];
    return items ? pyTuple(held(items)) : unknown;
  },
  set: (machine, { positional: [value] }) => asSet(machine, value ?? pyTuple([])),
  frozenset: (machine, { positional: [value] }) => asSet(machine, value ?? pyTuple([]), true),
  dict: (machine, args) => fillDict(machine, new PyDict(new Map()), args),
  sorted: (machine, args) => {
    const items = allItems(machine, args, args.positional[0], iterateUnordered);
    const sorted = items && sortedItems(machine, items, args);
    return sorted ? new PyList(held(sorted)) : new PyList(undefined, unknown);
  },
  slice: (_, { positional }) => {
    const [start, stop, step] = positional.length === 1 ? [none, positional[0], none] : positional;
    return { t: "slice", start, stop, step: step ?? none };
  },
  range: (machine, { positional }) => {
    // Whatever stands there is a whole number, or raises.
    const parts = positional.map((value) => (value.t === "unknown" ? wholeOf(value) : indexOf(value)));
    const [start, stop, step] = parts.length === 1 ? [0, parts[0], 1] : [parts[0], parts[1], parts[2] ?? 1];
    if (!isExact(step)) return unknown;
    if (step === 0) return machine.raise("ValueError", "range() arg 3 must not be zero");
    return { t: "range", start, stop, step };
  },
  bytes: (machine, { positional: [value] }) => {
    if (value?.t === "bytes") return value;
    if (value?.t === "int") return zeroBytes(value);
    const bytes = bytesFrom(machine, value);
    return bytes ? { t: "bytes", v: Uint8Array.from(bytes) } : { t: "bytes" };
  },
  bytearray: (machine, { positional: [value] }) => new ByteArray(bytesFrom(machine, value)),
  memoryview: (machine, { positional: [value], node }) => {
    if (value) letGo(machine, value, node);
    return unknown;
  },
};

/** Fills a dict as `dict(...)` and its relatives do. */
export function fillDict(machine: Machine, dict: PyDict, args: CallArguments): PyDict {
  const [source] = args.positional;
  if (source?.t === "dict") {
    if (!source.entries) dict.entries = undefined;
    for (const { key, value } of source.entries?.values() ?? []) setDictItem(machine, dict, key, value);
  } else if (source) {
    const pairs = machine.context.iterate(source);
    if (!pairs) dict.entries = undefined;
    for (const pair of pairs ?? []) {
      const both = pair.t === "tuple" || pair.t === "list" ? pair.items : undefined;
      if (both?.length === 2) setDictItem(machine, dict, both[0], both[1]);
      else dict.entries = undefined;
    }
  }
  for (const [name, value] of args.named) setDictItem(machine, dict, pyStr(name), value);
  if (!dict.entries) dict.each = unknown;
  return dict;
}

function allItems(
  machine: Machine,
  args: CallArguments,
  value: Value,
  iterate: typeof iterateUnordered = iterateAll,
): readonly Value[] | undefined {
  if (value.t === "ndarray") machine.recorder.use(args.node, value, "convert");
  return iterate(machine, value);
}

function held(items: readonly Value[]): Value[] {
  for (const item of items) retain(item);
  return [...items];
}

/** Zeros of a length; nothing is known of other ones. */
function zeroBytes({ v: length }: PyInt): Value {
  if (typeof length !== "number" || length < 0) return { t: "bytes" };
  return { t: "bytes", v: length <= mostZeros ? new Uint8Array(length) : undefined, length };
}

/** Bytes that are kept. */
const mostZeros = 1 << 22;
