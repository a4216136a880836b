import type { NDArray } from "../../ndarray/array.ts";
import { none, pyStr, pyTuple, type Scalar, unknown, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import { callValue } from "../calls/call.ts";
import { memberOfNumpy } from "../calls/numpynames.ts";
import { isEmpty } from "../calls/static.ts";
import type { Machine } from "../machine.ts";
import { moduleAttribute } from "../modules/moduleattributes.ts";
import { another } from "../paths/another.ts";
import { AttributeDict, attributesNow, updateAttributes } from "../python/attributedict.ts";
import { attributeNames } from "../python/attributenames.ts";
import { methodOf } from "../python/methods.ts";
import { Parser } from "../python/modules/argparse.ts";
import { forgetNames, NamesDict } from "../python/namesdict.ts";
import { NativeObject } from "../python/native.ts";
import { PyPath, pathAttribute } from "../python/path.ts";
import { plainValue } from "../python/plain.ts";
import { letGo } from "../strangers/escape.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { unlisted } from "../strangers/unlisted.ts";
import { docstringOf } from "../uncalled/docstrings.ts";
import { sketchAttribute, somethingOf } from "../worlds/sketches.ts";
import { membersAsDict, membersOf } from "./enums.ts";
import { attributeHook, linearized, lookupInClass, typeOfInstance } from "./inheritance.ts";
import { objectMethod } from "./objectmethods.ts";
import {
  BoundMethod,
  Builtin,
  Descriptor,
  PyClass,
  PyFunction,
  PyInstance,
  PyModule,
  type PyObject,
  PyRaise,
  PySuper,
} from "./objects.ts";
import { setInstanceAttribute } from "./setattributes.ts";

/** Returns `value.name`; undefined when there is no such attribute. The caller holds `value`. */
export function getAttribute(machine: Machine, value: Value, name: string, node: Node): Value | undefined {
  switch (value.t) {
    case "unknown": {
      const something = somethingOf(machine, value);
      if (something !== value && !name.startsWith("__")) return getAttribute(machine, something, name, node);
      const known = sketchAttribute(machine, value, name, node);
      if (!known) strangersRun(machine, "operation");
      return known ?? unknown;
    }
    case "numpy":
      return memberOfNumpy(machine, value, name) ?? machine.numpyAttribute(node, value, name);
    case "scalar":
      return scalarAttribute(machine, value, name, node);
    case "ndarray":
      return arrayAttribute(machine, value, name, node);
    case "dtype":
      return machine.numpyAttribute(node, value, name);
    case "object": {
      const found = machine.numpyAttribute(node, value, name);
      return found?.t === "unknown" ? unlisted(machine, value, name, node) : found;
    }
    case "foreign":
      return foreignAttribute(machine, value, name, node);
    default:
      return plainAttribute(machine, value, name, node);
  }
}

/** What is not known of an array may be a way to write to its memory, as the address is. */
function arrayAttribute(machine: Machine, value: NDArray, name: string, node: Node): Value | undefined {
  const found = machine.numpyAttribute(node, value, name);
  if (found?.t === "unknown") letGo(machine, value, node);
  return found;
}

function inheritedMethod(plain: Value, name: string): Value | undefined {
  return methodOf(plain, name) ?? (attributeNames[plain.t]?.includes(name) ? unknown : undefined);
}

/** What `np.float64` leaves to float. */
const floatMethods = new Set(["is_integer", "hex", "as_integer_ratio", "__round__"]);

/** Text scalars are str and bytes, and `np.float64` is a float: what NumPy does not add comes from there. */
function scalarAttribute(machine: Machine, value: Scalar, name: string, node: Node): Value | undefined {
  const plain = plainValue(value);
  const isInherited = plain.t !== "float" || floatMethods.has(name);
  const inherited = plain === value || !isInherited ? undefined : inheritedMethod(plain, name);
  return inherited ?? machine.numpyAttribute(node, value, name);
}

function foreignAttribute(
  machine: Machine,
  value: PyObject | Value,
  name: string,
  node: Node,
): Value | undefined {
  if (value instanceof PyInstance) return instanceAttribute(machine, value, name, node);
  if (value instanceof PyClass) {
    const found = classAttribute(value, name);
    return found instanceof PyInstance && !membersOf(value)
      ? described(machine, found, none, value, node)
      : found;
  }
  if (value instanceof PyModule) return moduleAttribute(machine, value, name);
  if (value instanceof PyPath) return pathAttribute(value, name) ?? methodOf(value, name) ?? unknown;
  if (value instanceof NativeObject) return value.read(name);
  if (value instanceof Parser) return value.method(name) ?? unknown;
  if (value instanceof AttributeDict) return attributeDictMethod(machine, value, name, node);
  if (value instanceof NamesDict && name !== "keys") {
    forgetNames(machine, value.scope);
    return unknown;
  }
  if (value instanceof Descriptor) return descriptorAttribute(value, name);
  if (value instanceof PySuper) return superAttribute(machine, value, name, node);
  if (value instanceof PyFunction) return value.attrs.get(name) ?? functionAttribute(value, name);
  if (value instanceof Builtin)
    return (
      value.members?.get(name) ??
      (value.name === "object" || value.name === "type" ? objectMethod(name) : undefined) ??
      methodOf({ t: "foreign", typeName: `type ${value.name}` }, name) ??
      (name === "__name__" ? pyStr(value.name) : unknown)
    );
  if (value instanceof BoundMethod && (name === "__self__" || name === "__func__"))
    return name === "__self__" ? value.self : value.callee;
  return methodOf(value, name) ?? unlisted(machine, value, name, node);
}

/** What only reads is done with a copy; what else changes the dict may change any attribute. */
function attributeDictMethod(machine: Machine, dict: AttributeDict, name: string, node: Node): Value {
  if (name === "update") return new Builtin(name, updateAttributes, dict);
  if (!["get", "items", "keys", "values", "copy"].includes(name)) {
    letGo(machine, dict.instance, node);
    return unknown;
  }
  return methodOf(attributesNow(dict), name) ?? unknown;
}

function instanceAttribute(
  machine: Machine,
  instance: PyInstance,
  name: string,
  node: Node,
): Value | undefined {
  const hook = attributeHook(instance, "__getattribute__");
  const fallback = lookupInClass(instance.cls, "__getattr__");
  const find = () =>
    hook
      ? callValue(machine, hook, { positional: [instance, pyStr(name)], named: new Map(), node })
      : ordinaryAttribute(machine, instance, name, node);
  // A property that lacks an attribute itself leaves the question to `__getattr__` too.
  const value = hook || fallback ? unlessMissing(find) : find();
  if (value) return value;
  if (fallback)
    return callValue(machine, fallback, { positional: [instance, pyStr(name)], named: new Map(), node });
  return instance.escaped || (name.startsWith("__") && !operatorMethod.test(name)) ? unknown : undefined;
}

/** What code gives, undefined where it says that there is no such attribute. */
function unlessMissing(run: () => Value | undefined): Value | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof PyRaise && error.type === "AttributeError") return undefined;
    throw error;
  }
}

