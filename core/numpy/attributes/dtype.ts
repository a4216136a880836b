import { hasObjects } from "../../ndarray/contents/move.ts";
import { type DType, type Field, isSwapped } from "../../ndarray/dtypes/dtype.ts";
import { dtypeName, dtypeText, typeString } from "../../ndarray/dtypes/dtypetext.ts";
import { fieldOf } from "../../ndarray/dtypes/fields.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import {
  type DTypeValue,
  none,
  PyDict,
  pyBool,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
  type Value,
} from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { itemsOf, typeName } from "../conversion/python.ts";
import type { Effect } from "../op.ts";
import type { AttributeTable } from "./table.ts";

/** Attributes of `np.dtype` objects that are no methods. */
export const dtypeAttributes: AttributeTable<DTypeValue> = {
  alignment: { get: ({ dtype }) => pyInt(dtype.alignment) },
  base: { get: ({ dtype }) => dtypeValue(dtype.subarray?.base ?? dtype) },
  byteorder: { get: ({ dtype }) => pyStr(dtype.byteorder) },
  char: { get: ({ dtype }) => pyStr(dtype.char) },
  descr: { get: ({ dtype }) => descrOf(dtype) },
  fields: { get: ({ dtype }) => (dtype.fields ? fieldsOf(dtype.fields) : none) },
  flags: { get: ({ dtype }) => pyInt(flagsOf(dtype)) },
  hasobject: { get: ({ dtype }) => pyBool(hasObjects(dtype)) },
  isalignedstruct: { get: ({ dtype }) => pyBool(dtype.align === true) },
  isbuiltin: { get: ({ dtype }) => pyInt(isBuiltin(dtype) ? 1 : 0) },
  isnative: { get: ({ dtype }) => pyBool(isNative(dtype)) },
  itemsize: { get: ({ dtype }) => pyInt(dtype.itemsize) },
  kind: { get: ({ dtype }) => pyStr(dtype.kind) },
  coerce: { get: ({ dtype }) => (dtype.string ? pyBool(dtype.string.coerce) : notKnown("an attribute")) },
  na_object: {
    get: ({ dtype }) => (dtype.string?.naObject as Value | undefined) ?? notKnown("an attribute"),
  },
  metadata: { get: () => none },
  name: { get: ({ dtype }) => pyStr(dtypeName(dtype)) },
  names: {
    get: ({ dtype }) => (dtype.fields ? pyTuple(dtype.fields.map(({ name }) => pyStr(name))) : none),
    set: rename,
  },
  ndim: { get: ({ dtype }) => pyInt(dtype.subarray?.shape.length ?? 0) },
  num: { get: ({ dtype }) => pyInt(dtype.num) },
  shape: { get: ({ dtype }) => pyTuple((dtype.subarray?.shape ?? []).map((length) => pyInt(length))) },
  str: { get: ({ dtype }) => pyStr(dtype.kind === "T" ? dtypeText(dtype) : typeString(dtype)) },
  subdtype: { get: ({ dtype }) => subdtypeOf(dtype) },
  type: { get: ({ dtype }) => typeOf(dtype) },
};

/** Methods of dtypes. */
export const dtypeMethods: ReadonlySet<string> = new Set(["newbyteorder", "__getitem__", "__len__"]);

/** Returns `dtype[key]`: a field by name or number, or a dtype of some fields. */
export function dtypeItem(dtype: DType, key: string | number): Value {
  const { fields } = dtype;
  if (!fields) return raise("KeyError", `'There are no fields in dtype ${dtypeText(dtype)}.'`);
  if (typeof key === "string") {
    const field = fieldOf(dtype, key);
    return field ? dtypeValue(field.dtype) : raise("KeyError", `"Field named '${key}' not found."`);
  }
  const at = key < 0 ? key + fields.length : key;
  if (at < 0 || at >= fields.length) return raise("IndexError", `Field index ${key} out of range.`);
  return dtypeValue(fields[at].dtype);
}

