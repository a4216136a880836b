import { nothing } from "../../ndarray/contents/contents.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { touch } from "../../ndarray/mutable.ts";
import { pushAll } from "../../ndarray/spread.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import { childrenOf } from "../../trace/refs.ts";
import { PyGenerator } from "../calls/generators.ts";
import { runsUnasked } from "../calls/static.ts";
import {
  BoundMethod,
  Descriptor,
  PyClass,
  PyFunction,
  PyInstance,
  PyIterator,
  PyModule,
} from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { ByteArray } from "../python/bytearray.ts";
import { PyFile } from "../python/methods/file.ts";
import { forgetNames, NamesDict } from "../python/namesdict.ts";
import { NativeObject } from "../python/native.ts";
import { TextStream } from "../python/textfile.ts";

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
  machine.strangers.prune();
}

/** What a function sees when it is not followed has to be seen by running it with anything. */
export function notFollowed(machine: Machine, callee: PyFunction): void {
  machine.lentOut.add(callee);
  machine.footprint.lent.add(callee);
  machine.strangers.since.begin();
}

/** Code that is not known gets hold of a function: it may call it with anything, or do what runs it. */
export function lend(machine: Machine, made: PyFunction, isSpecial = runsUnasked(made)): void {
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
  if (value.t !== "ndarray" && machine.strangers.has(value) && isForgotten(value)) return;
  machine.strangers.hold(value);
  if (value.t === "ndarray") {
    machine.recorder.use(node, value, "escape");
    // A read-only view may still have a writeable base, so contents are kept only where nobody can write.
    const isConstant = value.subclass === "MaskedConstant";
    if (value.writeable || (value.base && !isConstant)) value.buffer.store.contents = nothing;
    if (value instanceof MaskedArray && value.writeable) value.lose();
    // An array that stands for one of several is none of its own.
    pushAll(reached, value.either ?? []);
    return;
  }
  if (value instanceof PyModule) return;
  // A bound method of an array or a stream may be called.
  if (value.t === "numpy" && value.self) reached.push(value.self);
  if (value instanceof NamesDict) {
    forgetNames(machine, value.scope);
    return;
  }
  if (value instanceof PyFunction) {
    // Code that is not known may call it with anything.
    lend(machine, value);
    return;
  }
  pushAll(reached, childrenOf(value));
  if (value instanceof PyGenerator) lend(machine, value.callee, true);
  forgetState(value);
  if (value instanceof PyInstance)
    for (const method of value.cls.attrs.values()) if (method instanceof PyFunction) lend(machine, method);
}

/** Forgets what an object holds that changes in place. */
export function forgetState(value: Value): void {
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
  }
}

/** True for what nothing is known of that code might change which has got hold of it. */
export function isForgotten(value: Value): boolean {
  switch (value.t) {
    case "ndarray":
      return value.buffer.store.contents === nothing && !(value instanceof MaskedArray) && !value.either;
    case "list":
      return !value.items && value.length === undefined && value.each?.t === "unknown";
    case "dict":
      return !value.entries && value.each?.t === "unknown";
    case "set":
      return !value.items;
    case "foreign":
      if (value instanceof PyIterator) return value.lost;
      return value instanceof PyInstance && value.escaped && isEmptied(value);
    case "object":
      return value.state === undefined && value.holds.length === 0;
    case "tuple":
      return false;
    default:
      return true;
  }
}

function isEmptied({ attrs }: PyInstance): boolean {
  for (const { t } of attrs.values()) if (t !== "unknown") return false;
  return true;
}
