import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { bool, type DType } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { NumpyError, notKnown } from "../../ndarray/error.ts";
import { broadcastShape } from "../../ndarray/layouts/broadcast.ts";
import { sameShape } from "../../ndarray/layouts/dim.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { anyBool, pyBool, pyFalse, type Value } from "../../ndarray/value.ts";
import { any, opt, type Reader } from "../calls/bind.ts";
import { boolean } from "../calls/readers.ts";
import { Tape } from "../calls/tape.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { calc, floatOperand, type Part, reduceBy } from "../ufunc/calc.ts";
import { scalarOf } from "../ufunc/effect.ts";
import { elementwise } from "../ufunc/elementwise.ts";
import { isIncomparable } from "../ufunc/equality.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import { type Operand, operandOf } from "../ufunc/operand.ts";
import { closenessTape, equalityTape } from "./closenessmemory.ts";

function step(name: UfuncName, parts: readonly (Part | Operand)[]): NDArray {
  const operands = parts.map((part): Operand => {
    if (typeof part === "number") return floatOperand(part);
    return "array" in part ? part : { array: part, value: part };
  });
  return elementwise(ufuncNamed(name) as Ufunc, operands).arrays[0];
}

/** Returns `np.isclose(a, b)`: |a - b| <= atol + rtol * |b| where b is finite, or equal. */
export function closeness(x: NDArray, y: NDArray, rtol: Operand, atol: Operand, equalNan: boolean): NDArray {
  const b = y.dtype.kind === "m" ? y : castTo(y, resultType([y.dtype, floatLike]));
  const distance = step("absolute", [step("subtract", [x, b])]);
  const allowed = step("add", [atol, step("multiply", [rtol, step("absolute", [b])])]);
  const near = step("bitwise_and", [step("less_equal", [distance, allowed]), step("isfinite", [b])]);
  const close = step("bitwise_or", [near, step("equal", [x, b])]);
  if (!equalNan) return close;
  return step("bitwise_or", [close, step("bitwise_and", [step("isnan", [x]), step("isnan", [b])])]);
}

/** `np.result_type(y, 1.)` makes integers float64 and leaves floats. */
const floatLike = "float";

function castTo(array: NDArray, dtype: DType): NDArray {
  return dtype.kind === array.dtype.kind && dtype.itemsize === array.dtype.itemsize
    ? array
    : castArray(array, dtype);
}

const tolerances = {
  a: operand,
  b: operand,
  rtol: opt(any, undefined),
  atol: opt(any, undefined),
  equal_nan: opt(boolean, false),
};

const isclose = op(tolerances, ({ a, b, rtol, atol, equal_nan }, context) => {
  const r = rtol ? operandOf(rtol, context) : floatOperand(1e-5);
  const t = atol ? operandOf(atol, context) : floatOperand(1e-8);
  const result = closeness(a.array, b.array, r, t, equal_nan);
  if (result.shape.length === 0) return { kind: "value", value: scalarOf(result) };
  const view = viewOf(result, result.layout);
  const tape = new Tape();
  const made = closenessTape(tape, a.array, b.array, result, equal_nan);
  return {
    kind: "ufunc",
    name: "isclose",
    ins: [a.value, b.value],
    out: view,
    value: view,
    ...tape.beside(made),
  };
});

/** Whether a 0-d bool array is true, as a Python bool. */
function asBool(array: NDArray): Value {
  const [element] = elementsOf(array) ?? [];
  return typeof element === "boolean" ? pyBool(element) : anyBool;
}

const allclose = op(tolerances, ({ a, b, rtol, atol, equal_nan }, context) => {
  const r = rtol ? operandOf(rtol, context) : floatOperand(1e-5);
  const t = atol ? operandOf(atol, context) : floatOperand(1e-8);
  const result = closeness(a.array, b.array, r, t, equal_nan);
  const tape = new Tape();
  if (result.shape.length > 0) closenessTape(tape, a.array, b.array, result, equal_nan);
  return { kind: "value", value: asBool(reduceBy("logical_and", result)), ...tape.beside(0) };
});

/** What is no array is not equal to any. */
const perhaps: Reader<ReturnType<typeof operand.read> | undefined> = {
  read: (value, context) => {
    try {
      return operand.read(value, context);
    } catch (error) {
      if (error instanceof NumpyError) return undefined;
      throw error;
    }
  },
};

const array_equal = op(
  { a1: perhaps, a2: perhaps, equal_nan: opt(boolean, false) },
  ({ a1, a2, equal_nan }) => {
    if (!a1 || !a2) return { kind: "value", value: pyFalse };
    const fits = sameShape(a1.array.shape, a2.array.shape);
    if (fits !== true) return { kind: "value", value: fits === false ? pyFalse : anyBool };
    const value = asBool(reduceBy("logical_and", equalOr(a1.array, a2.array, equal_nan)));
    const hasNans = equal_nan && [a1, a2].some(({ array }) => "fcmM".includes(array.dtype.kind));
    return { kind: "value", value, ...equalityTape(a1.array, a2.array, hasNans).beside(0) };
  },
);

/** Element by element equality; types that can't be compared are not equal. */
function equalOr(x: NDArray, y: NDArray, equalNan: boolean): NDArray {
  if (x.dtype.kind === "V" || y.dtype.kind === "V") return notKnown("whether structures are equal");
  try {
    const equal = calc("equal", [x, y]);
    const canBeNan = "fcmM".includes(x.dtype.kind) && "fcmM".includes(y.dtype.kind);
    if (!equalNan || !canBeNan) return equal;
    return calc("logical_or", [equal, calc("logical_and", [calc("isnan", [x]), calc("isnan", [y])])]);
  } catch (error) {
    if (!isIncomparable(error)) throw error;
    return newArray(contiguous(bool, []), { kind: "fill", dtype: bool, item: new Uint8Array(1) });
  }
}

const array_equiv = op({ a1: perhaps, a2: perhaps }, ({ a1, a2 }) => {
  if (!a1 || !a2) return { kind: "value", value: pyFalse };
  if (!broadcastShape([a1.array.shape, a2.array.shape])) return { kind: "value", value: pyFalse };
  const value = asBool(reduceBy("logical_and", equalOr(a1.array, a2.array, false)));
  return { kind: "value", value, ...equalityTape(a1.array, a2.array, false).beside(0) };
});

register("numpy", { isclose, allclose, array_equal, array_equiv });
