import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { NDArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { parseDType } from "../../ndarray/dtypes/dtypename.ts";
import { fieldLayout, fieldOf } from "../../ndarray/dtypes/fields.ts";
import { structured } from "../../ndarray/dtypes/structured.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { type Layout, size } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { pyList, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { boolean, dtype } from "../calls/readers.ts";
import { copyInto } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";

/** The parameters that describe records. */
export const description = {
  dtype: orNone(dtype, undefined),
  shape: opt(any, undefined),
  formats: orNone(any, undefined),
  names: orNone(any, undefined),
  titles: orNone(any, undefined),
  aligned: opt(boolean, false),
  byteorder: orNone(any, undefined),
};

interface Description {
  readonly dtype: DType | undefined;
  readonly shape: Value | undefined;
  readonly formats: Value | undefined;
  readonly names: Value | undefined;
  readonly titles: Value | undefined;
  readonly aligned: boolean;
  readonly byteorder: Value | undefined;
}

const fromarrays = op({ arrayList: any, ...description }, ({ arrayList, ...given }, context): Effect => {
  const columns = (itemsOf(arrayList, context) ?? notKnown("a list of arrays")).map((column) =>
    asArray(column, context),
  );
  return made(recordsOf(columns, recordDType(given, columns, context)));
});

const fromrecords = op(
  { recList: any, ...description },
  ({ recList, ...given }, context): Effect => madeFromRecords(recList, given, context),
);

const array = op(
  { obj: any, ...description, copy: opt(boolean, true) },
  ({ obj, copy, ...given }, context): Effect => {
    if (obj instanceof NDArray) return fromArray(obj, given.dtype, copy);
    const items = (obj.t === "list" || obj.t === "tuple") && itemsOf(obj, context);
    if (!items || items.length === 0) return notKnown("records");
    if (items[0].t === "tuple" || items[0].t === "list") return madeFromRecords(obj, given, context);
    const columns = items.map((column) => asArray(column, context));
    return made(recordsOf(columns, recordDType(given, columns, context)));
  },
);

/** Columns that are found from the records, or an array that the dtype makes of them. */
function madeFromRecords(records: Value, given: Description, context: Context): Effect {
  if (given.dtype || given.formats) {
    const rows = asArray(records, context, recordDType(given, [], context));
    return { kind: "alloc", out: rows, value: viewOf(rows, asRecords(rows.layout), "recarray") };
  }
  const rows = (itemsOf(records, context) ?? notKnown("records")).map(
    (row) => itemsOf(row, context) ?? notKnown("a record"),
  );
  const columns = (rows[0] ?? []).map((_, i) => asArray(pyList(rows.map((row) => row[i])), context));
  return made(recordsOf(columns, recordDType(given, columns, context)));
}

function fromArray(from: NDArray, wanted: DType | undefined, copy: boolean): Effect {
  if (wanted && !sameDType(wanted, from.dtype)) return notKnown("records of another dtype");
  if (from.subclass === "recarray" && !copy) return { kind: "value", value: from };
  if (!copy) {
    const out = viewOf(from, asRecords(from.layout), "recarray");
    return { kind: "view", of: from, out, value: out };
  }
  const layout = allocatedIn(from.dtype, from.layout.shape);
  const isRecord = from.subclass === "recarray";
  const out = copyInto(from, layout, isRecord ? "recarray" : "ndarray");
  return { kind: "copy", of: from, out, value: isRecord ? out : viewOf(out, asRecords(layout), "recarray") };
}

function made(out: NDArray): Effect {
  return { kind: "alloc", out, value: out };
}

/** The dtype given, or the formats given, or those of the columns, under the names given or f0, f1, ... */
export function recordDType(given: Description, columns: readonly NDArray[], context: Context): DType {
  if (given.titles || given.byteorder || (given.shape && given.shape.t !== "none"))
    return notKnown("the records' dtype");
  if (given.dtype) return given.dtype;
  const formats = given.formats ? formatsOf(given.formats, context) : columns.map((column) => column.dtype);
  const names = given.names ? namesOf(given.names, context) : [];
  return structured(
    formats.map((format, i) => ({ name: names[i] ?? `f${i}`, dtype: format })),
    { align: given.aligned },
  );
}

/** The layout with elements of type np.record. */
export function asRecords(layout: Layout): Layout {
  return { ...layout, dtype: { ...layout.dtype, record: true } };
}

/** Returns the dtypes that a text or a list of formats names. */
export function formatsOf(formats: Value, context: Context): readonly DType[] {
  if (formats.t === "str") {
    const { fields, ...single } = parseDType(formats.v ?? notKnown("formats"));
    return fields ? fields.map((field) => field.dtype) : [single];
  }
  return (itemsOf(formats, context) ?? notKnown("formats")).map((format) => asDType(format, context));
}

/** Returns the names in a text with commas or in a list. */
export function namesOf(names: Value, context: Context): readonly string[] {
  const found =
    names.t === "str"
      ? names.v?.split(",")
      : itemsOf(names, context)?.map((name) => (name.t === "str" ? name.v : undefined));
  if (!found || found.includes(undefined)) return notKnown("the names of fields");
  return found.map((name) => (name as string).trim());
}

/** Returns a new record array with the columns as its fields. */
function recordsOf(columns: readonly NDArray[], type: DType): NDArray {
  const fields = type.fields ?? notKnown("the fields");
  if (fields.length !== columns.length)
    raise(
      "ValueError",
      `mismatch between the number of fields (${fields.length}) and the number of arrays (${columns.length})`,
    );
  const { shape } = columns[0]?.layout ?? notKnown("records without fields");
  columns.forEach((column, i) => {
    if (sameShape(column.layout.shape, shape) === false)
      raise("ValueError", `array-shape mismatch in array ${i} ("${fields[i].name}")`);
  });
  return make(asRecords(allocatedIn(type, shape)), {
    subclass: "recarray",
    fill: (data, layout, objects) => {
      const view = viewOn(data);
      const count = size(layout);
      return fields.every((field, i) => {
        const elements = elementsOf(castArray(columns[i], field.dtype));
        if (!elements || !isExact(count)) return false;
        elements.forEach((element, row) => {
          writeElement(view, field.dtype, row * type.itemsize + field.offset, element, objects);
        });
        return true;
      });
    },
  });
}

defineClass<NDArray>("recarray", {
  rows: "numpy.recarray",
  attribute: (self, name) => {
    const field = fieldOf(self.dtype, name);
    const layout = field && fieldLayout(self.layout, name);
    if (!field || !layout) return undefined;
    const out = viewOf(self, layout, field.dtype.fields ? "recarray" : "ndarray");
    return { kind: "view", of: self, out, value: out } satisfies Effect;
  },
});

register("numpy.rec", { array, fromarrays, fromrecords });
