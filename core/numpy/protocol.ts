import { type NDArray, viewOf } from "../ndarray/array.ts";
import { cellElement } from "../ndarray/casts/pack.ts";
import { asBounds, hullOf } from "../ndarray/contents/hull.ts";
import { truthsOf } from "../ndarray/contents/truths.ts";
import { fieldLayout } from "../ndarray/dtypes/fields.ts";
import { notKnown } from "../ndarray/error.ts";
import { freshNumber } from "../ndarray/fresh.ts";
import { boundsOf, type Dim, minus, same, unknownDim } from "../ndarray/layouts/dim.ts";
import { atIndex, size } from "../ndarray/layouts/layout.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { pyInt, unknown, type Value } from "../ndarray/value.ts";
import { viewEffect } from "./calls/results.ts";
import { classOf } from "./classes.ts";
import type { Context } from "./context.ts";
import { attempt, type Effect } from "./op.ts";
import { elementValue } from "./scalars.ts";

export { toComplex, toFloat, toInt } from "./conversion/convert.ts";

type Raise = Extract<Effect, { kind: "raise" }>;

/** Truth of a NumPy value: a bool, undefined when it can't be known, or what is raised (the truth of several elements). */
export function truthOf(value: Value, context?: Context): boolean | undefined | Raise {
  if (value.t === "scalar") return truthOfElement(value.cell);
  if (value.t === "dtype" || value.t === "numpy") return true;
  const own = classOf(value)?.truth;
  if (own && context) return own(value, context);
  if (value.t !== "ndarray") return undefined;
  const count = size(value.layout);
  if (same(count, 1) === true) return truthOfElement(value);
  const message =
    same(count, 0) === true
      ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
      : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()";
  return boundsOf(count)[0] > 1 || same(count, 0) === true
    ? { kind: "raise", type: "ValueError", message }
    : undefined;
}

function truthOfElement(array: NDArray): boolean | undefined {
  const truths = truthsOf(array);
  if (truths) return truths[0] === 1;
  const bounds = asBounds(hullOf(array), array.dtype);
  if (!bounds) return undefined;
  if (bounds.lo > 0 || bounds.hi < 0) return true;
  return bounds.lo === 0 && bounds.hi === 0 && !bounds.nan ? false : undefined;
}

/** `len(value)` of an array or other sized NumPy object; raises for 0-d arrays; undefined when it has no length. */
export function lengthOf(value: Value, context?: Context): Dim | undefined | Raise {
  const own = classOf(value)?.length;
  if (own && context) return own(value, context);
  if (value.t === "ndarray")
    return value.shape[0] ?? { kind: "raise", type: "TypeError", message: "len() of unsized object" };
  if (value.t === "dtype") return value.dtype.fields?.length ?? 0;
  if (value.t !== "scalar") return undefined;
  if (value.dtype.fields) return value.dtype.fields.length;
  const element = "SU".includes(value.dtype.kind) ? cellElement(value.cell) : undefined;
  return typeof element === "string" ? Array.from(element).length : undefined;
}

/** Moves one of NumPy's own iterators on; undefined for other values. */
export function nextOf(value: Value, context: Context): Value | "end" | undefined {
  return value.t === "object" ? classOf(value)?.next?.(value, context) : undefined;
}

/** How a NumPy value is iterated: its length and what item number `i` is (a view, or a scalar). */
export interface Iterated {
  readonly length: Dim;
  /** The item; for a length that is not known, item `undefined` stands for every item. */
  item(i: number | undefined): Effect;
}

/** Returns how the value is iterated; undefined when it can't be. */
export function asIterated(value: Value, context: Context): Iterated | undefined | Raise {
  if (value instanceof MaskedArray) return maskedItems(value, context);
  if (value.t === "ndarray") {
    const [length] = value.shape;
    if (length === undefined)
      return { kind: "raise", type: "TypeError", message: "iteration over a 0-d array" };
    return { length, item: (i) => attempt(() => rowAt(value, i, length)) };
  }
  const items = classOf(value)?.iterate?.(value, context);
  if (items) return { length: items.length, item: (i) => itemOf(items, i) };
  if (value.t === "scalar" && value.dtype.fields) {
    const fields = value.dtype.fields.map((field) => fieldOfScalar(value.cell, field.name));
    return { length: fields.length, item: (i) => itemOf(fields, i) };
  }
  return undefined;
}

/** Each item of a masked array is made when it is asked for, with its part of the mask. */
function maskedItems(value: MaskedArray, context: Context): Iterated | Raise {
  const behaviour = classOf(value);
  const [length] = value.shape;
  if (length !== undefined)
    return {
      length,
      item: (i) =>
        i === undefined
          ? { kind: "unknown", why: "an item" }
          : attempt(() => behaviour?.getItem?.(value, pyInt(i), context) ?? notKnown("an item")),
    };
  const items = behaviour?.iterate?.(value, context);
  if (!items) return { kind: "raise", type: "TypeError", message: "iteration over a 0-d array" };
  return { length: items.length, item: (i) => itemOf(items, i) };
}

function itemOf(items: readonly Value[], i: number | undefined): Effect {
  return i === undefined ? { kind: "unknown", why: "an item" } : { kind: "value", value: items[i] };
}

/** Returns row `i` of the array as a view, or the element of a 1-d array; any row when `i` is undefined. */
function rowAt(array: NDArray, i: number | undefined, length: Dim): Effect {
  const last = Math.max(0, boundsOf(minus(length, 1))[1]);
  const layout = atIndex(array.layout, 0, i ?? unknownDim(`row${freshNumber()}`, 0, last));
  if (layout.shape.length > 0) return viewEffect(array, layout);
  return { kind: "value", value: elementValue(viewOf(array, layout)) };
}

function fieldOfScalar(cell: NDArray, name: string): Value {
  const layout = fieldLayout(cell.layout, name);
  if (!layout) return unknown;
  const view = viewOf(cell, layout);
  return layout.shape.length > 0 ? view : elementValue(view);
}
