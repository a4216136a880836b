import { elementsOf } from "../ndarray/access.ts";
import type { NDArray } from "../ndarray/array.ts";
import { offBy } from "../ndarray/contents/doubt.ts";
import type { Complex, Element } from "../ndarray/element.ts";
import { NotKnown, NumpyError, raise } from "../ndarray/error.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { formatBool, formatComplex, formatFloat, formatInt, formatStr } from "../ndarray/print/pyformat.ts";
import { scalarStr } from "../ndarray/print/scalar.ts";
import { settled } from "../ndarray/print/settled.ts";
import type { Value } from "../ndarray/value.ts";
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

/** `format(value, spec)` of the same, also where `spec` is empty. Raises Python's errors for a spec that does not fit. */
export function formatValue(value: Value, spec: string, context: Context): string | undefined {
  if (value instanceof MaskedArray && value.subclass !== "MaskedArray")
    return value.subclass === "MaskedConstant" || spec === "" ? strOf(value, context) : undefined;
  if (value.t === "scalar") return formatCell(value.cell, spec, context);
  if (value.t === "ndarray" && value.layout.shape.length === 0 && value.dtype.kind !== "O")
    return formatCell(value, spec, context);
  if (spec === "") return strOf(value, context);
  if (value.t === "ndarray" && value.subclass === "ndarray" && value.layout.shape.length > 0)
    return raise("TypeError", "unsupported format string passed to numpy.ndarray.__format__");
  return quietly(() => classOf(value)?.format?.(value, spec, context));
}

/** A scalar is formatted as the Python number that it stands for, even without a spec: float32's as a double. */
function formatCell(cell: NDArray, spec: string, context: Context): string | undefined {
  const [element] = elementsOf(cell) ?? [];
  if (element === undefined) return undefined;
  const direct = settledElement(cell, element, spec);
  if (direct !== undefined || isDoubted(cell)) return direct;
  const printer = printerFor(context);
  const text = printer && quietly(() => scalarStr(cell.dtype, element, printer));
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
  if (kind === "b") return spec === "" ? undefined : formatBool(element as boolean, spec);
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
