import { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { none, pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import { normalizeAxis, axes as readAxes } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { asMasked, newMasked } from "./create.ts";
import { allTrue, anyTrue, change, dataOf, knownMask } from "./parts.ts";
import { maybe, row } from "./row.ts";

/** Returns the data without the lines that hold something masked. */
function compressed(np: Composer, value: Value, axis: Value, context: Context): Value {
  const self = asMasked(np, value, context);
  const mask = knownMask(self);
  const rank = self.shape.length;
  const axes =
    axis.t === "none"
      ? self.shape.map((_, i) => i)
      : readAxes.read(axis, context).map((one) => normalizeAxis(one, rank));
  const data = dataOf(np, self);
  if (mask === "none" || !(anyTrue(mask) ?? notKnown("a mask"))) return data;
  if (allTrue(mask) ?? notKnown("a mask")) return np("array", pyList([]));
  const whole: Value = { t: "slice", start: none, stop: none, step: none };
  return axes.reduce<Value>((rest, at) => {
    const others = pyTuple(self.shape.flatMap((_, i) => (i === at ? [] : [pyInt(i)])));
    const free = np("logical_not", np.named("any", [mask], { axis: others }));
    return np.item(rest, pyTuple([...new Array<Value>(at).fill(whole), free]));
  }, data);
}

function twoAxes(np: Composer, value: Value, name: string): void {
  if (np.asArray(value).shape.length !== 2) raise("NotImplementedError", `${name} works for 2D arrays only.`);
}

/** Masks the whole row, or column, of each masked element. */
function maskedLines(np: Composer, value: Value, axis: Value, context: Context): Value {
  const made = newMasked(np, value, {}, context);
  twoAxes(np, made, "mask_rowcols");
  const mask = knownMask(made);
  if (mask === "none" || !(anyTrue(mask) ?? notKnown("a mask"))) return made;
  const at = axis.t === "none" ? undefined : axis.t === "int" ? axis.v : notKnown("an axis");
  const along = (one: number) =>
    np.named("any", [mask], { axis: pyInt(one), keepdims: { t: "bool", v: true } });
  let flags: Value = mask;
  if (at === undefined || at === 0) flags = np("logical_or", flags, along(1));
  if (at === undefined || at === 1 || at === -1) flags = np("logical_or", flags, along(0));
  if (flags instanceof NDArray)
    change(made, { mask: flags === mask ? np.asArray(np.method(mask, "copy")) : flags });
  return made;
}

const absent = opt(any, none as Value);

register("numpy.ma", {
  compress_nd: row({ x: any, axis: absent }, ({ x, axis }, np, context) => compressed(np, x, axis, context)),
  compress_rowcols: row({ x: any, axis: absent }, ({ x, axis }, np, context) => {
    twoAxes(np, x, "compress_rowcols");
    return compressed(np, x, axis, context);
  }),
  compress_rows: row({ a: any }, ({ a }, np, context) => {
    twoAxes(np, a, "compress_rows");
    return compressed(np, a, pyInt(0), context);
  }),
  compress_cols: row({ a: any }, ({ a }, np, context) => {
    twoAxes(np, a, "compress_cols");
    return compressed(np, a, pyInt(1), context);
  }),
  mask_rowcols: row({ a: any, axis: absent }, ({ a, axis }, np, context) =>
    maskedLines(np, a, axis, context),
  ),
  mask_rows: row({ a: any, axis: maybe }, ({ a }, np, context) => maskedLines(np, a, pyInt(0), context)),
  mask_cols: row({ a: any, axis: maybe }, ({ a }, np, context) => maskedLines(np, a, pyInt(1), context)),
});
