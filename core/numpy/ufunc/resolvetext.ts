import { bool, bytes, type DType, str } from "../../ndarray/dtype.ts";
import { noLoopOfClasses } from "./classes.ts";
import type { Ufunc } from "./loops.ts";
import type { Operand } from "./operand.ts";
import { noLoop, type Resolution } from "./resolve.ts";

const comparisons = new Set(["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"]);

/** Returns the loop of a ufunc on strings: comparisons and concatenation. */
export function resolveText(ufunc: Ufunc, operands: readonly Operand[], own: readonly DType[]): Resolution {
  const [a, b] = own;
  const areText = own.length === 2 && own.every((dtype) => "SUT".includes(dtype.kind));
  const isJoinable = areText && (a.kind === b.kind || (a.kind !== "S" && b.kind !== "S"));
  if (comparisons.has(ufunc.name)) {
    if (isJoinable) return { ins: own, outs: [bool], kernel: ufunc.name };
    return noLoopOfClasses(ufunc, operands);
  }
  if (ufunc.name === "add" && isJoinable) return { ins: own, outs: [joined(a, b)], kernel: "add" };
  return noLoop(ufunc, own);
}

function joined(a: DType, b: DType): DType {
  if (a.kind === "T" || b.kind === "T") return a.kind === "T" ? a : b;
  return a.kind === "S" ? bytes(a.itemsize + b.itemsize) : str((a.itemsize + b.itemsize) / 4);
}
