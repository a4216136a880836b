import { nothing } from "../ndarray/contents.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { touch } from "../ndarray/mutable.ts";
import { unknown, type Value } from "../ndarray/value.ts";
import type { Node } from "../syntax/ast.ts";
import { childrenOf } from "../trace/refs.ts";
import { PyGenerator } from "./generators.ts";
import type { Machine } from "./machine.ts";
import { scopeFor } from "./names.ts";
import {
  BoundMethod,
  Descriptor,
  PyClass,
  PyFunction,
  PyInstance,
  PyIterator,
  PyModule,
  type Scope,
} from "./objects.ts";
import { ByteArray } from "./python/bytearray.ts";
import { PyFile } from "./python/methods/file.ts";
import { forgetNames, NamesDict } from "./python/namesdict.ts";
import { NativeObject } from "./python/native.ts";
import { TextStream } from "./python/textfile.ts";
import { isStronger, reachOf } from "./reach.ts";
import { runsUnasked } from "./static.ts";

/**
 * Code that is not known has got hold of a value: forgets what that code might change, in everything reachable from it, those
 * `seen` left out.
 */
export function letGo(machine: Machine, value: Value, node: Node, seen = new Set<Value>()): void {
  const reached: Value[] = [value];
  const most = seen.size + 2000;
  for (let next = reached.pop(); next && seen.size < most; next = reached.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    forget(machine, next, node, reached);
  }
}

/**
 * A function's body is run without being followed: forgets what it might change through the names it mentions, and through those
 * of the functions that it may call. `scope` holds its own names, where it has begun.
 */
export function letGoOfNames(machine: Machine, callee: PyFunction, node: Node, scope?: Scope): void {
  const seen = new Set<Value>([callee]);
  const gone = new Set<Value>();
  notFollowed(machine, callee);
  for (const own of scope?.kind === "function" ? scope.vars.values() : []) letGo(machine, own, node, gone);
  const codes: (readonly [PyFunction, Scope])[] = [[callee, scope ?? callee.closure]];
  for (let next = codes.pop(); next && seen.size < 500; next = codes.pop()) {
    const [code, names] = next;
    for (const value of code.held()) if (value !== code.closure) letGo(machine, value, node, gone);
    for (const inner of letGoOfReach(machine, code, names, node, gone)) {
      if (seen.has(inner)) continue;
      seen.add(inner);
      notFollowed(machine, inner);
      codes.push([inner, inner.closure]);
    }
  }
}

