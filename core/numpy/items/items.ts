import "../attributes/flags.ts";
import "./flat.ts";
import { type NDArray, type Subclass, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import type { DType, Field } from "../../ndarray/dtypes/dtype.ts";
import { elementsAt, fieldLayout, fieldOf, fieldsOf } from "../../ndarray/dtypes/fields.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { gather } from "../../ndarray/indexing/advanced.ts";
import { basicView } from "../../ndarray/indexing/indexing.ts";
import { gatherMasked } from "../../ndarray/indexing/mask.ts";
import { type Dim, isExact, plus } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { type Layout, nbytes } from "../../ndarray/layouts/layout.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyStr, Scalar, type Value } from "../../ndarray/value.ts";
import { dtypeItem } from "../attributes/dtype.ts";
import { copyEffect, copyInto, viewEffect, wrappedFor } from "../calls/results.ts";
import { classOf } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { integerIndex } from "../conversion/integers.ts";
import { attempt, type Effect, type Hidden } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { aliasOf } from "../types/aliases.ts";
import { readIndex } from "./indices.ts";
import { storeAtMask, storeAtPlaces } from "./store.ts";
import { elementFor } from "./storeelement.ts";

/** Returns what `of[index]` gives for an array, scalar or other NumPy object; undefined when it can't be indexed. */
export function getItem(of: Value, index: Value, context: Context): Effect | undefined {
  const own = classOf(of)?.getItem;
  if (own) return attempt(() => own(of, index, context));
  if (of.t === "ndarray") return attempt(() => getFrom(of, index, context));
  if (of.t === "dtype") return attempt(() => dtypeEntry(of.dtype, index));
  if (of.t === "scalar") return attempt(() => getFromScalar(of, index, context));
  return of.t === "numpy" ? aliasOf(of, index) : undefined;
}

/** Returns what `into[index] = value` does; undefined when items can't be assigned. */
export function setItem(into: Value, index: Value, value: Value, context: Context): Effect | undefined {
  const own = classOf(into)?.setItem;
  if (own) return attempt(() => own(into, index, value, context));
  // A masked element becomes NaN, or can't be a number at all.
  if (value instanceof MaskedArray && value.shape.length === 0)
    return { kind: "unknown", why: "a masked element in a plain array" };
  if (into.t === "ndarray") return attempt(() => setIn(into, index, value, context));
  if (into.t === "scalar" && into.dtype.fields)
    return attempt(() => setField(into.cell, index, value, context));
  return undefined;
}

function getFrom(of: NDArray, index: Value, context: Context): Effect {
  // These give arrays of other shapes than an ndarray does.
  if (of.subclass === "matrix") return { kind: "unknown", why: `an item of a ${of.subclass}` };
  const field = fieldView(of, index);
  if (field) return viewEffect(of, field.layout, fieldClass(of, field));
  const read = readIndex(index, of.layout, context);
  if (read.kind === "mask") return copyEffect(of, wrappedFor(of, gatherMasked(of, read.mask)));
  if (read.kind === "arrays") {
    const effect = copyEffect(of, wrappedFor(of, gather(of, read.indices)));
    return read.temporaries === 0 ? effect : { ...effect, ...hiddenBytes(read.temporaries) };
  }
  const layout = basicView(of.layout, read.indices);
  if (read.kind === "element") return { kind: "value", value: elementValue(viewOf(of, layout)) };
  const view = viewOf(of, layout);
  if (!read.copies) return viewEffect(of, layout);
  return copyEffect(of, copyInto(view, layoutLike(layout)));
}

/** A field of a record array is a plain array unless it is structured itself. */
function fieldClass(of: NDArray, field: NDArray): Subclass {
  return of.subclass === "recarray" && !field.dtype.fields ? "ndarray" : of.subclass;
}

/** Temporaries that all live at once. */
function hiddenBytes(bytes: Dim): Hidden {
  return bytes === 0 ? {} : { hiddenPeak: bytes, hiddenTotal: bytes };
}

/** A scalar takes only what selects all of it; a structured one also a field, a str one what a str takes. */
function getFromScalar(of: Scalar, index: Value, context: Context): Effect {
  const { cell } = of;
  if (of.dtype.fields) return fieldItem(cell, of.dtype.fields, index);
  if (of.dtype.kind === "U" || of.dtype.kind === "S") return { kind: "unknown", why: "an item of a str" };
  const parts = index.t === "tuple" ? index.items : [index];
  if (parts.some((part) => part.t !== "none" && part.t !== "ellipsis"))
    raise("IndexError", "invalid index to scalar variable.");
  return getFrom(cell, index, context);
}

/** A field of a structured scalar, by name or number. */
function fieldItem(cell: NDArray, fields: readonly Field[], index: Value): Effect {
  if (index.t === "tuple" && index.items.length === 0) return { kind: "value", value: new Scalar(cell) };
  const at = index.t === "str" ? index.v : integerIndex(index);
  if (at === undefined || (typeof at !== "string" && !isExact(at)))
    return { kind: "unknown", why: "a field" };
  const field = typeof at === "string" ? fieldOf(cell.dtype, at) : fields[at < 0 ? at + fields.length : at];
  if (!field)
    return typeof at === "string"
      ? raise("ValueError", `no field of name ${at}`)
      : raise("IndexError", `invalid index (${at < 0 ? at + fields.length : at})`);
  const layout = elementsAt(cell.layout, field.dtype, field.offset);
  if (layout.shape.length > 0) return viewEffect(cell, layout);
  return { kind: "value", value: elementValue(viewOf(cell, layout)) };
}

function setIn(into: NDArray, index: Value, value: Value, context: Context): Effect {
  if (!into.writeable) raise("ValueError", "assignment destination is read-only");
  const done: Effect = { kind: "write", into, from: value, value: none };
  const field = fieldView(into, index);
  if (field) {
    assign(field, valueOfView(field.layout, value, context));
    return { ...done, region: field.layout };
  }
  const read = readIndex(index, into.layout, context);
  if (read.kind === "element") {
    const element = viewOf(into, basicView(into.layout, read.indices));
    assign(element, elementFor(into.dtype, value, context));
    return done;
  }
  const view = read.kind === "view" ? viewOf(into, basicView(into.layout, read.indices)) : undefined;
  const from = converted(into, value, () =>
    view ? valueOfView(view.layout, value, context) : valueFor(into.layout, value, context),
  );
  if (read.kind === "mask") storeAtMask(into, read.mask, from);
  else if (read.kind === "arrays") storeAtPlaces(into, read.indices, from);
  else if (view) assign(view, from);
  const indices = read.kind === "arrays" ? read.temporaries : 0;
  return { ...done, region: view?.layout, ...madeOf(value, from, indices) };
}

/** Where an item of a sequence can't be converted, those before it may have been written. */
function converted(into: NDArray, value: Value, convert: () => NDArray): NDArray {
  try {
    return convert();
  } catch (error) {
    if (value.t === "list" || value.t === "tuple" || value.t === "ndarray")
      into.buffer.store.contents = nothing;
    throw error;
  }
}

/** What is assigned and no array becomes one first. */
function madeOf(value: Value, from: NDArray, indices: Dim): Hidden {
  if (value.t === "ndarray") return hiddenBytes(indices);
  const { itemsize } = from.dtype;
  if (from.layout.shape.length === 0)
    return { ...hiddenBytes(indices), cellPeak: itemsize, cellTotal: itemsize };
  return hiddenBytes(plus(nbytes(from.layout), indices));
}

/** A structured scalar is written by field, which is named or numbered. */
function setField(cell: NDArray, index: Value, value: Value, context: Context): Effect {
  const at = index.t === "str" || index.t === "list" ? undefined : integerIndex(index);
  const name = at === undefined ? index : nameOfField(cell.dtype.fields ?? [], at);
  const target = name && fieldView(cell, name);
  if (!target) return { kind: "unknown", why: "a field" };
  assign(target, valueFor(target.layout, value, context));
  return { kind: "write", into: cell, from: value, value: none };
}

function nameOfField(fields: readonly Field[], at: Dim): Value | undefined {
  if (!isExact(at)) return undefined;
  const place = at < 0 ? at + fields.length : at;
  const field = fields[place] ?? raise("IndexError", `invalid index (${place})`);
  return pyStr(field.name);
}

/** Returns the assigned value as an array of the target's dtype. */
function valueFor(layout: Layout, value: Value, context: Context): NDArray {
  return asArray(value, context, layout.dtype);
}

/** Returns the value for a view; a nested sequence may not be deeper than the view has axes. */
/** A scalar is stored as in one element. */
function valueOfView(layout: Layout, value: Value, context: Context): NDArray {
  const isElement = value.t === "scalar" && "imMT".includes(layout.dtype.kind);
  return isElement ? elementFor(layout.dtype, value, context) : valueOfRank(layout, value, context);
}

function valueOfRank(layout: Layout, value: Value, context: Context): NDArray {
  const array = valueFor(layout, value, context);
  const rank = layout.shape.length;
  const isDeeper = (value.t === "list" || value.t === "tuple") && array.shape.length > rank;
  // The elements of an array of objects may be sequences themselves.
  if (isDeeper && layout.dtype.kind === "O") notKnown("which sequences are elements");
  if (isDeeper)
    raise(
      "ValueError",
      `setting an array element with a sequence. The requested array would exceed the maximum number of dimension of ${rank}.`,
    );
  return array;
}

/** Returns the view that a field name or a list of them selects; undefined when the index is neither. */
function fieldView(of: NDArray, index: Value): NDArray | undefined {
  if (!of.dtype.fields) return undefined;
  if (index.t === "str" && index.v !== undefined) {
    const layout = fieldLayout(of.layout, index.v) ?? raise("ValueError", `no field of name ${index.v}`);
    return viewOf(of, layout);
  }
  const names = fieldNames(index);
  return names && viewOf(of, { ...of.layout, dtype: fieldsOf(of.dtype, names) });
}

/** Returns the texts of a list of str; undefined for anything else. */
function fieldNames(index: Value): readonly string[] | undefined {
  if (index.t !== "list" || !index.items?.length) return undefined;
  const names: string[] = [];
  for (const item of index.items) {
    if (item.t !== "str" || item.v === undefined) return undefined;
    names.push(item.v);
  }
  return names;
}

function dtypeEntry(dtype: DType, index: Value): Effect {
  if (index.t === "str" && index.v !== undefined) return { kind: "value", value: dtypeItem(dtype, index.v) };
  if (index.t === "int" && typeof index.v === "number")
    return { kind: "value", value: dtypeItem(dtype, index.v) };
  const names = fieldNames(index);
  if (!names || !dtype.fields) return { kind: "unknown", why: "item of a dtype" };
  return { kind: "value", value: { t: "dtype", dtype: fieldsOf(dtype, names) } };
}
