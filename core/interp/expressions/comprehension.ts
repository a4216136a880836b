import { type Dim, isExact, unknownDim } from "../../ndarray/layouts/dim.ts";
import { PyDict, PyList, PySet, unknown, type Value } from "../../ndarray/value.ts";
import type { Comprehension, DictComp, ListComp } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { type Next, PyIterator } from "../classes/objects.ts";
import { Scope } from "../classes/scope.ts";
import type { Machine } from "../machine.ts";
import { standForMany } from "../paths/another.ts";
import { joinedValue, loseTrack } from "../paths/joining.ts";
import { explore, normal, type Outcome, proceed, withDoubt } from "../paths/paths.ts";
import { keyOf } from "../python/keys.ts";
import { assign } from "../statements/assign.ts";
import { asksStrangers, EachIterable, itemLeft, iteratorOf } from "../statements/iterate.ts";
import { settled } from "../statements/loops.ts";
import { patienceOf } from "../statements/patience.ts";
import { asTest } from "./testing.ts";
import { truth } from "./truth.ts";

/** Items that a comprehension or generator gives, or the one that stands for all when they are not known one by one. */
type Give = (machine: Machine) => void;

/** Evaluates a list, set, dict comprehension or generator expression. */
export function comprehension(machine: Machine, node: ListComp | DictComp): Value {
  if (node.kind === "GeneratorExp") return generatorExpression(machine, node);
  const scope = innerScope(machine);
  const height = machine.stack.length;
  const builder = builderFor(machine, node);
  const first = machine.eval(node.generators[0].iter);
  const left = itemsLeft(first);
  const isKnown = within(machine, scope, () => run(machine, node.generators, 0, first, builder.give));
  const length = isKnown ? undefined : givenItems(node, first, left);
  dropScope(machine, scope);
  machine.unwind(height);
  return builder.result(isKnown, length);
}

/** Returns how many items a comprehension gives that takes each of an iterable once; undefined when that is not known. */
function givenItems(
  { generators }: ListComp | DictComp,
  iterable: Value,
  left: Dim | undefined,
): Dim | undefined {
  if (generators.length > 1 || generators[0].ifs.length > 0) return undefined;
  if (left !== undefined) return left;
  if (iterable.t === "list") return iterable.items?.length ?? iterable.length;
  if (iterable.t === "tuple") return iterable.items.length;
  if (iterable.t === "str") return iterable.v === undefined ? undefined : [...iterable.v].length;
  if (iterable.t === "ndarray") return iterable.shape[0];
  if (iterable.t !== "range" || !isExact(iterable.start) || !isExact(iterable.stop)) return undefined;
  return Math.max(0, Math.ceil((iterable.stop - iterable.start) / iterable.step));
}

/** Returns how many items an iterator has left, if it is one that tells; of one without a position, if nobody else has it. */
function itemsLeft(iterator: Value): Dim | undefined {
  if (iterator instanceof PyIterator)
    return iterator.lost || iterator.length === undefined ? undefined : iterator.length - iterator.position;
  return iterator instanceof EachIterable && iterator.refs <= 1 ? iterator.length : undefined;
}

interface Builder {
  readonly give: Give;
  /** The finished container; where not all items were given one by one `length` says how many there are, if that is known. */
  result(isKnown: boolean, length: Dim | undefined): Value;
}

function builderFor(machine: Machine, node: ListComp | DictComp): Builder {
  if (node.kind === "DictComp") return dictBuilder(machine, node);
  const items: Value[] = [];
  const give: Give = (m) => {
    items.push(m.take(node.elt));
  };
  const asList = (isKnown: boolean, length: Dim | undefined) =>
    isKnown ? new PyList(items) : abstractList(machine, items, length);
  return { give, result: node.kind === "SetComp" ? (isKnown) => asSet(isKnown ? items : undefined) : asList };
}

function abstractList(machine: Machine, items: readonly Value[], length: Dim | undefined): Value {
  const each = items.length > 0 ? joinedValue(machine, items) : unknown;
  standForMany(machine, each);
  return new PyList(undefined, each, length ?? unknownDim(machine.freshName("len")));
}

