import { NDArray } from "../../ndarray/array.ts";
import { bool, type DType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { scalar } from "../../ndarray/make.ts";
import { type Mask, MaskedArray } from "../../ndarray/masked.ts";
import {
  none,
  pyBool,
  pyFalse,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTrue,
  pyTuple,
  type Value,
} from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { asDType } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { masked } from "./constant.ts";
import { asAnyMasked, newMasked } from "./create.ts";
import { defaultFill, extremeFill, fillValue } from "./fill.ts";
import { filledOf } from "./filled.ts";
import { eitherMask, isNoMask, madeMask, shrunk } from "./masks.ts";
import { anyTrue, dataOf, knownMask, maskArrayOf, maskDType, maskOf, truth, wrapped } from "./parts.ts";
import { maybe, row } from "./row.ts";

/** Returns a mask as a program sees it: `np.False_` where there is none. */
export function asValue(mask: Mask): Value {
  if (mask === "unknown") return notKnown("a mask");
  return mask === "none" ? scalar(bool, false) : mask;
}

/** Returns a mask that a program hands over. */
function readMask(np: Composer, value: Value): NDArray | "none" {
  if (isNoMask(value) || (value.t === "bool" && value.v === false)) return "none";
  return np.asArray(value);
}

const shrink = opt(any, pyTrue as Value);
const copy = opt(any, pyFalse as Value);

register("numpy.ma", {
  getmask: row({ a: any }, ({ a }) => asValue(maskOf(a))),
  getmaskarray: row({ arr: any }, ({ arr }, np) => maskArrayOf(np, arr)),
  getdata: row({ a: any, subok: maybe }, ({ a }, np) => dataOf(np, a)),
  is_mask: row({ m: any }, ({ m }) => {
    if (m.t === "unknown" || m.t === "foreign") return notKnown("a mask");
    return pyBool((m.t === "ndarray" || m.t === "scalar") && m.dtype.kind === "b");
  }),
  is_masked: row({ x: any }, ({ x }) => {
    if (x.t === "unknown") return notKnown("an array");
    const mask = knownMask(x);
    return pyBool(mask !== "none" && (anyTrue(mask) ?? notKnown("a mask")));
  }),
  isMaskedArray: row({ x: any }, ({ x }) =>
    x.t === "unknown" ? notKnown("an array") : pyBool(x instanceof MaskedArray),
  ),
  make_mask: row(
    { m: any, copy, shrink, dtype: maybe },
    ({ m, copy: copies, shrink: shrinks, dtype }, np, context) =>
      asValue(
        madeMask(np, m, {
          copy: truth(copies),
          shrink: truth(shrinks),
          dtype: dtype ? asDType(dtype, context) : undefined,
        }),
      ),
  ),
  make_mask_none: row({ newshape: any, dtype: maybe }, ({ newshape, dtype }, np, context) => {
    const type = dtype && dtype.t !== "none" ? maskDType(asDType(dtype, context)) : bool;
    return np.array("zeros", newshape, { t: "dtype", dtype: type });
  }),
  make_mask_descr: row({ ndtype: any }, ({ ndtype }, _, context) => ({
    t: "dtype",
    dtype: maskDType(asDType(ndtype, context)),
  })),
  mask_or: row({ m1: any, m2: any, copy, shrink }, ({ m1, m2, copy: copies, shrink: shrinks }, np) =>
    asValue(
      eitherMask(np, readMask(np, m1), readMask(np, m2), { copy: truth(copies), shrink: truth(shrinks) }),
    ),
  ),
  flatten_mask: row({ mask: any }, ({ mask }, np) => {
    const array = np.asArray(mask);
    const flat = array.dtype.fields
      ? pyTuple(columnsOf(np, np.asArray(np.method(array, "ravel"))))
      : pyTuple([array]);
    return np.method(np.named("concatenate", [flat], { axis: none }), "astype", [
      { t: "dtype", dtype: bool },
    ]);
  }),
  flatten_structured_array: row({ a: any }, ({ a }, np) => {
    const array = np.method(dataOf(np, a), "ravel");
    if (!(array instanceof NDArray) || !array.dtype.fields) return notKnown("an array without fields");
    const columns = columnsOf(np, array);
    const out = np.asArray(np.named("stack", [pyList(columns)], { axis: pyInt(-1) }));
    if (!(a instanceof MaskedArray)) return out;
    const flags = columnsOf(np, np.asArray(np.method(maskArrayOf(np, a), "ravel")));
    return wrapped(out, np.asArray(np.named("stack", [pyList(flags)], { axis: pyInt(-1) })));
  }),
  default_fill_value: row({ obj: any }, ({ obj }, np, context) => defaultFill(np, dtypeOf(np, obj, context))),
  minimum_fill_value: row({ obj: any }, ({ obj }, np, context) =>
    extremeFill(np, dtypeOf(np, obj, context), "minimum"),
  ),
  maximum_fill_value: row({ obj: any }, ({ obj }, np, context) =>
    extremeFill(np, dtypeOf(np, obj, context), "maximum"),
  ),
  common_fill_value: row({ a: any, b: any }, ({ a, b }, np, context) => {
    const of = (value: Value) =>
      value instanceof MaskedArray ? fillValue(np, value) : defaultFill(np, dtypeOf(np, value, context));
    const [x, y] = [of(a), of(b)];
    return truth(np("equal", x, y)) ? x : none;
  }),
  count_masked: row({ arr: any, axis: maybe }, ({ arr, axis }, np) =>
    np.method(maskArrayOf(np, arr), "sum", axis ? [axis] : []),
  ),
  ndim: row({ obj: any }, ({ obj }, np) => np("ndim", dataOf(np, obj))),
  shape: row({ obj: any }, ({ obj }, np) => np("shape", dataOf(np, obj))),
  size: row({ obj: any, axis: maybe }, ({ obj, axis }, np) =>
    np("size", dataOf(np, obj), ...(axis ? [axis] : [])),
  ),
});

function dtypeOf(np: Composer, value: Value, context: Context): DType {
  if (value.t === "dtype") return value.dtype;
  if (value.t === "ndarray" || value.t === "scalar") return value.dtype;
  return value.t === "numpy" ? asDType(value, context) : np.asArray(value).dtype;
}

/** The innermost fields one after the other. */
function columnsOf(np: Composer, array: NDArray): Value[] {
  return (array.dtype.fields ?? []).flatMap(({ name, dtype }) => {
    const column = np.asArray(np.item(array, pyStr(name)));
    if (dtype.subarray) return notKnown("fields of arrays");
    return dtype.fields ? columnsOf(np, column) : [column];
  });
}

/** Returns `np.ma.where(condition, x, y)`. */
function whereMasked(np: Composer, condition: Value, x: Value, y: Value, context: Context): Value {
  const [filled, flags] = [filledOf(np, condition, pyFalse), maskArrayOf(np, condition)];
  const one = (value: Value, other: Value) =>
    value === masked && other !== masked
      ? {
          data: np("zeros", pyTuple([]), { t: "dtype", dtype: dataOf(np, other).dtype }),
          mask: np("ones", pyTuple([]), { t: "dtype", dtype: bool }),
        }
      : { data: dataOf(np, value) as Value, mask: maskArrayOf(np, value) as Value };
  const [a, b] = [one(x, y), one(y, x)];
  const data = np("where", filled, a.data, b.data);
  const mask = np(
    "where",
    flags,
    np("ones", pyTuple([]), { t: "dtype", dtype: bool }),
    np("where", filled, a.mask, b.mask),
  );
  const own = shrunk(np.asArray(mask));
  if (own === "unknown") return wrapped(np.asArray(data), own);
  return newMasked(np, data, { mask: asValue(own) }, context);
}

register("numpy.ma", {
  where: row({ condition: any, x: maybe, y: maybe }, ({ condition, x, y }, np, context) => {
    if (x && y) return whereMasked(np, condition, x, y, context);
    if (x || y) return raise("ValueError", "Must provide both 'x' and 'y' or neither.");
    return np.method(filledOf(np, condition, pyInt(0)), "nonzero");
  }),
  choose: row(
    { indices: any, choices: any, out: maybe, mode: maybe },
    ({ indices, choices, out, mode }, np, context) => {
      if (out && out.t !== "none") return notKnown("an array to write into");
      const places = filledOf(np, indices, pyInt(0));
      const items =
        choices instanceof MaskedArray
          ? notKnown("masked choices")
          : (itemsOf(choices, context) ?? notKnown("choices"));
      const named: Readonly<Record<string, Value>> = mode ? { mode } : {};
      const flags = items.map((item) => (item === masked ? pyTrue : asValue(maskOf(item))));
      const values = items.map((item) => (item === masked ? pyTrue : filledOf(np, item)));
      const chosen = np.asArray(np.named("choose", [places, pyList(flags)], named));
      const mask = shrunk(eitherMask(np, madeMask(np, chosen), maskOf(indices)));
      return wrapped(np.asArray(np.named("choose", [places, pyList(values)], named)), mask);
    },
  ),
  diag: row({ v: any, k: maybe }, ({ v, k }, np) => {
    const more = k ? [k] : [];
    const mask = knownMask(v);
    return wrapped(
      np.asArray(np("diag", dataOf(np, v), ...more)),
      mask === "none" ? mask : np.asArray(np("diag", mask, ...more)),
    );
  }),
  resize: row({ x: any, new_shape: any }, ({ x, new_shape: shape }, np) => {
    const mask = knownMask(x);
    const data = np.asArray(np("resize", dataOf(np, x), shape));
    return wrapped(data, mask === "none" ? mask : np.asArray(np("resize", mask, shape)));
  }),
  expand_dims: row({ a: any, axis: any }, ({ a, axis }, np, context) => {
    const self = asAnyMasked(np, a, context);
    const mask = knownMask(self);
    const data = np.asArray(np("expand_dims", dataOf(np, self), axis));
    return wrapped(data, mask === "none" ? mask : np.asArray(np("expand_dims", mask, axis)), self);
  }),
  clip: row(
    { a: any, a_min: opt(any, none as Value), a_max: opt(any, none as Value) },
    ({ a, a_min: low, a_max: high }, np) => {
      if (a instanceof MaskedArray) return np.method(a, "clip", [low, high]);
      return wrapped(np.asArray(np("clip", np.asArray(a), low, high)), "none");
    },
  ),
  round_: row({ a: any, decimals: opt(any, pyInt(0) as Value) }, ({ a, decimals }, np) =>
    a instanceof MaskedArray ? np("ma.MaskedArray.round", a, decimals) : np("round", a, decimals),
  ),
  squeeze: row({ a: any, axis: maybe }, ({ a, axis }, np, context) =>
    np("ma.MaskedArray.squeeze", asAnyMasked(np, a, context), ...(axis ? [axis] : [])),
  ),
  fromflex: row({ fxarray: any }, ({ fxarray }, np, context) =>
    newMasked(np, np.item(fxarray, pyStr("_data")), { mask: np.item(fxarray, pyStr("_mask")) }, context),
  ),
  allequal: row(
    { a: any, b: any, fill_value: opt(any, pyTrue as Value) },
    ({ a, b, fill_value: fill }, np, context) => {
      const mask = eitherMask(np, maskOf(a), maskOf(b));
      const equal = np("equal", dataOf(np, a), dataOf(np, b));
      if (mask === "none") return np("all", equal);
      if (!truth(fill)) return pyFalse;
      return np("all", filledOf(np, newMasked(np, equal, { mask: asValue(mask) }, context), pyTrue));
    },
  ),
  allclose: row(
    {
      a: any,
      b: any,
      masked_equal: opt(any, pyTrue as Value),
      rtol: opt(any, pyFloat(1e-5) as Value),
      atol: opt(any, pyFloat(1e-8) as Value),
    },
    ({ a, b, masked_equal: equal, rtol, atol }, np) => {
      const mask = eitherMask(np, maskOf(a), maskOf(b));
      const close = np.named("isclose", [dataOf(np, a), dataOf(np, b)], { rtol, atol });
      if (mask === "none") return np("all", close);
      const filler = np("array", pyBool(truth(equal)));
      return np("all", np("where", asValue(mask), filler, close));
    },
  ),
});
