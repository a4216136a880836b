import { type DType, isSwapped } from "../../ndarray/dtypes/dtype.ts";
import { withByteOrder } from "../../ndarray/dtypes/dtypename.ts";
import { raise } from "../../ndarray/error.ts";
import { opt } from "../calls/bind.ts";
import { dtype, text } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

/**
 * Returns the dtype in the byte order that a letter names: "S" swaps, "<", ">" and "=" say which. "<" stays an order
 * of its own on a little-endian machine, equal to "=" but printed as "<i4", until an operation makes the dtype anew.
 */
function reordered(of: DType, order: string): DType {
  if (of.kind === "T") raise("TypeError", "Cannot use DescrNewByteOrder for this new style DTypes.");
  const letter = order[0]?.toUpperCase() ?? "";
  if (letter === "S") return swapped(of);
  if (letter === ">" || letter === "B") return withByteOrder(of, ">");
  if (letter === "<" || letter === "L") return withByteOrder(of, "<");
  if (letter === "=" || letter === "N") return withByteOrder(of, "=");
  if (letter === "|" || letter === "I") return of;
  return raise("ValueError", `byteorder not recognized (got '${order}')`);
}

function swapped(of: DType): DType {
  if (of.fields)
    return { ...of, fields: of.fields.map((field) => ({ ...field, dtype: swapped(field.dtype) })) };
  if (of.subarray) return { ...of, subarray: { ...of.subarray, base: swapped(of.subarray.base) } };
  return withByteOrder(of, isSwapped(of) ? "<" : ">");
}

register("numpy.dtype", {
  newbyteorder: op({ self: dtype, new_order: opt(text, "S") }, (read) =>
    valueEffect({ t: "dtype", dtype: reordered(read.self, read.new_order) }),
  ),
});