/** Forgets what a function's own body may change outside it; returns the program's functions that it may call. */
function letGoOfReach(
  machine: Machine,
  code: PyFunction,
  scope: Scope,
  node: Node,
  gone: Set<Value>,
): Set<PyFunction> {
  const called = new Set<PyFunction>();
  machine.reads(code.def);
  const { uses, calls, binds, sets, isOpen } = reachOf(code.def);
  for (const [name, use] of uses)
    for (const value of meaningsOf(name, scope)) {
      const isLooked = use === "look" && !(value instanceof PyInstance && hasSpecialMethods(value.cls));
      if (isLooked || (use === "members" && value.t === "ndarray")) continue;
      for (const inner of functionsIn(value)) called.add(inner);
      if (isStronger("whole", use) && isContainer(value))
        for (const child of [...childrenOf(value)]) letGo(machine, child, node, gone);
      else letGo(machine, value, node, gone);
      if (value instanceof PyClass) forgetAttributes(value, sets);
    }
  for (const [name, attributes] of calls)
    for (const value of meaningsOf(name, scope)) {
      for (const inner of calledThrough(value, attributes)) called.add(inner);
      if (!(value instanceof PyFunction || value instanceof PyClass)) letGo(machine, value, node, gone);
    }
  for (const [name, kind] of binds) rebound(machine, scope, name, kind === "global");
  if (code.definedIn) forgetAttributes(code.definedIn, sets);
  if (isOpen) forgetNames(machine, scope.module.scope, gone);
  return called;
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

/** The program's functions that may be called through a value. */
function functionsIn(value: Value): PyFunction[] {
  if (value instanceof PyFunction) return [value];
  if (value instanceof BoundMethod) return functionsIn(value.callee);
  if (value instanceof Descriptor)
    return [...functionsIn(value.get), ...(value.set ? functionsIn(value.set) : [])];
  if (value instanceof PyInstance) return functionsIn(value.cls);
  if (value instanceof PyClass)
    return [...value.attrs.values(), ...value.bases].flatMap((one) =>
      one instanceof PyFunction || one instanceof Descriptor || one instanceof PyClass
        ? functionsIn(one)
        : [],
    );
  return [];
}

/** What a function sees when it is not followed has to be seen by running it with anything. */
function notFollowed(machine: Machine, callee: PyFunction): void {
  machine.lentOut.add(callee);
  machine.footprint.lent.add(callee);
}

/** Code that is not known gets hold of a function: it may call it with anything, or do what runs it. */
function lend(machine: Machine, made: PyFunction, isSpecial = runsUnasked(made)): void {
  notFollowed(machine, made);
  machine.strangers.hold(made, isSpecial);
}

/** An unknown stands for a value from now on: whoever calls it, or a method of it, calls one of these functions. */
export function lendMethods(machine: Machine, value: Value): void {
  if (value instanceof PyFunction) lend(machine, value);
  else if (value instanceof PyGenerator) lend(machine, value.callee, true);
  else if (value instanceof BoundMethod) lendMethods(machine, value.callee);
  else if (value instanceof Descriptor) {
    for (const one of [value.get, value.set]) if (one instanceof PyFunction) lend(machine, one, true);
  } else if (value instanceof PyInstance) lendMethods(machine, value.cls);
  else if (value instanceof PyClass) {
    for (const one of value.attrs.values())
      if (one instanceof PyFunction || one instanceof Descriptor) lendMethods(machine, one);
    for (const base of value.bases) if (base instanceof PyClass) lendMethods(machine, base);
  }
}

/** Code that is not known may do anything with a value, now and whenever it runs again. */
function forget(machine: Machine, value: Value, node: Node, reached: Value[]): void {
  machine.strangers.hold(value);
  if (value.t === "ndarray") {
    machine.recorder.use(node, value, "escape");
    // A read-only view may still have a writeable base, so contents are kept only where nobody can write.
    const isConstant = value.subclass === "MaskedConstant";
    if (value.writeable || (value.base && !isConstant)) value.buffer.store.contents = nothing;
    if (value instanceof MaskedArray && value.writeable) value.lose();
    // An array that stands for one of several is none of its own.
    reached.push(...(value.either ?? []));
    return;
  }
  if (value instanceof PyModule) return;
  if (value instanceof NamesDict) {
    forgetNames(machine, value.scope);
    return;
  }
  if (value instanceof PyFunction) {
    // Code that is not known may call it with anything.
    lend(machine, value);
    return;
  }
  reached.push(...childrenOf(value));
  if (value instanceof PyGenerator) lend(machine, value.callee, true);
  if (value.t === "list") {
    touch(value);
    value.each = unknown;
    value.items = undefined;
    value.length = undefined;
  } else if (value.t === "dict") {
    touch(value);
    value.entries = undefined;
    value.each = unknown;
  } else if (value.t === "set") {
    touch(value);
    value.items = undefined;
  } else if (value instanceof ByteArray) value.bytes = undefined;
  else if (value.t === "object") value.state = undefined;
  else if (value instanceof PyFile) value.place.value = undefined;
  else if (value instanceof TextStream) value.content.value = undefined;
  else if (value instanceof NativeObject) value.forget();
  else if (value instanceof PyIterator) {
    touch(value);
    value.lost = true;
  } else if (value instanceof PyInstance) {
    touch(value);
    for (const name of value.attrs.keys()) value.attrs.set(name, unknown);
    value.escaped = true;
    for (const method of value.cls.attrs.values()) if (method instanceof PyFunction) lend(machine, method);
  }
}
