import { NDArray } from "../../ndarray/array.ts";
import { bool, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, product, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { type Mask, MaskedArray } from "../../ndarray/masked.ts";
import { none, pyTrue, type Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { asDType } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { masked } from "./constant.ts";
import { checkedFill, convertedFill } from "./fill.ts";
import { eitherMask, givenMask, isNoMask } from "./masks.ts";
import {
  anyTrue,
  change,
  dataOf,
  emptyMask,
  knownMask,
  maskArrayOf,
  maskCopy,
  maskDType,
  truth,
  wrapped,
} from "./parts.ts";
import { maybe, row } from "./row.ts";

/** How `np.ma.MaskedArray(data, ...)` may be asked for. */
export interface Asked {
  readonly mask?: Value;
  readonly dtype?: Value;
  readonly copy?: Value;
  readonly order?: Value;
  readonly ndmin?: Value;
  readonly fill_value?: Value;
  readonly keep_mask?: Value;
  readonly hard_mask?: Value;
  readonly shrink?: Value;
}

const isTrue = (value: Value | undefined, otherwise: boolean) => (value ? truth(value) : otherwise);

/** Returns `np.ma.MaskedArray(data, ...)`. */
export function newMasked(np: Composer, data: Value, asked: Asked, context: Context): MaskedArray {
  const copies = isTrue(asked.copy, false);
  const array = plainData(np, data, asked, copies, context);
  const made = viewed(np, data, array, copies);
  const type = maskDType(made.dtype);
  const { mask } = asked;
  if (!mask || isNoMask(mask)) keepOrDrop(np, data, made, asked, context);
  else {
    const given = fullMask(np, mask, made, type.fields === undefined, copies, context);
    const former = knownMask(made);
    const isKept = former !== "none" && isTrue(asked.keep_mask, true);
    const own =
      isKept && !(made.dtype.fields && !(data instanceof MaskedArray))
        ? eitherMask(np, given, former, { shrink: false })
        : given;
    change(made, { mask: own, shared: !isKept && !copies });
  }
  const fill = asked.fill_value;
  if (fill && fill.t !== "none") change(made, { fill: checkedFill(np, fill, made.dtype) });
  if (asked.hard_mask && asked.hard_mask.t !== "none") change(made, { hard: truth(asked.hard_mask) });
  return made;
}

/** The data as `np.array` makes it; masked elements of a list are NaN. */
function plainData(np: Composer, data: Value, asked: Asked, copies: boolean, context: Context): NDArray {
  const named: Record<string, Value> = { copy: copies ? pyTrue : none };
  for (const name of ["dtype", "order", "ndmin"] as const) {
    const value = asked[name];
    if (value && value.t !== "none") named[name] = value;
  }
  if (data instanceof MaskedArray) return np.asArray(np.named("array", [dataOf(np, data)], named));
  const plain = data instanceof NDArray ? dataOf(np, data) : unmasked(np, data, context);
  return np.asArray(np.named("array", [plain], named));
}

/** Returns a sequence with plain arrays in the place of masked ones, as `np.array` sees it. */
function unmasked(np: Composer, value: Value, context: Context): Value {
  if (value === masked) return { t: "float", v: Number.NaN };
  if (value instanceof MaskedArray) return dataOf(np, value);
  if (value.t !== "list" && value.t !== "tuple") return value;
  const items = value.items;
  if (!items?.some((item) => item instanceof MaskedArray || item.t === "list" || item.t === "tuple"))
    return value;
  const plain = items.map((item) => unmasked(np, item, context));
  return plain.some((item, i) => item !== items[i]) ? { t: "tuple", items: plain } : value;
}

/** The masked array over the data, with the mask that the data had. */
function viewed(np: Composer, data: Value, array: NDArray, copies: boolean): MaskedArray {
  if (!(data instanceof MaskedArray)) {
    return wrapped(array, array.dtype.fields ? emptyMask(np, array) : "none");
  }
  const { masking } = data;
  const isShared = array.buffer === data.buffer;
  const mask =
    masking.mask instanceof NDArray ? carriedMask(np, masking.mask, array, isShared, copies) : masking.mask;
  const made = wrapped(array, mask, data);
  if (!sameDType(array.dtype, data.dtype))
    change(made, { fill: convertedFill(np, masking.fill, array.dtype) });
  return made;
}

function carriedMask(np: Composer, mask: NDArray, array: NDArray, isShared: boolean, copies: boolean): Mask {
  const copied = isShared && !copies ? mask : maskCopy(np, mask, array);
  // With `copy=True` the mask is copied once more, which puts it into C order.
  const own = copies ? np.asArray(np.method(copied, "copy")) : copied;
  if (sameShape(own.shape, array.shape) === true)
    return own === mask ? np.asArray(np.method(mask, "view")) : own;
  return np.asArray(np.method(own, "reshape", [np.get(array, "shape")]));
}

/** Without a mask that is given, the array has that of its data, or of the arrays in its list. */
function keepOrDrop(np: Composer, data: Value, made: MaskedArray, asked: Asked, context: Context): void {
  if (!isTrue(asked.keep_mask, true)) {
    change(made, { mask: isTrue(asked.shrink, true) ? "none" : emptyMask(np, made) });
    return;
  }
  if (data.t !== "list" && data.t !== "tuple") {
    change(made, { shared: !isTrue(asked.copy, false) });
    return;
  }
  const items = data.items ?? notKnown("a list");
  if (made.dtype.fields || !items.some((item) => item instanceof MaskedArray)) {
    if (items.some((item) => holdsMasked(item, context))) notKnown("masked elements of nested lists");
    return;
  }
  const masks = items.map((item) =>
    maskArrayOf(np, item === masked || item instanceof MaskedArray ? item : np.asArray(item)),
  );
  const mask = np.array("array", { t: "tuple", items: masks }, { t: "dtype", dtype: bool });
  if (anyTrue(mask) ?? notKnown("a mask")) change(made, { mask, shared: false });
}

function holdsMasked(value: Value, context: Context): boolean {
  if (value.t !== "list" && value.t !== "tuple") return false;
  return (value.items ?? []).some((item) => item instanceof MaskedArray || holdsMasked(item, context));
}

/** The given mask in the data's shape. */
function fullMask(
  np: Composer,
  mask: Value,
  made: MaskedArray,
  isPlain: boolean,
  copies: boolean,
  context: Context,
): NDArray {
  const type = maskDType(made.dtype);
  const shape = np.get(made, "shape");
  if (mask.t === "none" && isPlain) return emptyMask(np, made);
  if (mask.t === "bool" && mask.v !== undefined && isPlain)
    return mask.v ? np.array("ones", shape, { t: "dtype", dtype: type }) : emptyMask(np, made);
  const given = givenMask(np, mask.t === "none" ? { t: "bool", v: false } : mask, type, copies, context);
  const fits = sameShape(given.shape, made.shape);
  if (fits === true) return given;
  const [count, wanted] = [product(given.shape), product(made.shape)];
  if (same(count, 1) === true) return np.array("resize", given, shape);
  const isSame = same(count, wanted);
  if (isSame === true) return np.array("reshape", given, shape);
  if (isSame === undefined) return notKnown("the shape of a mask");
  return raise(
    "MaskError",
    `Mask and data not compatible: data size is ${show(wanted)}, mask size is ${show(count)}.`,
  );
}

const show = (dim: Dim): string => (typeof dim === "number" ? String(dim) : notKnown("a size"));

/** Returns `np.ma.asanyarray(value)`: a masked array as it is. */
export function asAnyMasked(np: Composer, value: Value, context: Context): MaskedArray {
  return value instanceof MaskedArray ? value : newMasked(np, value, {}, context);
}

/** Returns `np.ma.asarray(value)`: a view of a masked array. */
export function asMasked(np: Composer, value: Value, context: Context, dtype?: Value): MaskedArray {
  return newMasked(np, value, { dtype }, context);
}

const arrayParameters = {
  dtype: maybe,
  copy: maybe,
  order: maybe,
  mask: maybe,
  fill_value: maybe,
  keep_mask: maybe,
  hard_mask: maybe,
  shrink: maybe,
  subok: maybe,
  ndmin: maybe,
};
const { dtype, copy, order, mask, ...others } = arrayParameters;

const data = { data: { read: (value: Value) => value } };

const maskedArray = row(
  {
    ...data,
    mask,
    dtype,
    copy,
    subok: maybe,
    ndmin: maybe,
    fill_value: maybe,
    keep_mask: maybe,
    hard_mask: maybe,
    shrink: maybe,
    order,
  },
  ({ data: from, ...asked }, np, context) => newMasked(np, from, asked, context),
);

register("numpy.ma", {
  MaskedArray: maskedArray,
  array: row({ ...data, dtype, copy, order, mask, ...others }, ({ data: from, ...asked }, np, context) =>
    newMasked(np, from, { ...asked, hard_mask: asked.hard_mask ?? { t: "bool", v: false } }, context),
  ),
  asarray: row({ a: data.data, dtype: maybe, order: maybe }, ({ a, ...asked }, np, context) =>
    newMasked(np, a, asked, context),
  ),
  asanyarray: row({ a: data.data, dtype: maybe, order: maybe }, ({ a, ...asked }, np, context) => {
    const isSame =
      a instanceof MaskedArray &&
      (!asked.dtype || asked.dtype.t === "none" || sameDType(asDType(asked.dtype, context), a.dtype));
    return isSame && !asked.order ? a : newMasked(np, a, asked, context);
  }),
  masked_all: row({ shape: data.data, dtype: maybe }, ({ shape, ...asked }, np, context) => {
    const given = asked.dtype ? [shape, asked.dtype] : [shape];
    const empty = np.array("empty", ...given);
    const all = np.array("ones", shape, { t: "dtype", dtype: maskDType(empty.dtype) });
    return newMasked(np, empty, { mask: all }, context);
  }),
  masked_all_like: row({ arr: data.data }, ({ arr }, np) => {
    const empty = np.array("empty_like", dataOf(np, arr));
    return wrapped(
      empty,
      np.array("ones", np.get(empty, "shape"), { t: "dtype", dtype: maskDType(empty.dtype) }),
    );
  }),
});
