import type { DType, Field } from "../../ndarray/dtypes/dtype.ts";
import { type FieldSpec, structured } from "../../ndarray/dtypes/structured.ts";
import { notKnown } from "../../ndarray/error.ts";
import { pyDict } from "../../ndarray/pydict.ts";
import { pyList, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { boolean, dtype } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

/** The fields of a structured dtype; gives up on others, which NumPy refuses in ways of its own. */
export function fieldsIn(type: DType): readonly Field[] {
  return type.fields ?? notKnown("names of a dtype without fields");
}

function names(type: DType): Value {
  return pyTuple(
    fieldsIn(type).map((field) =>
      field.dtype.fields ? pyTuple([pyStr(field.name), names(field.dtype)]) : pyStr(field.name),
    ),
  );
}

function flatNames(type: DType): readonly string[] {
  return fieldsIn(type).flatMap((field) => [
    field.name,
    ...(field.dtype.fields ? flatNames(field.dtype) : []),
  ]);
}

/** Names and dtypes of the innermost fields. */
function innermost({ name, dtype: type }: Pick<Field, "name" | "dtype">): readonly Value[] {
  if (type.fields) return type.fields.flatMap(innermost);
  return [pyTuple([pyStr(name), { t: "dtype", dtype: type }])];
}

/** For each field the names of the fields that it lies in. */
function parents(type: DType, above: readonly string[]): readonly (readonly [string, Value])[] {
  return fieldsIn(type).flatMap((field) => [
    [field.name, pyList(above.map(pyStr))] as const,
    ...(field.dtype.fields ? parents(field.dtype, [...above, field.name]) : []),
  ]);
}

/** The dtype with its fields laid out anew, without gaps or aligned. */
export function repacked(type: DType, align: boolean, recurse: boolean): DType {
  if (!type.fields) return type;
  const specs = type.fields.map(
    ({ name, title, dtype: inner }): FieldSpec => ({
      name,
      title,
      dtype: recurse ? repacked(inner, align, true) : inner,
    }),
  );
  return { ...structured(specs, { align }), record: type.record };
}

const adtype = { adtype: dtype };

register("numpy.lib.recfunctions", {
  get_names: op(adtype, (read) => valueEffect(names(read.adtype))),
  get_names_flat: op(adtype, (read) => valueEffect(pyTuple(flatNames(read.adtype).map(pyStr)))),
  flatten_descr: op({ ndtype: dtype }, ({ ndtype }) =>
    valueEffect(
      pyTuple(ndtype.fields ? ndtype.fields.flatMap(innermost) : innermost({ name: "", dtype: ndtype })),
    ),
  ),
  get_fieldstructure: op({ ...adtype, lastname: opt(any, undefined) }, (read) =>
    read.lastname ? notKnown("a structure within another") : valueEffect(pyDict(parents(read.adtype, []))),
  ),
});

export const packing = { align: opt(boolean, false), recurse: opt(boolean, false) };
