import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, rest } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { asAnyMasked, newMasked } from "./create.ts";
import { shrunk } from "./masks.ts";
import { dataOf, knownMask, maskArrayOf, maskOf, wrapped } from "./parts.ts";
import { freeRow, maybe, row } from "./row.ts";
import { binaryMasked } from "./ufuncs.ts";

/** Returns the items of a sequence of arrays; a masked array is a sequence of its rows. */
function sequence(np: Composer, value: Value, context: Context): readonly Value[] {
  if (!(value instanceof MaskedArray)) return itemsOf(value, context) ?? notKnown("a sequence of arrays");
  const [length] = value.shape;
  if (!isExact(length ?? 0)) return notKnown("the rows of an array");
  return Array.from({ length: Number(length) }, (_, i) => np.item(value, pyInt(i)));
}

/** Returns `np.ma.concatenate(arrays, axis)`. */
export function joined(np: Composer, arrays: readonly Value[], axis: Value): MaskedArray {
  const named = { axis };
  const data = np.asArray(np.named("concatenate", [pyList(arrays.map((array) => dataOf(np, array)))], named));
  const masks = arrays.map(maskOf);
  if (masks.includes("unknown")) return wrapped(data, "unknown");
  if (masks.every((mask) => mask === "none")) return wrapped(data, "none");
  const mask = np.asArray(
    np.named("concatenate", [pyList(arrays.map((array) => maskArrayOf(np, array)))], named),
  );
  return wrapped(data, shrunk(mask));
}

/** A function of NumPy that joins arrays, of the data and of the masks. */
const joining = (name: string) =>
  freeRow(([first, ...args], { tup, arrays, ...named }, np, context) => {
    const items = sequence(np, first ?? tup ?? arrays, context);
    const of = (parts: readonly Value[]) => np.named(name, [pyTuple(parts), ...args], named);
    const mask = of(items.map((item) => maskArrayOf(np, item)));
    return newMasked(np, of(items.map((item) => dataOf(np, item))), { mask }, context);
  });

/** A function of NumPy on one array, of the data and of the mask. */
const single = (name: string) =>
  freeRow(([a, ...args], named, np, context) =>
    newMasked(
      np,
      np.named(name, [dataOf(np, a), ...args], named),
      { mask: np.named(name, [maskArrayOf(np, a), ...args], named) },
      context,
    ),
  );

const axis = opt(any, pyInt(0) as Value);

register("numpy.ma", {
  concatenate: row({ arrays: any, axis }, ({ arrays, axis: along }, np, context) =>
    joined(np, sequence(np, arrays, context), along),
  ),
  append: row({ a: any, b: any, axis: opt(any, none as Value) }, ({ a, b, axis: along }, np) =>
    joined(np, [a, b], along),
  ),
  ...Object.fromEntries(
    ["vstack", "hstack", "column_stack", "dstack", "stack"].map((name) => [name, joining(name)]),
  ),
  diagflat: single("diagflat"),
  hsplit: row({ ary: any, indices_or_sections: any }, ({ ary, indices_or_sections: where }, np, context) => {
    const [parts, masks] = [dataOf(np, ary), maskArrayOf(np, ary)].map((array) =>
      itemsOf(np("hsplit", array, where), context),
    );
    if (!parts || !masks) return notKnown("the parts of an array");
    return newMasked(np, pyTuple(parts), { mask: pyTuple(masks) }, context);
  }),
  ...Object.fromEntries(
    ["atleast_1d", "atleast_2d", "atleast_3d"].map((name) => [
      name,
      row({ arys: rest(any) }, ({ arys }, np, context) => {
        const made = arys.map((array) =>
          newMasked(np, np(name, dataOf(np, array)), { mask: np(name, maskArrayOf(np, array)) }, context),
        );
        return made.length === 1 ? made[0] : pyTuple(made);
      }),
    ]),
  ),
});

/** Differences of neighbours, over and over. */
function differences(np: Composer, self: MaskedArray, n: number, along: number): Value {
  const axisAt = along < 0 ? along + self.shape.length : along;
  const part = (start: Value, stop: Value): Value =>
    pyTuple([
      ...new Array<Value>(axisAt).fill({ t: "slice", start: none, stop: none, step: none }),
      { t: "slice", start, stop, step: none },
    ]);
  let result: Value = self;
  for (let i = 0; i < n; i++) {
    const high: Value = np.item(result, part(pyInt(1), none));
    const low: Value = np.item(result, part(none, pyInt(-1)));
    result = self.dtype.kind === "b" ? np("ma.not_equal", high, low) : wrappedDifference(np, high, low);
  }
  return result;
}

/** NumPy's own `subtract`, which leaves the differences of masked elements. */
function wrappedDifference(np: Composer, high: Value, low: Value): Value {
  const masked = binaryMasked(np, "subtract", high, low);
  const data = np.asArray(np("subtract", dataOf(np, high), dataOf(np, low)));
  return wrapped(data, shrunk(maskOf(masked)), high);
}

register("numpy.ma", {
  diff: row(
    {
      a: any,
      n: opt(any, pyInt(1) as Value),
      axis: opt(any, pyInt(-1) as Value),
      prepend: maybe,
      append: maybe,
    },
    ({ a, n, axis: along, prepend, append }, np, context) => {
      const times = n.t === "int" && typeof n.v === "number" ? n.v : notKnown("a number of times");
      const at = along.t === "int" && typeof along.v === "number" ? along.v : notKnown("an axis");
      if (times === 0) return a;
      if (times < 0) raise("ValueError", `order must be non-negative but got ${times}`);
      const self = asAnyMasked(np, a, context);
      if (self.shape.length === 0)
        raise("ValueError", "diff requires input that is at least one dimensional");
      const parts = [prepend, self as Value, append].filter((part): part is Value => part !== undefined);
      if (parts.length === 1) return differences(np, self, times, at);
      const whole = parts.map((part) => (part === self ? self : asPart(np, part, self, at, context)));
      return differences(np, joined(np, whole, along), times, at);
    },
  ),
  ediff1d: row(
    { arr: any, to_end: opt(any, none as Value), to_begin: opt(any, none as Value) },
    ({ arr, to_end: end, to_begin: begin }, np, context) => {
      const flat = np("ma.MaskedArray.ravel", asAnyMasked(np, arr, context));
      const part = (start: Value, stop: Value) => np.item(flat, { t: "slice", start, stop, step: none });
      const between = binaryMasked(np, "subtract", part(pyInt(1), none), part(none, pyInt(-1)));
      const parts = [begin, between, end].filter((one) => one.t !== "none");
      return parts.length === 1 ? between : np("ma.hstack", pyTuple(parts));
    },
  ),
});

function asPart(np: Composer, part: Value, self: MaskedArray, axisAt: number, context: Context): Value {
  const made = asAnyMasked(np, part, context);
  if (made.shape.length > 0) return made;
  const at = axisAt < 0 ? axisAt + self.shape.length : axisAt;
  const shape = pyTuple(self.shape.map((length, i) => pyInt(i === at ? 1 : length)));
  const mask = knownMask(made);
  return wrapped(
    np.asArray(np("broadcast_to", dataOf(np, made), shape)),
    mask === "none" ? mask : np.asArray(np("broadcast_to", mask, shape)),
  );
}