function asSet(items: readonly Value[] | undefined): Value {
  const keys = items?.map(keyOf);
  if (!items || !keys || keys.includes(undefined)) return new PySet(undefined);
  return new PySet(new Map(items.map((item, i) => [keys[i] as string, item])));
}

function dictBuilder(machine: Machine, node: DictComp): Builder {
  const entries = new Map<string, { key: Value; value: Value }>();
  const given: Value[] = [];
  let hasKeys = true;
  return {
    give: () => {
      const key = machine.take(node.key);
      const value = machine.take(node.value);
      given.push(value);
      const id = keyOf(key);
      if (id === undefined) hasKeys = false;
      else entries.set(id, { key: entries.get(id)?.key ?? key, value });
    },
    result: (isKnown) => {
      if (isKnown && hasKeys) return new PyDict(entries);
      loseTrack(machine, given);
      return new PyDict(undefined, unknown);
    },
  };
}

/** Walks the clauses from number `at`; `iterable` is what the first of them iterates. Returns false when items are not known one by one. */
function run(
  machine: Machine,
  clauses: readonly Comprehension[],
  at: number,
  iterable: Value,
  give: Give,
): boolean {
  const { target } = clauses[at];
  const iterator =
    iterable.t === "unknown" ? asksStrangers(machine) : iteratorOf(machine, iterable, clauses[at].iter);
  if (!(iterator instanceof PyIterator)) {
    return manyTimes(machine, () => {
      assign(machine, target, itemLeft(machine, iterator));
      inRound(machine, clauses[at], undefined, () => body(machine, clauses, at, give));
    });
  }
  machine.push(iterator);
  const hasTaken = patienceOf(machine, iterator, 0);
  let isKnown = true;
  for (let iteration = 0; ; iteration++) {
    machine.tick();
    const next = iterator.next(machine);
    if (next === "end") break;
    if (next === "unknown" || hasTaken()) {
      if (next !== "unknown" && !iterator.any) loseTrack(machine, [next.item]);
      return manyTimes(machine, () => {
        assign(machine, target, itemLeft(machine, iterator));
        inRound(machine, clauses[at], undefined, () => body(machine, clauses, at, give));
      });
    }
    machine.push(next.item);
    assign(machine, target, next.item);
    machine.unwind(machine.stack.length - 1);
    if (!inRound(machine, clauses[at], iteration, () => body(machine, clauses, at, give))) isKnown = false;
  }
  return isKnown;
}

/** Does something as one round of a clause: to the trace a comprehension is a loop like any other. */
function inRound<T>(
  { recorder }: Machine,
  node: Comprehension,
  iteration: number | undefined,
  action: () => T,
): T {
  const { loops } = recorder;
  recorder.loops = [...loops, { node, iteration }];
  try {
    return action();
  } finally {
    recorder.loops = loops;
  }
}

/** Evaluates conditions and what is inside them. */
function body(machine: Machine, clauses: readonly Comprehension[], at: number, give: Give): boolean {
  const height = machine.stack.length;
  for (const condition of clauses[at].ifs) {
    const holds = truth(machine, machine.eval(asTest(condition)), condition);
    machine.unwind(height);
    if (holds === false) return true;
    if (holds === undefined) {
      once(machine, () => inner(machine, clauses, at, give));
      return false;
    }
  }
  return inner(machine, clauses, at, give);
}

function inner(machine: Machine, clauses: readonly Comprehension[], at: number, give: Give): boolean {
  const height = machine.stack.length;
  if (at + 1 === clauses.length) {
    give(machine);
    machine.unwind(height);
    return true;
  }
  const iterable = machine.eval(clauses[at + 1].iter);
  const isKnown = run(machine, clauses, at + 1, iterable, give);
  machine.unwind(height);
  return isKnown;
}

/** Runs something that happens any number of times. Always false: the items are not known one by one. */
function manyTimes(machine: Machine, path: () => void): false {
  const { regions } = machine.recorder;
  const round = regions.open("round");
  settled(machine, () => {
    path();
    return normal;
  });
  const outcomes = pathOnce(machine, path);
  regions.close(round);
  return maybe(machine, outcomes, round);
}

