import { eachOffset, type Readable, readElement, viewOn, writeElement } from "./access.ts";
import { elementCaster } from "./caster.ts";
import { type DType, sameDType } from "./dtype.ts";
import type { ExactLayout } from "./layout.ts";

/**
 * Copies the elements of `from` into the places of `toLayout` in `toData`, cast to its dtype (unsafe casting). Both have
 * the same shape; they must not overlap unless they are the same. Objects are added to `toObjects`.
 */
export function copyElements(
  from: Readable,
  toData: Uint8Array,
  toLayout: ExactLayout,
  toObjects?: unknown[],
): void {
  const isPlain = !holdsObjects(from.layout.dtype) && sameDType(from.layout.dtype, toLayout.dtype);
  if (isPlain) copyBytes(from, toData, toLayout);
  else castEach(from, toData, toLayout, toObjects);
}

/** True when elements are, or hold, references to Python objects or variable strings. */
export function holdsObjects(dtype: DType): boolean {
  if (dtype.kind === "O" || dtype.kind === "T") return true;
  if (dtype.subarray) return holdsObjects(dtype.subarray.base);
  return dtype.fields?.some((field) => holdsObjects(field.dtype)) ?? false;
}

function copyBytes(from: Readable, toData: Uint8Array, toLayout: ExactLayout): void {
  const { itemsize } = toLayout.dtype;
  const places = offsetsOf(from.layout);
  let i = 0;
  eachOffset(toLayout, (to) => {
    const at = places[i++];
    for (let k = 0; k < itemsize; k++) toData[to + k] = from.data[at + k];
  });
}

function castEach(from: Readable, toData: Uint8Array, toLayout: ExactLayout, toObjects?: unknown[]): void {
  const cast = elementCaster(from.layout.dtype, toLayout.dtype);
  const source = viewOn(from.data);
  const target = viewOn(toData);
  const places = offsetsOf(from.layout);
  let i = 0;
  eachOffset(toLayout, (to) => {
    const element = readElement(source, from.layout.dtype, places[i++], from.objects);
    writeElement(target, toLayout.dtype, to, cast(element), toObjects);
  });
}

function offsetsOf(layout: ExactLayout): number[] {
  const offsets: number[] = [];
  eachOffset(layout, (offset) => offsets.push(offset));
  return offsets;
}