/** Looks an attribute up as `object.__getattribute__` does; undefined where it finds none. */
export function ordinaryAttribute(
  machine: Machine,
  instance: PyInstance,
  name: string,
  node: Node,
): Value | undefined {
  const found = lookupInClass(instance.cls, name);
  if (found instanceof Descriptor && found.typeName === "property") {
    if (found.get.t === "none")
      machine.raise(
        "AttributeError",
        `property '${name}' of '${instance.cls.qualname}' object has no getter`,
      );
    return callValue(machine, found.get, { positional: [instance], named: new Map(), node });
  }
  const isData = found instanceof PyInstance && descriptorMethod(found, "__set__") !== undefined;
  const own = isData ? undefined : instance.attrs.get(name);
  if (own) return instance.isMany ? another(machine, own) : own;
  if (found && isRemade(instance.cls, found)) return unknown;
  if (found) return bindTo(machine, found, instance, instance.cls, name, node);
  if (name === "__class__") return typeOfInstance(instance);
  return name === "__dict__" ? new AttributeDict(instance) : undefined;
}

/** Special methods that `object` does not have. */
const operatorMethod =
  /^__(i|r)?(add|sub|mul|matmul|truediv|floordiv|mod|pow|and|or|xor|lshift|rshift|len|iter|next|call|getitem|setitem|contains|enter|exit|neg|abs|array)__$/;

/** Returns what a class's attribute is when it is read from an instance. */
function bindTo(
  machine: Machine,
  found: Value,
  instance: Value,
  cls: PyClass,
  name: string,
  node: Node,
): Value {
  if (isLeftOpen(machine, found, instance)) return unknown;
  if (found instanceof PyFunction || found instanceof Builtin) return new BoundMethod(found, instance);
  if (found instanceof PyInstance) return described(machine, found, instance, cls, node);
  if (!(found instanceof Descriptor)) return found;
  if (found.typeName === "staticmethod") return found.get;
  if (found.typeName === "classmethod") return new BoundMethod(found.get, cls);
  const value = callValue(machine, found.get, { positional: [instance], named: new Map(), node });
  if (found.typeName === "cached_property" && instance instanceof PyInstance)
    setInstanceAttribute(machine, instance, name, value, node);
  return value;
}

/** A method without anything in it, of an object that may be of a class that inherits: such methods are there to be overridden. */
function isLeftOpen(machine: Machine, found: Value, instance: Value): boolean {
  if (!(instance instanceof PyInstance) || !instance.isAssumed) return false;
  const method = found instanceof Descriptor ? found.get : found;
  if (!(method instanceof PyFunction) || method.def.kind === "Lambda") return false;
  machine.reads(method.def);
  return isEmpty(method.def);
}

