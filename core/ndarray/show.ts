import type { NDArray } from "./array.ts";
import type { DType } from "./dtypes/dtype.ts";
import { dtypeText } from "./dtypes/dtypetext.ts";
import { type Dim, evaluateDim, isExact, showDim } from "./layouts/dim.ts";
import { isC, isF, type Layout } from "./layouts/layout.ts";
import type { Scalar } from "./value.ts";

/** What the caller knows beside the array itself. */
export interface ShowOptions {
  /** The name of the variable whose memory the array borrows. */
  readonly ownerName?: string;
}

/**
 * Returns the one text form of an array or NumPy scalar, for hovers, hints, the panel, the command line and fixtures:
 *
 *     float64[1000, 1000] C                    memmap float32[1000000] C
 *     float64[1000, 1000] F view(a)            float32[n, 3] C
 *     >i4[3] strided                           struct{id:int32, pos:float32[3]}[6] C
 *     datetime64[D][90] C                      float64            (a scalar)
 *
 * It is the subclass where it is not ndarray, the dtype as `str(dtype)` writes it (structured ones as their fields), the
 * shape, "C" or else "F" where contiguous, "strided" where neither, "?" for what is not known, and whose memory it shows.
 */
export function show(value: NDArray | Scalar, { ownerName }: ShowOptions = {}): string {
  if (value.t === "scalar") return showDType(value.dtype);
  const { layout, subclass } = value;
  const shape = layout.shape.map(showLength).join(", ");
  const text = `${showDType(layout.dtype)}[${shape}] ${showOrder(layout)}`;
  const prefix = subclass === "ndarray" ? "" : `${subclass} `;
  return prefix + text + (ownerName === undefined ? "" : ` view(${ownerName})`);
}

/** Returns the dtype as `show` writes it: "float64", ">i4", "<U5", "struct{x:float32, y:float32}". */
export function showDType(dtype: DType): string {
  if (dtype.subarray) return `${showDType(dtype.subarray.base)}[${dtype.subarray.shape.join(", ")}]`;
  if (!dtype.fields) return dtypeText(dtype);
  return `struct{${dtype.fields.map((field) => `${field.name}:${showDType(field.dtype)}`).join(", ")}}`;
}

/** Returns a length as `show` writes it: "1000", "n", "2*n + 1"; "?" for an unknown that has no name in the program. */
export function showLength(dim: Dim): string {
  const text = showDim(dim);
  // An unknown is described in words where the program has no name for it ("count of mask").
  return /[^\p{L}\p{N}_\s()[\]*/%+,.-]|[\p{L}\p{N}_]\s+[\p{L}\p{N}_]/u.test(text) ? "?" : text;
}

/** Returns "C", "F", "strided", or "?" when it can't be told. */
function showOrder(layout: Layout): string {
  const c = isC(layout);
  if (c) return "C";
  const f = isF(layout);
  if (f) return "F";
  return c === undefined || f === undefined ? "?" : "strided";
}

const units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

/** Returns a number of bytes in SI units with at most three digits: "8 MB", "1.25 GB", "800 B"; a formula for what is not known: "8*n*m bytes". */
export function formatBytes(bytes: Dim): string {
  if (!isExact(bytes)) return `${showLength(bytes)} bytes`;
  let unit = 0;
  while (unit < units.length - 1 && bytes >= 999.5 * 1000 ** unit) unit++;
  return `${Number((bytes / 1000 ** unit).toPrecision(3))} ${units[unit]}`;
}

/** Returns the bytes of a formula under what the user assumes for its unknowns; undefined where nothing is assumed. */
export function assumedBytes(bytes: Dim): number | undefined {
  return evaluateDim(bytes, (atom) => atom.hint);
}
