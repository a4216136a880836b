import { byChar, type DType } from "../../ndarray/dtype.ts";
import { parseDType } from "../../ndarray/dtypename.ts";
import { notKnown } from "../../ndarray/error.ts";
import { any, keyword, opt } from "../bind.ts";
import { op, type Row } from "../op.ts";
import { boolean } from "../readers.ts";
import { register } from "../registry.ts";
import { valueEffect } from "../results.ts";

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

register("numpy.dtypes", {
  ...plain,
  StringDType: op(
    { na_object: keyword(opt(any, undefined)), coerce: keyword(opt(boolean, true)) },
    ({ na_object, coerce }) => {
      if (na_object) return notKnown("missing texts");
      const type = parseDType("T");
      return valueEffect({ t: "dtype", dtype: coerce ? type : { ...type, string: { coerce } } });
    },
  ),
});
