import { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { sameShape } from "../../ndarray/layouts/dim.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { shapeText } from "../../ndarray/print/python.ts";
import { pyFloat, pyTrue, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { newMasked } from "./create.ts";
import { fillValue, setFillValue } from "./fill.ts";
import { filledOf } from "./filled.ts";
import { eitherMask, madeMask, shrunk } from "./masks.ts";
import { anyTrue, change, dataOf, emptyMask, knownMask, maskCopy, maskOf, truth, wrapped } from "./parts.ts";
import { row } from "./row.ts";
import { binaryMasked } from "./ufuncs.ts";

const copy = opt(any, pyTrue as Value);

/** Returns `np.ma.masked_where(condition, a)`. */
export function maskedWhere(np: Composer, condition: Value, a: Value, copies: boolean): MaskedArray {
  const given = madeMask(np, condition, { shrink: false });
  const flags = given === "none" ? np.array("array", { t: "bool", v: false }) : given;
  const data = dataOf(np, a);
  const array = copies ? np.asArray(np.named("array", [data], { copy: pyTrue })) : data;
  if (!(flags instanceof NDArray)) return notKnown("a condition");
  const fits = sameShape(flags.shape, array.shape);
  if (flags.shape.length > 0 && fits !== true) {
    if (fits === undefined) return notKnown("the shape of a condition");
    raise(
      "IndexError",
      `Inconsistent shape between the condition and the input (got ${text(flags)} and ${text(array)})`,
    );
  }
  const own = maskOf(a);
  if (!copies && own instanceof NDArray) return notKnown("a mask that two arrays share");
  const joint = shrunk(a instanceof MaskedArray ? eitherMask(np, flags, own) : flags);
  const made = wrapped(array, "none", a);
  if (joint === "none" || joint === "unknown")
    change(made, { mask: own === "none" || joint === "unknown" ? joint : emptyMask(np, made) });
  else {
    const mask = own instanceof NDArray ? maskCopy(np, own, made) : emptyMask(np, made);
    np.put(mask, { t: "ellipsis" }, joint);
    change(made, { mask });
  }
  if (!copies && a instanceof MaskedArray && own === "none") change(a, { mask: made.masking.mask });
  return made;
}

function text(array: NDArray): string {
  return shapeText(array.shape as readonly number[]);
}

/** Masks where a comparison with a value holds. */
const comparing = (name: string) =>
  row({ x: any, value: any, copy }, ({ x, value, copy: copies }, np) =>
    maskedWhere(np, binaryMasked(np, name, x, value), x, truth(copies)),
  );

register("numpy.ma", {
  masked_where: row({ condition: any, a: any, copy }, ({ condition, a, copy: copies }, np) =>
    maskedWhere(np, condition, a, truth(copies)),
  ),
  masked_greater: comparing("greater"),
  masked_greater_equal: comparing("greater_equal"),
  masked_less: comparing("less"),
  masked_less_equal: comparing("less_equal"),
  masked_not_equal: comparing("not_equal"),
  masked_equal: row({ x: any, value: any, copy }, ({ x, value, copy: copies }, np) => {
    const made = maskedWhere(np, binaryMasked(np, "equal", x, value), x, truth(copies));
    setFillValue(np, made, value);
    return made;
  }),
  masked_inside: between((np, x, low, high) =>
    np("logical_and", np("greater_equal", x, low), np("less_equal", x, high)),
  ),
  masked_outside: between((np, x, low, high) => np("logical_or", np("less", x, low), np("greater", x, high))),
});

function between(condition: (np: Composer, x: Value, low: Value, high: Value) => Value) {
  return row({ x: any, v1: any, v2: any, copy }, ({ x, v1, v2, copy: copies }, np) => {
    const [low, high] = truth(np("less", v2, v1)) ? [v2, v1] : [v1, v2];
    return maskedWhere(np, condition(np, filledOf(np, x), low, high), x, truth(copies));
  });
}

const shrink = opt(any, pyTrue as Value);

register("numpy.ma", {
  masked_object: row(
    { x: any, value: any, copy, shrink },
    ({ x, value, copy: copies, shrink: shrinks }, np, context) => {
      const condition = np("equal", dataOf(np, x), value);
      const mask = eitherMask(np, maskOf(x), madeMask(np, condition, { shrink: truth(shrinks) }));
      return withMask(np, x, mask, copies, value, context);
    },
  ),
  masked_values: row(
    {
      x: any,
      value: any,
      rtol: opt(any, pyFloat(1e-5) as Value),
      atol: opt(any, pyFloat(1e-8) as Value),
      copy,
      shrink,
    },
    ({ x, value, rtol, atol, copy: copies, shrink: shrinks }, np, context) => {
      const data = filledOf(np, x, value);
      const mask =
        data.dtype.kind === "f"
          ? np.named("isclose", [data, value], { rtol, atol })
          : np("equal", data, value);
      const made = newMasked(np, data, { mask, copy: copies, fill_value: value }, context);
      if (truth(shrinks)) change(made, { mask: shrunk(maskOf(made)) });
      return made;
    },
  ),
  masked_invalid: row({ a: any, copy }, ({ a, copy: copies }, np) => {
    const data = dataOf(np, a);
    const condition = np("logical_not", np("isfinite", data));
    const own = maskOf(a);
    const made = maskedWhere(np, condition, a, truth(copies));
    if (own === "unknown") change(made, { mask: "unknown" });
    // Even where nothing is masked there is a mask.
    if (made.masking.mask === "none" || (own === "none" && made.masking.mask === "unknown")) {
      const mask = emptyMask(np, made);
      if (made.masking.mask === "unknown") np.put(mask, { t: "ellipsis" }, condition);
      change(made, { mask });
    }
    return made;
  }),
  fix_invalid: row(
    { a: any, mask: opt(any, undefined), copy, fill_value: opt(any, undefined) },
    ({ a, mask, copy: copies, fill_value: fill }, np, context) => {
      const made = newMasked(np, a, { copy: copies, mask }, context);
      const data = dataOf(np, made);
      const invalid = np.asArray(np("logical_not", np("isfinite", data)));
      const isAny = anyTrue(invalid) ?? notKnown("what is not finite");
      if (!isAny) return made;
      const own = knownMask(made);
      change(made, { mask: own === "none" ? invalid : np.asArray(np("logical_or", own, invalid)) });
      np.put(data, invalid, fill && fill.t !== "none" ? fill : fillValue(np, made));
      return made;
    },
  ),
});

function withMask(
  np: Composer,
  x: Value,
  mask: ReturnType<typeof eitherMask>,
  copies: Value,
  fill: Value,
  context: Context,
): MaskedArray {
  const made = newMasked(np, x, { copy: copies, fill_value: fill }, context);
  if (mask === "unknown" || mask instanceof NDArray) change(made, { mask });
  return made;
}
