import { type Dim, isExact, same, unknownDim } from "../../../ndarray/layouts/dim.ts";
import { none, pyBool, pyInt, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { lengthOf, nextOf as nextOfNumpys } from "../../../numpy/index.ts";
import { retain } from "../../../trace/refs.ts";
import { callMethod, callValue } from "../../calls/call.ts";
import { distinctMembers, membersOf } from "../../classes/enums.ts";
import { type Native, type Next, PyClass, PyInstance, PyIterator } from "../../classes/objects.ts";
import { truth } from "../../expressions/truth.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { another } from "../../paths/another.ts";
import { EachIterable, itemLeft, iteratorOf, overItems } from "../../statements/iterate.ts";
import { lengthOfSketch } from "../../worlds/sketches.ts";
import { argument } from "../arguments.ts";
import { AttributeDict } from "../attributedict.ts";
import { ByteArray } from "../bytearray.ts";
import { DictView } from "../dictview.ts";
import { typeNameOf } from "../messages.ts";
import { given } from "../methods/generator.ts";
import { plainText } from "../plain.ts";

type Source = PyIterator | EachIterable | undefined;

/** Builtins about iteration. Iterators over something of unknown length stand for their items with one. */
export const iterationFunctions: Readonly<Record<string, Native>> = {
  len: (machine, args) => length(machine, args),
  iter: (machine, { positional: [value], node }) => source(machine, value, node) ?? unknown,
  next: (machine, { positional: [iterator, fallback], node }) => {
    if (iterator instanceof PyInstance) return callMethod(machine, iterator, "__next__", [], node) ?? unknown;
    const own = nextOfNumpys(iterator, machine.context);
    if (own === "end") return fallback ?? machine.raiseStop(none);
    if (own) return own;
    if (!(iterator instanceof PyIterator))
      return iterator instanceof EachIterable ? another(machine, iterator.each) : unknown;
    const next = iterator.next(machine);
    return next === "end" && fallback ? fallback : given(machine, iterator, next);
  },
  enumerate: (machine, args) => {
    const from = argument(args, 1, "start") ?? pyInt(0);
    const start = from.t === "int" && typeof from.v === "number" ? from.v : undefined;
    return mapped(machine, "enumerate", [args.positional[0]], args, ([item], i) =>
      pair(
        pyInt(start === undefined || i === undefined ? unknownDim(machine.freshName("i")) : start + i),
        item,
      ),
    );
  },
  zip: (machine, args) =>
    mapped(machine, "zip", args.positional, args, (items) => {
      for (const item of items) retain(item);
      return pyTuple(items);
    }),
  map: (machine, args) =>
    mapped(machine, "map", args.positional.slice(1), args, (items) =>
      callValue(machine, args.positional[0], { positional: items, named: new Map(), node: args.node }),
    ),
  filter: (machine, args) => filtered(machine, args),
  reversed: (machine, { positional: [value], node }) => {
    const items = value.t === "ndarray" ? undefined : machine.context.iterate(value);
    if (items) return overItems("reversed", [...items].reverse(), [value]);
    const each = source(machine, value, node);
    return each instanceof EachIterable ? each : reversedArray(machine, value, node);
  },
  any: (machine, args) => quantified(machine, args, true),
  all: (machine, args) => quantified(machine, args, false),
};

/** Returns an iterator over results made from the items of several iterables, ending with the shortest. */
export function mapped(
  machine: Machine,
  typeName: string,
  iterables: readonly Value[],
  args: CallArguments,
  make: (items: Value[], i: number | undefined) => Value,
): Value {
  const sources = iterables.map((iterable) => source(machine, iterable, args.node));
  const any = () =>
    make(
      sources.map((one) => itemLeft(machine, one)),
      undefined,
    );
  if (!sources.every((one) => one instanceof PyIterator)) {
    return new EachIterable(
      any(),
      typeName === "map" && sources.length > 1 ? undefined : shortest(iterables, sources),
      any,
    );
  }
  const iterators = sources as PyIterator[];
  const isFragile = iterators.some((iterator) => iterator.isFragile);
  // A function may end what it is mapped over by raising StopIteration.
  const length = typeName === "map" ? undefined : shortest(iterables, sources);
  const made = new PyIterator(
    typeName,
    (_, i) => nextOf(machine, iterators, (items) => make(items, i)),
    iterators,
    length !== undefined && isExact(length) ? length : undefined,
    isFragile,
  ).withAny(any);
  made.expected = () => {
    const left = iterators.map(({ roundsLeft }) => roundsLeft);
    return left.includes(undefined) ? undefined : made.position + Math.min(...(left as number[]));
  };
  made.runsCode = typeName !== "zip" && typeName !== "enumerate";
  return made;
}

/** Returns how many items the shortest of some iterables gives; undefined where one of them may have been begun before, or changed. */
function shortest(iterables: readonly Value[], sources: readonly Source[]): Dim | undefined {
  const lengths = sources.map((one, i) => (one === iterables[i] ? undefined : one?.length));
  const [first] = lengths;
  if (lengths.every((length) => length !== undefined && isExact(length)))
    return lengths.length > 0 ? Math.min(...(lengths as readonly number[])) : undefined;
  return first !== undefined &&
    lengths.every((length) => length !== undefined && same(length, first) === true)
    ? first
    : undefined;
}

function nextOf(machine: Machine, iterators: readonly PyIterator[], make: (items: Value[]) => Value): Next {
  const items: Value[] = [];
  const height = machine.stack.length;
  for (const iterator of iterators) {
    const next = iterator.next(machine);
    if (typeof next === "string") {
      machine.unwind(height);
      return next;
    }
    items.push(machine.push(next.item));
  }
  const item = make(items);
  machine.settle(height, item);
  machine.stack.pop();
  machine.handOver(item);
  return { item };
}

function source(machine: Machine, value: Value, node: CallArguments["node"]): Source {
  return iteratorOf(machine, value, node);
}

function pair(index: Value, item: Value): Value {
  retain(item);
  return pyTuple([index, item]);
}

function filtered(machine: Machine, args: CallArguments): Value {
  const [test, iterable] = args.positional;
  const from = source(machine, iterable, args.node);
  if (!(from instanceof PyIterator))
    return from instanceof EachIterable ? new EachIterable(from.each, undefined) : unknown;
  const next = (): Next => {
    for (;;) {
      const one = from.next(machine);
      if (typeof one === "string") return one;
      const answer =
        test.t === "none"
          ? one.item
          : callValue(machine, test, { positional: [one.item], named: new Map(), node: args.node });
      const holds = truth(machine, answer, args.node);
      if (holds === undefined) return "unknown";
      if (holds) return one;
    }
  };
  return new PyIterator("filter", next, [from], undefined, true);
}

function reversedArray(machine: Machine, value: Value, node: CallArguments["node"]): Value {
  const items = machine.context.iterate(value);
  return items
    ? overItems("reversed", [...items].reverse(), [value])
    : (source(machine, value, node) ?? unknown);
}

function quantified(machine: Machine, args: CallArguments, isAny: boolean): Value {
  const from = source(machine, args.positional[0], args.node);
  if (!(from instanceof PyIterator)) return pyBool(undefined);
  machine.push(from);
  let isSure = true;
  for (;;) {
    const next = from.next(machine);
    if (next === "end") break;
    if (next === "unknown") return pyBool(undefined);
    const holds = truth(machine, next.item, args.node);
    if (holds === isAny) return pyBool(isAny);
    if (holds === undefined) isSure = false;
  }
  return pyBool(isSure ? !isAny : undefined);
}

function length(machine: Machine, { positional: [value], node }: CallArguments): Value {
  switch (value.t) {
    case "list":
      return value.items
        ? pyInt(value.items.length)
        : pyInt(value.length ?? unknownDim(machine.freshName("len")));
    case "tuple":
      return pyInt(value.items.length);
    case "str":
      return pyInt(value.v === undefined ? unknownDim(machine.freshName("len")) : [...value.v].length);
    case "bytes":
      return pyInt(value.v?.length ?? value.length ?? unknownDim(machine.freshName("len")));
    case "dict":
      return pyInt(value.entries?.size ?? unknownDim(machine.freshName("len")));
    case "set":
      return pyInt(value.items?.size ?? unknownDim(machine.freshName("len")));
    case "range":
      return rangeLength(machine, value);
    case "ndarray":
    case "object":
    case "dtype":
      if (value.t === "ndarray") machine.recorder.use(node, value, "inspect");
      return numpyLength(machine, value, node);
    case "foreign":
      if (value instanceof DictView)
        return pyInt(value.dict.entries?.size ?? unknownDim(machine.freshName("len")));
      if (value instanceof AttributeDict && !value.instance.escaped) return pyInt(value.instance.attrs.size);
      if (value instanceof ByteArray)
        return pyInt(value.bytes?.length ?? unknownDim(machine.freshName("len")));
      if (value instanceof PyClass && membersOf(value)) return pyInt(distinctMembers(value).length);
      return (
        (value instanceof PyInstance && callMethod(machine, value, "__len__", [], node)) ||
        pyInt(unknownDim(machine.freshName("len")))
      );
    case "unknown":
      return lengthOfSketch(value) ?? pyInt(unknownDim(machine.freshName("len")));
    case "scalar":
      return scalarLength(machine, value, node);
    default:
      return machine.raise("TypeError", `object of type '${typeNameOf(value)}' has no len()`);
  }
}

function scalarLength(machine: Machine, value: Value, node: CallArguments["node"]): Value {
  const text = plainText(value);
  return text === value ? numpyLength(machine, value, node) : length(machine, callOf(text, node));
}

function callOf(value: Value, node: CallArguments["node"]): CallArguments {
  return { positional: [value], named: new Map(), node };
}

function numpyLength(machine: Machine, value: Value, node: CallArguments["node"]): Value {
  const found = lengthOf(value);
  if (typeof found === "object" && "kind" in found) return machine.perform(node, "len", [value], found);
  return found === undefined ? pyInt(unknownDim(machine.freshName("len"))) : pyInt(found);
}

function rangeLength(machine: Machine, { start, stop, step }: Extract<Value, { t: "range" }>): Value {
  if (typeof start === "number" && typeof stop === "number")
    return pyInt(Math.max(0, Math.ceil((stop - start) / step)));
  return pyInt(start === 0 && step === 1 ? stop : unknownDim(machine.freshName("len")));
}
