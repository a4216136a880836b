import type { NDArray } from "../array.ts";
import { type DType, isSwapped } from "../dtypes/dtype.ts";
import { dtypeName, dtypeRepr, dtypeText } from "../dtypes/dtypetext.ts";
import { NotKnown, notKnown } from "../error.ts";
import { allExact, isExact } from "../layouts/dim.ts";
import { size } from "../layouts/layout.ts";
import { MaskedArray } from "../masked.ts";
import type { Value } from "../value.ts";
import { type Printer, printerInDoubt } from "./elements.ts";
import { gridOf } from "./grid.ts";
import { arrayToText, lengthOf } from "./lines.ts";
import { shapeText } from "./python.ts";
import { strRepr } from "./quote.ts";
import { scalarRepr, scalarStr } from "./scalar.ts";

/** Returns `repr(array)`; undefined when some of what it shows is not known. */
export function arrayRepr(array: NDArray, printer: Printer): string | undefined {
  if (array instanceof MaskedArray && array.masking.mask !== "none") return undefined;
  return known(() =>
    array.subclass === "recarray" ? recordsText(array, printer) : constructorText(array, printer),
  );
}

/** Returns `str(array)`; undefined when some of what it shows is not known. */
export function arrayStr(array: NDArray, printer: Printer): string | undefined {
  if (array.subclass === "MaskedArray") return undefined;
  return known(() => {
    if (array.layout.shape.length > 0) return arrayToText(array, printer);
    const grid = gridOf(array) ?? notKnown("the element");
    const [element] = grid.elements;
    if (array.dtype.kind === "O") return objectStr(element as Value, printer);
    // The text of bytes would not tell them from a str.
    const write = array.dtype.kind === "S" ? scalarRepr : scalarStr;
    const rough = printerInDoubt(printer, array.buffer.store);
    return write(array.dtype, element, rough) ?? notKnown("the element");
  });
}

/** Runs a printing function; undefined where it finds something that is not known. */
export function known<T>(print: () => T): T | undefined {
  try {
    return print();
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

const classNames = {
  memmap: "memmap",
  matrix: "matrix",
  chararray: "chararray",
  MaskedArray: "MaskedArray",
} as const;

/** "array([...], dtype=...)", with what the elements do not tell. */
function constructorText(array: NDArray, printer: Printer): string {
  const { options } = printer;
  const { dtype, shape } = array.layout;
  const prefix = `${classNames[array.subclass as keyof typeof classNames] ?? "array"}(`;
  const body = prefix + arrayToText(array, printer, { separator: ", ", prefix, suffix: ")" });
  const count = size(array.layout);
  if (!isExact(count) || !allExact(shape)) return notKnown("the array's shape");
  const extras: string[] = [];
  const isEmpty = count === 0 && !(shape.length === 1 && shape[0] === 0);
  if (isEmpty || (options.legacy > 210 && count > options.threshold))
    extras.push(`shape=${shapeText(shape)}`);
  if (count === 0 || !isImplied(dtype, options.legacy)) extras.push(`dtype=${shortRepr(dtype)}`);
  if (extras.length === 0) return `${body})`;
  const text = `${body},`;
  const extra = `${extras.join(", ")})`;
  const lastLine = lengthOf(text.slice(text.lastIndexOf("\n") + 1));
  const newLine = `\n${" ".repeat(prefix.length)}`;
  if (options.legacy <= 113) return text + ("SUV".includes(dtype.kind) ? newLine : " ") + extra;
  return text + (lastLine + extra.length + 1 > options.linewidth ? newLine : " ") + extra;
}

/** Returns whether the text of the elements tells the dtype, as it does for what Python's own literals make. */
export function isImplied(dtype: DType, legacy: number): boolean {
  if (dtype.fields || isSwapped(dtype)) return false;
  return (dtype.kind === "b" && legacy > 113) || "ldD".includes(dtype.char);
}

/** Returns the dtype as it follows "dtype=": float32, '<U3', '>i4', [('a', '<i4')]. */
export function shortRepr(dtype: DType): string {
  if (dtype.kind === "T") return dtypeRepr(dtype);
  if (dtype.fields) return dtypeText(dtype);
  if ("SUV".includes(dtype.kind) || isSwapped(dtype)) return `'${dtypeText(dtype)}'`;
  const name = dtypeName(dtype);
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) ? name : strRepr(name);
}

/** A record array is written as a call of `np.rec.array`, with the dtype on a line of its own. */
function recordsText(array: NDArray, printer: Printer): string {
  const { shape, dtype } = array.layout;
  const count = size(array.layout);
  if (!isExact(count) || !allExact(shape)) return notKnown("the array's shape");
  const prefix = "rec.array(";
  const isShown = count > 0 || (shape.length === 1 && shape[0] === 0);
  const body = isShown
    ? arrayToText(array, printer, { separator: ", ", prefix, suffix: "," })
    : `[], shape=${shapeText(shape)}`;
  const gap = printer.options.legacy <= 113 ? " \n" : "\n";
  return `${prefix}${body},${gap}${" ".repeat(prefix.length)}dtype=${dtypeText({ ...dtype, record: false })})`;
}

function objectStr(value: Value, printer: Printer): string {
  if (value?.t === "str" && value.v !== undefined) return value.v;
  return printer.repr(value) ?? notKnown("the element");
}
