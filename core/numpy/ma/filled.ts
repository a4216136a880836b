import type { NDArray } from "../../ndarray/array.ts";
import { notKnown } from "../../ndarray/error.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyStr, type Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";
import { masked } from "./constant.ts";
import { checkedFill, fillValue } from "./fill.ts";
import { anyTrue, dataOf, settledMask } from "./parts.ts";

/** Returns `np.ma.filled(value, fill)`: the data itself where nothing is masked, else a copy. */
export function filledOf(np: Composer, value: Value, fill: Value = none): NDArray {
  if (!(value instanceof MaskedArray)) return np.asArray(value);
  const mask = settledMask(value.masking.mask);
  const data = dataOf(np, value);
  if (mask === "none") return data;
  const given = fill.t === "none" ? fillValue(np, value) : checkedFill(np, fill, value.dtype);
  if (value === masked) return np.asArray(given);
  if (!mask.dtype.fields) {
    const isMasked = anyTrue(mask) ?? notKnown("whether anything is masked");
    if (!isMasked) return data;
  }
  const result = np.asArray(np.method(data, "copy", [pyStr("K")]));
  fillFields(np, result, mask, given);
  return result;
}

function fillFields(np: Composer, into: NDArray, mask: NDArray, fill: Value): void {
  if (!into.dtype.fields) {
    np.named("copyto", [into, fill], { where: mask });
    return;
  }
  for (const { name } of into.dtype.fields) {
    const key = pyStr(name);
    fillFields(np, np.asArray(np.item(into, key)), np.asArray(np.item(mask, key)), np.item(fill, key));
  }
}
