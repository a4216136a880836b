import { NDArray } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { PyDict, unknown, type Value } from "../../ndarray/value.ts";
import { callNumpy } from "../../numpy/index.ts";
import type { Node } from "../../syntax/ast.ts";
import { getAttribute } from "../classes/attributes.ts";
import { instantiate } from "../classes/classes.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { BoundMethod, Builtin, PyClass, PyFunction, PyInstance, PyIterator } from "../classes/objects.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { roughenedBuiltin } from "../paths/rough.ts";
import { EachIterable } from "../statements/iterate.ts";
import { lend, lendMethods, letGo } from "../strangers/escape.ts";
import { changesNothing } from "../strangers/reach.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { loseStreams } from "../strangers/streams.ts";
import { functionsIn, letGoOfNames } from "../strangers/unfollowed.ts";
import { convertedArguments } from "./arraylike.ts";
import { callFunction } from "./functions.ts";
import { performCall } from "./numpycall.ts";

/** Calls any Python value. The caller holds callee and arguments; the result is not held yet. */
export function callValue(machine: Machine, callee: Value, args: CallArguments): Value {
  machine.tick();
  switch (callee.t) {
    case "numpy": {
      const { name, positional, named } = convertedArguments(machine, callee.name, args);
      return performCall(machine, { callee: { ...callee, name }, positional, named, node: args.node });
    }
    case "object": {
      const effect = callNumpy(
        { t: "numpy", name: `numpy.${callee.type}.__call__`, self: callee },
        args.positional,
        args.named,
        machine.context,
      );
      // A function that it holds may have been called any number of times.
      if (effect.kind === "unknown") followCallbacks(machine, { ...args, positional: callee.holds }, unknown);
      return machine.perform(
        args.node,
        `numpy.${callee.type}.__call__`,
        [callee, ...args.positional],
        effect,
        { named: args.named },
      );
    }
    case "foreign":
      return callForeign(machine, callee, args);
    case "unknown":
      escapeAll(machine, args);
      noteDense(machine, args.node);
      strangersRun(machine, "call");
      loseStreams(machine);
      return machine.notKnown("call of something unknown");
    default:
      return machine.raise(
        "TypeError",
        `'${callee instanceof NDArray ? "numpy.ndarray" : callee.t}' object is not callable`,
      );
  }
}

/** Calls `value.name(*positional)`; undefined when the value has no such method. */
export function callMethod(
  machine: Machine,
  value: Value,
  name: string,
  positional: readonly Value[],
  node: Node,
  named: ReadonlyMap<string, Value> = new Map(),
): Value | undefined {
  const method =
    value instanceof PyInstance ? specialMethod(value, name) : getAttribute(machine, value, name, node);
  if (!method) return undefined;
  return callValue(machine, method, { positional, named, node });
}

/** Special methods are looked up in the class, never in the instance. */
function specialMethod(instance: PyInstance, name: string): Value | undefined {
  const found = lookupInClass(instance.cls, name);
  return found instanceof PyFunction || found instanceof Builtin ? new BoundMethod(found, instance) : found;
}

/** What makes a dense array of something sparse is written down, although nothing is known of it. */
function noteDense(machine: Machine, node: Node): void {
  if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "todense") return;
  machine.perform(node, "todense", [], {
    kind: "unknown",
    why: "a method of something unknown",
    onlyReads: true,
  });
}

function callForeign(machine: Machine, callee: Value, args: CallArguments): Value {
  if (callee instanceof PyFunction) return callFunction(machine, callee, args);
  if (callee instanceof BoundMethod) {
    return callValue(machine, callee.callee, { ...args, positional: [callee.self, ...args.positional] });
  }
  if (callee instanceof Builtin) {
    if (args.positional.some(isUnknown))
      strangersRun(machine, takers.has(callee.name) ? "call" : "operation");
    const given = callee.self ? { ...args, positional: [callee.self, ...args.positional] } : args;
    const ran = machine.python(() => callee.run(machine, given));
    followCallbacks(machine, given, ran);
    const result = callee.self ? ran : roughenedBuiltin(callee.name, given, ran);
    if (result.t === "unknown") for (const value of given.positional) lendWithin(machine, value);
    return result;
  }
  if (callee instanceof PyClass) return instantiate(machine, callee, args);
  if (callee instanceof PyInstance) {
    const result = callMethod(machine, callee, "__call__", args.positional, args.node, args.named);
    if (result) return result;
  }
  escapeAll(machine, args);
  strangersRun(machine, "call");
  return machine.notKnown("call of something unknown");
}

/** A function of the program's that is called for items of which it is not known how many there are is not followed. */
function followCallbacks(machine: Machine, { positional, named, node }: CallArguments, result: Value): void {
  const given = [...positional, ...named.values()];
  const callbacks = given.flatMap(callbacksIn);
  if (callbacks.length === 0) return;
  if (!isOfUnknownItems(result) && !given.some(isOfUnknownItems)) return;
  for (const one of callbacks) calledAnyTimes(machine, one, node);
}

/** Nobody knows how often a callback is called, nor with what. */
export function calledAnyTimes(machine: Machine, callback: Value, node: Node): void {
  letGo(machine, callback, node);
  for (const code of functionsIn(callback)) {
    lend(machine, code, true);
    letGoOfNames(machine, code, node);
  }
}

/** What runs code of the program, or changes something, when it is called: also within a `partial`. */
function callbacksIn(value: Value): Value[] {
  if (value instanceof PyFunction || value instanceof BoundMethod) return [value];
  if (!(value instanceof Builtin) || (value.self && changesNothing(value.name))) return [];
  const held = [...value.held()];
  return held.length > 0 ? [value, ...held.flatMap(callbacksIn)] : [];
}

function isOfUnknownItems(value: Value): boolean {
  switch (value.t) {
    case "list":
    case "set":
      return value.items === undefined;
    case "dict":
      return value.entries === undefined;
    case "str":
    case "bytes":
      return value.v === undefined;
    case "range":
      return typeof value.start !== "number" || typeof value.stop !== "number";
    case "ndarray":
      return !value.shape.every(isExact);
    case "foreign":
      return value instanceof EachIterable || (value instanceof PyIterator && value.lost);
    default:
      return value.t === "unknown";
  }
}

const isUnknown = (value: Value) => value.t === "unknown";

/** What calls what it is given. */
const takers: ReadonlySet<string> = new Set([
  "map",
  "filter",
  "sorted",
  "sort",
  "min",
  "max",
  "reduce",
  "accumulate",
  "next",
  "iter",
]);

/** What comes out of a call may be one of the things that went in. */
function lendWithin(machine: Machine, value: Value): void {
  lendMethods(machine, value);
  if (value.t === "list" || value.t === "tuple")
    for (const item of value.items ?? []) lendMethods(machine, item);
}

function escapeAll(machine: Machine, args: CallArguments): void {
  for (const value of args.positional) letGo(machine, value, args.node);
  for (const value of args.named.values()) letGo(machine, value, args.node);
}

/** Returns a dict value from names, for `**kwargs`. */
export function dictOfNames(named: ReadonlyMap<string, Value>): PyDict {
  return new PyDict(
    new Map([...named].map(([name, value]) => [`s:${name}`, { key: { t: "str", v: name }, value }])),
  );
}
