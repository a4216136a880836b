import { viewOf } from "../../ndarray/array.ts";
import { structured } from "../../ndarray/dtypes/structured.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { NumpyObject, pyInt, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { composer } from "../calls/composer.ts";
import { boolean, int } from "../calls/readers.ts";
import { defineClass } from "../classes.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { asRecords, description, formatsOf, namesOf, recordDType } from "./rec.ts";

/** Bytes as records: a view of them, read-only as they are. */
const fromstring = op(
  { datastring: any, ...description, offset: opt(int, 0) },
  ({ datastring, offset, ...given }, context) => {
    if (!given.dtype && !given.formats)
      raise("TypeError", "fromstring() needs a 'dtype' or 'formats' argument");
    if (given.shape && given.shape.t !== "none") return notKnown("records of a given shape");
    const type = recordDType({ ...given, shape: undefined }, [], context);
    if (datastring.t === "str") raise("TypeError", "a bytes-like object is required, not 'str'");
    if (datastring.t !== "bytes" || !datastring.v) return notKnown("bytes of records");
    const count = Math.floor((datastring.v.length - offset) / type.itemsize);
    const dtypeOf: Value = { t: "dtype", dtype: type };
    const plain = composer(context).array("frombuffer", datastring, dtypeOf, pyInt(count), pyInt(offset));
    const out = viewOf(plain, asRecords(plain.layout), "recarray");
    return { kind: "view", of: plain, out, value: out };
  },
);

/** Names, titles and formats as one dtype. */
const format_parser = op(
  {
    formats: any,
    names: orNone(any, undefined),
    titles: orNone(any, undefined),
    aligned: opt(boolean, false),
    byteorder: orNone(any, undefined),
  },
  ({ formats, names, titles, aligned, byteorder }, context) => {
    if (byteorder) return notKnown("records in another byte order");
    const types = formatsOf(formats, context);
    const [named, titled] = [names, titles].map((list) => (list ? namesOf(list, context) : []));
    const fields = types.map((each, i) => ({
      name: named[i] ?? `f${i}`,
      title: titled[i] || undefined,
      dtype: each,
    }));
    const type = structured(fields, { align: aligned });
    return { kind: "value", value: new NumpyObject("format_parser", type) };
  },
);

defineClass("format_parser", {
  rows: "numpy.rec.format_parser",
  attribute: (self, name) =>
    name === "dtype" && self.state
      ? { t: "dtype", dtype: self.state as ReturnType<typeof structured> }
      : undefined,
});

register("numpy.rec", { fromstring, format_parser });
