import { type NDArray, newArray, viewOf } from "../ndarray/array.ts";
import { assign } from "../ndarray/assign.ts";
import { raise } from "../ndarray/error.ts";
import { fieldLayout, fieldsOf } from "../ndarray/fields.ts";
import { hullOf } from "../ndarray/hull.ts";
import { basicView } from "../ndarray/indexing.ts";
import { gather } from "../ndarray/indexing-advanced.ts";
import { gatherMasked } from "../ndarray/indexing-mask.ts";
import { layoutLike } from "../ndarray/korder.ts";
import type { Layout } from "../ndarray/layout.ts";
import { copiedContents } from "../ndarray/move.ts";
import { none, type Value } from "../ndarray/value.ts";
import { asArray } from "./coerce.ts";
import type { Context } from "./context.ts";
import { readIndex } from "./indices.ts";
import { attempt, type Effect } from "./op.ts";
import { elementValue } from "./scalars.ts";
import { storeAtMask, storeAtPlaces } from "./store.ts";

/** Returns what `of[index]` gives for an array, scalar or other NumPy object; undefined when it can't be indexed. */
export function getItem(of: Value, index: Value, context: Context): Effect | undefined {
  if (of.t === "ndarray") return attempt(() => getFrom(of, index, context));
  if (of.t === "scalar") return attempt(() => getFrom(of.cell, index, context));
  return undefined;
}

/** Returns what `into[index] = value` does; undefined when items can't be assigned. */
export function setItem(into: Value, index: Value, value: Value, context: Context): Effect | undefined {
  if (into.t === "ndarray") return attempt(() => setIn(into, index, value, context));
  return undefined;
}

function getFrom(of: NDArray, index: Value, context: Context): Effect {
  const field = fieldView(of, index);
  if (field) return viewEffect(of, field);
  const read = readIndex(index, of.layout, context);
  if (read.kind === "mask") return copyEffect(of, gatherMasked(of, read.mask));
  if (read.kind === "arrays") return copyEffect(of, gather(of, read.indices));
  const layout = basicView(of.layout, read.indices);
  if (read.kind === "element") return { kind: "value", value: elementValue(viewOf(of, layout)) };
  const view = viewOf(of, layout);
  if (!read.copies) return viewEffect(of, view);
  const packed = layoutLike(layout);
  return copyEffect(of, newArray(packed, copiedContents(view, packed) ?? hullOf(view)));
}

function setIn(into: NDArray, index: Value, value: Value, context: Context): Effect {
  if (!into.writeable) raise("ValueError", "assignment destination is read-only");
  const done: Effect = { kind: "write", into, from: value, value: none };
  const field = fieldView(into, index);
  if (field) {
    assign(field, valueFor(field.layout, value, context));
    return done;
  }
  const read = readIndex(index, into.layout, context);
  const from = valueFor(into.layout, value, context);
  if (read.kind === "mask") storeAtMask(into, read.mask, from);
  else if (read.kind === "arrays") storeAtPlaces(into, read.indices, from);
  else assign(viewOf(into, basicView(into.layout, read.indices)), from);
  return done;
}

/** Returns the assigned value as an array of the target's dtype. */
function valueFor(layout: Layout, value: Value, context: Context): NDArray {
  return asArray(value, context, layout.dtype);
}

/** Returns the view that a field name or a list of them selects; undefined when the index is neither. */
function fieldView(of: NDArray, index: Value): NDArray | undefined {
  if (!of.dtype.fields) return undefined;
  if (index.t === "str" && index.v !== undefined) {
    const layout = fieldLayout(of.layout, index.v) ?? raise("ValueError", `no field of name ${index.v}`);
    return viewOf(of, layout);
  }
  if (index.t !== "list" || !index.items?.length) return undefined;
  const names: string[] = [];
  for (const item of index.items) {
    if (item.t !== "str" || item.v === undefined) return undefined;
    names.push(item.v);
  }
  return viewOf(of, { ...of.layout, dtype: fieldsOf(of.dtype, names) });
}

function viewEffect(of: NDArray, out: NDArray): Effect {
  return { kind: "view", of, out, value: out };
}

function copyEffect(of: NDArray, out: NDArray): Effect {
  return { kind: "copy", of, out, value: out };
}
