import type { DType } from "../dtypes/dtype.ts";

/** What is known of the elements in a buffer. */
export type Contents = Exact | Fill | Ramp | Bounds | Nothing;

/** The bytes themselves, as NumPy would hold them (little-endian where native). */
export interface Exact {
  readonly kind: "exact";
  readonly data: Uint8Array;
  /** One flag a byte: 0 where the byte is not known (uninitialised, or written with something unknown). Absent: all known. */
  readonly known?: Uint8Array;
  /** For object and StringDType elements: `data` holds an index into this list as an int64; index 0 is a null pointer. */
  readonly objects?: unknown[];
}

/** Every element of the buffer is this one. */
export interface Fill {
  readonly kind: "fill";
  readonly dtype: DType;
  /** The bytes of one element. */
  readonly item: Uint8Array;
}

/** Element number i (in memory order) is `start + i * step`, rounded to the dtype where it is a float. */
export interface Ramp {
  readonly kind: "ramp";
  readonly dtype: DType;
  readonly start: number;
  readonly step: number;
}

/** Every element lies in [lo, hi], which may be infinite. A bound is never inside the range of real values. */
export interface Bounds {
  readonly kind: "bounds";
  readonly dtype: DType;
  readonly lo: number;
  readonly hi: number;
  /** Every element that is not NaN is a whole number. */
  readonly integral: boolean;
  /** Some element may be NaN. */
  readonly nan: boolean;
}

export interface Nothing {
  readonly kind: "nothing";
  /** Fresh memory that nobody has written: reading it gives rubbish. */
  readonly uninitialised?: boolean;
}

export const nothing: Nothing = { kind: "nothing" };
export const uninitialised: Nothing = { kind: "nothing", uninitialised: true };
