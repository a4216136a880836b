import { readable } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { integersAt } from "../../ndarray/casts/readintegers.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { int64, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { positionsOf } from "../../ndarray/indexing/advanced.ts";
import { type Dim, isExact } from "../../ndarray/layouts/dim.ts";
import type { Reader } from "../calls/bind.ts";

/** What to do with an index out of bounds. */
export type Mode = "raise" | "wrap" | "clip";

/** The `mode` argument. */
export const mode: Reader<Mode> = {
  read: (value) => {
    const text = value.t === "str" && value.v !== undefined ? value.v : notKnown("mode");
    if (text === "raise" || text === "wrap" || text === "clip") return text;
    return raise("ValueError", `clipmode must be one of 'clip', 'raise', or 'wrap' (got '${text}')`);
  },
};

/** Returns the indices as positions on an axis, in C order; undefined when they are not known. */
export function positionsIn(index: NDArray, axis: number, length: Dim, how: Mode): Int32Array | undefined {
  if (how === "raise") return positionsOf(index, axis, length);
  if (!isExact(length)) return undefined;
  const source = readable(index);
  const places = source && placesIn(source.layout);
  if (!source || !places) return undefined;
  return Int32Array.from(integersAt(source, places), (i) =>
    how === "clip" ? Math.min(Math.max(i, 0), length - 1) : ((i % length) + length) % length,
  );
}

/** Returns the positions on an axis that come before the first index out of bounds; undefined when they are not known. */
export function leadingPositions(index: NDArray, length: Dim): Int32Array | undefined {
  const source = readable(index);
  const places = source && placesIn(source.layout);
  if (!isExact(length) || !source || !places) return undefined;
  const given = integersAt(source, places);
  const end = given.findIndex((at) => at < -length || at >= length);
  return Int32Array.from(end < 0 ? given : given.slice(0, end), (at) => (at < 0 ? at + length : at));
}

/** Raises when the array can't be used as indices, which are cast by the rule. */
export function checkIndexDType(index: NDArray, rule: "safe" | "same_kind" = "safe"): void {
  if (rule === "same_kind" && (isInteger(index.dtype) || index.dtype.kind === "b")) return;
  if (
    isInteger(index.dtype) ? index.dtype.itemsize < 8 || index.dtype.kind === "i" : index.dtype.kind === "b"
  )
    return;
  if (canCast(index.dtype, int64, rule)) return;
  raise(
    "TypeError",
    `Cannot cast array data from ${dtypeRepr(index.dtype)} to dtype('int64') according to the rule '${rule}'`,
  );
}
