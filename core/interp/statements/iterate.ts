import { type Dim, isExact, less, minus, unknownDim } from "../../ndarray/layouts/dim.ts";
import {
  type PyDict,
  type PyList,
  type PyRange,
  pyInt,
  pyStr,
  type Unknown,
  unknown,
  type Value,
} from "../../ndarray/value.ts";
import { asIterated } from "../../numpy/index.ts";
import type { Node } from "../../syntax/ast.ts";
import { callMethod } from "../calls/call.ts";
import { distinctMembers, membersOf } from "../classes/enums.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { type Next, PyClass, PyInstance, PyIterator, PyObject, PyRaise } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { another } from "../paths/another.ts";
import { mayRaise } from "../paths/doubt.ts";
import { joinedValue, loseTrack } from "../paths/joining.ts";
import { AttributeDict, attributesNow } from "../python/attributedict.ts";
import { ByteArray } from "../python/bytearray.ts";
import { DictView } from "../python/dictview.ts";
import { partOf } from "../python/methods/textfile.ts";
import { plainText } from "../python/plain.ts";
import { TextStream } from "../python/textfile.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { itemOfSketch, lengthOfSketch } from "../worlds/sketches.ts";

/** An iterable whose length is not known: `each` stands for every item. */
export class EachIterable extends PyObject {
  readonly typeName = "iterator";
  constructor(
    readonly each: Value,
    readonly length: Dim | undefined,
    /** What stands for every item by now, where what it iterates over may change. */
    readonly any?: (machine: Machine) => Value,
  ) {
    super();
  }
  held(): Iterable<Value> {
    return [this.each];
  }
}

/** Most items that an iterable is unrolled to. */
const maxItems = 200_000;

/** Returns `iter(value)`; undefined when nothing is known. Raises TypeError for what can't be iterated. */
export function iteratorOf(
  machine: Machine,
  value: Value,
  node: Node,
): PyIterator | EachIterable | undefined {
  switch (value.t) {
    case "list":
      if (!value.items) {
        const each = another(machine, value.each ?? unknown);
        return new EachIterable(each, value.length, (m) => itemOf(m, value));
      }
      return overList(value);
    case "tuple":
      return overItems("tuple_iterator", value.items, [value]);
    case "range":
      return overRange(machine, value);
    case "str":
      return value.v === undefined
        ? new EachIterable({ t: "str" }, undefined)
        : overItems("str_iterator", [...value.v].map(pyStr), []);
    case "bytes":
      return value.v ? overItems("bytes_iterator", [...value.v].map(pyInt), []) : undefined;
    case "dict":
      return overDict(value);
    case "set":
      return value.items ? overSet([...value.items.values()], value) : undefined;
    case "scalar": {
      const text = plainText(value);
      return text === value ? overNumpy(machine, value, node) : iteratorOf(machine, text, node);
    }
    case "ndarray":
    case "object":
      return overNumpy(machine, value, node);
    case "foreign":
      return overForeign(machine, value, node);
    case "unknown":
      asksStrangers(machine);
      return overSketch(value);
    case "int":
    case "float":
    case "bool":
    case "none":
    case "complex":
      return machine.raise(
        "TypeError",
        `'${value.t === "none" ? "NoneType" : value.t}' object is not iterable`,
      );
    default:
      return undefined;
  }
}

/** To be called where something unknown is iterated over: that may run code of its own, and fail. */
export function asksStrangers(machine: Machine): undefined {
  mayRaise(machine);
  strangersRun(machine, "operation");
}

/** An array that is known in part gives items that are known in part. */
function overSketch(value: Unknown): EachIterable | undefined {
  const each = itemOfSketch(value);
  const length = lengthOfSketch(value);
  return (
    each && new EachIterable(each, length?.t === "int" && typeof length.v !== "bigint" ? length.v : undefined)
  );
}

/** Returns an iterator over items that are there already. */
export function overItems(typeName: string, items: readonly Value[], holds: readonly Value[]): PyIterator {
  return new PyIterator(
    typeName,
    (_, i) => (i < items.length ? { item: items[i] } : "end"),
    holds,
    items.length,
  ).withAny((machine) => anyOf(machine, items));
}

/** Most items that are joined one by one. */
const mostJoined = 200;

const itemOf = (machine: Machine, { items, each }: PyList): Value =>
  items ? anyOf(machine, items) : (each ?? unknown);

