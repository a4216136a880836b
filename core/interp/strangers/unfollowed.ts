import { entryOf } from "../../ndarray/entry.ts";
import { touch } from "../../ndarray/mutable.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import { childrenOf } from "../../trace/refs.ts";
import { runsUnasked } from "../calls/static.ts";
import {
  BoundMethod,
  Builtin,
  Descriptor,
  PyClass,
  PyFunction,
  PyInstance,
  PyModule,
} from "../classes/objects.ts";
import type { Scope } from "../classes/scope.ts";
import { scopeFor } from "../expressions/names.ts";
import type { Machine } from "../machine.ts";
import { forgetNames } from "../python/namesdict.ts";
import { isForgotten, letGo, notFollowed } from "./escape.ts";
import { isStronger, reachOf } from "./reach.ts";
import { loseStreams } from "./streams.ts";

/** What the bodies of some functions may change outside themselves, as the names in them are bound now. */
export interface Reached {
  /** Functions whose bodies were looked at. */
  readonly codes: Map<PyFunction, Scope>;
  readonly values: Set<Value>;
  /** Lists and dicts of which only what is in them may be changed. */
  readonly containers: Set<Value>;
  /** Classes whose attributes may be set, and which. */
  readonly classes: Map<PyClass, Set<string>>;
  readonly binds: { readonly scope: Scope; readonly name: string; readonly isGlobal: boolean }[];
  /** Scopes of modules in which any name may be bound. */
  readonly open: Set<Scope>;
}

/** Most functions that are looked at for one call. */
const mostCodes = 500;

/**
 * A function's body is run without being followed: forgets what it might change through the names it mentions, and through those
 * of the functions that it may call. `scope` holds its own names, where it has begun.
 */
export function letGoOfNames(machine: Machine, callee: PyFunction, node: Node, scope?: Scope): void {
  const own = scope?.kind === "function" ? [...scope.vars.values()] : [];
  const gone = new Set<Value>();
  for (const value of own) letGo(machine, value, node, gone);
  forgetReached(machine, reachedFrom(callee, scope), node);
}

/** Returns what a function may change, with all that it may call. */
export function reachedFrom(callee: PyFunction, scope = callee.closure): Reached {
  const reached: Reached = {
    codes: new Map([[callee, scope]]),
    values: new Set(),
    containers: new Set(),
    classes: new Map(),
    binds: [],
    open: new Set(),
  };
  for (const [code, names] of reached.codes) {
    for (const inner of collect(reached, code, names))
      if (reached.codes.size < mostCodes && !reached.codes.has(inner))
        reached.codes.set(inner, inner.closure);
  }
  return reached;
}

/** Forgets what has been reached. */
export function forgetReached(machine: Machine, reached: Reached, node: Node): void {
  loseStreams(machine);
  for (const code of reached.codes.keys()) {
    notFollowed(machine, code);
    machine.reads(code.def);
  }
  for (const value of reached.values) forgetOne(machine, value, node);
  for (const container of reached.containers)
    for (const child of [...childrenOf(container)]) forgetOne(machine, child, node);
  for (const [cls, names] of reached.classes) forgetAttributes(cls, names);
  for (const { scope, name, isGlobal } of reached.binds) rebound(machine, scope, name, isGlobal);
  for (const scope of reached.open) forgetNames(machine, scope);
}

/** Forgets a value once more, after strangers have got hold of it. */
export function forgetOne(machine: Machine, value: Value, node: Node): void {
  if (!mayChange(value)) return;
  const isHeld = machine.strangers.has(value);
  if (isHeld && value instanceof PyFunction) return;
  if (!isHeld || !(value instanceof PyClass)) {
    if (!isHeld || !isForgotten(value)) letGo(machine, value, node);
    return;
  }
  for (const one of [...value.attrs.values()])
    if (!(one instanceof PyFunction || one instanceof Descriptor || isForgotten(one)))
      letGo(machine, one, node);
}

/** True for a value that changes in place, or holds one. */
function mayChange(value: Value): boolean {
  switch (value.t) {
    case "list":
    case "dict":
    case "set":
    case "ndarray":
    case "object":
      return true;
    case "tuple":
      return value.items.some(mayChange);
    case "foreign":
      return !(value instanceof PyModule || (value instanceof Builtin && !value.self));
    case "numpy":
      return value.self !== undefined;
    default:
      return false;
  }
}

