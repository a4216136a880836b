import { raise } from "../error.ts";
import { plus } from "../layouts/dim.ts";
import { contiguous, type Layout } from "../layouts/layout.ts";
import type { DType, Field } from "./dtype.ts";

/** Returns the layout of one field's view; a sub-array field adds its axes. Undefined when there is no such field. */
export function fieldLayout(layout: Layout, name: string): Layout | undefined {
  const field = fieldOf(layout.dtype, name);
  return field && elementsAt(layout, field.dtype, field.offset);
}

/** Returns the layout with elements of another dtype at `offset` bytes within each element. */
export function elementsAt(layout: Layout, dtype: DType, offset: number): Layout {
  const at = plus(layout.offset, offset);
  if (!dtype.subarray) return { ...layout, dtype, offset: at };
  const inner = contiguous(dtype.subarray.base, dtype.subarray.shape);
  return {
    dtype: inner.dtype,
    shape: [...layout.shape, ...inner.shape],
    strides: [...layout.strides, ...inner.strides],
    offset: at,
  };
}

/** Returns the structured dtype with only the named fields, which keep their places; raises as NumPy does. */
export function fieldsOf(dtype: DType, names: readonly string[]): DType {
  const fields: Field[] = [];
  for (const name of names) {
    const field = fieldOf(dtype, name) ?? raise("KeyError", `'${name}'`);
    if (fields.some((other) => other.name === field.name))
      raise("ValueError", `duplicate field of name ${name}`);
    fields.push(field);
  }
  return { ...dtype, fields };
}

/** Returns the field of that name or title. */
export function fieldOf(dtype: DType, name: string): Field | undefined {
  return dtype.fields?.find((field) => field.name === name || field.title === name);
}

/** Returns whether an element has bytes that belong to no field, which assignments leave as they are. */
export function hasGaps({ fields, itemsize }: DType): boolean {
  if (!fields) return false;
  const filled = fields.reduce((sum, { dtype }) => sum + dtype.itemsize, 0);
  return filled < itemsize || fields.some(({ dtype }) => hasGaps(dtype));
}
