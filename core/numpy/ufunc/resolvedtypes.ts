import { newArray } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { defaultOf, type Weak } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import { valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { nameOfClass } from "../conversion/asdtype.ts";
import { asDType } from "../conversion/coerce.ts";
import { op, type Row } from "../op.ts";
import type { Ufunc } from "./loops.ts";
import type { Operand } from "./operand.ts";
import { resolve } from "./resolve.ts";

/** Returns the row of `ufunc.resolve_dtypes(dtypes)`: the dtypes that a call would compute in. Only results that are asked for as None are known. */
export function resolveDTypesRow(ufunc: Ufunc): Row {
  return op({ dtypes: any }, ({ dtypes }, context) => {
    const items =
      dtypes.t === "tuple"
        ? dtypes.items
        : raise(
            "TypeError",
            `resolve_dtypes: The dtypes must be a tuple of length ${ufunc.nin + ufunc.nout}.`,
          );
    if (items.length !== ufunc.nin + ufunc.nout) return notKnown("the number of dtypes");
    if (items.slice(ufunc.nin).some(({ t }) => t !== "none")) return notKnown("dtypes of the results");
    const operands = items.slice(0, ufunc.nin).map((item) => operandOf(item, context));
    const { ins, outs } = resolve(ufunc, operands);
    return valueEffect(pyTuple([...ins, ...outs].map((dtype) => ({ t: "dtype", dtype }))));
  });
}

/** The dtype of an operand; Python's own numbers stand for themselves. */
function operandOf(value: Value, context: Context): Operand {
  const name = value.t === "foreign" ? (value.className ?? nameOfClass(value)) : undefined;
  const weak = name === "int" || name === "float" || name === "complex" ? (name as Weak) : undefined;
  if (!weak && value.t !== "dtype") return notKnown("a dtype");
  const dtype = weak ? defaultOf(weak) : asDType(value, context);
  return { value, weak, array: newArray(contiguous(dtype, []), nothing) };
}
