import type { NDArray } from "../../ndarray/array.ts";
import type { Value } from "../../ndarray/value.ts";
import { opt, type Reader } from "../bind.ts";
import type { Context } from "../context.ts";
import { boolean } from "../readers.ts";
import { readMask, readOut } from "../ufunc/arguments.ts";
import { type Operand, operandOf } from "../ufunc/operand.ts";

/** An array-like with the value it came from, so that results can be wrapped as its subclass. */
export const operand: Reader<Operand> = {
  read: (value, context) => {
    const { array } = operandOf(value, context);
    return { array, value };
  },
};

/** `out=`; undefined for None. */
export const out: Reader<NDArray | undefined> = {
  ...opt({ read: readOut }, undefined),
};

/** `where=`; undefined for True. */
export const where: Reader<NDArray | undefined> = {
  ...opt({ read: (value: Value, context: Context) => readMask(value, context) }, undefined),
};

/** `initial=`: null for None, undefined when it was left out. */
export const initial: Reader<NDArray | null | undefined> = {
  ...opt(
    {
      read: (value: Value, context: Context) => (value.t === "none" ? null : operandOf(value, context).array),
    },
    undefined,
  ),
};

/** `keepdims=`, which may be left out. */
export const keepdims: Reader<boolean> = opt(
  { read: (value: Value, context: Context) => value.t !== "numpy" && boolean.read(value, context) },
  false,
);
