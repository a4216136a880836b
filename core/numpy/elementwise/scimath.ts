import type { NDArray } from "../../ndarray/array.ts";
import { complex64, complex128 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { pyFloat, pyInt, type Value } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import { type Composer, composed, composer } from "../calls/composer.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";

/** Where `numpy.emath` makes its argument something else: a complex or a float array. */
type Widening = (x: NDArray, call: Composer) => NDArray;

/** Complex where a real element is negative. */
const belowZero: Widening = (x, call) =>
  isAny(call("logical_and", call("isreal", x), call("less", x, pyInt(0))), call) ? complexOf(x, call) : x;

/** Complex where a real element is greater than one in size. */
const beyondOne: Widening = (x, call) =>
  isAny(call("logical_and", call("isreal", x), call("greater", call("abs", x), pyInt(1))), call)
    ? complexOf(x, call)
    : x;

/** Floats where an element is negative, so that whole numbers can have negative powers. */
const floatsBelowZero: Widening = (x, call) =>
  isAny(call("less", x, pyInt(0)), call) ? call.asArray(call("multiply", x, pyFloat(1))) : x;

function isAny(truths: Value, call: Composer): boolean {
  const truth = call.method(call("any", truths), "item");
  return truth.t === "bool" && truth.v !== undefined ? truth.v : notKnown("signs of elements");
}

/** Short types become complex64, others complex128. */
function complexOf(x: NDArray, call: Composer): NDArray {
  const isShort = "fbhBHF".includes(x.dtype.char);
  const value = call.method(x, "astype", [{ t: "dtype", dtype: isShort ? complex64 : complex128 }]);
  return call.asArray(value);
}

function unary(name: string, widen: Widening): Row {
  return op({ x: any }, ({ x }, context) => {
    const call = composer(context);
    return composed(call(name, widen(call.asArray(x), call)));
  });
}

const logn = op({ n: any, x: any }, ({ n, x }, context) => {
  const call = composer(context);
  const [top, bottom] = [x, n].map((value) => call("log", belowZero(call.asArray(value), call)));
  return composed(call.operate("Div", top, bottom));
});

const power = op({ x: any, p: any }, ({ x, p }, context) => {
  const call = composer(context);
  const base = belowZero(call.asArray(x), call);
  return composed(call("power", base, floatsBelowZero(call.asArray(p), call)));
});

register("numpy.lib.scimath", {
  sqrt: unary("sqrt", belowZero),
  log: unary("log", belowZero),
  log2: unary("log2", belowZero),
  log10: unary("log10", belowZero),
  arccos: unary("arccos", beyondOne),
  arcsin: unary("arcsin", beyondOne),
  arctanh: unary("arctanh", beyondOne),
  logn,
  power,
});
