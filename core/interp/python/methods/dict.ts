import {
  PyDict as Dict,
  none,
  type PyDict,
  pyBool,
  pyTuple,
  unknown,
  type Value,
} from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { forgetItems, loseTrack } from "../../paths/joining.ts";
import { letGo } from "../../strangers/escape.ts";
import { required } from "../arguments.ts";
import { containsItem } from "../compare.ts";
import { DictView } from "../dictview.ts";
import { reprText } from "../format.ts";
import { getPlainItem, setDictItem } from "../items.ts";
import { keyOf } from "../keys.ts";
import type { Methods } from "../methods.ts";

/** Methods of dict. */
export const dictMethods: Methods = {
  keys: (_, args) => new DictView("dict_keys", dictOf(args)),
  values: (_, args) => new DictView("dict_values", dictOf(args)),
  items: (_, args) => new DictView("dict_items", dictOf(args)),
  get: (machine, args) =>
    find(machine, dictOf(args), required(machine, args, 1)) ?? args.positional[2] ?? none,
  setdefault: (machine, args) => {
    const dict = dictOf(args);
    const key = required(machine, args, 1);
    const value = args.positional[2] ?? none;
    if (keyOf(key) === undefined || !dict.entries) {
      loseTrack(machine, [value]);
      letGo(machine, dict, args.node);
      return machine.notKnown("a dict's item");
    }
    const found = find(machine, dict, key);
    if (found) return found;
    setDictItem(machine, dict, key, value);
    return value;
  },
  pop: (machine, args) => {
    const dict = dictOf(args);
    const id = keyOf(required(machine, args, 1));
    machine.mutate(dict);
    if (id === undefined || !dict.entries) {
      letGo(machine, dict, args.node);
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
    return new Dict(
      dict.entries && new Map(dict.entries),
      dict.each,
      dict.factory,
      dict.kind === "mappingproxy" ? "dict" : dict.kind,
    );
  },
  popitem: (machine, args) => taken(machine, dictOf(args), true),
  __getitem__: (machine, args) => getPlainItem(machine, dictOf(args), args.positional[1]) ?? unknown,
  __contains__: (machine, args) => pyBool(containsItem(machine, dictOf(args), args.positional[1], args.node)),
};

/** Methods of a read-only view of a dict. */
export const readOnlyDictMethods: Methods = Object.fromEntries(
  ["keys", "values", "items", "get", "copy", "__getitem__", "__contains__"].map((name) => [
    name,
    dictMethods[name],
  ]),
);

/** Methods of `collections.OrderedDict`. */
export const orderedDictMethods: Methods = {
  ...dictMethods,
  move_to_end: (machine, args) => {
    const dict = dictOf(args);
    machine.mutate(dict);
    const id = keyOf(required(machine, args, 1));
    const isLast = endOf(args, 2);
    const entry = id === undefined ? undefined : dict.entries?.get(id);
    if (!dict.entries || id === undefined || isLast === undefined) {
      forgetItems(machine, dict);
      return none;
    }
    if (!entry) return machine.raise("KeyError", reprText(machine, args.positional[1]) ?? "");
    const others = [...dict.entries].filter(([key]) => key !== id);
    dict.entries = new Map(isLast ? [...others, [id, entry]] : [[id, entry], ...others]);
    return none;
  },
  popitem: (machine, args) => {
    const isLast = endOf(args, 1);
    if (isLast !== undefined) return taken(machine, dictOf(args), isLast);
    forgetItems(machine, dictOf(args));
    return unknown;
  },
};

/** `last=True`; undefined when it is not known. */
function endOf({ positional, named }: CallArguments, at: number): boolean | undefined {
  const given = positional[at] ?? named.get("last");
  return given ? (given.t === "bool" ? given.v : undefined) : true;
}

/** Takes the last or the first entry away. */
function taken(machine: Machine, dict: PyDict, isLast: boolean): Value {
  machine.mutate(dict);
  if (!dict.entries) return unknown;
  const all = [...dict.entries];
  const entry = isLast ? all[all.length - 1] : all[0];
  if (!entry) return machine.raise("KeyError", "'popitem(): dictionary is empty'");
  dict.entries.delete(entry[0]);
  return pyTuple([entry[1].key, entry[1].value]);
}

function dictOf(args: CallArguments): PyDict {
  return args.positional[0] as PyDict;
}

/** Returns the value of a key; undefined when the dict surely lacks it. */
function find(machine: Machine, dict: PyDict, key: Value): Value | undefined {
  const id = keyOf(key);
  if (!dict.entries) return machine.notKnown("a dict's item");
  if (id === undefined) {
    loseTrack(
      machine,
      [...dict.entries.values()].map(({ value }) => value),
    );
    return machine.notKnown("a dict's item");
  }
  return dict.entries.get(id)?.value;
}

function updateFromPairs(machine: Machine, dict: PyDict, other: Value): void {
  const pairs = machine.context.iterate(other);
  for (const pair of pairs ?? [])
    if (pair.t === "tuple" && pair.items.length === 2)
      setDictItem(machine, dict, pair.items[0], pair.items[1]);
  if (!pairs) forgetItems(machine, dict);
}
