import { fieldOf } from "../../ndarray/dtypes/fields.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { type NumpyName, NumpyObject, pyStr, type Scalar, type Value } from "../../ndarray/value.ts";
import { classAttribute, classOf } from "../classes.ts";
import type { Context } from "../context.ts";
import { getItem } from "../items/items.ts";
import { ownName } from "../names/ownname.ts";
import { rowOf } from "../names/registry.ts";
import { attempt, type Effect } from "../op.ts";
import { ufuncAttribute } from "../ufunc/attributes.ts";
import { arrayAttributes, arrayMethods } from "./array.ts";
import { dtypeAttributes, dtypeMethods } from "./dtype.ts";
import { scalarAttributes, scalarMethods } from "./scalar.ts";
import type { Attribute, AttributeTable } from "./table.ts";

/** Returns what reading `value.name` gives for an array, scalar, dtype or other NumPy object; undefined when it has no such attribute. */
export function attributeOf(value: Value, name: string, context: Context): Effect | undefined {
  const own = classAttribute(value, name, context);
  if (own) return own;
  switch (value.t) {
    case "ndarray":
      if (value instanceof MaskedArray) return method(value, name, arrayMethods, arrayNamespaces);
      return (
        read(value, name, arrayAttributes, context) ?? method(value, name, arrayMethods, arrayNamespaces)
      );
    case "scalar":
      return (
        recordField(value, name, context) ??
        read(value, name, scalarAttributes, context) ??
        method(value, name, scalarMethods, scalarNamespaces)
      );
    case "dtype":
      return (
        read(value, name, dtypeAttributes, context) ?? method(value, name, dtypeMethods, dtypeNamespaces)
      );
    case "object":
      // What has no row may be an attribute of NumPy's all the same.
      return { kind: "unknown", why: `attribute ${name} of ${value.type}` };
    case "numpy":
      return nameAttribute(value, name);
    default:
      return undefined;
  }
}

/** Returns what `value.name = to` does; undefined when it has no such attribute. */
export function setAttribute(value: Value, name: string, to: Value, context: Context): Effect | undefined {
  const own = classOf(value)?.setAttribute?.(value, name, to, context);
  if (own) return own;
  if (value.t === "ndarray") return write(value, name, to, arrayAttributes, "numpy.ndarray", context);
  if (value.t === "dtype") return write(value, name, to, dtypeAttributes, "numpy.dtype", context);
  if (value.t === "scalar") return write(value, name, to, scalarAttributes, "numpy.generic", context);
  return value instanceof NumpyObject
    ? { kind: "unknown", why: `attribute ${name} of ${value.type}` }
    : undefined;
}

/** A field of an `np.record`, which is an attribute too. */
function recordField(value: Scalar, name: string, context: Context): Effect | undefined {
  return value.dtype.record && fieldOf(value.dtype, name) ? getItem(value, pyStr(name), context) : undefined;
}

const arrayNamespaces = ["numpy.ndarray"];
const scalarNamespaces = ["numpy.generic", "numpy.ndarray"];
const dtypeNamespaces = ["numpy.dtype"];

function read<S extends Value>(
  self: S,
  name: string,
  table: AttributeTable<S>,
  context: Context,
): Effect | undefined {
  const attribute = entryOf(table, name);
  return attribute && attempt(() => asEffect(attribute.get(self, context)));
}

function write<S extends Value>(
  self: S,
  name: string,
  to: Value,
  table: AttributeTable<S>,
  type: string,
  context: Context,
): Effect | undefined {
  const attribute = entryOf(table, name);
  if (!attribute) return undefined;
  const { set } = attribute;
  if (set) return attempt(() => set(self, to, context));
  const message = `attribute '${name}' of '${type}' objects is not writable`;
  return { kind: "raise", type: "AttributeError", message };
}

function entryOf<S extends Value>(table: AttributeTable<S>, name: string): Attribute<S> | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Returns the bound method; unknown when NumPy has it, or Python may, but no row says what it does. */
function method(
  self: Value,
  name: string,
  names: ReadonlySet<string>,
  namespaces: readonly string[],
): Effect | undefined {
  if (!names.has(name) && !/^__\w+__$/.test(name)) return undefined;
  const row = namespaces.map((namespace) => `${namespace}.${name}`).find(rowOf);
  if (!row) return { kind: "unknown", why: `method ${name}` };
  return { kind: "value", value: { t: "numpy", name: row, self } };
}

/** An attribute of a function or class by its row: `np.add.reduce`, `np.ndarray.sum`. */
function nameAttribute(of: NumpyName, name: string): Effect | undefined {
  const full = `${of.name}.${name}`;
  if (rowOf(full)) return { kind: "value", value: { t: "numpy", name: full, self: of.self } };
  const ufunc = ufuncAttribute(of.name, name);
  if (ufunc) return { kind: "value", value: ufunc };
  const own = name === "__name__" ? ownName(of.name) : undefined;
  if (own !== undefined) return { kind: "value", value: pyStr(own) };
  return { kind: "unknown", why: `attribute ${full}` };
}

function asEffect(found: Value | Effect): Effect {
  return "t" in found ? { kind: "value", value: found } : found;
}
