import type { DType } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown } from "../../ndarray/error.ts";
import type { Printer } from "../../ndarray/print/elements.ts";
import { type PercentValue, percentFormat } from "../../ndarray/print/percent.ts";
import { scalarRepr, scalarStr } from "../../ndarray/print/scalar.ts";
import { any } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import { asArray } from "../conversion/coerce.ts";
import { scalarClassName } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { printerFor } from "../printing/printer.ts";
import { columnsOf, mapColumns, requireText } from "./elementwise.ts";
import { foundStrings } from "./python.ts";

/** `a % values`: each string is formatted with one value, as a NumPy scalar. */
const mod = op({ a: array, values: any }, (read, context): Effect => {
  const { a } = read;
  requireText(a);
  if (read.values.t === "dict" || read.values.t === "unknown") return notKnown("values to format");
  const values = asArray(read.values, context);
  if (values.dtype.kind === "O") return notKnown("objects to format");
  const printer = printerFor(context) ?? notKnown("the print options");
  const columns = columnsOf([a, values]);
  // Numbers of NumPy's can be indexed, which is all that Python asks of a mapping.
  const named = "US".includes(values.dtype.kind) ? undefined : () => notKnown("a key of a number");
  const found = mapColumns(
    columns,
    (template, value) =>
      percentFormat(
        template as string,
        [percentValue(values.dtype, value, printer, a.dtype.kind === "S")],
        named,
      ) ?? notKnown("a width given as a value"),
  );
  return foundStrings(a, a.dtype.kind as "S" | "U" | "T", columns, found);
});

/** Returns what `%` writes of an element, as a NumPy scalar. */
export function percentValue(
  dtype: DType,
  element: Element,
  printer: Printer,
  inBytes: boolean,
): PercentValue {
  const isNumber = "biuf".includes(dtype.kind);
  return {
    number: isNumber
      ? typeof element === "boolean"
        ? Number(element)
        : (element as number | bigint)
      : undefined,
    typeName: scalarClassName(dtype),
    str: () =>
      inBytes && dtype.kind === "S"
        ? (element as string)
        : (scalarStr(dtype, element, printer) ?? notKnown("a value's text")),
    repr: () => scalarRepr(dtype, element, printer) ?? notKnown("a value's text"),
  };
}

register("numpy.strings", { mod });
