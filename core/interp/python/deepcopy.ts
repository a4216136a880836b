import type { NDArray } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { PyDict, PyList, PySet, pyInt, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import { getItem, setItem } from "../../numpy/index.ts";
import type { Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { callMethod } from "../calls/call.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { Builtin, PyClass, PyFunction, PyInstance, PyModule } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { letGo } from "../strangers/escape.ts";

/** `copy.copy(value)`: a new container of the same items. */
export function copyShallow(machine: Machine, value: Value, node: Node): Value {
  return copied(machine, value, node, "__copy__", (item) => item);
}

/** `copy.deepcopy(value)`. `memo` holds the copies of what was met before. */
export function copyDeep(
  machine: Machine,
  value: Value,
  node: Node,
  memo: Map<Value, Value> = new Map(),
): Value {
  const known = memo.get(value);
  if (known) return known;
  return copied(machine, value, node, "__deepcopy__", (item) => copyDeep(machine, item, node, memo), memo);
}

const immutable: ReadonlySet<Value["t"]> = new Set([
  "int",
  "float",
  "complex",
  "bool",
  "str",
  "bytes",
  "none",
  "ellipsis",
  "range",
  "dtype",
  "numpy",
  "scalar",
]);

/** The places of an array of objects with what lies there; undefined where they are many or not known. */
function objectsOf(
  machine: Machine,
  array: NDArray,
): readonly (readonly [index: Value, item: Value])[] | undefined {
  const lengths = array.shape.filter(isExact);
  const count = lengths.reduce((n, length) => n * length, 1);
  if (lengths.length < array.shape.length || lengths.length === 0 || count > 1000) return undefined;
  const places = Array.from({ length: count }, (_, i) => {
    let left = i;
    const index = lengths.toReversed().map((length) => {
      const at = left % length;
      left = Math.floor(left / length);
      return pyInt(at);
    });
    return pyTuple(index.reverse());
  });
  const items = places.map((index) => {
    const effect = getItem(array, index, machine.context);
    return effect && "value" in effect ? effect.value : unknown;
  });
  return items.some(({ t }) => t === "unknown") ? undefined : places.map((index, i) => [index, items[i]]);
}

/** The copied array with copies of its objects. */
function withItems(
  machine: Machine,
  copy: Value | undefined,
  objects: readonly (readonly [index: Value, item: Value])[],
  keep: (item: Value) => Value,
): Value {
  if (copy?.t !== "ndarray") return machine.notKnown("a copy");
  for (const [index, item] of objects) setItem(copy, index, keep(item), machine.context);
  return copy;
}

function copied(
  machine: Machine,
  value: Value,
  node: Node,
  method: "__copy__" | "__deepcopy__",
  inner: (item: Value) => Value,
  memo?: Map<Value, Value>,
): Value {
  if (immutable.has(value.t) || value instanceof PyFunction || value instanceof PyClass) return value;
  if (value instanceof Builtin || value instanceof PyModule) return value;
  const note = <T extends Value>(copy: T): T => {
    memo?.set(value, copy);
    return copy;
  };
  const keep = (item: Value): Value => {
    const copy = inner(item);
    retain(copy);
    return copy;
  };
  if (value.t === "ndarray") {
    const objects =
      method === "__deepcopy__" && value.dtype.kind === "O" ? objectsOf(machine, value) : undefined;
    if (objects) return note(withItems(machine, callMethod(machine, value, "copy", [], node), objects, keep));
    const given = method === "__deepcopy__" ? [new PyDict(new Map())] : [];
    return note(callMethod(machine, value, method, given, node) ?? machine.notKnown("a copy"));
  }
  if (value.t === "tuple")
    return { ...pyTuple(value.items.map(keep)), names: value.names, typeName: value.typeName };
  if (value.t === "list" && value.items) {
    const list = note(new PyList([], undefined, undefined, value.deque));
    for (const item of value.items) list.items?.push(keep(item));
    return list;
  }
  if (value.t === "dict" && value.entries) {
    const dict = note(new PyDict(new Map(), undefined, value.factory, value.kind));
    for (const [id, entry] of value.entries) {
      retain(entry.key);
      dict.entries?.set(id, { key: entry.key, value: keep(entry.value) });
    }
    return dict;
  }
  if (value.t === "set" && value.items) return note(new PySet(new Map(value.items), value.frozen));
  if (value instanceof PyInstance && !lookupInClass(value.cls, method) && !value.escaped) {
    const instance = note(new PyInstance(value.cls));
    for (const [name, item] of value.attrs) instance.attrs.set(name, keep(item));
    return instance;
  }
  letGo(machine, value, node);
  return machine.notKnown("a copy");
}
