import { bool, bytes, type DType, isInteger, str } from "../../ndarray/dtypes/dtype.ts";
import { missingText } from "../../ndarray/dtypes/dtypetext.ts";
import { jointStringDType } from "../../ndarray/dtypes/promote.ts";
import { notKnown } from "../../ndarray/error.ts";
import type { Ufunc } from "./loops.ts";
import { noLoop, wrongOperands } from "./noloop.ts";
import type { Operand } from "./operand.ts";
import type { Resolution } from "./resolve.ts";

const comparisons = new Set(["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"]);

/** Returns the loop of a ufunc on strings: comparisons and concatenation. */
export function resolveText(ufunc: Ufunc, operands: readonly Operand[], own: readonly DType[]): Resolution {
  const [a, b] = own;
  if (ufunc.name === "isnan" && a.kind === "T") return { ins: own, outs: [bool], kernel: "isnan" };
  const areText = own.length === 2 && own.every((dtype) => "SUT".includes(dtype.kind));
  const isJoinable = areText && (a.kind === b.kind || (a.kind !== "S" && b.kind !== "S"));
  if (comparisons.has(ufunc.name)) {
    if (!isJoinable) return noLoop(ufunc, operands);
    if (a.kind === "T" || b.kind === "T") jointTexts(a, b);
    return { ins: own, outs: [bool], kernel: ufunc.name };
  }
  if ((ufunc.name === "maximum" || ufunc.name === "minimum") && a.kind === "T" && b?.kind === "T")
    return { ins: own, outs: [jointTexts(a, b)], kernel: ufunc.name };
  if (ufunc.name === "multiply" && own.length === 2 && isRepeatable(a, b))
    return notKnown("whether the repeated texts fit into memory");
  if (ufunc.name === "add" && isJoinable) return { ins: own, outs: [joined(a, b)], kernel: "add" };
  if (ufunc.name === "add" && areText && own.every(({ kind }) => kind !== "T")) wrongOperands(ufunc, own);
  return noLoop(ufunc, operands);
}

/** Texts of any length may be repeated. */
function isRepeatable(a: DType, b: DType): boolean {
  return (a.kind === "T" && isInteger(b)) || (b.kind === "T" && isInteger(a));
}

function jointTexts(a: DType, b: DType): DType {
  const [first, second] = [a, b].map(({ string }) => missingText(string?.naObject));
  const conflict = `Cannot find a compatible null string value for null strings '${first}' and '${second}'`;
  return jointStringDType(a, b, conflict);
}

function joined(a: DType, b: DType): DType {
  if (a.kind === "T" || b.kind === "T") return jointTexts(a, b);
  return a.kind === "S" ? bytes(a.itemsize + b.itemsize) : str((a.itemsize + b.itemsize) / 4);
}
