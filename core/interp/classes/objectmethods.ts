import { none, type Value } from "../../ndarray/value.ts";
import { exactText } from "../python/arguments.ts";
import { letGo } from "../strangers/escape.ts";
import { ordinaryAttribute } from "./attributes.ts";
import { linearized } from "./inheritance.ts";
import { Builtin, type Native, PyClass, PyInstance } from "./objects.ts";
import { deleteInstanceAttribute, setAttributeOf, setInstanceAttribute } from "./setattributes.ts";

/** What every object has from `object`; each is given the object as its first argument. */
const methods: Readonly<Record<string, Native>> = {
  __new__: (machine, { positional: [cls] }) =>
    cls instanceof PyClass && linearized(cls).every((one) => one instanceof PyClass && !one.builtin)
      ? new PyInstance(cls)
      : machine.notKnown("an instance of a class of Python's own"),
  // These do nothing that matters to arrays.
  __init__: () => none,
  __init_subclass__: () => none,
  __post_init__: () => none,
  __getattribute__: (machine, { positional: [self, name], node }) => {
    const text = exactText(name);
    if (!(self instanceof PyInstance) || text === undefined) return machine.notKnown("an attribute");
    return (
      ordinaryAttribute(machine, self, text, node) ??
      (self.escaped
        ? machine.notKnown("an attribute")
        : machine.raise("AttributeError", `'${self.cls.name}' object has no attribute '${text}'`))
    );
  },
  __setattr__: (machine, { positional: [self, name, to], node }) => {
    const text = exactText(name);
    if (text === undefined) for (const one of [self, to]) letGo(machine, one, node);
    else if (self instanceof PyInstance) setInstanceAttribute(machine, self, text, to, node);
    else setAttributeOf(machine, self, text, to, node);
    return none;
  },
  __delattr__: (machine, { positional: [self, name], node }) => {
    const text = exactText(name);
    if (self instanceof PyInstance && text !== undefined) deleteInstanceAttribute(machine, self, text, node);
    else letGo(machine, self, node);
    return none;
  },
};

/** Returns a method of `object` by its name; undefined for those that are left unknown. */
export function objectMethod(name: string): Value | undefined {
  return Object.hasOwn(methods, name) ? new Builtin(name, methods[name]) : undefined;
}
