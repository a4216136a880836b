import { textOf as pyText } from "../../ndarray/casts/pack.ts";
import { byChar, bytes, type DType, float64, str, voidOf } from "../../ndarray/dtypes/dtype.ts";
import { parseDType } from "../../ndarray/dtypes/dtypename.ts";
import { type FieldSpec, structured, subarrayOf } from "../../ndarray/dtypes/structured.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { strRepr } from "../../ndarray/print/quote.ts";
import { latin1 } from "../../ndarray/text/codec.ts";
import type { Foreign, PyDict, PyTuple, Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { dtypeOfScalarType } from "../scalartypes.ts";
import { indexOf, itemsOf, typeName } from "./python.ts";

/** `dtype.char` of the Python classes that name a dtype. Every other class means object. */
const builtinClasses: Readonly<Record<string, string>> = {
  int: "l",
  float: "d",
  complex: "D",
  bool: "?",
  str: "U",
  bytes: "S",
  memoryview: "V",
};

/** Abstract scalar types can't be dtypes; NumPy's messages. */
const abstractTypes: Readonly<Record<string, string>> = {
  number: "Converting `np.inexact` or `np.floating` to a dtype not allowed",
  inexact: "Converting `np.inexact` or `np.floating` to a dtype not allowed",
  floating: "Converting `np.inexact` or `np.floating` to a dtype not allowed",
  complexfloating: "Converting `np.complex` to a dtype is not allowed.",
  integer: "Converting 'np.integer' or 'np.signedinteger' to a dtype is not allowed",
  signedinteger: "Converting 'np.integer' or 'np.signedinteger' to a dtype is not allowed",
  unsignedinteger: "Converting `np.unsignedinteger` to a dtype is not allowed",
  character: "Converting `np.character` to a dtype is not allowed",
  generic: "Converting `np.generic` to a dtype is not allowed.",
  flexible: "Converting `np.generic` to a dtype is not allowed.",
};

/** Returns the dtype that a Python value names, as `np.dtype(value, align)` does. Throws NumpyError or NotKnown. */
export function toDType(value: Value, context: Context, align = false): DType {
  switch (value.t) {
    case "dtype":
      return value.dtype;
    case "none":
      return float64;
    case "str":
      return value.v === undefined ? notKnown("name of a dtype") : parseDType(value.v, align);
    case "bytes":
      return value.v === undefined ? notKnown("name of a dtype") : parseDType(latin1(value.v));
    case "numpy":
      return fromName(value.name);
    case "list":
      return fromFields(value.items ?? notKnown("fields of a dtype"), context, align);
    case "tuple":
      return fromTuple(value, context, align);
    case "dict":
      return fromDict(value, context, align);
    case "foreign":
      return fromClass(value.className ?? nameOfClass(value));
    case "unknown":
    case "object":
      return notKnown("a dtype");
    default:
      return raise("TypeError", `Cannot interpret '${shown(value)}' as a data type`);
  }
}

function fromName(name: string): DType {
  const [, scalarType] = /^numpy\.(\w+)$/.exec(name) ?? [];
  if (scalarType === "record") return byChar.get("V") as DType;
  if (scalarType) {
    const dtype = dtypeOfScalarType(scalarType);
    if (dtype) return dtype;
    if (Object.hasOwn(abstractTypes, scalarType)) return raise("TypeError", abstractTypes[scalarType]);
  }
  if (name.startsWith("builtins.")) return fromClass(name.slice("builtins.".length));
  if (name.startsWith("numpy.dtypes.") || name === "numpy.ndarray") return byChar.get("O") as DType;
  return raise("TypeError", `Cannot interpret '<function ${scalarType ?? name}>' as a data type`);
}

function fromClass(name: string | undefined): DType {
  if (name === undefined) return notKnown("a dtype");
  const letter = Object.hasOwn(builtinClasses, name) ? builtinClasses[name] : "O";
  return byChar.get(letter) as DType;
}

/** The name of a class or builtin that an interpreter keeps under `name`; undefined for other objects. */
export function nameOfClass(value: Foreign): string | undefined {
  const isClass = value.typeName === "type" || value.typeName === "builtin_function_or_method";
  return isClass && "name" in value && typeof value.name === "string" ? value.name : undefined;
}

/** `(base, shape)`, `("U", 5)`, or a dtype with fields laid over it. */
function fromTuple(value: PyTuple, context: Context, align: boolean): DType {
  const { items } = value;
  if (items.length !== 2) return raise("TypeError", `Tuple must have size 2, but has size ${items.length}`);
  const base = toDType(items[0], context, align);
  const second = items[1];
  const isDescribed = ["list", "dict", "dtype", "str", "numpy"].includes(second.t);
  if (isUnsized(base) && base.kind === "V" && isDescribed)
    return asVoid(toDType(second, context, align), isRecordType(items[0]));
  if (isUnsized(base)) return sized(base, exact(second));
  if (isDescribed) return overlaid(base, toDType(second, context, align));
  const lengths = second.t === "tuple" ? second.items.map(exact) : [exact(second)];
  if (lengths.some((length) => length < 0))
    return raise("ValueError", "invalid shape in fixed-type tuple: dimension smaller then zero.");
  const dtype = subarrayOf(base, lengths);
  return base.align && dtype !== base ? { ...dtype, align: true } : dtype;
}

/** `(np.record, fields)`: the elements are records; bytes of this size where there are no fields. */
function asVoid(dtype: DType, isRecord: boolean): DType {
  if (!dtype.fields) return voidOf(dtype.itemsize);
  return { ...dtype, record: isRecord || undefined };
}

function isRecordType(value: Value): boolean {
  return value.t === "numpy" && value.name === "numpy.record";
}

function isUnsized(dtype: DType): boolean {
  return "USV".includes(dtype.kind) && dtype.itemsize === 0 && !dtype.fields && !dtype.subarray;
}

function sized(dtype: DType, length: number): DType {
  if (length < 0) return raise("ValueError", "invalid itemsize in generic type tuple");
  return dtype.kind === "U" ? str(length) : dtype.kind === "S" ? bytes(length) : voidOf(length);
}

/** `(np.int32, [("a", "i2"), ("b", "i2")])`: an integer that can be read by field. */
function overlaid(base: DType, fields: DType): DType {
  if (base.itemsize !== fields.itemsize && base.itemsize !== 0)
    return raise("ValueError", "mismatch in size of old and new data-descriptor");
  return fields.fields ? { ...base, itemsize: fields.itemsize, fields: fields.fields } : base;
}

function fromFields(items: readonly Value[], context: Context, align: boolean): DType {
  const specs = items.map((item, i): FieldSpec => {
    if (item.t === "unknown") return notKnown("a field");
    if (item.t !== "tuple" || item.items.length < 2 || item.items.length > 3)
      return raise("TypeError", `Field elements must be 2- or 3-tuples, got '${shown(item)}'`);
    const { name, title } = fieldName(item.items[0], i);
    const type = toDType(item.items[1], context, align);
    const dtype = item.items.length === 3 ? withShape(type, item.items[2], context, align) : type;
    return { name, title, dtype };
  });
  return structured(specs, { align });
}

function withShape(base: DType, shape: Value, context: Context, align: boolean): DType {
  return fromTuple({ t: "tuple", items: [{ t: "dtype", dtype: base }, shape] }, context, align);
}

function fieldName(value: Value, index: number): { readonly name: string; readonly title?: string } {
  if (value.t === "tuple" && value.items.length === 2) {
    const [title, name] = value.items.map(textOf);
    return { name: name || `f${index}`, title };
  }
  if (value.t === "str") return { name: textOf(value) || `f${index}` };
  if (value.t === "unknown") return notKnown("the name of a field");
  return raise("TypeError", "Field name must be a str");
}

function fromDict(value: PyDict, context: Context, align: boolean): DType {
  const entries = value.entries ?? notKnown("fields of a dtype");
  const byKey = new Map([...entries.values()].map((entry) => [textOf(entry.key), entry.value]));
  const names = byKey.get("names");
  const formats = byKey.get("formats");
  if (!names && !formats) return fromFieldDict(byKey, context, align);
  if (!names || !formats) return raise("ValueError", `entry not a 2- or 3- tuple`);
  const aligned = byKey.get("aligned");
  const isAligned = align || (aligned?.t === "bool" && aligned.v === true);
  const list = (key: string) => (byKey.has(key) ? itemsOf(byKey.get(key) as Value, context) : undefined);
  const types = list("formats") ?? notKnown("formats");
  const offsets = list("offsets");
  const titles = list("titles");
  const specs = (list("names") ?? notKnown("names")).map((name, i): FieldSpec => {
    const title = titles?.[i];
    return {
      name: textOf(name),
      dtype: toDType(
        types[i] ??
          raise(
            "ValueError",
            "'names', 'formats', 'offsets', and 'titles' dict entries must have the same length",
          ),
        context,
        isAligned,
      ),
      offset: offsets ? exact(offsets[i]) : undefined,
      title: title && title.t !== "none" ? textOf(title) : undefined,
    };
  });
  const itemsize = byKey.get("itemsize");
  return structured(specs, { align: isAligned, itemsize: itemsize && exact(itemsize) });
}

/** `{"a": ("i4", 0), "b": ("f8", 8)}`: fields by name with offsets, in the order of the offsets. */
function fromFieldDict(fields: ReadonlyMap<string, Value>, context: Context, align: boolean): DType {
  const specs = [...fields].map(([name, field]): FieldSpec => {
    if (field.t !== "tuple" || field.items.length < 2)
      return raise("ValueError", "entry not a 2- or 3- tuple");
    const [type, offset, title] = field.items;
    return {
      name,
      dtype: toDType(type, context, align),
      offset: exact(offset),
      title: title && title.t !== "none" ? textOf(title) : undefined,
    };
  });
  specs.sort((a, b) => (a.offset as number) - (b.offset as number));
  return structured(specs, { align });
}

function textOf(value: Value): string {
  return value.t === "str" && value.v !== undefined ? value.v : notKnown("a name in a dtype");
}

function exact(value: Value): number {
  const index = indexOf(value);
  return typeof index === "number" ? index : notKnown("a length in a dtype");
}

/** `repr(value)` as NumPy's messages show it. */
function shown(value: Value): string {
  if (value.t === "str" && value.v !== undefined) return strRepr(value.v);
  if (value.t === "tuple") {
    const items = value.items.map(shown);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
  }
  if (value.t === "list" && value.items) return `[${value.items.map(shown).join(", ")}]`;
  if (["int", "float", "bool", "complex", "none"].includes(value.t))
    return pyText(value) ?? notKnown("a value as a dtype");
  return notKnown(`${typeName(value)} as a dtype`);
}
