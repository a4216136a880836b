import { pyInt, pyTuple, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { calledAnyTimes, callValue } from "../../calls/call.ts";
import { Builtin, type Native, type Next, PyIterator } from "../../classes/objects.ts";
import { binaryOperation } from "../../expressions/operators.ts";
import { truth } from "../../expressions/truth.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { asksStrangers, itemLeft, iteratorOf, overItems } from "../../statements/iterate.ts";
import { letGo } from "../../strangers/escape.ts";
import { argument, exactInt } from "../arguments.ts";
import { mapped } from "../builtins/iteration.ts";
import { isEqual } from "../compare.ts";
import type { ModuleTable } from "../modules.ts";
import { count, islice } from "./iteration.ts";

/** Most items that are written out at once. */
const maxItems = 20_000;

/** An iterator over tuples of items, all of which are made when it is. */
function overTuples(name: string, tuples: readonly (readonly Value[])[], holds: readonly Value[]): Value {
  for (const tuple of tuples) for (const item of tuple) retain(item);
  return overItems(name, tuples.map(pyTuple), holds);
}

/** A function of pools of items that gives tuples; unknown where a pool is. */
const ofPools =
  (
    name: string,
    make: (pools: readonly (readonly Value[])[], args: CallArguments) => (readonly Value[])[] | undefined,
  ): Native =>
  (machine, args) => {
    const pools = args.positional
      .filter((value) => value.t !== "int")
      .map((value) => machine.context.iterate(value));
    if (pools.includes(undefined)) return machine.notKnown("an iterable");
    const tuples = make(pools as (readonly Value[])[], args);
    return tuples ? overTuples(name, tuples, args.positional) : machine.notKnown("too many items");
  };

function product(pools: readonly (readonly Value[])[]): (readonly Value[])[] | undefined {
  if (pools.reduce((n, pool) => n * pool.length, 1) > maxItems) return undefined;
  let tuples: Value[][] = [[]];
  for (const pool of pools) tuples = tuples.flatMap((tuple) => pool.map((item) => [...tuple, item]));
  return tuples;
}

/** Says whether the item at `next` may follow those that were chosen. */
type IsFree = (chosen: readonly number[], next: number) => boolean;

/** A function of an iterable and a number of items `r`. */
function choices(name: string, isFree: IsFree): Native {
  return (machine, args) => {
    const pool = machine.context.iterate(args.positional[0]);
    const given = argument(args, 1, "r");
    const count = given && given.t !== "none" ? exactInt(given) : pool?.length;
    if (count !== undefined && count < 0) return machine.raise("ValueError", "r must be non-negative");
    const tuples = pool && count !== undefined ? choose(pool, count, isFree) : undefined;
    return tuples ? overTuples(name, tuples, args.positional) : machine.notKnown("an iterable");
  };
}

function choose(pool: readonly Value[], length: number, isFree: IsFree): (readonly Value[])[] | undefined {
  let rows: number[][] = [[]];
  for (let i = 0; i < length; i++) {
    rows = rows.flatMap((row) => pool.flatMap((_, next) => (isFree(row, next) ? [[...row, next]] : [])));
    if (rows.length > maxItems) return undefined;
  }
  return rows.map((row) => row.map((i) => pool[i]));
}

const last = (row: readonly number[]) => row[row.length - 1] ?? -1;

/** `itertools`. */
export const itertoolsModule: ModuleTable = {
  functions: {
    product: ofPools("product", (pools, { named }) => {
      const repeat = exactInt(named.get("repeat") ?? pyInt(1));
      return repeat === undefined ? undefined : product(Array.from({ length: repeat }, () => pools).flat());
    }),
    permutations: choices("permutations", (row, next) => !row.includes(next)),
    combinations: choices("combinations", (row, next) => next > last(row)),
    combinations_with_replacement: choices(
      "combinations_with_replacement",
      (row, next) => next >= Math.max(0, last(row)),
    ),
    pairwise: ofPools("pairwise", ([pool]) => pool.slice(1).map((item, i) => [pool[i], item])),
    zip_longest: ofPools("zip_longest", (pools, { named }) =>
      Array.from({ length: Math.max(0, ...pools.map((pool) => pool.length)) }, (_, i) =>
        pools.map((pool) => pool[i] ?? named.get("fillvalue") ?? { t: "none" as const }),
      ),
    ),
    repeat: (machine, args) => {
      const item = args.positional[0];
      const times = argument(args, 1, "times");
      const count = exactInt(times);
      if (times && count === undefined) return machine.notKnown("how often an item is repeated");
      return new PyIterator(
        "repeat",
        (_machine, i) => (count !== undefined && i >= count ? "end" : { item }),
        [item],
        count,
      );
    },
    count,
    cycle: (machine, { positional: [iterable] }) => {
      const items = machine.context.iterate(iterable);
      if (!items) return machine.notKnown("an iterable");
      return new PyIterator(
        "cycle",
        (_machine, i) => (items.length ? { item: items[i % items.length] } : "end"),
        [iterable],
      ).withAny(() => itemLeft(machine, overItems("cycle", items, [])));
    },
    islice,
    accumulate: (machine, args) => {
      const items = machine.context.iterate(args.positional[0]);
      if (!items) return machine.notKnown("an iterable");
      const combine = argument(args, 1, "func");
      const initial = args.named.get("initial");
      const totals: Value[] = [];
      for (const item of initial && initial.t !== "none" ? [initial, ...items] : items) {
        const former = totals[totals.length - 1];
        const total = !former
          ? item
          : combine && combine.t !== "none"
            ? callWith(machine, args, combine, former, item)
            : binaryOperation(machine, "Add", former, item, args.node);
        totals.push(machine.push(total));
      }
      return overItems("accumulate", totals, totals);
    },
    starmap: (machine, args) =>
      mapped(machine, "starmap", [args.positional[1]], args, ([row]) => {
        const items = machine.context.iterate(row);
        return items
          ? callWith(machine, args, args.positional[0], ...items)
          : machine.notKnown("an iterable");
      }),
    takewhile: (machine, args) => whileTrue(machine, args, true),
    dropwhile: (machine, args) => whileTrue(machine, args, false),
    filterfalse: (machine, args) =>
      picked(machine, args.positional[1], (item) => {
        const [test] = args.positional;
        const holds = truth(
          machine,
          test.t === "none" ? item : callWith(machine, args, test, item),
          args.node,
        );
        return holds === undefined ? undefined : !holds;
      }),
    compress: (machine, args) => {
      const selectors = machine.context.iterate(args.positional[1]);
      return picked(machine, args.positional[0], (_, i) =>
        selectors && i >= selectors.length ? false : selectors && truth(machine, selectors[i], args.node),
      );
    },
    tee: (machine, args) => {
      const items = machine.context.iterate(args.positional[0]);
      if (!items) return machine.notKnown("an iterable");
      const count = args.positional[1] ? (exactInt(args.positional[1]) ?? 0) : 2;
      const copies = Array.from({ length: count }, () => overItems("_tee", items, items));
      for (const copy of copies) retain(copy);
      return pyTuple(copies);
    },
    groupby: (machine, args) => groups(machine, args),
  },
  values: {
    chain: new Builtin(
      "chain",
      (machine, args) => chained(machine, args, args.positional),
      undefined,
      new Map([["from_iterable", new Builtin("from_iterable", chainedFrom)]]),
    ),
  },
};

function callWith(machine: Machine, { node }: CallArguments, callee: Value, ...positional: Value[]): Value {
  return callValue(machine, callee, { positional, named: new Map(), node });
}

function chainedFrom(machine: Machine, args: CallArguments): Value {
  const iterables = machine.context.iterate(args.positional[0]);
  return iterables ? chained(machine, args, iterables) : machine.notKnown("an iterable");
}

/** An iterator over the items that a test holds for; unknown where a test is. */
function picked(
  machine: Machine,
  iterable: Value,
  test: (item: Value, i: number) => boolean | undefined,
): Value {
  const items = machine.context.iterate(iterable);
  const answers = items?.map(test);
  if (!items || !answers || answers.includes(undefined)) return machine.notKnown("an iterable");
  return overItems(
    "filter",
    items.filter((_, i) => answers[i]),
    items,
  );
}

/** `takewhile` and `dropwhile`: the items before, or from, the first that a test does not hold for. */
function whileTrue(machine: Machine, args: CallArguments, isTaken: boolean): Value {
  const [test, iterable] = args.positional;
  const iterator =
    iterable.t === "unknown" ? asksStrangers(machine) : iteratorOf(machine, iterable, args.node);
  if (!(iterator instanceof PyIterator)) return machine.notKnown("an iterable");
  let isOver = false;
  const next = (): Next => {
    for (;;) {
      if (isOver && isTaken) return "end";
      const one = iterator.next(machine);
      if (typeof one === "string" || isOver) return one;
      const holds = truth(machine, callWith(machine, args, test, one.item), args.node);
      if (holds === undefined) {
        // Nobody knows how many more items the test is called with.
        calledAnyTimes(machine, test, args.node);
        letGo(machine, iterator, args.node);
        return "unknown";
      }
      if (!holds) isOver = true;
      if (holds === isTaken) return one;
    }
  };
  return new PyIterator(isTaken ? "takewhile" : "dropwhile", next, [iterator, test], undefined, true);
}

/** `groupby`: runs of items with equal keys, each with an iterator over them. */
function groups(machine: Machine, args: CallArguments): Value {
  const items = machine.context.iterate(args.positional[0]);
  if (!items) return machine.notKnown("an iterable");
  const key = argument(args, 1, "key");
  const runs: { key: Value; items: Value[] }[] = [];
  for (const item of items) {
    const itemKey = key && key.t !== "none" ? callWith(machine, args, key, item) : item;
    const run = runs[runs.length - 1];
    const isSame = run && isEqual(machine, run.key, itemKey, args.node);
    if (run && isSame === undefined) return machine.notKnown("keys of groups");
    if (isSame) run.items.push(item);
    else runs.push({ key: itemKey, items: [item] });
  }
  return overTuples(
    "groupby",
    runs.map((run) => [run.key, overItems("_grouper", run.items, run.items)]),
    items,
  );
}

/** Iterables one after another, each walked only when its turn comes. */
function chained(machine: Machine, { node }: CallArguments, iterables: readonly Value[]): Value {
  const iterators = iterables.map((iterable) =>
    iterable.t === "unknown" ? asksStrangers(machine) : iteratorOf(machine, iterable, node),
  );
  if (!iterators.every((iterator) => iterator instanceof PyIterator)) return machine.notKnown("an iterable");
  let at = 0;
  return new PyIterator(
    "chain",
    (m) => {
      for (; at < iterators.length; at++) {
        const next = iterators[at].next(m);
        if (next !== "end") return next;
      }
      return "end";
    },
    iterators,
    undefined,
    true,
  );
}
