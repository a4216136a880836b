import {
  PyDict as Dict,
  none,
  type PyDict,
  PyList,
  pyTuple,
  unknown,
  type Value,
} from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { required } from "../arguments.ts";
import { reprText } from "../format.ts";
import { setDictItem } from "../items.ts";
import { keyOf } from "../keys.ts";
import type { Methods } from "../methods.ts";

/** Methods of dict. Its views are lists here: what they show is taken when they are made. */
export const dictMethods: Methods = {
  keys: (_, args) => listed(dictOf(args), ({ key }) => key),
  values: (_, args) => listed(dictOf(args), ({ value }) => value),
  items: (_, args) =>
    listed(dictOf(args), ({ key, value }) => {
      retain(key);
      retain(value);
      return pyTuple([key, value]);
    }),
  get: (machine, args) =>
    find(machine, dictOf(args), required(machine, args, 1)) ?? args.positional[2] ?? none,
  setdefault: (machine, args) => {
    const dict = dictOf(args);
    const found = find(machine, dict, required(machine, args, 1));
    if (found) return found;
    const value = args.positional[2] ?? none;
    setDictItem(machine, dict, args.positional[1], value);
    return value;
  },
  pop: (machine, args) => {
    const dict = dictOf(args);
    const id = keyOf(required(machine, args, 1));
    machine.mutate(dict);
    if (id === undefined || !dict.entries) {
      dict.entries = undefined;
      return unknown;
    }
    const found = dict.entries.get(id);
    if (!found)
      return args.positional[2] ?? machine.raise("KeyError", reprText(machine, args.positional[1]) ?? "");
    dict.entries.delete(id);
    return machine.handOver(found.value);
  },
  update: (machine, args) => {
    const dict = dictOf(args);
    const other = args.positional[1];
    if (other?.t === "dict" && other.entries)
      for (const { key, value } of [...other.entries.values()]) setDictItem(machine, dict, key, value);
    else if (other) updateFromPairs(machine, dict, other);
    for (const [name, value] of args.named) setDictItem(machine, dict, { t: "str", v: name }, value);
    return none;
  },
  clear: (machine, args) => {
    const dict = dictOf(args);
    machine.mutate(dict);
    const former = [...(dict.entries?.values() ?? [])];
    dict.entries = new Map();
    for (const { key, value } of former) {
      machine.release(key);
      machine.release(value);
    }
    return none;
  },
  copy: (_, args) => {
    const dict = dictOf(args);
    for (const { key, value } of dict.entries?.values() ?? []) {
      retain(key);
      retain(value);
    }
    return new Dict(dict.entries && new Map(dict.entries), dict.each, dict.factory, dict.isCounter);
  },
  most_common: () => unknown,
  move_to_end: (machine, args) => {
    const dict = dictOf(args);
    machine.mutate(dict);
    dict.entries = undefined;
    dict.each = unknown;
    return none;
  },
  popitem: (machine, args) => {
    const dict = dictOf(args);
    machine.mutate(dict);
    const last = [...(dict.entries ?? [])].pop();
    if (!last || !dict.entries) return unknown;
    dict.entries.delete(last[0]);
    return pyTuple([last[1].key, last[1].value]);
  },
};

function dictOf(args: CallArguments): PyDict {
  return args.positional[0] as PyDict;
}

function listed(dict: PyDict, pick: (entry: { key: Value; value: Value }) => Value): Value {
  if (!dict.entries) return new PyList(undefined, unknown);
  const items = [...dict.entries.values()].map(pick);
  for (const item of items) retain(item);
  return new PyList(items);
}

/** Returns the value of a key; undefined when the dict surely lacks it. */
function find(machine: Machine, dict: PyDict, key: Value): Value | undefined {
  const id = keyOf(key);
  if (id === undefined || !dict.entries) return machine.notKnown("a dict's item");
  return dict.entries.get(id)?.value;
}

function updateFromPairs(machine: Machine, dict: PyDict, other: Value): void {
  const pairs = machine.context.iterate(other);
  for (const pair of pairs ?? [])
    if (pair.t === "tuple" && pair.items.length === 2)
      setDictItem(machine, dict, pair.items[0], pair.items[1]);
  if (pairs) return;
  machine.mutate(dict);
  dict.entries = undefined;
  dict.each = unknown;
}