/** Returns a method of the descriptor protocol; members of enums have none. */
export function descriptorMethod(found: PyInstance, name: string): Value | undefined {
  return membersOf(found.cls) ? undefined : lookupInClass(found.cls, name);
}

/** What an object in a class body gives when it is read there: itself, unless its class has a `__get__`. */
function described(machine: Machine, found: PyInstance, instance: Value, cls: PyClass, node: Node): Value {
  const get = descriptorMethod(found, "__get__");
  if (!get) return found;
  return callValue(machine, get, { positional: [found, instance, cls], named: new Map(), node });
}

/** A base that is not known may have a metaclass that makes something else of a class's values. */
function isRemade(cls: PyClass, found: Value): boolean {
  const isCode = found instanceof PyFunction || found instanceof Descriptor || found instanceof Builtin;
  return !isCode && linearized(cls).some((one) => !(one instanceof PyClass));
}

function classAttribute(cls: PyClass, name: string): Value | undefined {
  const found = lookupInClass(cls, name);
  if (found && isRemade(cls, found)) return unknown;
  if (found instanceof Descriptor) {
    return found.typeName === "staticmethod"
      ? found.get
      : found.typeName === "classmethod"
        ? new BoundMethod(found.get, cls)
        : found;
  }
  if (found) return found;
  if (name === "__name__") return pyStr(cls.name);
  if (name === "__qualname__") return pyStr(cls.qualname);
  if (name === "__bases__") return pyTuple(cls.bases);
  if (name === "__members__" && membersOf(cls)) return membersAsDict(cls);
  if (name === "__new__" && linearized(cls).every((one) => one instanceof PyClass)) return objectMethod(name);
  return name.startsWith("__") ? unknown : undefined;
}

function superAttribute(
  machine: Machine,
  { after, self }: PySuper,
  name: string,
  node: Node,
): Value | undefined {
  const cls = self instanceof PyInstance ? self.cls : self instanceof PyClass ? self : undefined;
  if (!cls) return unknown;
  const order = linearized(cls);
  for (const one of order.slice(order.indexOf(after) + 1)) {
    if (!(one instanceof PyClass)) return unknown;
    const found = one.attrs.get(name);
    if (found)
      return self instanceof PyInstance
        ? bindTo(machine, found, self, self.cls, name, node)
        : found instanceof Descriptor
          ? new BoundMethod(found.get, self)
          : found;
  }
  const method = objectMethod(name);
  return method && name !== "__new__" ? new BoundMethod(method, self) : (method ?? unknown);
}

/** `@name.setter` and its kind make a property with one function more. */
function descriptorAttribute(value: Descriptor, name: string): Value {
  if (value.typeName !== "property") return unknown;
  const { get, set, remove } = value;
  if (name === "setter")
    return new Builtin(name, (_, { positional: [one] }) => new Descriptor("property", get, one, remove));
  if (name === "deleter")
    return new Builtin(name, (_, { positional: [one] }) => new Descriptor("property", get, set, one));
  return unknown;
}

function functionAttribute(value: PyFunction, name: string): Value | undefined {
  if (name === "__name__") return pyStr(value.name);
  if (name === "__qualname__") return pyStr(value.qualname);
  if (name === "__doc__") return docOf(value.def);
  return name.startsWith("__") ? unknown : undefined;
}

function docOf(def: PyFunction["def"]): Value {
  const text = docstringOf(def);
  return text === undefined ? { t: "none" } : pyStr(text);
}

function plainAttribute(machine: Machine, value: Value, name: string, node: Node): Value | undefined {
  if (value.t === "int" && value.member) {
    const own =
      value.member instanceof PyInstance ? instanceAttribute(machine, value.member, name, node) : undefined;
    if (own && own.t !== "unknown") return own;
  }
  if (value.t === "tuple" && value.names?.includes(name)) return value.items[value.names.indexOf(name)];
  if (value.t === "tuple" && value.cls instanceof PyClass) {
    const found = lookupInClass(value.cls, name);
    if (found) return bindTo(machine, found, value, value.cls, name, node);
  }
  if (value.t === "int" || value.t === "bool") {
    if (name === "real" || name === "numerator") return value;
    if (name === "imag") return { t: "int", v: 0 };
  }
  if (value.t === "complex" && (name === "real" || name === "imag"))
    return { t: "float", v: name === "real" ? value.re : value.im };
  if (value.t === "float" && name === "real") return value;
  if (value.t === "list" && value.deque && name === "maxlen")
    return value.deque.most === undefined ? { t: "none" } : { t: "int", v: value.deque.most };
  if (value.t === "slice" && (name === "start" || name === "stop" || name === "step")) return value[name];
  if (value.t === "range" && (name === "start" || name === "stop")) return { t: "int", v: value[name] };
  if (value.t === "range" && name === "step") return { t: "int", v: value.step };
  const isReal = name.startsWith("__") || (attributeNames[value.t]?.includes(name) ?? true);
  return methodOf(value, name) ?? (isReal ? unlisted(machine, value, name, node) : undefined);
}
