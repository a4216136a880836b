import { notKnown } from "../../ndarray/error.ts";
import { type NumpyName, NumpyObject, pyTuple, type Value } from "../../ndarray/value.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { nameOfClass } from "../conversion/asdtype.ts";
import type { Effect } from "../op.ts";
import { isSubtype, scalarTypeName } from "../scalartypes.ts";

/** A class with what its items are in brackets, as annotations have it. */
interface Alias {
  readonly of: string;
  readonly items: readonly Value[];
}

const arrays: Readonly<Record<string, string>> = {
  "numpy.dtype": "numpy.dtype",
  "numpy.ndarray": "numpy.ndarray",
};

/** Returns what `of[index]` is for a class of NumPy's that takes types; undefined for what is none. */
export function aliasOf(of: NumpyName, index: Value): Effect | undefined {
  const items = index.t === "tuple" ? index.items : [index];
  if (of.self) return undefined;
  if (of.name === "numpy.typing.NDArray")
    return items.length === 1
      ? valueEffect(new NumpyObject("GenericAlias", ofArrays(items[0]), items))
      : undefined;
  const scalar = scalarTypeName(of.name.replace(/^numpy\./, ""));
  const isNumber = scalar !== undefined && isSubtype(scalar, "number") && scalar !== "timedelta64";
  const name = Object.hasOwn(arrays, of.name) ? arrays[of.name] : isNumber ? `numpy.${scalar}` : undefined;
  if (name === undefined) return undefined;
  return valueEffect(new NumpyObject("GenericAlias", { of: name, items } satisfies Alias, items));
}

/** `NDArray[item]`: an ndarray of any shape. */
function ofArrays(item: Value): Alias {
  const dtype = new NumpyObject("GenericAlias", { of: "numpy.dtype", items: [item] } satisfies Alias, [item]);
  const shape = new NumpyObject("GenericAlias", anyShape);
  return { of: "numpy.ndarray", items: [shape, dtype] };
}

/** The text of `tuple[Any, ...]`. */
const anyShape: Alias = { of: "tuple[typing.Any, ...]", items: [] };

/** Types of Python that are written by their name. */
const plain = /^(int|float|complex|bool|str|bytes|object)$/;

function textOf(value: Value, context: Context): string {
  if (value.t === "numpy" && !value.self) {
    const scalar = scalarTypeName(value.name.replace(/^numpy\./, ""));
    if (scalar) return `numpy.${scalar}`;
  }
  if (value.t === "ellipsis") return "...";
  const name = value.t === "foreign" ? (value.className ?? nameOfClass(value)) : undefined;
  if (name && plain.test(name)) return name;
  if (name === "Any") return "typing.Any";
  return value instanceof NumpyObject && value.type === "GenericAlias"
    ? aliasText(value.state as Alias, context)
    : notKnown("a type");
}

function aliasText({ of, items }: Alias, context: Context): string {
  return items.length === 0 ? of : `${of}[${items.map((item) => textOf(item, context)).join(", ")}]`;
}

defineClass("GenericAlias", {
  rows: "types.GenericAlias",
  attribute: (self, name) => (name === "__args__" ? pyTuple((self.state as Alias).items) : undefined),
  repr: (self, context) => (self.state ? aliasText(self.state as Alias, context) : undefined),
});
