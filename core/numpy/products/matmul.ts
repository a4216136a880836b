import type { NDArray } from "../../ndarray/array.ts";
import type { Value } from "../../ndarray/value.ts";
import { any } from "../bind.ts";
import type { Context } from "../context.ts";
import { type Effect, op, type Row } from "../op.ts";
import type { UfuncName } from "../ufunc/loops.ts";

/** Returns what `a @ b` does. */
export function matmulOf(_a: Value, _b: Value, _context: Context, _out?: NDArray): Effect {
  return { kind: "unknown", why: "matmul" };
}

export const matmul: Row = op({ x1: any, x2: any }, ({ x1, x2 }, context) => matmulOf(x1, x2, context));

export function vectorProduct(_name: UfuncName): Row {
  return matmul;
}
