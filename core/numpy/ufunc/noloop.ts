import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeClass, dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { raise } from "../../ndarray/error.ts";
import type { Ufunc } from "./loops.ts";
import { dtypeAlone, type Operand } from "./operand.ts";

/** Raises for operands of which no loop takes these dtypes. Each family of ufuncs has its own resolver and its own words. */
export function noLoop(ufunc: Ufunc, operands: readonly Operand[]): never {
  const { name } = ufunc;
  const own = operands.map(dtypeAlone);
  if (own.some(({ kind }) => kind === "T")) return noLoopOfClasses(ufunc, operands);
  if (name === "isnat")
    return raise("TypeError", "ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.");
  const hasTime = own.some(isTime);
  if (comparisons.has(name)) {
    const areTimes = own.every(isTime);
    return areTimes ? wrongOperands(ufunc, own) : noLoopOfClasses(ufunc, operands);
  }
  if (signed.has(name)) return noLoopOfClasses(ufunc, operands);
  if (common.has(name)) {
    const hasOther = own.some(({ kind }) => "SUV".includes(kind));
    return hasOther ? noLoopOfDTypes(ufunc, own) : noLoopOfClasses(ufunc, operands);
  }
  if (isRepetition(ufunc, own))
    return raise(
      "TypeError",
      "The 'out' kwarg is necessary when using the string multiply ufunc directly. Use numpy.strings.multiply to multiply strings without specifying 'out'.",
    );
  if (hasTime && (sums.has(name) || quotients.has(name))) return wrongOperands(ufunc, own);
  if (sums.has(name)) return noLoopOfDTypes(ufunc, own);
  return raise(
    "TypeError",
    `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''`,
  );
}

const comparisons = new Set(["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"]);
const signed = new Set(["absolute", "negative", "positive", "sign"]);
const common = new Set("maximum minimum fmax fmin gcd lcm clip matmul vecdot matvec vecmat".split(" "));
const sums = new Set(["add", "subtract", "multiply"]);
const quotients = new Set(["divide", "floor_divide", "remainder", "divmod"]);

/** Raises where times meet objects in a function whose loops are chosen by times; gives back the others. */
export function rejectObjects({ name }: Ufunc, own: readonly DType[]): void {
  if (own.length === 2 && own.some(isTime) && (sums.has(name) || name === "remainder" || name === "divmod"))
    wrongOperands({ name } as Ufunc, own);
}

/** Raises for operands of which no loop takes these classes of dtypes, as the newer ufuncs say it. */
export function noLoopOfClasses(ufunc: Ufunc, operands: readonly Operand[], result?: DType): never {
  const given = operands.map(shownClass);
  return noSuchLoop(ufunc, given, result ? shown(dtypeClass(result)) : "None");
}

function noLoopOfDTypes(ufunc: Ufunc, own: readonly DType[]): never {
  return noSuchLoop(ufunc, own.map(dtypeRepr), "None");
}

function noSuchLoop(ufunc: Ufunc, given: readonly string[], result: string): never {
  const types = given.length === 1 ? given[0] : `(${given.join(", ")})`;
  return raise(
    "_UFuncNoLoopError",
    `ufunc '${ufunc.name}' did not contain a loop with signature matching types ${types} -> ${result}`,
  );
}

export function wrongOperands({ name }: Ufunc, [a, b]: readonly DType[]): never {
  return raise(
    "_UFuncBinaryResolutionError",
    `ufunc '${name}' cannot use operands with types ${dtypeRepr(a)} and ${dtypeRepr(b)}`,
  );
}

/** A text and a number of times, which the ufunc itself does only into a given output. */
export function isRepetition({ name }: Ufunc, own: readonly DType[]): boolean {
  if (name !== "multiply") return false;
  const [text, count] = "SU".includes(own[0].kind) ? own : [own[1], own[0]];
  return "SU".includes(text?.kind ?? "") && "iumM".includes(count?.kind ?? "-");
}

function isTime({ kind }: DType): boolean {
  return kind === "m" || kind === "M";
}

function shownClass(operand: Operand): string {
  const { weak } = operand;
  if (operand.isResult) return "None";
  // Python numbers have classes of their own here.
  const own = weak && `_Py${{ int: "Long", float: "Float", complex: "Complex" }[weak]}DType`;
  return shown(own ?? dtypeClass(dtypeAlone(operand)));
}

function shown(name: string): string {
  return `<class 'numpy.dtypes.${name}'>`;
}
