import type { Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";
import type { Effect } from "./op.ts";

/** Python's binary operators by the names of CPython's `ast` classes. */
export type BinaryOperator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "FloorDiv"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd";
export type CompareOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE";
export type UnaryOperator = "Invert" | "UAdd" | "USub";

/** Returns what `left op right` does; undefined when neither operand is an array or NumPy scalar. */
export function binary(
  _op: BinaryOperator,
  _left: Value,
  _right: Value,
  _context: Context,
): Effect | undefined {
  return { kind: "unknown", why: "operator" };
}

/** Returns what `target op= right` does to the array `target`; undefined when it is no array (then Python uses the binary operator). */
export function inplace(
  _op: BinaryOperator,
  _target: Value,
  _right: Value,
  _context: Context,
): Effect | undefined {
  return { kind: "unknown", why: "operator" };
}

/** Returns what `op operand` does; undefined when it is no array or NumPy scalar. */
export function unary(_op: UnaryOperator, _operand: Value, _context: Context): Effect | undefined {
  return { kind: "unknown", why: "operator" };
}

/** Returns what one comparison does; undefined when neither operand is an array, NumPy scalar or dtype. */
export function compare(
  _op: CompareOperator,
  _left: Value,
  _right: Value,
  _context: Context,
): Effect | undefined {
  return { kind: "unknown", why: "operator" };
}
