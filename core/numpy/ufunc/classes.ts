import type { DType } from "../../ndarray/dtype.ts";
import { dtypeClass } from "../../ndarray/dtypetext.ts";
import { raise } from "../../ndarray/error.ts";
import type { Ufunc } from "./loops.ts";
import { dtypeAlone, type Operand } from "./operand.ts";

/** Raises for operands of which no loop takes these classes of dtypes, as the newer ufuncs say it. */
export function noLoopOfClasses(ufunc: Ufunc, operands: readonly Operand[], result?: DType): never {
  const given = operands.map(shownClass).join(", ");
  return raise(
    "_UFuncNoLoopError",
    `ufunc '${ufunc.name}' did not contain a loop with signature matching types (${given}) -> ${result ? shown(dtypeClass(result)) : "None"}`,
  );
}

function shownClass(operand: Operand): string {
  const { weak } = operand;
  // Python numbers have classes of their own here.
  const own = weak && `_Py${{ int: "Long", float: "Float", complex: "Complex" }[weak]}DType`;
  return shown(own ?? dtypeClass(dtypeAlone(operand)));
}

function shown(name: string): string {
  return `<class 'numpy.dtypes.${name}'>`;
}
