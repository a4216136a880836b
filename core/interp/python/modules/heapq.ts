import { none, PyList, pyInt, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { callValue } from "../../calls/call.ts";
import { getAttribute } from "../../classes/attributes.ts";
import type { Native } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { forgetItems } from "../../paths/joining.ts";
import { letGo } from "../../strangers/escape.ts";
import { argument, exactInt } from "../arguments.ts";
import { orderOf } from "../compare.ts";
import { sortedItems } from "../methods/list.ts";
import type { ModuleTable } from "../modules.ts";

/** Thrown where the order of two items is not known. */
class NoOrder extends Error {}

/** Does an operation on the items of a heap; forgets them where their order is not known. */
const onHeap =
  (run: (machine: Machine, heap: Value[], args: CallArguments) => Value): Native =>
  (machine, args) => {
    const [heap, item] = args.positional;
    if (heap?.t !== "list" || !heap.items) {
      for (const one of [heap, item]) if (one) letGo(machine, one, args.node);
      return machine.notKnown("a heap");
    }
    machine.mutate(heap);
    try {
      return run(machine, heap.items, args);
    } catch (error) {
      if (!(error instanceof NoOrder)) throw error;
      forgetItems(machine, heap);
      return machine.notKnown("the order of a heap");
    }
  };

function isLess(machine: Machine, a: Value, b: Value): boolean {
  const order = orderOf(machine, a, b, machine.here);
  if (order === undefined) throw new NoOrder();
  return order < 0;
}

function siftDown(machine: Machine, heap: Value[], start: number, from: number): void {
  const item = heap[from];
  let at = from;
  while (at > start) {
    const parent = (at - 1) >> 1;
    if (!isLess(machine, item, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = item;
}

/** Lets the smaller child rise until a leaf is reached, then sinks the item to its place, as CPython does. */
function siftUp(machine: Machine, heap: Value[], from: number): void {
  const item = heap[from];
  let at = from;
  for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
    const right = child + 1;
    const smaller = right < heap.length && !isLess(machine, heap[child], heap[right]) ? right : child;
    heap[at] = heap[smaller];
    at = smaller;
  }
  heap[at] = item;
  siftDown(machine, heap, from, at);
}

function pop(machine: Machine, heap: Value[]): Value {
  const last = heap.pop();
  if (!last) return machine.raise("IndexError", "index out of range");
  if (heap.length === 0) return machine.handOver(last);
  const [top] = heap;
  heap[0] = last;
  siftUp(machine, heap, 0);
  return machine.handOver(top);
}

function replaceTop(machine: Machine, heap: Value[], item: Value): Value {
  const [top] = heap;
  if (!top) return machine.raise("IndexError", "index out of range");
  retain(item);
  heap[0] = item;
  siftUp(machine, heap, 0);
  return machine.handOver(top);
}

const extremes =
  (isLargest: boolean): Native =>
  (machine, args) => {
    const count = exactInt(args.positional[0]);
    const items = machine.context.iterate(args.positional[1]);
    const named = new Map<string, Value>([["reverse", { t: "bool", v: isLargest }]]);
    const key = argument(args, 2, "key");
    if (key) named.set("key", key);
    const sorted = items && sortedItems(machine, items, { ...args, named });
    if (count === undefined || !sorted) return machine.notKnown("items in order");
    const picked = sorted.slice(0, Math.max(0, count));
    for (const item of picked) retain(item);
    return new PyList(picked);
  };

/** `heapq`. */
export const heapqModule: ModuleTable = {
  functions: {
    heappush: onHeap((machine, heap, { positional: [, item] }) => {
      retain(item);
      heap.push(item);
      siftDown(machine, heap, 0, heap.length - 1);
      return none;
    }),
    heappop: onHeap(pop),
    heapify: onHeap((machine, heap) => {
      for (let i = (heap.length >> 1) - 1; i >= 0; i--) siftUp(machine, heap, i);
      return none;
    }),
    heapreplace: onHeap((machine, heap, { positional: [, item] }) => replaceTop(machine, heap, item)),
    heappushpop: onHeap((machine, heap, { positional: [, item] }) =>
      heap.length && isLess(machine, heap[0], item) ? replaceTop(machine, heap, item) : item,
    ),
    nsmallest: extremes(false),
    nlargest: extremes(true),
  },
};

/** The place of an item in a sorted list; behind equal ones for `isRight`. */
const bisected =
  (isRight: boolean): Native =>
  (machine, args) => {
    const items = machine.context.iterate(args.positional[0]);
    const [lo, hi] = [argument(args, 2, "lo"), argument(args, 3, "hi")];
    if (!items || lo || hi || args.named.has("key")) return machine.notKnown("a sorted list");
    let [from, to] = [0, items.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const order = orderOf(machine, items[middle], args.positional[1], args.node);
      if (order === undefined) return machine.notKnown("a sorted list");
      if (order < 0 || (isRight && order === 0)) from = middle + 1;
      else to = middle;
    }
    return pyInt(from);
  };

const inserted =
  (isRight: boolean): Native =>
  (machine, args) => {
    const at = bisected(isRight)(machine, args);
    return callValue(machine, insertMethod(machine, args), {
      positional: [at, args.positional[1]],
      named: new Map(),
      node: args.node,
    });
  };

function insertMethod(machine: Machine, { positional: [list], node }: CallArguments): Value {
  return getAttribute(machine, list, "insert", node) ?? { t: "unknown" };
}

/** `bisect`. */
export const bisectModule: ModuleTable = {
  functions: {
    bisect: bisected(true),
    bisect_right: bisected(true),
    bisect_left: bisected(false),
    insort: inserted(true),
    insort_right: inserted(true),
    insort_left: inserted(false),
  },
};
