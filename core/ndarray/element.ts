/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/**
 * One element as JavaScript sees it: bool -> boolean; integers, datetime64, timedelta64 -> number where it is safe, else
 * bigint (NaT is -2^63); floats -> number; complex -> Complex; str and StringDType -> string; bytes -> "latin1" string;
 * structured -> array of its fields' elements; sub-array -> flat array; plain void -> Uint8Array; object -> the Python value.
 */
export type Element =
  | boolean
  | number
  | bigint
  | string
  | Complex
  | Uint8Array
  | readonly Element[]
  | { readonly t: string };
