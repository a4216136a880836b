import { bool } from "../../ndarray/dtypes/dtype.ts";
import { dtypeName } from "../../ndarray/dtypes/dtypetext.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { isC, isF } from "../../ndarray/layouts/layout.ts";
import { none, pyBool, pyFloat, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { composed, composer } from "../calls/composer.ts";
import { int } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";

/** `isneginf` and `isposinf`: infinite, and of one sign. */
function infinity(isNegative: boolean): Row {
  return op({ x: any, out: opt(any, none) }, ({ x, out }, context) => {
    const call = composer(context);
    const sign = attemptSign(x, context);
    const wanted = isNegative ? sign : call("logical_not", sign);
    return composed(call("logical_and", call("isinf", x), wanted, out));
  });
}

function attemptSign(x: Value, context: Context): Value {
  const call = composer(context);
  try {
    return call("signbit", x);
  } catch (error) {
    if (!(error instanceof NumpyError) || (error.type !== "TypeError" && !error.type.endsWith("NoLoopError")))
      throw error;
    const name = dtypeName(call.asArray(x).dtype);
    return raise(
      "TypeError",
      `This operation is not supported for ${name} values because it would be ambiguous.`,
    );
  }
}

const iscomplex = op({ x: any }, ({ x }, context) => {
  const call = composer(context);
  const array = call.asArray(x);
  if (array.dtype.kind === "c") return composed(call.operate("NotEq", call.get(array, "imag"), pyInt(0)));
  const zeros = call("zeros", pyTuple(array.shape.map(pyInt)), { t: "dtype", dtype: bool });
  return composed(call.item(zeros, pyTuple([])));
});

const isreal = op({ x: any }, ({ x }, context) => {
  const call = composer(context);
  return composed(call.operate("Eq", call("imag", x), pyInt(0)));
});

/** Numbers, texts and scalars; classes that the program defines may be numbers too. */
const isscalar = op({ element: any }, ({ element }, context) => {
  if (element.t === "unknown" || element.t === "foreign") {
    const isNumber = context.isNumber?.(element) ?? notKnown("whether it is a number");
    return { kind: "value", value: pyBool(isNumber) };
  }
  const isScalar = ["int", "float", "complex", "bool", "str", "bytes", "scalar"].includes(element.t);
  return { kind: "value", value: pyBool(isScalar) };
});

const isfortran = op({ a: any }, ({ a }) => {
  if (a.t !== "ndarray") return notKnown("flags of what is no array");
  const [f, c] = [isF(a.layout), isC(a.layout)];
  if (f === undefined || c === undefined) return notKnown("memory order");
  return { kind: "value", value: pyBool(f && !c) };
});

const fix = op({ x: any, out: opt(any, none) }, ({ x, out }, context) =>
  composed(composer(context)("trunc", x, out)),
);

const realIfClose = op({ a: any, tol: opt(any, pyInt(100)) }, ({ a, tol }, context) => {
  const call = composer(context);
  const array = call.asArray(a);
  if (array.dtype.kind !== "c") return { kind: "value", value: array };
  const given = tol.t === "int" || tol.t === "float" ? Number(tol.v) : notKnown("a tolerance");
  const epsilon = { 8: 2 ** -23, 16: 2 ** -52 }[array.dtype.itemsize] ?? notKnown("precision");
  const limit = pyFloat(given > 1 ? epsilon * given : given);
  const small = call.operate("Lt", call("absolute", call.get(array, "imag")), limit);
  const isSmall = call.method(call("all", small), "item");
  if (isSmall.t !== "bool" || isSmall.v === undefined) return notKnown("imaginary parts");
  if (!isSmall.v) return { kind: "value", value: array };
  const real = call.get(array, "real");
  return real.t === "ndarray" ? { kind: "view", of: array, out: real, value: real } : composed(real);
});

const circle = pyFloat(2 * Math.PI);

const unwrap = op(
  { p: any, discont: orNone(any, undefined), axis: opt(int, -1), period: keyword(opt(any, circle)) },
  ({ p, discont, axis, period }, context) => {
    const call = composer(context);
    const given = call.asArray(p);
    const steps = call.named("diff", [given], { axis: pyInt(axis) });
    const type = call("result_type", steps, period);
    const isWhole = type.t === "dtype" && "iu".includes(type.dtype.kind);
    const turn = numberIn(period);
    const half = isWhole ? pyInt(Math.floor(turn / 2)) : pyFloat(turn / 2);
    const low = isWhole ? pyInt(-Math.floor(turn / 2)) : pyFloat(-turn / 2);
    const wrapped = call("add", call("remainder", call("subtract", steps, low), period), low);
    const isEdge = !isWhole || turn % 2 === 0;
    if (isEdge) {
      const where = call(
        "logical_and",
        call.operate("Eq", wrapped, low),
        call.operate("Gt", steps, pyInt(0)),
      );
      call.named("copyto", [wrapped, half], { where });
    }
    const correction = call("subtract", wrapped, steps);
    const small = call.operate("Lt", call("abs", steps), discont ?? pyFloat(turn / 2));
    call.named("copyto", [correction, pyInt(0)], { where: small });
    const result = call.named("array", [given], { dtype: type });
    const at = axis < 0 ? axis + given.shape.length : axis;
    const later = pyTuple(given.shape.map((_, i) => (i === at ? fromOne : whole)));
    const total = call.method(correction, "cumsum", [pyInt(axis)]);
    call.put(result, later, call.operate("Add", call.item(given, later), total));
    return composed(result);
  },
);

const whole: Value = { t: "slice", start: none, stop: none, step: none };
const fromOne: Value = { t: "slice", start: pyInt(1), stop: none, step: none };

function numberIn(value: Value): number {
  const isNumber = value.t === "int" || value.t === "float";
  return isNumber && typeof value.v === "number" ? value.v : notKnown("a period");
}

register("numpy", {
  isneginf: infinity(true),
  isposinf: infinity(false),
  iscomplex,
  isreal,
  isscalar,
  isfortran,
  fix,
  real_if_close: realIfClose,
  unwrap,
});
