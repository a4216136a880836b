import {
  bool,
  byChar,
  type DType,
  datetime64,
  float64,
  int64,
  isInteger,
  type TimeUnit,
  timedelta64,
} from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { promoteTypes } from "../../ndarray/dtypes/promote.ts";
import { raise } from "../../ndarray/error.ts";
import type { Ufunc } from "./loops.ts";
import { noLoop } from "./noloop.ts";
import type { Operand } from "./operand.ts";
import type { Resolution } from "./resolve.ts";

/** Durations are counted in C's long long. */
const longlong = byChar.get("q") as DType;

const comparisons = new Set(["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"]);
const extrema = new Set(["maximum", "minimum", "fmax", "fmin"]);
const tests = new Set(["isnat", "isnan", "isfinite", "isinf"]);
const unaries = new Set(["absolute", "negative", "positive", "sign"]);

/** Returns the loop of a ufunc on datetime64 and timedelta64. */
export function resolveTime(ufunc: Ufunc, operands: readonly Operand[], own: readonly DType[]): Resolution {
  const { name } = ufunc;
  if (own.length === 1) {
    const [dtype] = own;
    if (tests.has(name)) return { ins: own, outs: [bool], kernel: name };
    if (unaries.has(name) && dtype.kind === "m") return { ins: own, outs: own, kernel: name };
    return noLoop(ufunc, operands);
  }
  if (name === "clip") return clipping(ufunc, operands, own);
  const [a, b] = own;
  if (comparisons.has(name) || extrema.has(name)) return ordering(ufunc, operands, a, b);
  if (name === "add" || name === "subtract") return sum(ufunc, operands, a, b);
  if (name === "multiply") return product(ufunc, operands, a, b);
  if (name === "divide" || name === "floor_divide") return quotient(ufunc, operands, a, b);
  if ((name === "remainder" || name === "divmod") && a.kind === "m" && b.kind === "m") {
    const common = promoteTypes(a, b);
    return { ins: [common, common], outs: name === "divmod" ? [longlong, common] : [common], kernel: name };
  }
  return noLoop(ufunc, operands);
}

function ordering(ufunc: Ufunc, operands: readonly Operand[], a: DType, b: DType): Resolution {
  const areTimes = isTime(a) && isTime(b);
  if (areTimes && a.kind !== b.kind && comparisons.has(ufunc.name)) return noLoop(ufunc, operands);
  const isSpan = a.kind === "m" || b.kind === "m";
  // The greatest of these are no spans.
  if ([a, b].some(({ kind, itemsize }) => kind === "u" && itemsize === 8)) return noLoop(ufunc, operands);
  if (!areTimes && !(isSpan && countsAsTime(a) && countsAsTime(b))) return noLoop(ufunc, operands);
  const common = promoteTypes(a, b);
  if (areTimes && a.kind !== b.kind)
    wrongInput(ufunc, a.kind === "m" ? 0 : 1, a.kind === "m" ? a : b, common);
  return { ins: [common, common], outs: [comparisons.has(ufunc.name) ? bool : common], kernel: ufunc.name };
}

/** Times between two others: all dates, or all spans and integers. */
function clipping(ufunc: Ufunc, operands: readonly Operand[], own: readonly DType[]): Resolution {
  const hasDate = own.some(({ kind }) => kind === "M");
  const fits = hasDate ? own.every(isTime) : own.every(countsAsTime);
  if (!fits || own.some(({ kind, itemsize }) => kind === "u" && itemsize === 8))
    return noLoop(ufunc, operands);
  const common = own.reduce(promoteTypes);
  const span = own.findIndex(({ kind }) => kind === "m");
  if (hasDate && span >= 0) wrongInput(ufunc, span, own[span], common);
  return { ins: own.map(() => common), outs: [common], kernel: ufunc.name };
}

/** Sums and differences: a date and a span, two spans, or the difference of two dates. Integers count as spans. */
function sum(ufunc: Ufunc, operands: readonly Operand[], a: DType, b: DType): Resolution {
  const { name } = ufunc;
  const kinds = (isTime(a) ? a.kind : "n") + (isTime(b) ? b.kind : "n");
  if (!countsAsTime(a) && !isTime(a)) return noLoop(ufunc, operands);
  if (!countsAsTime(b) && !isTime(b)) return noLoop(ufunc, operands);
  if (kinds === "mm" || kinds === "mn" || kinds === "nm") {
    const common = kinds === "mm" ? promoteTypes(a, b) : timedelta64(unitOf(kinds === "mn" ? a : b));
    return { ins: [common, common], outs: [common], kernel: name };
  }
  if (kinds === "MM" && name === "subtract") {
    const common = promoteTypes(a, b);
    return { ins: [common, common], outs: [timedelta64(unitOf(common))], kernel: name };
  }
  const isLeft = kinds === "Mm" || kinds === "Mn";
  if (!isLeft && (name === "subtract" || (kinds !== "mM" && kinds !== "nM"))) return noLoop(ufunc, operands);
  const [date, span] = isLeft ? [a, b] : [b, a];
  const unit = isTime(span) ? unitOf(promoteTypes(date, span)) : unitOf(date);
  const ins = isLeft ? [datetime64(unit), timedelta64(unit)] : [timedelta64(unit), datetime64(unit)];
  return { ins, outs: [datetime64(unit)], kernel: name };
}

function product(ufunc: Ufunc, operands: readonly Operand[], a: DType, b: DType): Resolution {
  const [span, other] = a.kind === "m" ? [a, b] : [b, a];
  const isLeft = a.kind === "m";
  if (span.kind !== "m" || isTime(other)) return noLoop(ufunc, operands);
  const number = isInteger(other) || other.kind === "b" ? int64 : float64;
  if (other.kind === "c" || !"biuf".includes(other.kind)) return noLoop(ufunc, operands);
  const kernel = number === int64 ? "multiply_integer" : "multiply_float";
  return { ins: isLeft ? [span, number] : [number, span], outs: [span], kernel };
}

function quotient(ufunc: Ufunc, operands: readonly Operand[], a: DType, b: DType): Resolution {
  const { name } = ufunc;
  if (a.kind !== "m") return noLoop(ufunc, operands);
  if (b.kind === "m") {
    const common = promoteTypes(a, b);
    return { ins: [common, common], outs: [name === "divide" ? float64 : longlong], kernel: name };
  }
  if (isInteger(b)) return { ins: [a, int64], outs: [a], kernel: `${name}_integer` };
  if (b.kind === "f") return { ins: [a, float64], outs: [a], kernel: `${name}_float` };
  return noLoop(ufunc, operands);
}

function isTime({ kind }: DType): boolean {
  return kind === "m" || kind === "M";
}

/** A span is no date. */
function wrongInput({ name }: Ufunc, i: number, from: DType, to: DType): never {
  return raise(
    "_UFuncInputCastingError",
    `Cannot cast ufunc '${name}' input ${i} from ${dtypeRepr(from)} to ${dtypeRepr(to)} with casting rule 'same_kind'`,
  );
}

function countsAsTime(dtype: DType): boolean {
  return isTime(dtype) || isInteger(dtype) || dtype.kind === "b";
}

function unitOf(dtype: DType): TimeUnit {
  return dtype.unit ?? { base: "generic", num: 1 };
}
