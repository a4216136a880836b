import { nothing } from "../ndarray/contents.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { touch } from "../ndarray/mutable.ts";
import { unknown, type Value } from "../ndarray/value.ts";
import type { Node } from "../syntax/ast.ts";
import { childrenOf } from "../trace/refs.ts";
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
import { NativeObject } from "./python/native.ts";
import { TextStream } from "./python/textfile.ts";
import { wordsOf } from "./static.ts";

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
  const codes: (readonly [PyFunction, Scope])[] = [[callee, scope ?? callee.closure]];
  for (let next = codes.pop(); next && seen.size < 500; next = codes.pop()) {
    const [code, names] = next;
    for (const value of mentioned(machine, code, names)) {
      letGo(machine, value, node, gone);
      for (const inner of functionsIn(value)) {
        if (seen.has(inner)) continue;
        seen.add(inner);
        codes.push([inner, inner.closure]);
      }
    }
  }
}

/** Returns what the names of a function's body mean; those that it binds outside become unknown. */
function mentioned(machine: Machine, { def }: PyFunction, scope: Scope): Set<Value> {
  const found = new Set<Value>(scope.kind === "function" ? scope.vars.values() : []);
  machine.reads(def);
  const { names, outer } = wordsOf(def);
  for (const name of names)
    for (let at: Scope | undefined = scope; at; at = at.parent) {
      const value = at.get(name);
      if (value) found.add(value);
    }
  for (const { names: bound, kind } of outer)
    for (const name of bound) rebound(machine, scope, name, kind === "Global");
  return found;
}

function rebound(machine: Machine, scope: Scope, name: string, isGlobal: boolean): void {
  const holder = isGlobal ? (scope.module.scope ?? scope) : outerHolder(scope, name);
  if (!holder?.has(name)) return;
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
  if (value instanceof PyInstance) return functionsIn(value.cls);
  if (value instanceof PyClass) return [...value.attrs.values()].filter((one) => one instanceof PyFunction);
  return [];
}

/** An unknown stands for a value from now on: whoever calls it, or a method of it, calls one of these functions. */
export function lendMethods(machine: Machine, value: Value): void {
  if (value instanceof PyFunction) machine.lend(value);
  else if (value instanceof BoundMethod) lendMethods(machine, value.callee);
  else if (value instanceof Descriptor) {
    lendMethods(machine, value.get);
    if (value.set) lendMethods(machine, value.set);
  } else if (value instanceof PyInstance) lendMethods(machine, value.cls);
  else if (value instanceof PyClass) {
    for (const one of value.attrs.values())
      if (one instanceof PyFunction || one instanceof Descriptor) lendMethods(machine, one);
    for (const base of value.bases) if (base instanceof PyClass) lendMethods(machine, base);
  }
}

function forget(machine: Machine, value: Value, node: Node, reached: Value[]): void {
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
  if (value instanceof PyFunction) {
    // Code that is not known may call it with anything.
    machine.lend(value);
    return;
  }
  reached.push(...childrenOf(value));
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
    for (const method of value.cls.attrs.values()) if (method instanceof PyFunction) machine.lend(method);
  }
}
