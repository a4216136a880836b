import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { bytes, type DType, str } from "../../ndarray/dtypes/dtype.ts";
import { structured } from "../../ndarray/dtypes/structured.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { plus } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { find, lengthOf, sliceOf } from "../../ndarray/text/methods.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import {
  arrayWith,
  columnsOf,
  commonText,
  longest,
  mapColumns,
  plainEffect,
  pyLong,
  textDType,
  ufuncEffect,
  ufuncLayout,
} from "./elementwise.ts";

type Parts = readonly [before: string, separator: string, after: string];

/** Splits each string at the first separator, or the last. */
function partitioner(name: string, fromRight: boolean): Row {
  return op({ a: array, sep: any }, (read, context): Effect => {
    const { a } = read;
    const sep = asArray(read.sep, context);
    if (a.dtype.kind === "T" || sep.dtype.kind === "T") return stringDTypeParts(name, a, sep, fromRight);
    const { shape, parts } = partsOf(a, sep, fromRight);
    const dtype = partsDType(a.dtype, parts);
    const whole = arrayWith(layoutLike(a.layout, { dtype, shape }), parts, a.subclass);
    const outs = (dtype.fields ?? []).map(({ dtype: type, offset }) =>
      viewOf(whole, { ...whole.layout, dtype: type, offset: plus(whole.layout.offset, offset) }),
    );
    return several(outs.map((out) => ({ kind: "alloc", out, value: out })));
  });
}

/** `np.char.partition`: the parts side by side along a new last axis. */
function charPartitioner(fromRight: boolean): Row {
  return op({ a: array, sep: any }, (read, context): Effect => {
    const { a } = read;
    const sep = asArray(read.sep, context);
    if (a.dtype.kind === "T" || sep.dtype.kind === "T") return notKnown("parts of a StringDType");
    const { shape, parts } = partsOf(a, sep, fromRight);
    const { fields = [] } = partsDType(a.dtype, parts);
    const width = a.dtype.kind === "U" ? 4 : 1;
    const length = Math.max(...fields.map(({ dtype }) => dtype.itemsize / width));
    return plainEffect([...shape, 3], textDType(a.dtype, length), parts.flat());
  });
}

function partsOf(a: NDArray, sep: NDArray, fromRight: boolean) {
  const cast = castArray(sep, a.dtype);
  commonText(fromRight ? "rfind" : "find", [a, cast], [pyLong, pyLong]);
  const columns = columnsOf([a, cast]);
  const parts = mapColumns(columns, (text, at) => cut(text as string, at as string, fromRight));
  return { shape: columns.shape, parts: parts ?? notKnown("the lengths of the parts") };
}

function cut(text: string, separator: string, fromRight: boolean): Parts {
  if (separator === "") return raise("ValueError", "empty separator");
  const at = find(text, separator, 0, Number.MAX_SAFE_INTEGER, fromRight);
  if (at < 0) return fromRight ? ["", "", text] : [text, "", ""];
  const end = at + lengthOf(separator);
  return [sliceOf(text, 0, at), separator, sliceOf(text, end, lengthOf(text))];
}

/** NumPy makes the three results as fields of one structured array, each as long as its longest part. */
function partsDType({ kind }: DType, parts: readonly Parts[]): DType {
  const widths = [0, 1, 2].map((i) => longest(parts.map((part) => lengthOf(part[i]))));
  if (parts.every((part) => part[1] === "")) widths[1] = 1;
  return structured(
    widths.map((width, i) => ({ name: `f${i}`, dtype: kind === "S" ? bytes(width) : str(width) })),
  );
}

function stringDTypeParts(name: string, a: NDArray, sep: NDArray, fromRight: boolean): Effect {
  if (a.dtype.kind !== sep.dtype.kind)
    raise(
      "_UFuncNoLoopError",
      `ufunc '_${name}' did not contain a loop with signature matching types (${[a, sep].map(({ dtype }) => `<class 'numpy.dtypes.${dtype.kind === "T" ? "String" : dtype.kind === "U" ? "Str" : "Bytes"}DType'>`).join(", ")}) -> (None, None, None)`,
    );
  const columns = columnsOf([a, sep]);
  const parts = mapColumns(columns, (text, at) => cut(text as string, at as string, fromRight));
  const layout = ufuncLayout([a, sep], columns.shape, a.dtype);
  const effects = [0, 1, 2].map((i) => {
    const out = arrayWith(
      layout,
      parts?.map((part) => part[i]),
    );
    return ufuncEffect(name, [a, sep], out);
  });
  return several(effects);
}

function several(effects: readonly Effect[]): Effect {
  const values = effects.map((effect): Value => ("value" in effect ? effect.value : { t: "unknown" }));
  return { kind: "many", effects, value: pyTuple(values) };
}

register("numpy.strings", {
  partition: partitioner("partition", false),
  rpartition: partitioner("rpartition", true),
});
register("numpy.char", { partition: charPartitioner(false), rpartition: charPartitioner(true) });
