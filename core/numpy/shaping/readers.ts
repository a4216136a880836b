import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact } from "../../ndarray/layouts/dim.ts";
import { atIndex } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { keyword, orNone, type Reader } from "../calls/bind.ts";
import { array, dtype } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { casting } from "../conversion/casting.ts";
import { asArray } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";

/** A sequence of array-likes; the rows of an array. */
export const sequence: Reader<readonly NDArray[]> = {
  read: (value, context) => partsOf(value, context).map((part) => asArray(part, context)),
};

/** Arrays that are joined. */
export interface Parts {
  readonly arrays: readonly NDArray[];
  /** How many there are, where they are not listed and the one array stands for each of them. */
  readonly count?: Dim;
}

/** The arrays that are joined: a sequence, and nothing that can only be iterated. */
export function joined(message: string): Reader<Parts> {
  return {
    read: (value, context) => {
      if (isOnlyIterable(value)) raise("TypeError", message);
      return unlisted(value, context) ?? { arrays: sequence.read(value, context) };
    },
  };
}

function unlisted(value: Value, context: Context): Parts | undefined {
  if (value.t !== "list" || value.items || !value.each || value.length === undefined) return undefined;
  return { arrays: [asArray(value.each, context)], count: value.length };
}

function isOnlyIterable(value: Value): boolean {
  if (value.t === "set") return true;
  return (
    value.t === "foreign" &&
    /^(generator|map|zip|filter|enumerate|dict_\w+|\w*iterator)$/.test(value.typeName)
  );
}

/** Returns the items of a sequence, those of an array as views. */
export function partsOf(value: Value, context: Context): readonly Value[] {
  if (value.t === "ndarray") return rowsOf(value);
  if (value.t === "int" || value.t === "float")
    return raise("TypeError", `'${value.t}' object is not iterable`);
  return itemsOf(value, context) ?? notKnown("the items of a sequence");
}

/** Returns the array's rows as views; their number must be known. */
export function rowsOf(value: NDArray): readonly NDArray[] {
  const [length] = value.shape;
  if (length === undefined) return raise("TypeError", "iteration over a 0-d array");
  if (!isExact(length)) return notKnown("the number of rows");
  if (length > 100_000) return notKnown("very many rows");
  return Array.from({ length }, (_, i) => viewOf(value, atIndex(value.layout, 0, i)));
}

/** `out=`. */
export const output = orNone(arrayItself(), undefined);

/** `dtype=` and `casting=` of the joining functions. */
export const joining = {
  dtype: keyword(orNone(dtype, undefined)),
  casting: keyword(orNone(casting, undefined)),
};

function arrayItself(): Reader<NDArray> {
  return {
    read: (value, context) =>
      value.t === "ndarray" ? value : value.t === "unknown" ? array.read(value, context) : notAnArray(),
  };
}

function notAnArray(): never {
  return raise("TypeError", "output must be an array");
}