/** Adds what a function's own body may change outside it; returns the program's functions that it may call. */
function collect(reached: Reached, code: PyFunction, scope: Scope): Set<PyFunction> {
  const called = new Set<PyFunction>();
  const { uses, calls, binds, sets, isOpen } = reachOf(code.def);
  for (const value of [...code.defaults, ...code.keywordDefaults.values()]) reached.values.add(value);
  if (code.cache) reached.values.add(code.cache.results);
  for (const [name, use] of uses)
    for (const value of meaningsOf(name, scope)) {
      const isLooked = use === "look" && !(value instanceof PyInstance && hasSpecialMethods(value.cls));
      if (isLooked || (use === "members" && value.t === "ndarray")) continue;
      for (const inner of functionsIn(value)) called.add(inner);
      if (isStronger("whole", use) && isContainer(value)) reached.containers.add(value);
      else
        for (const one of value instanceof PyModule ? membersOf(value) : [value])
          if (mayChange(one)) reached.values.add(one);
      if (value instanceof PyClass) addAttributes(reached, value, sets);
    }
  for (const [name, attributes] of calls)
    for (const value of meaningsOf(name, scope)) {
      for (const inner of calledThrough(value, attributes)) called.add(inner);
      if (!(value instanceof PyFunction || value instanceof PyClass) && mayChange(value))
        reached.values.add(value);
    }
  for (const [name, kind] of binds) reached.binds.push({ scope, name, isGlobal: kind === "global" });
  if (code.definedIn) addAttributes(reached, code.definedIn, sets);
  if (isOpen && scope.module.scope) reached.open.add(scope.module.scope);
  return called;
}

function addAttributes(reached: Reached, cls: PyClass, names: ReadonlySet<string>): void {
  if (names.size === 0) return;
  const known = entryOf(reached.classes, cls, () => new Set<string>());
  for (const name of names) known.add(name);
}

/** What a module of the project has, functions, classes and modules left out. */
function membersOf({ scope }: PyModule): readonly Value[] {
  const values = [...(scope?.vars.values() ?? [])];
  return values.filter(
    (one) => !(one instanceof PyFunction || one instanceof PyClass || one instanceof PyModule),
  );
}

/** True for a class whose methods may be run by looking at an instance. */
function hasSpecialMethods(cls: PyClass): boolean {
  for (const value of cls.attrs.values())
    if (value instanceof Descriptor || (value instanceof PyFunction && runsUnasked(value))) return true;
  return cls.bases.some((base) => base instanceof PyClass && hasSpecialMethods(base));
}

const isContainer = (value: Value) =>
  value.t === "list" || value.t === "dict" || value.t === "tuple" || value.t === "set";

/** What a name stands for in a scope and those around it. */
function* meaningsOf(name: string, scope: Scope): Iterable<Value> {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const value = at.get(name);
    if (value) yield value;
  }
}

/** The program's functions that a call of a value, or of one of its attributes, may run. */
function calledThrough(value: Value, attributes: ReadonlySet<string>): PyFunction[] {
  if (!(value instanceof PyModule)) return functionsIn(value);
  return [...attributes].flatMap((name) => {
    const found = value.scope?.get(name);
    return found ? functionsIn(found) : [];
  });
}

/** The program's functions that may be called through a value. */
export function functionsIn(value: Value): PyFunction[] {
  if (value instanceof PyFunction) return [value];
  if (value instanceof BoundMethod) return functionsIn(value.callee);
  if (value instanceof Descriptor)
    return [value.get, value.set].flatMap((one) => (one ? functionsIn(one) : []));
  if (value instanceof PyInstance) return functionsIn(value.cls);
  if (value instanceof PyClass)
    return [...value.attrs.values(), ...value.bases].flatMap((one) =>
      one instanceof PyFunction || one instanceof Descriptor || one instanceof PyClass
        ? functionsIn(one)
        : [],
    );
  return [];
}

/** Forgets the attributes of a class that somebody may have set, methods left out. */
function forgetAttributes(cls: PyClass, names: ReadonlySet<string>): void {
  for (const name of names) {
    const value = cls.attrs.get(name);
    if (!value || value.t === "unknown" || value instanceof Descriptor) continue;
    touch(cls);
    cls.attrs.set(name, unknown);
  }
  for (const base of cls.bases) if (base instanceof PyClass) forgetAttributes(base, names);
}

function rebound(machine: Machine, scope: Scope, name: string, isGlobal: boolean): void {
  const holder = isGlobal ? (scope.module.scope ?? scope) : outerHolder(scope, name);
  if (!holder?.has(name) || holder.get(name)?.t === "unknown") return;
  machine.mutate(holder);
  holder.set(name, unknown);
}

function outerHolder(scope: Scope, name: string): Scope | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent)
    if (at.kind === "function" && at.has(name)) return scopeFor(at, name);
  return undefined;
}

/** True for a body that changes nothing outside itself, whatever the names in it stand for. */
export function isSelfContained({ def, defaults, keywordDefaults, cache }: PyFunction): boolean {
  if (cache) return false;
  const { uses, calls, binds, sets, isOpen } = reachOf(def);
  return (
    !isOpen && uses.size + calls.size + binds.size + sets.size + defaults.length + keywordDefaults.size === 0
  );
}
