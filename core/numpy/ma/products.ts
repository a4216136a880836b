import { NDArray } from "../../ndarray/array.ts";
import { notKnown } from "../../ndarray/error.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { pyFalse, pyInt, pyStr, pyTrue, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { newMasked } from "./create.ts";
import { filledOf } from "./filled.ts";
import { asValue } from "./functions.ts";
import { madeMask } from "./masks.ts";
import { anyTrue, dataOf, knownMask, maskArrayOf, truth, wrapped } from "./parts.ts";
import { maybe, row } from "./row.ts";

const zero = pyInt(0);

/** Masked elements spread over the axis that is summed. */
function spread(np: Composer, value: Value, axis: number): Value {
  const mask = knownMask(value);
  if (mask === "none" || !(anyTrue(mask) ?? notKnown("a mask"))) return value;
  const along = np.named("any", [mask], { axis: pyInt(axis), keepdims: pyTrue });
  return wrapped(dataOf(np, value), np.asArray(np("logical_or", mask, along)), value);
}

/** Returns `np.ma.dot(a, b)`: an element is masked where all its products are. */
export function dotMasked(np: Composer, a: Value, b: Value, isStrict = false): Value {
  const rank = (value: Value) => np.asArray(value).shape.length;
  const strict = isStrict && rank(a) > 0 && rank(b) > 0;
  const x = strict ? spread(np, a, rank(a) - 1) : a;
  const y = strict ? spread(np, b, Math.max(0, rank(b) - 2)) : b;
  const data = np.asArray(np("dot", filledOf(np, x, zero), filledOf(np, y, zero)));
  const some = np("dot", np("logical_not", maskArrayOf(np, x)), np("logical_not", maskArrayOf(np, y)));
  return wrapped(data, np.asArray(np("logical_not", some)));
}

function rolling(
  np: Composer,
  name: string,
  a: Value,
  v: Value,
  mode: Value,
  propagates: boolean,
  context: Context,
): Value {
  const of = (x: Value, y: Value) => np.named(name, [x, y], { mode });
  const ones = (value: Value) => np.named("ones", [np("shape", dataOf(np, value))], { dtype: pyStr("bool") });
  const mask = propagates
    ? np("logical_or", of(maskArrayOf(np, a), ones(v)), of(ones(a), maskArrayOf(np, v)))
    : np("logical_not", of(np("logical_not", maskArrayOf(np, a)), np("logical_not", maskArrayOf(np, v))));
  const data = propagates
    ? of(dataOf(np, a), dataOf(np, v))
    : of(filledOf(np, a, zero), filledOf(np, v, zero));
  return newMasked(np, data, { mask }, context);
}

const moving = (name: string, usual: string) =>
  row(
    { a: any, v: any, mode: opt(any, pyStr(usual) as Value), propagate_mask: opt(any, pyTrue as Value) },
    ({ a, v, mode, propagate_mask: propagates }, np, context) =>
      rolling(np, name, a, v, mode, truth(propagates), context),
  );

const dot = row(
  { a: any, b: any, strict: opt(any, pyFalse as Value), out: maybe },
  ({ a, b, strict, out }, np) =>
    out && out.t !== "none" ? notKnown("an array to write into") : dotMasked(np, a, b, truth(strict)),
);

const inner = row({ a: any, b: any }, ({ a, b }, np) => {
  const [x, y] = [a, b].map((value) => np("atleast_1d", filledOf(np, value, zero)));
  const result = np("inner", x, y);
  return result instanceof NDArray ? wrapped(result, "none") : result;
});

const outer = row({ a: any, b: any }, ({ a, b }, np, context) => {
  const [x, y] = [a, b].map((value) => np.method(filledOf(np, value, zero), "ravel"));
  const data = np("outer", x, y);
  if (knownMask(a) === "none" && knownMask(b) === "none") return newMasked(np, data, {}, context);
  const free = (value: Value) => np("logical_not", maskArrayOf(np, value));
  const mask = madeMask(np, np("logical_not", np("outer", free(a), free(b))));
  return newMasked(np, data, { mask: asValue(mask) }, context);
});

register("numpy.ma", {
  dot,
  inner,
  outer,
  convolve: moving("convolve", "full"),
  correlate: moving("correlate", "valid"),
});
register("numpy.ma.MaskedArray", {
  dot: row(
    { self: any, b: any, out: maybe, strict: opt(any, pyFalse as Value) },
    ({ self, b, strict }, np) =>
      self instanceof MaskedArray ? dotMasked(np, self, b, truth(strict)) : notKnown("a masked array"),
  ),
});