/** Returns what stands for any of some items. */
function anyOf(machine: Machine, items: readonly Value[]): Value {
  if (items.length === 0) return unknown;
  if (items.length <= mostJoined) return joinedValue(machine, items);
  if (!items.every(({ t }) => t === "int" || t === "float" || t === "str")) {
    loseTrack(machine, items);
    return unknown;
  }
  return items.some(({ t }) => t !== items[0].t) || items[0].t !== "int"
    ? joinedItems(items)
    : pyInt(unknownDim(machine.freshName("i"), Number.NEGATIVE_INFINITY));
}

/** Returns what stands for any item that an iterator has left: another one each time that it is asked. */
export function itemLeft(machine: Machine, iterator: PyIterator | EachIterable | undefined): Value {
  const any = iterator?.any?.(machine) ?? (iterator instanceof EachIterable ? iterator.each : unknown);
  return another(machine, any);
}

/** Returns all items of an iterable, exhausting it; undefined when they are not known. Whoever calls holds the iterable. */
export function iterateAll(machine: Machine, value: Value, node: Node = machine.here): Value[] | undefined {
  if (value.t === "tuple") return [...value.items];
  if (value.t === "list") return value.items?.slice();
  const iterator = iteratorOf(machine, value, node);
  if (!(iterator instanceof PyIterator)) return undefined;
  machine.push(iterator);
  const items: Value[] = [];
  for (;;) {
    machine.tick();
    if (machine.isTired && items.length >= mostWhenTired && isOnlyRead(iterator)) {
      machine.mutate(iterator);
      iterator.lost = true;
      return undefined;
    }
    const next = iterator.next(machine);
    if (next === "end") return items;
    if (next === "unknown" || items.length >= maxItems) return undefined;
    // A later item may be made from the same memory, so each is held while the others are asked for.
    machine.push(next.item);
    items.push(next.item);
  }
}

/** Items after which an iterable is left where there are few steps left. */
const mostWhenTired = 100;

/** True where taking the items runs nothing of the program and changes nothing. */
function isOnlyRead(iterator: PyIterator): boolean {
  if (!iterator.any || iterator.isFragile || iterator.runsCode) return false;
  return [...iterator.held()].every((one) => !(one instanceof PyIterator) || isOnlyRead(one));
}

/** Items of an array that are added up or compared one by one: more would leave too few steps for the rest of the program. */
const mostItems = { known: 10_000, unknown: 1000 };

/** True for an array with very many items, or nobody knows how many; those of a vector tell nothing one by one unless they are known. */
export function isLong(value: Value): boolean {
  if (value.t !== "ndarray" || value.shape.length === 0) return false;
  const isVague = value.shape.length === 1 && value.contents.kind !== "exact";
  return less(isVague ? mostItems.unknown : mostItems.known, value.shape[0]) !== false;
}

/** Returns all items of an iterable where their order does not matter: those of any set too, but not very many of an array. */
export function iterateUnordered(machine: Machine, value: Value): Value[] | undefined {
  if (isLong(value)) {
    iteratorOf(machine, value, machine.here);
    return undefined;
  }
  return value.t === "set" && value.items ? [...value.items.values()] : iterateAll(machine, value);
}

/** Order of sets of strings changes from run to run, so only sets that hash the same each time are walked in order. */
function overSet(items: readonly Value[], set: Value): PyIterator | EachIterable {
  const isStable =
    items.length < 2 ||
    items.every(
      (item, i) =>
        item.t === "int" &&
        typeof item.v === "number" &&
        item.v >= 0 &&
        (i === 0 || item.v > Number((items[i - 1] as { v: number }).v)) &&
        item.v < 8,
    );
  return isStable
    ? overItems("set_iterator", items, [set])
    : new EachIterable(joinedItems(items), items.length);
}

/** What stands for each of some items: a str of unknown text for several strs. */
function joinedItems(items: readonly Value[]): Value {
  const [{ t }] = items;
  if (!items.every((item) => item.t === t)) return unknown;
  return t === "str" ? { t } : t === "float" ? { t } : unknown;
}

/** A list may grow or shrink on the way. */
function overList(list: PyList): PyIterator {
  const made = new PyIterator(
    "list_iterator",
    (_, i) => (list.items ? (i < list.items.length ? { item: list.items[i] } : "end") : "unknown"),
    [list],
  ).withAny((m) => itemOf(m, list));
  made.expected = () => list.items?.length;
  return made;
}

