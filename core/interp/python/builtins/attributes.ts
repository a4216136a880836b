import { MaskedArray } from "../../../ndarray/masked.ts";
import { none, pyBool, unknown, type Value } from "../../../ndarray/value.ts";
import { isNumpySubclass } from "../../../numpy/index.ts";
import { getAttribute } from "../../classes/attributes.ts";
import { isSubclass } from "../../classes/exceptions.ts";
import { lookupInClass, typeOfInstance } from "../../classes/inheritance.ts";
import {
  BoundMethod,
  Builtin,
  Descriptor,
  type Native,
  PyClass,
  PyFunction,
  PyInstance,
  PyRaise,
  PySuper,
} from "../../classes/objects.ts";
import type { Scope } from "../../classes/scope.ts";
import { deleteAttribute, setAttributeOf } from "../../classes/setattributes.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { lendMethods, letGo } from "../../strangers/escape.ts";
import { exactText } from "../arguments.ts";
import { AttributeDict } from "../attributedict.ts";
import { builtinNamed } from "../builtins.ts";
import { openedFile } from "../files.ts";
import { isInstanceOf } from "../isinstance.ts";
import { attributeError } from "../messages.ts";
import { NamesDict } from "../namesdict.ts";
import { codeFunctions } from "./codetext.ts";

/** Builtins about types and attributes. */
export const attributeFunctions: Readonly<Record<string, Native>> = {
  isinstance: (machine, { positional: [value, types] }) => pyBool(isInstanceOf(machine, value, types)),
  issubclass: (_, { positional: [cls, of] }) => pyBool(inherits(cls, of)),
  type: (_, { positional: [value] }) => typeOf(value),
  id: () => unknown,
  hash: () => unknown,
  callable: (_, { positional: [value] }) => pyBool(isCallable(value)),
  getattr: (machine, args) => {
    const [value, name, fallback] = args.positional;
    const text = exactText(name);
    if (text === undefined) {
      // It may be any of the methods, which whoever gets it may call.
      lendMethods(machine, value);
      return machine.notKnown("an attribute's name");
    }
    return (
      attribute(machine, args, value, text) ??
      fallback ??
      machine.raise("AttributeError", attributeError(value, text))
    );
  },
  hasattr: (machine, args) => {
    const text = exactText(args.positional[1]);
    const found = text === undefined ? unknown : attribute(machine, args, args.positional[0], text);
    return pyBool(found?.t === "unknown" ? undefined : found !== undefined);
  },
  setattr: (machine, { positional: [value, name, to], node }) => {
    const text = exactText(name);
    if (text !== undefined) setAttributeOf(machine, value, text, to, node);
    else for (const one of [value, to]) letGo(machine, one, node);
    return none;
  },
  delattr: (machine, { positional: [value, name], node }) => {
    const text = exactText(name);
    if (text !== undefined) deleteAttribute(machine, value, text, node);
    else letGo(machine, value, node);
    return none;
  },
  vars: (machine, { positional: [value] }) =>
    value instanceof PyInstance ? new AttributeDict(value) : value ? unknown : localsOf(machine),
  dir: () => unknown,
  globals: (machine) => namesOf(machine.scope.module.scope),
  locals: localsOf,
  ...codeFunctions,
  compile: () => unknown,
  __import__: (machine) => machine.notKnown("__import__"),
  object: () => unknown,
  super: (_, { positional: [cls, self] }) =>
    cls instanceof PyClass && self ? new PySuper(cls, self) : unknown,
  property: (_, { positional: [get, set, remove], named }) =>
    new Descriptor(
      "property",
      get ?? named.get("fget") ?? none,
      set ?? named.get("fset"),
      remove ?? named.get("fdel"),
    ),
  staticmethod: (_, { positional: [get] }) => new Descriptor("staticmethod", get ?? unknown),
  classmethod: (_, { positional: [get] }) => new Descriptor("classmethod", get ?? unknown),
  open: openedFile,
};

function attribute(machine: Machine, args: CallArguments, value: Value, name: string): Value | undefined {
  try {
    return getAttribute(machine, value, name, args.node);
  } catch (error) {
    if (error instanceof PyRaise && error.type === "AttributeError") return undefined;
    throw error;
  }
}

/** `issubclass(cls, of)`; undefined when it is not known. */
function inherits(cls: Value, of: Value): boolean | undefined {
  if (of?.t === "tuple") {
    const answers = of.items.map((one) => inherits(cls, one));
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  }
  if (cls instanceof PyClass && of instanceof PyClass) return isSubclass(cls, of);
  return cls?.t === "numpy" && of?.t === "numpy" ? isNumpySubclass(cls.name, of.name) : undefined;
}

function isCallable(value: Value): boolean | undefined {
  if (value.t === "unknown") return undefined;
  if (value.t === "numpy") return undefined;
  if (value instanceof PyInstance) return lookupInClass(value.cls, "__call__") !== undefined;
  return (
    value instanceof PyFunction ||
    value instanceof Builtin ||
    value instanceof PyClass ||
    value instanceof BoundMethod
  );
}

/** Returns `type(value)`. */
function typeOf(value: Value): Value {
  if (value instanceof PyInstance) return typeOfInstance(value);
  if (value instanceof MaskedArray) return { t: "numpy", name: `numpy.ma.${value.subclass}` };
  if (value.t === "ndarray")
    return { t: "numpy", name: value.subclass === "memmap" ? "numpy.memmap" : `numpy.${value.subclass}` };
  if (value.t === "scalar")
    return {
      t: "numpy",
      name: `numpy.${value.dtype.type === "str" || value.dtype.type === "bytes" ? `${value.dtype.type}_` : value.dtype.type}`,
    };
  if (value.t === "object") {
    const name = numpyClasses.get(value.type);
    return name ? { t: "numpy", name } : unknown;
  }
  return isOfOtherClass(value) ? unknown : (builtinNamed(plainClass(value)) ?? unknown);
}

/** Values that the runtime keeps as those of the class that theirs inherits from. */
function isOfOtherClass(value: Value): boolean {
  if (value.t === "dict") return value.kind !== "dict" || value.factory !== undefined;
  if (value.t === "tuple") return value.names !== undefined || value.cls !== undefined;
  return (
    (value.t === "list" && value.deque !== undefined) || (value.t === "int" && value.member !== undefined)
  );
}

function plainClass(value: Value): string {
  return value.t === "set" && value.frozen ? "frozenset" : value.t;
}

/** Where the public name of the class is. */
const numpyClasses: ReadonlyMap<string, string> = new Map(
  (
    "broadcast busdaycalendar errstate finfo flatiter iinfo ndenumerate ndindex nditer poly1d vectorize random.Generator " +
    "random.MT19937 random.RandomState random.SeedSequence"
  )
    .split(" ")
    .map((name) => [name.slice(name.lastIndexOf(".") + 1), `numpy.${name}`]),
);

const namesOf = (scope: Scope | undefined): Value => (scope ? new NamesDict(scope) : unknown);

/** A function's own names are copied, those of a module or class are not. */
function localsOf({ scope }: Machine): Value {
  return scope.kind === "function" ? unknown : namesOf(scope);
}
