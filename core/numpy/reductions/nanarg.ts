import { elementsOf } from "../../ndarray/access.ts";
import { assign } from "../../ndarray/assign.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { same } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import { none } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import { normalizedAxes, reduceEffect } from "../ufunc/axes.ts";
import { reduceBy } from "../ufunc/calc.ts";
import { argOf } from "./argextremum.ts";
import { keepdims as keepdimsReader, operand, plainOut as out } from "./arguments.ts";
import { withoutNan } from "./nan.ts";

/** `nanargmax` and `nanargmin`: NaNs lose against every number, and must not be alone. */
function row(isGreatest: boolean): Row {
  return op(
    { a: operand, axis: opt(any, none), out, keepdims: keyword(keepdimsReader) },
    ({ a, axis, out: into, keepdims }, context) => {
      const { array } = a;
      if (array.dtype.kind === "O") return notKnown("which objects are NaN");
      if (axis.t === "tuple") raise("TypeError", "'tuple' object cannot be interpreted as an integer");
      const axes = normalizedAxes(axis, array, context);
      const [clean, mask] = withoutNan(
        array,
        isGreatest ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      );
      const isEmpty = same(size(array.layout), 0) === true;
      const alone = mask && !isEmpty ? elementsOf(reduceBy("logical_and", mask, { axes })) : undefined;
      if (mask && !isEmpty && !alone) notKnown("whether there are only NaNs");
      if (alone?.includes(true)) raise("ValueError", "All-NaN slice encountered");
      const result = argOf(clean, axes?.[0], isGreatest, keepdims);
      if (into) assign(into, result);
      return reduceEffect(isGreatest ? "nanargmax" : "nanargmin", a, into ?? result, into);
    },
  );
}

register("numpy", { nanargmax: row(true), nanargmin: row(false) });
