import { eachOffset, elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { type ExactLayout, permute } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Ufunc } from "./loops.ts";
import { asPython, pythonOperation } from "./pyvalues.ts";
import type { ReduceOptions } from "./reduce.ts";

/** Reduces objects by Python's operators into bytes; false when the results can't be known. */
export function reduceObjects(
  ufunc: Ufunc,
  array: NDArray,
  axes: readonly number[],
  target: { readonly data: Uint8Array; readonly layout: ExactLayout; readonly objects: unknown[] },
  { initial, where, keepdims }: ReduceOptions,
): boolean {
  if (initial || where || keepdims) return false;
  const kept = array.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const seen = viewOf(array, permute(array.layout, [...kept, ...axes]), "ndarray");
  const elements = elementsOf(seen);
  const count = axes.reduce((n, axis) => n * (isExact(array.shape[axis]) ? Number(array.shape[axis]) : 0), 1);
  if (!elements || count === 0) return false;
  const view = viewOn(target.data);
  let at = 0;
  let isKnown = true;
  eachOffset(target.layout, (offset) => {
    const run = elements.slice(at, at + count).map((element) => asPython(element, array.dtype));
    at += count;
    const result = isKnown ? joined(ufunc, run) : undefined;
    if (!result) isKnown = false;
    else writeElement(view, target.layout.dtype, offset, result, target.objects);
  });
  return isKnown;
}

function joined(ufunc: Ufunc, values: readonly (Value | undefined)[]): Value | undefined {
  return values.reduce((a, b) => a && b && pythonOperation(ufunc.name, [a, b]));
}
