import { MaskedArray } from "../../ndarray/masked.ts";
import type { Unknown, Value } from "../../ndarray/value.ts";
import { annotatedNames } from "../classes/dataclasses.ts";
import { isSubclass } from "../classes/exceptions.ts";
import { linearized, lookupInClass } from "../classes/inheritance.ts";
import { Builtin, PyClass, PyFunction, PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { protocolBase, registeredClasses } from "./modules/typing.ts";

/** Abstract kinds of NumPy's scalar types, by `dtype.kind`. */
const kinds: Readonly<Record<string, string>> = {
  "numpy.generic": "biufcmMSUVO",
  "numpy.number": "iufc",
  "numpy.integer": "iu",
  "numpy.signedinteger": "i",
  "numpy.unsignedinteger": "u",
  "numpy.inexact": "fc",
  "numpy.floating": "f",
  "numpy.complexfloating": "c",
  "numpy.flexible": "SUV",
  "numpy.character": "SU",
};

/** `isinstance(value, types)`; undefined when it can't be told. */
export function isInstanceOf(machine: Machine, value: Value, types: Value): boolean | undefined {
  if (types.t === "tuple") {
    const answers = types.items.map((type) => isInstanceOf(machine, value, type));
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  }
  if (value.t === "unknown") return isSketchOf(value, types);
  if (types.t === "unknown") return undefined;
  if (types instanceof Builtin) return isBuiltinType(value, types.name);
  if (types instanceof PyClass) return isOfClass(value, types);
  if (types.t === "numpy") return isNumpyType(value, types.name);
  return undefined;
}

/** A protocol asks for attributes, other classes may be asked themselves. */
function isOfClass(value: Value, cls: PyClass): boolean | undefined {
  const inherits = value instanceof PyInstance ? isSubclass(value.cls, cls) : false;
  if (inherits === true || inherits === undefined) return inherits;
  if (cls.bases.includes(protocolBase))
    return value instanceof PyInstance ? hasMembers(value, cls) : undefined;
  const registered = cls.attrs.get(registeredClasses);
  const answers = (registered?.t === "tuple" ? registered.items : []).map((one) =>
    value instanceof PyInstance && one instanceof PyClass ? isSubclass(value.cls, one) : undefined,
  );
  if (answers.includes(true)) return true;
  const isAsked = lookupInClass(cls, "__subclasshook__") ?? lookupInClass(cls, "__instancecheck__");
  return isAsked || answers.includes(undefined) ? undefined : false;
}

/** True when an object has all that a protocol names. */
function hasMembers(object: PyInstance, protocol: PyClass): boolean | undefined {
  const named = linearized(protocol).flatMap((one) =>
    one instanceof PyClass && one.bases.includes(protocolBase)
      ? [...annotatedNames(one), ...one.attrs.keys()]
      : [],
  );
  const missing = named.filter(
    (name) => !isOfEveryClass.has(name) && !object.attrs.has(name) && !lookupInClass(object.cls, name),
  );
  if (missing.length === 0) return true;
  return object.escaped || lookupInClass(object.cls, "__getattr__") ? undefined : false;
}

/** Names in a class body that say nothing of what its instances have. */
const isOfEveryClass = new Set([
  "__doc__",
  "__module__",
  "__slots__",
  "__annotations__",
  "__init__",
  "__init_subclass__",
  "__class_getitem__",
]);

/** Python's number classes: the types that are numbers of the kind, and NumPy's scalars by `dtype.kind`. */
const numberClasses: Readonly<Record<string, readonly [types: readonly string[], kinds: string]>> = {
  "numbers.Number": [["int", "bool", "float", "complex"], "iufc"],
  "numbers.Complex": [["int", "bool", "float", "complex"], "iufc"],
  "numbers.Real": [["int", "bool", "float"], "iuf"],
  "numbers.Rational": [["int", "bool"], "iu"],
  "numbers.Integral": [["int", "bool"], "iu"],
};

/** An array is an ndarray, and nothing of Python's own; a number may be of many types. */
function isSketchOf({ sketch }: Unknown, types: Value): boolean | undefined {
  if (sketch?.kind === "number")
    return types instanceof Builtin && containers.has(types.name) ? false : undefined;
  if (sketch?.kind !== "array") return undefined;
  if (types.t === "numpy")
    return types.name === "numpy.ndarray" ? true : types.name in kinds ? false : undefined;
  return types instanceof Builtin && types.name !== "object" ? false : undefined;
}

const containers = new Set(["str", "bytes", "list", "tuple", "dict", "set", "frozenset"]);

/** Python's abstract classes of `collections.abc`: the types whose values are of each. */
const abstract: Readonly<Record<string, string>> = {
  Iterable: "list tuple dict set str bytes range ndarray",
  Sized: "list tuple dict set str bytes range ndarray",
  Container: "list tuple dict set str bytes range ndarray",
  Collection: "list tuple dict set str bytes range ndarray",
  Reversible: "list tuple dict str bytes range",
  Sequence: "list tuple str bytes range",
  MutableSequence: "list",
  Mapping: "dict",
  MutableMapping: "dict",
  Set: "set",
  Hashable: "int float complex bool str bytes none range ellipsis scalar",
};

/** Values of which a type by itself does not tell. */
function isAbstract(value: Value, types: string): boolean | undefined {
  if (value.t === "scalar") return "USV".includes(value.dtype.kind) ? undefined : types.includes("scalar");
  if (["object", "numpy", "dtype", "foreign", "slice", "notimplemented"].includes(value.t)) return undefined;
  // Tuples are hashable when their items are; frozen sets and mapping proxies are classes of their own.
  const isOther = (value.t === "set" && value.frozen) || (value.t === "dict" && value.kind !== "dict");
  if (isOther || (value.t === "list" && value.deque)) return undefined;
  if (value.t === "tuple" && types.includes("ellipsis")) return true;
  return types.split(" ").includes(value.t);
}

function isBuiltinType(value: Value, name: string): boolean | undefined {
  if (name === "object") return true;
  const types = name.startsWith("collections.abc.")
    ? abstract[name.slice("collections.abc.".length)]
    : undefined;
  if (types !== undefined) return isAbstract(value, types);
  const numbers = numberClasses[name];
  if (numbers && value.t !== "foreign")
    return value.t === "scalar" ? numbers[1].includes(value.dtype.kind) : numbers[0].includes(value.t);
  if (value instanceof PyInstance)
    return value.cls.bases.some((base) => base instanceof Builtin) ? undefined : false;
  if (value.t === "foreign") return value instanceof PyFunction ? false : undefined;
  if (name === "int" && value.t === "bool") return true;
  if (value.t === "scalar") {
    const { kind, itemsize } = value.dtype;
    if (name === "float") return kind === "f" && itemsize === 8;
    if (name === "complex") return kind === "c" && itemsize === 16;
    return name === "str" ? kind === "U" : name === "bytes" ? kind === "S" : false;
  }
  if (name === "frozenset") return value.t === "set" && value.frozen;
  if (value.t === "list" && value.deque) return name === "deque";
  if (value.t === "dict" && (name === value.kind || name === "defaultdict"))
    return name === value.kind || value.factory !== undefined;
  if (value.t === "dict" && value.kind === "mappingproxy") return false;
  return value.t === name && !(value.t === "set" && value.frozen);
}

function isNumpyType(value: Value, name: string): boolean | undefined {
  if (name === "numpy.ndarray") return value.t === "ndarray";
  if (value instanceof MaskedArray)
    return name === "numpy.ma.MaskedArray" || name === `numpy.ma.${value.subclass}`;
  if (value.t === "ndarray") return name === `numpy.${value.subclass}`;
  if (name === "numpy.dtype") return value.t === "dtype";
  if (value.t === "object") return name.endsWith(`.${value.type}`) ? true : undefined;
  if (value.t !== "scalar") return value.t === "foreign" ? undefined : false;
  const abstract = kinds[name];
  if (abstract !== undefined) return abstract.includes(value.dtype.kind);
  return name === `numpy.${value.dtype.type}`
    ? true
    : name.endsWith("_")
      ? name === `numpy.${value.dtype.type}_`
      : false;
}
