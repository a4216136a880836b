import { byChar, type DType } from "../../ndarray/dtypes/dtype.ts";
import { parseDType } from "../../ndarray/dtypes/dtypename.ts";
import { notKnown } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { boolean } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";

/** The classes of dtypes that need no parameters, by the letters of their dtypes. */
const letters: Readonly<Record<string, string>> = {
  BoolDType: "?",
  Int8DType: "b",
  ByteDType: "b",
  UInt8DType: "B",
  UByteDType: "B",
  Int16DType: "h",
  ShortDType: "h",
  UInt16DType: "H",
  UShortDType: "H",
  Int32DType: "i",
  IntDType: "i",
  UInt32DType: "I",
  UIntDType: "I",
  Int64DType: "l",
  LongDType: "l",
  UInt64DType: "L",
  ULongDType: "L",
  Float16DType: "e",
  Float32DType: "f",
  Float64DType: "d",
  LongDoubleDType: "g",
  Complex64DType: "F",
  Complex128DType: "D",
  CLongDoubleDType: "G",
  ObjectDType: "O",
};

const plain = Object.fromEntries(
  Object.entries(letters).map(([name, letter]): [string, Row] => [
    name,
    op({}, () => valueEffect({ t: "dtype", dtype: byChar.get(letter) as DType })),
  ]),
);

/** Of other objects it is not known how they compare with texts. */
function isPlainMissing(value: Value): boolean {
  return value.t === "none" || (value.t === "float" && Number.isNaN(value.v));
}

register("numpy.dtypes", {
  ...plain,
  StringDType: op(
    { na_object: keyword(opt(any, undefined)), coerce: keyword(opt(boolean, true)) },
    ({ na_object, coerce }) => {
      const type = parseDType("T");
      if (!na_object)
        return valueEffect({ t: "dtype", dtype: coerce ? type : { ...type, string: { coerce } } });
      if (!isPlainMissing(na_object)) return notKnown("missing texts");
      return valueEffect({ t: "dtype", dtype: { ...type, string: { naObject: na_object, coerce } } });
    },
  ),
});
