import { elementsOf } from "../../ndarray/access.ts";
import { pyFloat, pyStr, type Value } from "../../ndarray/value.ts";

/** Returns the str or bytes that a NumPy text scalar is, since `np.str_` inherits from str; any other value as it is. */
export function plainText(value: Value): Value {
  if (value.t !== "scalar" || !"US".includes(value.dtype.kind)) return value;
  const [element] = elementsOf(value.cell) ?? [];
  if (value.dtype.kind === "U") return typeof element === "string" ? pyStr(element) : { t: "str" };
  return typeof element === "string"
    ? { t: "bytes", v: Uint8Array.from(element, (c) => c.charCodeAt(0)) }
    : { t: "bytes" };
}

/** The same for `np.float64`, which inherits from float. */
export function plainValue(value: Value): Value {
  if (value.t !== "scalar" || value.dtype.kind !== "f" || value.dtype.itemsize !== 8) return plainText(value);
  const [element] = elementsOf(value.cell) ?? [];
  if (typeof element !== "number") return { t: "float" };
  const { error } = value.cell.buffer.store;
  return error > 0 ? { t: "float", v: element, error } : pyFloat(element);
}
