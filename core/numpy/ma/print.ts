import { NDArray, newBuffer } from "../../ndarray/array.ts";
import { object, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { allExact, isExact } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import { cell } from "../../ndarray/make.ts";
import type { MaskedArray } from "../../ndarray/masked.ts";
import { isImplied, known, shortRepr } from "../../ndarray/print/arrays.ts";
import { arrayToText } from "../../ndarray/print/lines.ts";
import { NumpyObject, none, pyInt, pyList, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { type Composer, composer } from "../calls/composer.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { printerFor } from "../printing/printer.ts";
import { reprOf, strOf } from "../text.ts";
import { fillArray, fillValue } from "./fill.ts";
import { allTrue, dataOf, knownMask, replacedDType } from "./parts.ts";

/** What is printed in the place of a masked element. */
export const dashes = new NumpyObject("_MaskedPrintOption", undefined);

defineClass("_MaskedPrintOption", { rows: "numpy.ma._MaskedPrintOption", repr: () => "--", str: () => "--" });

/** `str(array)`. */
export function maskedStr(self: MaskedArray, context: Context): string | undefined {
  return known(() => strOf(printable(composer(context), self), context));
}

/** `repr(array)`: data, mask and fill value one below the other. */
export function maskedRepr(self: MaskedArray, context: Context): string | undefined {
  return known(() => {
    const printer = printerFor(context) ?? notKnown("the print options");
    if (printer.options.legacy <= 113) return undefined;
    const np = composer(context);
    const { shape, dtype } = self;
    if (!allExact(shape)) return notKnown("the array's shape");
    const isLine = shape.slice(0, -1).every((length) => length === 1);
    const open = "masked_array(";
    const text = (array: NDArray, key: string, indent: string) =>
      arrayToText(array, printer, { separator: ", ", prefix: `${indent}${key}=`, suffix: "," });
    const indentOf = (key: string) =>
      isLine ? " ".repeat(Math.max(2, open.length + "data".length - key.length)) : "  ";
    const mask = knownMask(self);
    const first = isLine ? open : "  ";
    const parts = [
      `${first}data=${text(printable(np, self), "data", first)}`,
      `${indentOf("mask")}mask=${mask === "none" ? "False" : text(mask, "mask", indentOf("mask"))}`,
      `${indentOf("fill_value")}fill_value=${fillText(np, self, context)}`,
    ];
    if (!isImplied(dtype, printer.options.legacy) || isAllMasked(mask) || size(self.layout) === 0)
      parts.push(`${indentOf("dtype")}dtype=${shortRepr(dtype)}`);
    return `${isLine ? "" : `${open}\n`}${parts.join(",\n")})`;
  });
}

function isAllMasked(mask: NDArray | "none"): boolean {
  return mask !== "none" && (mask.dtype.fields ? allFields(mask) : (allTrue(mask) ?? notKnown("a mask")));
}

/** Structured flags have no truth that NumPy would ask for: as raw memory they are true when any byte is. */
function allFields(mask: NDArray): boolean {
  return size(mask.layout) === 0;
}

function fillText(np: Composer, self: MaskedArray, context: Context): string {
  const array = fillArray(np, self);
  const value = fillValue(np, self);
  const isText = "SU".includes(array.dtype.kind) && array.dtype.kind === self.dtype.kind;
  const shown = isText
    ? reprOf(np.method(value, "item"), context)
    : sameDType(array.dtype, self.dtype) && self.dtype.kind !== "O"
      ? strOf(value, context)
      : reprOf(value, context);
  return shown ?? notKnown("a fill value");
}

/** The elements as objects, with dashes where they are masked; of long axes only both ends. */
function printable(np: Composer, self: MaskedArray): NDArray {
  let mask = knownMask(self);
  let data = self.buffer.store.doubtsHidden ? shownOf(self) : dataOf(np, self);
  if (mask === "none") return data;
  const most = self.shape.length > 1 ? 100 : 1500;
  for (const [axis, length] of self.shape.entries()) {
    if (!isExact(length) || length <= most) continue;
    data = ends(np, data, axis, most / 2);
    mask = ends(np, mask, axis, most / 2);
  }
  return withDashes(np, data, mask);
}

/** The data with nothing said of the elements below the mask. */
function shownOf({ layout, buffer }: MaskedArray): NDArray {
  return new NDArray(layout, newBuffer(buffer.nbytes, buffer.store.contents, buffer.kind), undefined, false);
}

function ends(np: Composer, array: NDArray, axis: number, count: number): NDArray {
  const part = (start: Value, stop: Value) =>
    np.item(
      array,
      pyTuple([
        ...new Array<Value>(axis).fill({ t: "slice", start: none, stop: none, step: none }),
        { t: "slice", start, stop, step: none },
      ]),
    );
  const both = pyList([part(none, pyInt(count)), part(pyInt(-count), none)]);
  return np.asArray(np.named("concatenate", [both], { axis: pyInt(axis) }));
}

/** Returns the elements as objects, with dashes where the mask is true. */
export function withDashes(np: Composer, data: NDArray, mask: NDArray): NDArray {
  const dtype = replacedDType(data.dtype, object);
  const result = np.asArray(np.method(data, "astype", [{ t: "dtype", dtype }]));
  dash(np, result, mask);
  return result;
}

function dash(np: Composer, into: NDArray, mask: NDArray): void {
  if (!into.dtype.fields) {
    np.put(into, mask, cell(object, dashes as never));
    return;
  }
  for (const { name } of into.dtype.fields) {
    const key = pyStr(name);
    dash(np, np.asArray(np.item(into, key)), np.asArray(np.item(mask, key)));
  }
}
