import { newArray } from "../../ndarray/array.ts";
import { uint32, uint64 } from "../../ndarray/dtypes/dtype.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { PyDict, pyInt, pyStr, type Value } from "../../ndarray/value.ts";
import type { ShownState } from "./bits.ts";

/** Returns `bit_generator.state` as a Python dict. */
export function showState(state: ShownState): Value {
  const entries = Object.entries(state).map(([key, item]) => {
    const entry = { key: pyStr(key), value: shown(item) };
    return [`s:${key}`, entry] as const;
  });
  return new PyDict(new Map(entries));
}

function shown(item: ShownState[string]): Value {
  if (typeof item === "string") return pyStr(item);
  if (typeof item === "number" || typeof item === "bigint") return pyInt(item);
  if (item instanceof Uint32Array)
    return wordsArray(uint32, new Uint8Array(item.slice().buffer), item.length);
  if (Array.isArray(item)) {
    const words = BigUint64Array.from(item as readonly bigint[]);
    return wordsArray(uint64, new Uint8Array(words.buffer), words.length);
  }
  return showState(item as ShownState);
}

function wordsArray(dtype: typeof uint32, data: Uint8Array, length: number): Value {
  return newArray(contiguous(dtype, [length]), { kind: "exact", data });
}