function overRange(machine: Machine, { start, stop, step }: PyRange): PyIterator | EachIterable {
  if (isExact(start) && isExact(stop)) {
    const length = Math.max(0, Math.ceil((stop - start) / step));
    return new PyIterator(
      "range_iterator",
      (_, i) => (i < length ? { item: pyInt(start + i * step) } : "end"),
      [],
      length,
    ).withAny((m) => {
      const last = start + Math.max(0, length - 1) * step;
      return pyInt(unknownDim(m.freshName("i"), Math.min(start, last), Math.max(start, last)));
    });
  }
  const each = pyInt(
    isExact(start) && step > 0
      ? unknownDim(machine.freshName("range"), start)
      : unknownDim(machine.freshName("range"), Number.NEGATIVE_INFINITY),
  );
  return new EachIterable(each, step === 1 ? minus(stop, start) : undefined);
}

function overDict(dict: PyDict): PyIterator | undefined {
  if (!dict.entries) return undefined;
  return overItems(
    "dict_keyiterator",
    [...dict.entries.values()].map(({ key }) => key),
    [dict],
  );
}

function overLines(stream: TextStream): PyIterator {
  const next = (): Next => {
    const line = stream.readLine();
    if (line === undefined) return "unknown";
    return line === "" ? "end" : { item: partOf(stream, line) };
  };
  return new PyIterator("lines", next, [stream], undefined, true);
}

function overView(machine: Machine, view: DictView): PyIterator | EachIterable {
  const any = (m: Machine): Value => {
    const now = view.items();
    return now ? anyOf(m, now) : view.typeName === "dict_items" ? unknown : (view.dict.each ?? unknown);
  };
  const items = view.items();
  return items
    ? overItems(`${view.typeName}_iterator`, items, [view]).withAny(any)
    : new EachIterable(any(machine), undefined, any);
}

function overNumpy(machine: Machine, value: Value, node: Node): PyIterator | EachIterable | undefined {
  const iterated = asIterated(value, machine.context);
  if (!iterated) return undefined;
  if ("kind" in iterated) return machine.perform(node, "iter", [value], iterated) as never;
  const { length } = iterated;
  if (value.t === "ndarray") machine.recorder.use(node, value, "iterate");
  const item = (i: number | undefined) => machine.perform(node, "iterate", [value], iterated.item(i));
  if (!isExact(length)) return new EachIterable(item(undefined), length);
  const next = (_: Machine, i: number): Next => (i < length ? { item: item(i) } : "end");
  return new PyIterator("iterator", next, [value], length).withAny(() => item(undefined));
}

function overForeign(machine: Machine, value: Value, node: Node): PyIterator | EachIterable | undefined {
  if (value instanceof EachIterable) strangersRun(machine, "operation");
  if (value instanceof PyIterator || value instanceof EachIterable) return value;
  if (value instanceof DictView) return overView(machine, value);
  if (value instanceof TextStream) return overLines(value);
  if (value instanceof AttributeDict) return iteratorOf(machine, attributesNow(value), node);
  if (value instanceof ByteArray)
    return value.bytes && overItems("bytearray_iterator", value.bytes.map(pyInt), [value]);
  if (value instanceof PyClass && membersOf(value))
    return overItems("iterator", distinctMembers(value), [value]);
  if (!(value instanceof PyInstance)) return asksStrangers(machine);
  const iterator = callMethod(machine, value, "__iter__", [], node);
  if (!iterator) return bySequence(machine, value, node);
  if (iterator instanceof PyInstance)
    return new PyIterator("iterator", () => nextOf(machine, iterator, node), [iterator], undefined, true);
  return iterator === value ? undefined : iteratorOf(machine, iterator, node);
}

/** Calls `__next__` of an instance. */
function nextOf(machine: Machine, iterator: PyInstance, node: Node) {
  try {
    const item = callMethod(machine, iterator, "__next__", [], node);
    return item && item.t !== "unknown" ? { item } : ("unknown" as const);
  } catch (error) {
    if (error instanceof PyRaise && error.type === "StopIteration") return "end" as const;
    throw error;
  }
}

/** An instance without `__iter__` is asked for items 0, 1, 2, ... until it raises IndexError. */
function bySequence(machine: Machine, value: PyInstance, node: Node): PyIterator | undefined {
  if (!lookupInClass(value.cls, "__getitem__")) return undefined;
  const at = (_: Machine, i: number): Next => {
    try {
      const item = callMethod(machine, value, "__getitem__", [pyInt(i)], node);
      return item && item.t !== "unknown" ? { item } : "unknown";
    } catch (error) {
      if (error instanceof PyRaise && error.type === "IndexError") return "end";
      throw error;
    }
  };
  return new PyIterator("iterator", at, [value], undefined, true);
}
