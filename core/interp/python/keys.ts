import { elementsOf } from "../../ndarray/access.ts";
import { dtypeRepr, typeString } from "../../ndarray/dtypes/dtypetext.ts";
import { entryOf } from "../../ndarray/entry.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import { comparedFields, dataclassOptions } from "../classes/dataclasses.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { PyInstance, PyObject } from "../classes/objects.ts";

const identities = new WeakMap<object, number>();
let last = 0;

/**
 * Returns text that is equal for values that are one key of a dict (1, 1.0 and True are); undefined when the value, or its
 * hash, is not known or it can't be a key.
 */
export function keyOf(value: Value): string | undefined {
  switch (value.t) {
    case "str":
      return value.v === undefined ? undefined : `s:${value.v}`;
    case "int":
      return typeof value.v === "object" ? undefined : `n:${value.v}`;
    case "bool":
      return value.v === undefined ? undefined : `n:${Number(value.v)}`;
    case "float":
      return value.v === undefined ? undefined : `n:${Object.is(value.v, -0) ? 0 : value.v}`;
    case "none":
    case "ellipsis":
      return value.t;
    case "bytes":
      return value.v && `b:${[...value.v]}`;
    case "tuple": {
      const keys = value.items.map(keyOf);
      return keys.includes(undefined)
        ? undefined
        : `(${keys.map((key) => `${key?.length}:${key}`).join(",")})`;
    }
    case "scalar": {
      const [element] = elementsOf(value.cell) ?? [];
      if (typeof element === "number" || typeof element === "bigint") return `n:${element}`;
      if (typeof element === "boolean") return `n:${Number(element)}`;
      return typeof element === "string" ? `s:${element}` : undefined;
    }
    case "numpy":
      return `np:${value.name}`;
    case "dtype":
      return `dtype:${value.dtype.fields ? dtypeRepr(value.dtype) : typeString(value.dtype)}`;
    case "foreign":
      return value instanceof PyObject ? objectKey(value) : undefined;
    default:
      return undefined;
  }
}

/** Frozen dataclasses are keys by their fields; what another `__eq__` calls equal is not known. */
function objectKey(object: PyObject): string | undefined {
  if (!(object instanceof PyInstance)) return identityKey(object);
  if (object.isMany) return undefined;
  const { asTime } = object;
  if (asTime) return `t:${object.cls.name}:${typeString(asTime.dtype)}:${elementsOf(asTime.cell)}`;
  const options = dataclassOptions(object.cls);
  if (options?.eq) {
    const key = options.frozen ? keyOf(pyTuple(comparedFields(object))) : undefined;
    return key && `${identityKey(object.cls)}${key}`;
  }
  return lookupInClass(object.cls, "__eq__") ? undefined : identityKey(object);
}

/** Objects without an `__eq__` of their own are keys by identity. */
function identityKey(object: PyObject): string {
  return `o:${entryOf(identities, object, () => ++last)}`;
}