/** Runs something that may happen, as one doubtful path. Always false: the items are not known one by one. */
function once(machine: Machine, path: () => void): false {
  return maybe(machine, pathOnce(machine, path), machine.recorder.regions.here);
}

function pathOnce(machine: Machine, path: () => void): Outcome[] {
  return withDoubt(machine, () =>
    explore(machine, () => {
      path();
      return normal;
    }),
  );
}

/** Goes on where something has happened or not; `region` is where it has not. */
function maybe(machine: Machine, outcomes: readonly Outcome[], region: Outcome["region"]): false {
  proceed(machine, [{ completion: normal, states: new Map(), region }, ...outcomes]);
  return false;
}

function innerScope(machine: Machine): Scope {
  const scope = new Scope(
    "comprehension",
    machine.scope,
    machine.scope.module,
    new Map(),
    machine.freshFrame(false),
  );
  scope.refs = 1;
  return scope;
}

function within<T>(machine: Machine, scope: Scope, action: () => T): T {
  const { scope: outer } = machine;
  const { frame } = machine.recorder;
  machine.scope = scope;
  machine.recorder.frame = scope.frame;
  try {
    return action();
  } finally {
    machine.scope = outer;
    machine.recorder.frame = frame;
  }
}

function dropScope(machine: Machine, scope: Scope): void {
  for (const name of scope.vars.keys()) machine.recorder.unbind(name, scope.frame);
  machine.release(scope);
}

/** A generator expression is lazy: its first iterable is evaluated now, everything else when an item is asked for. */
function generatorExpression(machine: Machine, node: ListComp): Value {
  const first = machine.eval(node.generators[0].iter);
  const scope = innerScope(machine);
  const waiting: Value[] = [];
  const items = lazyItems(machine, node, 0, first, waiting);
  const next = (): Next => {
    const step = within(machine, scope, () => items.next());
    if (!step.done) return step.value === "unknown" ? "unknown" : { item: step.value };
    return "end";
  };
  // The generator alone holds its names.
  scope.refs--;
  return new PyIterator("generator", next, [scope, machine.scope, first], undefined, true, waiting);
}

/** Gives the items one by one; what lives while the consumer has one of them lies in `waiting`. */
function* lazyItems(
  machine: Machine,
  node: ListComp,
  at: number,
  iterable: Value,
  waiting: Value[],
): Generator<Value | "unknown", void> {
  const clause = node.generators[at];
  const iterator =
    iterable.t === "unknown" ? asksStrangers(machine) : iteratorOf(machine, iterable, clause.iter);
  if (!(iterator instanceof PyIterator)) {
    evaluateRest(machine, node, at);
    return yield "unknown";
  }
  retain(iterator);
  waiting.push(iterator);
  for (let iteration = 0; ; iteration++) {
    const next = iterator.next(machine);
    if (next === "end") {
      waiting.pop();
      return machine.release(iterator);
    }
    if (next === "unknown") {
      evaluateRest(machine, node, at);
      return yield "unknown";
    }
    assign(machine, clause.target, next.item);
    const holds = inRound(machine, clause, iteration, () => conditionsHold(machine, clause));
    if (holds === undefined) {
      evaluateRest(machine, node, at);
      return yield "unknown";
    }
    if (!holds) continue;
    if (at + 1 < node.generators.length)
      yield* lazyItems(machine, node, at + 1, machine.take(node.generators[at + 1].iter), waiting);
    else {
      const item = inRound(machine, clause, iteration, () => machine.take(node.elt));
      waiting.push(item);
      yield item;
      waiting.pop();
      machine.release(item);
    }
  }
}

/** Evaluates what a generator expression does for items that are not known one by one, so that nothing is claimed of the first alone. */
function evaluateRest(machine: Machine, node: ListComp, at: number): void {
  run(machine, node.generators, at, unknown, (m) => m.release(m.take(node.elt)));
}

function conditionsHold(machine: Machine, clause: Comprehension): boolean | undefined {
  for (const condition of clause.ifs) {
    const value = machine.take(asTest(condition));
    const holds = truth(machine, value, condition);
    machine.release(value);
    if (holds !== true) return holds;
  }
  return true;
}
