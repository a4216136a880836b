import { plus, unknownDim } from "../../../ndarray/layouts/dim.ts";
import { none, PyList, pyInt, unknown, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { callValue } from "../../calls/call.ts";
import { truth } from "../../expressions/truth.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { another } from "../../paths/another.ts";
import { mayRaise } from "../../paths/doubt.ts";
import { forgetItems, joinedValue, loseTrack } from "../../paths/joining.ts";
import { exactInt, required } from "../arguments.ts";
import { isEqual, orderOf } from "../compare.ts";
import type { Methods } from "../methods.ts";
import { maxItems } from "../sequences.ts";

/** Methods of list. */
export const listMethods: Methods = {
  append: (machine, args) => {
    const value = required(machine, args, 1);
    add(machine, listOf(args), value);
    return none;
  },
  extend: (machine, args) => {
    const list = listOf(args);
    const more = machine.context.iterate(required(machine, args, 1));
    if (!more || (list.items?.length ?? 0) + more.length > maxItems) {
      forgetItems(machine, list);
      if (more) loseTrack(machine, more);
      return none;
    }
    for (const item of [...more]) add(machine, list, item);
    machine.handled(more.length);
    return none;
  },
  insert: (machine, args) => {
    const list = listOf(args);
    const at = exactInt(args.positional[1]);
    if (!list.items || at === undefined) {
      loseTrack(machine, args.positional.slice(2));
      return forgotten(machine, list);
    }
    machine.mutate(list);
    noteStore(machine, args.positional[2]);
    retain(args.positional[2]);
    list.items.splice(at, 0, args.positional[2]);
    return none;
  },
  pop: (machine, args) => {
    const list = listOf(args);
    const at = args.positional.length > 1 ? exactInt(args.positional[1]) : -1;
    machine.mutate(list);
    if (!list.items || at === undefined) {
      const each = list.items?.length ? joinedValue(machine, list.items) : (list.each ?? unknown);
      if (isFixed(each)) keepKind(list, each);
      else forgetItems(machine, list);
      return another(machine, each);
    }
    if (list.items.length === 0) return machine.raise("IndexError", "pop from empty list");
    if (at >= list.items.length || at < -list.items.length)
      return machine.raise("IndexError", "pop index out of range");
    const [item] = list.items.splice(at, 1);
    return machine.handOver(item);
  },
  clear: (machine, args) => {
    const list = listOf(args);
    machine.mutate(list);
    const former = list.items ?? [];
    list.items = [];
    list.each = undefined;
    for (const item of former) machine.release(item);
    return none;
  },
  copy: (_, args) => {
    const { items, each, length, deque } = listOf(args);
    for (const item of items ?? []) retain(item);
    return new PyList(items?.slice(), each, length, deque);
  },
  index: (machine, args) => placeOf(machine, args, "list.index(x): x not in list"),
  count: (machine, args) => {
    const { items } = sequenceOf(args);
    const answers = items?.map((item) => isEqual(machine, item, args.positional[1], args.node));
    if (!answers || answers.includes(undefined)) return pyInt(unknownDim(machine.freshName("i")));
    return pyInt(answers.filter(Boolean).length);
  },
  remove: (machine, args) => {
    const list = listOf(args);
    const at = placeOf(machine, args, "list.remove(x): x not in list");
    machine.mutate(list);
    const exact = exactInt(at);
    if (exact === undefined || !list.items) return forgotten(machine, list);
    const [item] = list.items.splice(exact, 1);
    machine.release(item);
    return none;
  },
  reverse: (machine, args) => {
    const list = listOf(args);
    machine.mutate(list);
    list.items?.reverse();
    return none;
  },
  sort: (machine, args) => {
    const list = listOf(args);
    machine.mutate(list);
    const sorted = list.items && sortedItems(machine, list.items, args);
    if (!sorted && list.items) return forgotten(machine, list);
    list.items = sorted ?? list.items;
    return none;
  },
};

/** Returns the items in order, as `sorted` does; undefined when their order is not known. */
export function sortedItems(
  machine: Machine,
  items: readonly Value[],
  args: CallArguments,
): Value[] | undefined {
  const key = args.named.get("key");
  const reverse = args.named.get("reverse");
  const isReversed = reverse ? truth(machine, reverse, args.node) : false;
  if (isReversed === undefined) return undefined;
  const keys = items.map((item) =>
    !key || key.t === "none"
      ? item
      : callValue(machine, key, { positional: [item], named: new Map(), node: args.node }),
  );
  let isKnown = true;
  const places = items.map((_, i) => i);
  places.sort((a, b) => {
    const order = orderOf(machine, keys[a], keys[b], args.node);
    if (order === undefined || Number.isNaN(order)) isKnown = false;
    const compared = order || 0;
    return isReversed ? -compared : compared;
  });
  return isKnown ? places.map((i) => items[i]) : undefined;
}

function add(machine: Machine, list: PyList, value: Value): void {
  machine.mutate(list);
  noteStore(machine, value);
  retain(value);
  if (list.items) list.items.push(value);
  else {
    list.each = list.each ? joinedValue(machine, [list.each, value], { widen: true }) : value;
    list.length = list.length === undefined ? unknownDim(machine.freshName("len"), 1) : plus(list.length, 1);
  }
}

/** True for what nobody can change: that one of many such items is taken says nothing of the others. */
function isFixed(value: Value): boolean {
  if (value.t === "tuple") return value.items.every(isFixed);
  return ["int", "float", "bool", "str", "none"].includes(value.t);
}

/** The items are of the same kind as before, but it is not known any more how many and which. */
function keepKind(list: PyList, each: Value): void {
  list.items = undefined;
  list.each = each;
  list.length = undefined;
}

function noteStore(machine: Machine, value: Value): void {
  if (value.t === "ndarray") machine.recorder.use(machine.here, value, "store");
}

function forgotten(machine: Machine, list: PyList): Value {
  forgetItems(machine, list);
  return none;
}

function listOf(args: CallArguments): PyList {
  return args.positional[0] as PyList;
}

function sequenceOf(args: CallArguments): { readonly items?: readonly Value[] } {
  return args.positional[0] as PyList;
}

/** `index(x, start, stop)` of a list or tuple. */
function placeOf(machine: Machine, args: CallArguments, message: string): Value {
  const { items } = sequenceOf(args);
  const [, sought, ...ends] = args.positional;
  const [start = 0, stop = items?.length ?? 0] = ends.map(exactInt);
  if (!items || ends.some((end) => exactInt(end) === undefined)) {
    mayRaise(machine);
    return pyInt(unknownDim(machine.freshName("i")));
  }
  const at = (place: number) => (place < 0 ? Math.max(0, items.length + place) : place);
  for (let i = at(start); i < Math.min(at(stop), items.length); i++) {
    const equal = isEqual(machine, items[i], sought, args.node);
    if (equal) return pyInt(i);
    if (equal === undefined) {
      mayRaise(machine);
      return pyInt(unknownDim(machine.freshName("i"), 0, items.length - 1));
    }
  }
  return machine.raise("ValueError", message);
}
