/**
 * The door between the interpreter and NumPy. Nothing here throws to its caller.
 * Each function answers with the effect on memory, or undefined where NumPy has nothing to do with the operands.
 */

export { attributeOf, setAttribute } from "./attributes/attributes.ts";
export { callNumpy } from "./calls/call.ts";
export type { Context, File, Files, NpyHeader, OpenFile } from "./context.ts";
export { getItem, setItem } from "./items/items.ts";
export { isModule, lookup, missingName, publicNames } from "./names/namespace.ts";
export type { Effect, Row } from "./op.ts";
export { binary, compare, inplace, unary } from "./operators.ts";
export { asIterated, lengthOf, nextOf, toComplex, toFloat, toInt, truthOf } from "./protocol.ts";
export { forgetGlobalState } from "./random/randomstate.ts";
export { doubtOf, errorIn, errorOf, isExact } from "./rounding/index.ts";
export { type Measure, measure } from "./rounding/measure.ts";
export { marked, roughened } from "./rounding/roughen.ts";
export { isNumpySubclass } from "./scalartypes.ts";
export { formatValue, reprOf, strOf } from "./text.ts";
