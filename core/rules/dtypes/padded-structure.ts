/**
 * ## What it does
 * Reports arrays of structures with gaps between their fields that another order of the fields would not have, or that offsets of the
 * program's own leave.
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
 * When the layout is given from outside, by a C structure or a file. Offsets of the program's own are not reported where such arrays
 * are written to files, seen as bytes or given to code that is not known.
 */

import { type DType, type Field, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { times } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import { type Event, type EventOf, isLostIn } from "../../trace/event.ts";
import { eventsOf, type Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { type Report, rule } from "../rule.ts";

/** The share of an element that has to be lost. */
const leastShare = 0.2;

export default rule({
  code: "ND207",
  name: "padded-structure",
  severity: "warning",
  on: ["alloc", "value"],
  check(event, { trace, visits }) {
    if (event.kind === "alloc") return gapsIn(trace, visits.filter(isAlloc));
    const { op, value } = event;
    if (op !== "numpy.dtype" || value.t !== "dtype" || visits.length > 1) return undefined;
    // Where the structure is written down its arrays are counted together.
    return gapsIn(
      trace,
      eventsOf(trace, "alloc").filter(({ out }) => out.dtype === value.dtype),
    );
  },
});

const isAlloc = (event: Event): event is EventOf<"alloc"> => event.kind === "alloc";

/** Returns what to say of the gaps in arrays of one structure. */
function gapsIn(trace: Trace, visits: readonly EventOf<"alloc">[]): Report | undefined {
  if (visits.length === 0) return undefined;
  const { dtype } = visits[0].out;
  const better = bestSize(dtype) ?? (isPlaced(trace, visits) ? packedSize(dtype) : undefined);
  if (better === undefined || dtype.itemsize - better < leastShare * dtype.itemsize) return undefined;
  if (!visits.every(({ out, op }) => out.dtype === dtype && !fromOutside.test(op)) || !trace.isWhole)
    return undefined;
  const lost = dtype.itemsize - better;
  const { text, bytes } = amountOf(visits, "of gaps between fields", ({ layout }) =>
    times(size(layout), lost),
  );
  const order = sorted(dtype.fields ?? []).map(({ name }) => name);
  const advice = dtype.align
    ? `put the fields in the order ${order.join(", ")}`
    : "leave out the offsets, and the size of an element";
  return {
    message: `${text}: ${dtype.itemsize} bytes an element where ${better} do; ${advice}`,
    bytes,
    proof: [`the fields themselves take ${packedSize(dtype)} bytes`],
  };
}

/** Layouts that a file or other memory gives. */
const fromOutside = /frombuffer|fromfile|memmap|load|ndarray$/;

/** True for fields at places of the program's own choice, of which nothing but the program knows. */
function isPlaced(trace: Trace, visits: readonly EventOf<"alloc">[]): boolean {
  const { dtype } = visits[0].out;
  if (!dtype.fields || dtype.align || !visits.every(({ op }) => /\.(zeros|empty|ones|full)$/.test(op)))
    return false;
  let end = 0;
  for (const field of [...dtype.fields].sort((a, b) => a.offset - b.offset)) {
    if (field.offset < end) return false;
    end = field.offset + field.dtype.itemsize;
  }
  return !trace.events.some((event) => isSeenOutside(event, dtype));
}

/** True where the layout shows: the bytes of an array of this dtype come from a file or memory of somebody else, or go there. */
function isSeenOutside(event: Event, dtype: DType): boolean {
  const arrays = [
    ...("ins" in event ? event.ins : []),
    ...("out" in event && event.out ? [event.out] : []),
    ...(event.kind === "use" ? [event.array] : []),
  ].filter((value) => value.t === "ndarray" && sameDType(value.dtype, dtype));
  if (arrays.length === 0) return false;
  return isLostIn(event) || ("op" in event && (fromOutside.test(event.op) || showing.test(event.op)));
}

const showing = /tofile|tobytes|save|\.view$|data$|ctypes|interface/;

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
