import { touch } from "../../ndarray/mutable.ts";
import { none, PyDict, pyStr, type Value } from "../../ndarray/value.ts";
import { retain } from "../../trace/refs.ts";
import { type Native, type PyInstance, PyObject } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { exactText } from "./arguments.ts";

/** `object.__dict__`: the attributes of an instance, seen as a dict. */
export class AttributeDict extends PyObject {
  readonly typeName = "dict";

  constructor(readonly instance: PyInstance) {
    super();
  }

  held(): Iterable<Value> {
    return [this.instance];
  }
}

/** Returns a dict of the attributes as they are now. */
export function attributesNow({ instance }: AttributeDict): PyDict {
  if (instance.escaped) return new PyDict(undefined, { t: "unknown" });
  const entries = [...instance.attrs].map(
    ([name, value]) => [`s:${name}`, { key: pyStr(name), value }] as const,
  );
  for (const [, { value }] of entries) retain(value);
  return new PyDict(new Map(entries));
}

/** Does `object.__dict__[key] = value`, which asks no property and no descriptor. */
export function setAttributeItem(
  machine: Machine,
  { instance }: AttributeDict,
  key: Value,
  value: Value,
): void {
  touch(instance);
  const name = exactText(key);
  if (name === undefined) {
    for (const one of instance.attrs.keys()) instance.attrs.set(one, { t: "unknown" });
    instance.escaped = true;
    return;
  }
  retain(value);
  const former = instance.attrs.get(name);
  instance.attrs.set(name, value);
  if (former) machine.release(former);
}

/** `object.__dict__.update(...)`. */
export const updateAttributes: Native = (machine, { positional: [self, from], named }) => {
  if (!(self instanceof AttributeDict)) return none;
  const given = from instanceof AttributeDict ? attributesNow(from) : from;
  if (given?.t === "dict" && given.entries)
    for (const { key, value } of given.entries.values()) setAttributeItem(machine, self, key, value);
  else if (given) setAttributeItem(machine, self, { t: "unknown" }, none);
  for (const [name, value] of named) setAttributeItem(machine, self, pyStr(name), value);
  return none;
};
