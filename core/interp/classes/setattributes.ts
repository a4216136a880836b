import { notKnown } from "../../ndarray/error.ts";
import { touch } from "../../ndarray/mutable.ts";
import { pyStr, unknown, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { callValue } from "../calls/call.ts";
import type { Machine } from "../machine.ts";
import { patch, setModuleAttribute } from "../modules/moduleattributes.ts";
import { joinedValue } from "../paths/joining.ts";
import { NativeObject } from "../python/native.ts";
import { renameFields } from "../statements/fieldnames.ts";
import { letGo } from "../strangers/escape.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { descriptorMethod } from "./attributes.ts";
import { dataclassOptions } from "./dataclasses.ts";
import { exceptionNamed } from "./exceptions.ts";
import { anyClass, attributeHook, linearized, lookupInClass } from "./inheritance.ts";
import { Descriptor, PyClass, PyFunction, PyInstance, PyModule, PyRaise } from "./objects.ts";

/** Sets `value.name = to`. */
export function setAttributeOf(machine: Machine, value: Value, name: string, to: Value, node: Node): void {
  if (value instanceof PyInstance) {
    const hook = attributeHook(value, "__setattr__");
    if (hook) callValue(machine, hook, { positional: [value, pyStr(name), to], named: new Map(), node });
    else {
      if (dataclassOptions(value.cls)?.frozen) failFrozen(`cannot assign to field '${name}'`);
      setInstanceAttribute(machine, value, name, to, node);
    }
    return;
  }
  if (value instanceof PyClass) {
    touch(value);
    retain(to);
    value.attrs.set(name, to);
  } else if (value instanceof PyFunction) value.setAttribute(name, to);
  else if (value instanceof NativeObject) {
    letGo(machine, to, node);
    value.change();
  } else if (value.t === "dtype" && name === "names") renameFields(machine, value, to, node);
  else if (value.t === "numpy" || value instanceof PyModule)
    setModuleAttribute(machine, value, name, to, node);
  else if (value.t === "ndarray" || value.t === "object" || value.t === "dtype" || value.t === "scalar") {
    if (!machine.setNumpyAttribute(node, value, name, to))
      machine.raise("AttributeError", `'${value.t}' object has no attribute '${name}'`);
  } else if (value.t === "unknown") {
    letGo(machine, to, node);
    if (layoutNames.has(name)) machine.strangers.reshape(value);
    strangersRun(machine, "change");
  }
}

/** Attributes of an array that say how its memory is seen. */
const layoutNames: ReadonlySet<string> = new Set(["shape", "dtype", "strides"]);

/** Sets an attribute of an instance as `object.__setattr__` does. */
export function setInstanceAttribute(
  machine: Machine,
  instance: PyInstance,
  name: string,
  to: Value,
  node: Node,
): void {
  if (name === "__class__") {
    touch(instance);
    instance.cls = to instanceof PyClass ? to : anyClass;
    return;
  }
  const found = lookupInClass(instance.cls, name);
  if (found instanceof Descriptor && found.typeName === "property") {
    if (!found.set)
      machine.raise(
        "AttributeError",
        `property '${name}' of '${instance.cls.qualname}' object has no setter`,
      );
    callValue(machine, found.set, { positional: [instance, to], named: new Map(), node });
    return;
  }
  const set = found instanceof PyInstance ? descriptorMethod(found, "__set__") : undefined;
  if (set && found) {
    callValue(machine, set, { positional: [found, instance, to], named: new Map(), node });
    return;
  }
  if (!found && !hasRoomFor(instance.cls, name))
    machine.raise("AttributeError", `'${instance.cls.name}' object has no attribute '${name}'`);
  touch(instance);
  const former = instance.attrs.get(name);
  const next = instance.isMany ? joinedValue(machine, [former ?? unknown, to], { widen: true }) : to;
  retain(next);
  instance.attrs.set(name, next);
  if (to.t === "ndarray") machine.recorder.use(node, to, "store");
  if (former) machine.release(former);
}

function failFrozen(message: string): never {
  throw new PyRaise(exceptionNamed("FrozenInstanceError", message), "FrozenInstanceError", message);
}

/** False where `__slots__` of all classes that an instance is of leave a name out. */
function hasRoomFor(cls: PyClass, name: string): boolean {
  return linearized(cls).some((one) => {
    const slots = one instanceof PyClass && !one.builtin ? one.attrs.get("__slots__") : undefined;
    if (slots?.t === "str") return slots.v === undefined || slots.v === name || slots.v === "__dict__";
    if (slots?.t !== "tuple" && slots?.t !== "list") return true;
    return (
      slots.items?.every(
        (slot) => slot.t === "str" && slot.v !== undefined && slot.v !== "__dict__" && slot.v !== name,
      ) !== true
    );
  });
}

/** Deletes `value.name`. */
export function deleteAttribute(machine: Machine, value: Value, name: string, node: Node): void {
  const hook = value instanceof PyInstance ? attributeHook(value, "__delattr__") : undefined;
  if (hook) callValue(machine, hook, { positional: [value, pyStr(name)], named: new Map(), node });
  else if (value instanceof PyInstance) deleteInstanceAttribute(machine, value, name, node);
  else if (value instanceof PyClass) {
    const former = value.attrs.get(name);
    if (!former) machine.raise("AttributeError", `type object '${value.name}' has no attribute '${name}'`);
    touch(value);
    value.attrs.delete(name);
    machine.release(former);
  } else deleteOther(machine, value, name);
}

function deleteOther(machine: Machine, value: Value, name: string): void {
  if (value.t === "unknown") strangersRun(machine, "change");
  if (value.t === "numpy" || value instanceof PyModule) patch(machine, value.name, name);
  if (value.t === "dtype" && name === "names")
    machine.raise("AttributeError", "Cannot delete dtype names attribute");
  if (value.t === "dtype" || value.t === "ndarray" || value.t === "object" || value.t === "scalar")
    notKnown("an attribute that is deleted");
  if (value instanceof PyFunction) value.deleteAttribute(name);
}

/** Deletes an attribute of an instance as `object.__delattr__` does. */
export function deleteInstanceAttribute(machine: Machine, value: PyInstance, name: string, node: Node): void {
  const found = lookupInClass(value.cls, name);
  if (found instanceof Descriptor && found.typeName === "property") {
    if (!found.remove)
      machine.raise("AttributeError", `property '${name}' of '${value.cls.qualname}' object has no deleter`);
    callValue(machine, found.remove, { positional: [value], named: new Map(), node });
    return;
  }
  const take = found instanceof PyInstance ? descriptorMethod(found, "__delete__") : undefined;
  if (take && found) {
    callValue(machine, take, { positional: [found, value], named: new Map(), node });
    return;
  }
  const former = value.attrs.get(name);
  if (!former) machine.raise("AttributeError", `'${value.cls.name}' object has no attribute '${name}'`);
  touch(value);
  value.attrs.delete(name);
  machine.release(former);
}