/** Other names for all fields, which is done in place; raises what NumPy does for those that can't be. */
function rename({ dtype }: DTypeValue, to: Value, context: Context): Effect {
  if (!dtype.fields) return raise("ValueError", "there are no fields defined");
  const count = dtype.fields.length;
  const isSequence = to.t === "tuple" || to.t === "list" || to.t === "str";
  const items = isSequence ? itemsOf(to, context) : undefined;
  if (isSequence && !items) return notKnown("names of fields");
  if (to.t === "unknown" || to.t === "foreign") return notKnown("names of fields");
  if (items?.length !== count)
    return raise("ValueError", `must replace all names at once with a sequence of length ${count}`);
  const names = items.map((item, i) => {
    if (item.t === "unknown" || (item.t === "str" && item.v === undefined))
      return notKnown("names of fields");
    if (item.t === "str") return item.v;
    return raise("ValueError", `item #${i} of names is of type ${typeName(item)} and not string`);
  });
  if (new Set(names).size < count) return raise("ValueError", "Duplicate field names given.");
  return notKnown("names of fields that change in place");
}

function dtypeValue(dtype: DType): DTypeValue {
  return { t: "dtype", dtype };
}

/** The list that the array interface uses; gaps between fields are unnamed void fields. */
function descrOf(dtype: DType): Value {
  if (!dtype.fields) return pyList([pyTuple([pyStr(""), pyStr(typeString(dtype))])]);
  const items: Value[] = [];
  let end = 0;
  const pad = (to: number) => {
    if (to > end) items.push(pyTuple([pyStr(""), pyStr(`|V${to - end}`)]));
  };
  for (const field of dtype.fields) {
    if (field.offset < end)
      return raise(
        "ValueError",
        "dtype.descr is not defined for types with overlapping or out-of-order fields",
      );
    pad(field.offset);
    items.push(fieldDescr(field));
    end = field.offset + field.dtype.itemsize;
  }
  pad(dtype.itemsize);
  return pyList(items);
}

function fieldDescr({ name, title, dtype }: Field): Value {
  const label = title === undefined ? pyStr(name) : pyTuple([pyStr(title), pyStr(name)]);
  const base = dtype.subarray?.base ?? dtype;
  const type = base.fields ? descrOf(base) : pyStr(typeString(base));
  const shape = dtype.subarray?.shape.map((length) => pyInt(length));
  return pyTuple(shape ? [label, type, pyTuple(shape)] : [label, type]);
}

function fieldsOf(fields: readonly Field[]): Value {
  const entries = new Map<string, { key: Value; value: Value }>();
  for (const { name, title, dtype, offset } of fields) {
    const about = [dtypeValue(dtype), pyInt(offset)];
    const value = pyTuple(title === undefined ? about : [...about, pyStr(title)]);
    for (const key of title === undefined ? [name] : [name, title])
      entries.set(`s:${key}`, { key: pyStr(key), value });
  }
  return new PyDict(entries, undefined, undefined, "mappingproxy");
}

function subdtypeOf({ subarray }: DType): Value {
  if (!subarray) return none;
  return pyTuple([dtypeValue(subarray.base), pyTuple(subarray.shape.map((length) => pyInt(length)))]);
}

function typeOf(dtype: DType): Value {
  if (dtype.kind === "T") return { t: "foreign", typeName: "type", className: "str" };
  const name =
    dtype.kind === "U" ? "str_" : dtype.kind === "S" ? "bytes_" : dtype.kind === "O" ? "object_" : dtype.type;
  return { t: "numpy", name: `numpy.${name}` };
}

/** NumPy's bits: object 0x3f, str 0x08, structured 0x10 with those of its fields, aligned 0x80. */
function flagsOf(dtype: DType): number {
  if (dtype.kind === "O") return 63;
  if (dtype.kind === "T") return 107;
  if (dtype.kind === "U") return 8;
  if (dtype.subarray) return flagsOf(dtype.subarray.base);
  if (!dtype.fields) return 0;
  const inherited = dtype.fields.reduce((bits, field) => bits | (flagsOf(field.dtype) & 27), 16);
  return dtype.align ? inherited | 128 : inherited;
}

function isBuiltin(dtype: DType): boolean {
  if ("SUV".includes(dtype.kind)) return dtype.itemsize === 0;
  return !isSwapped(dtype) && !"mMT".includes(dtype.kind);
}

function isNative(dtype: DType): boolean {
  if (dtype.fields) return dtype.fields.every((field) => isNative(field.dtype));
  // A sub-array has no byte order of its own, and NumPy does not look into it.
  return dtype.subarray !== undefined || !isSwapped(dtype);
}
