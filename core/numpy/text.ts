import { elementsOf } from "../ndarray/access.ts";
import type { NDArray } from "../ndarray/array.ts";
import { offBy } from "../ndarray/doubt.ts";
import type { Complex, Element } from "../ndarray/element.ts";
import { NotKnown, NumpyError } from "../ndarray/error.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { formatBool, formatComplex, formatFloat, formatInt, formatStr } from "../ndarray/print/pyformat.ts";
import { scalarStr } from "../ndarray/print/scalar.ts";
import { settled } from "../ndarray/print/settled.ts";
import type { Scalar, Value } from "../ndarray/value.ts";
import { classOf } from "./classes.ts";
import type { Context } from "./context.ts";
import { printerFor, reprWith, strWith } from "./printing/printer.ts";

/** `repr(value)` of an array, scalar, dtype or other NumPy object, as NumPy 2.4 prints it; undefined when it can't be known. */
export function reprOf(value: Value, context: Context): string | undefined {
  return quietly(() => {
    const printer = printerFor(context);
    return printer && reprWith(printer, value, context);
  });
}

/** `str(value)` of the same. */
export function strOf(value: Value, context: Context): string | undefined {
  return quietly(() => {
    const printer = printerFor(context);
    return printer && strWith(printer, value, context);
  });
}

/** `format(value, spec)` of the same; undefined where Python raises as well. */
export function formatValue(value: Value, spec: string, context: Context): string | undefined {
  if (value instanceof MaskedArray && value.subclass !== "MaskedArray")
    return value.subclass === "MaskedConstant" || spec === "" ? strOf(value, context) : undefined;
  if (value.t === "scalar") return quietly(() => formatScalar(value, spec, context));
  if (value.t === "ndarray" && value.layout.shape.length === 0 && value.dtype.kind !== "O") {
    const cell = elementsOf(value);
    return (
      cell &&
      quietly(
        () => settledElement(value, cell[0], spec) ?? (isDoubted(value) ? undefined : strOf(value, context)),
      )
    );
  }
  if (spec === "") return strOf(value, context);
  return quietly(() => classOf(value)?.format?.(value, spec, context));
}

/** A scalar is formatted as the Python number that it stands for; without a spec as `str()`. */
function formatScalar(value: Scalar, spec: string, context: Context): string | undefined {
  if (spec === "") return strOf(value, context);
  const [element] = elementsOf(value.cell) ?? [];
  if (element === undefined) return undefined;
  const direct = settledElement(value.cell, element, spec);
  if (direct !== undefined || value.dtype.kind === "S" || isDoubted(value.cell)) return direct;
  const printer = printerFor(context);
  const text = printer && scalarStr(value.dtype, element, printer);
  return text === undefined ? undefined : formatStr(text, spec);
}

function isDoubted({ buffer }: NDArray): boolean {
  return buffer.store.error > 0;
}

/** The same of an element that may differ from NumPy's: a text only where all that it may be have it. */
function settledElement(array: NDArray, element: Element, spec: string): string | undefined {
  const { kind } = array.dtype;
  if (!isDoubted(array)) return formatElement(kind, element, spec);
  if (kind !== "f") return undefined;
  return settled(element as number, offBy(array.buffer.store, element as number), (x) =>
    formatFloat(x, spec),
  );
}

/** Returns undefined for what is formatted by its text. */
function formatElement(kind: string, element: Element, spec: string): string | undefined {
  if (kind === "b") return formatBool(element as boolean, spec);
  if (kind === "i" || kind === "u") return formatInt(element as number | bigint, spec);
  if (kind === "f") return formatFloat(element as number, spec);
  if (kind === "c") return formatComplex(element as Complex, spec);
  return kind === "U" ? formatStr(element as string, spec) : undefined;
}

/** Nothing is thrown to the interpreter: what raises, is not known or nests without end has no text. */
function quietly(print: () => string | undefined): string | undefined {
  try {
    return print();
  } catch (error) {
    if (error instanceof NotKnown || error instanceof NumpyError || error instanceof RangeError)
      return undefined;
    throw error;
  }
}
