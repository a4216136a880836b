import { raise } from "../error.ts";
import { byChar, type DType, type Field } from "./dtype.ts";

/** A field before it is laid out; without an offset it follows the one before. */
export interface FieldSpec {
  readonly name: string;
  readonly dtype: DType;
  readonly offset?: number;
  readonly title?: string;
}

/** Returns the structured dtype of the fields, with offsets and itemsize as NumPy computes them. */
export function structured(
  specs: readonly FieldSpec[],
  { align = false, itemsize }: { readonly align?: boolean; readonly itemsize?: number } = {},
): DType {
  let end = 0;
  let alignment = 1;
  const fields: Field[] = specs.map(({ name, dtype, offset, title }) => {
    const step = align ? dtype.alignment : 1;
    alignment = Math.max(alignment, step);
    const at = offset ?? roundUp(end, step);
    if (at % step !== 0)
      raise(
        "ValueError",
        `offset ${at} for NumPy dtype with fields is not divisible by the field alignment ${step} with align=True`,
      );
    end = Math.max(end, at + dtype.itemsize);
    return { name, dtype, offset: at, title };
  });
  const size = itemsize ?? roundUp(end, alignment);
  if (size < end)
    raise(
      "ValueError",
      `NumPy dtype descriptor requires ${end} bytes, cannot override to smaller itemsize of ${size}`,
    );
  if (size % alignment !== 0)
    raise(
      "ValueError",
      `NumPy dtype descriptor requires alignment of ${alignment} bytes, which is not divisible into the specified itemsize ${size}`,
    );
  rejectRepeated(fields);
  const plain = byChar.get("V") as DType;
  return { ...plain, itemsize: size, alignment, fields, align: align || undefined };
}

/** Returns the dtype of `shape` elements of `base` in one, as in `(np.int32, (3,))`; `base` itself for the empty shape. */
export function subarrayOf(base: DType, shape: readonly number[]): DType {
  if (shape.length === 0) return base;
  const count = shape.reduce((n, length) => n * length, 1);
  const plain = byChar.get("V") as DType;
  return { ...plain, itemsize: count * base.itemsize, alignment: base.alignment, subarray: { base, shape } };
}

function roundUp(offset: number, step: number): number {
  return Math.ceil(offset / step) * step;
}

function rejectRepeated(fields: readonly Field[]): void {
  const seen = new Set<string>();
  for (const { name, title } of fields) {
    for (const key of title === undefined ? [name] : [name, title]) {
      if (seen.has(key)) raise("ValueError", `field '${key}' occurs more than once`);
      seen.add(key);
    }
  }
}
