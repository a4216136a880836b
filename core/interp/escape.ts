import { nothing } from "../ndarray/contents.ts";
import { touch } from "../ndarray/mutable.ts";
import { unknown, type Value } from "../ndarray/value.ts";
import type { Node } from "../syntax/ast.ts";
import { childrenOf } from "../trace/refs.ts";
import type { Machine } from "./machine.ts";
import { PyFunction, PyInstance, PyIterator, PyModule } from "./objects.ts";

/** Code that is not known has got hold of a value: forgets what that code might change, in everything reachable from it. */
export function letGo(machine: Machine, value: Value, node: Node): void {
  const seen = new Set<Value>();
  const reached: Value[] = [value];
  for (let next = reached.pop(); next && seen.size < 2000; next = reached.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    forget(machine, next, node, reached);
  }
}

function forget(machine: Machine, value: Value, node: Node, reached: Value[]): void {
  if (value.t === "ndarray") {
    machine.recorder.use(node, value, "escape");
    // A read-only view may still have a writeable base, so contents are kept only where nobody can write.
    if (value.writeable || value.base) value.buffer.store.contents = nothing;
    return;
  }
  if (value instanceof PyModule) return;
  if (value instanceof PyFunction) {
    // Code that is not known may call it with anything.
    machine.lentOut.add(value);
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
  } else if (value.t === "object") value.state = undefined;
  else if (value instanceof PyIterator) {
    touch(value);
    value.lost = true;
  } else if (value instanceof PyInstance) {
    touch(value);
    for (const name of value.attrs.keys()) value.attrs.set(name, unknown);
    value.escaped = true;
    for (const method of value.cls.attrs.values())
      if (method instanceof PyFunction) machine.lentOut.add(method);
  }
}
