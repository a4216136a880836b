import type { Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";

/** `repr(value)` of an array, scalar, dtype or other NumPy object, as NumPy 2.4 prints it; undefined when it can't be known. */
export function reprOf(_value: Value, _context: Context): string | undefined {
  return undefined;
}

/** `str(value)` of the same. */
export function strOf(_value: Value, _context: Context): string | undefined {
  return undefined;
}

/** `format(value, spec)` of the same. */
export function formatValue(_value: Value, _spec: string, _context: Context): string | undefined {
  return undefined;
}
