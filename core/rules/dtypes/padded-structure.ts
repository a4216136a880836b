/**
 * ## What it does
 * Reports arrays of structures with gaps between their fields that another order of the fields would not have.
 *
 * ## Why is this bad?
 * With `align=True` each field starts at a multiple of its size, as in C. Small fields between large ones leave gaps in every
 * element.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * record = np.dtype([("kind", "i1"), ("value", "f8"), ("flag", "i1")], align=True)
 * table = np.zeros(10_000, dtype=record)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * record = np.dtype([("value", "f8"), ("kind", "i1"), ("flag", "i1")], align=True)
 * table = np.zeros(10_000, dtype=record)
 * ```
 *
 * ## When not to
 * When the layout is given from outside, by a C structure or a file.
 */

import { times } from "../../ndarray/dim.ts";
import type { DType, Field } from "../../ndarray/dtype.ts";
import { size } from "../../ndarray/layout.ts";
import { amountOf } from "../amount.ts";
import { rule } from "../rule.ts";

/** The share of an element that has to be lost. */
const leastShare = 0.2;

export default rule({
  code: "ND207",
  name: "padded-structure",
  severity: "warning",
  on: "alloc",
  check(event, { trace, visits }) {
    const { dtype } = event.out;
    const better = bestSize(dtype);
    if (better === undefined || dtype.itemsize - better < leastShare * dtype.itemsize) return undefined;
    if (!visits.every(({ out, op }) => out.dtype === dtype && !fromOutside.test(op)) || !trace.isWhole)
      return undefined;
    const lost = dtype.itemsize - better;
    const { text, bytes } = amountOf(visits, "of gaps between fields", ({ layout }) =>
      times(size(layout), lost),
    );
    const order = sorted(dtype.fields ?? []).map(({ name }) => name);
    return {
      message: `${text}: ${dtype.itemsize} bytes an element where ${better} do; put the fields in the order ${order.join(", ")}`,
      bytes,
      proof: [`the fields themselves take ${packedSize(dtype)} bytes`],
    };
  },
});

/** Layouts that a file or other memory gives. */
const fromOutside = /frombuffer|fromfile|memmap|load|ndarray$/;

/** Returns the bytes of an element whose fields lie in the best order; undefined where they are not laid out by alignment. */
function bestSize({ fields, align, itemsize }: DType): number | undefined {
  if (!fields || !align || fields.length < 3) return undefined;
  let end = 0;
  for (const { dtype } of sorted(fields)) end = roundUp(end, dtype.alignment) + dtype.itemsize;
  const whole = roundUp(end, Math.max(...fields.map(({ dtype }) => dtype.alignment)));
  return whole < itemsize ? whole : undefined;
}

function sorted(fields: readonly Field[]): readonly Field[] {
  return [...fields].sort((a, b) => b.dtype.alignment - a.dtype.alignment);
}

function packedSize({ fields = [] }: DType): number {
  return fields.reduce((sum, { dtype }) => sum + dtype.itemsize, 0);
}

function roundUp(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment;
}
