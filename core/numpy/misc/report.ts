import type { NDArray } from "../../ndarray/array.ts";
import { NotKnown, NumpyError, notKnown } from "../../ndarray/error.ts";
import { arrayRepr } from "../../ndarray/print/arrays.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { printerFor, reprWith, strWith } from "../printing/printer.ts";

/** How a failed assertion of numpy.testing is told. */
export interface Telling {
  readonly header: string;
  /** Digits of arrays. */
  readonly precision: number;
  readonly names: readonly [string, string];
  /** The caller's own words. */
  readonly message: string;
  readonly verbose: boolean;
}

export const itemsTelling: Telling = {
  header: "Items are not equal:",
  precision: 8,
  names: ["ACTUAL", "DESIRED"],
  message: "",
  verbose: true,
};

/** An assertion that surely fails, though its report is not known. */
export class Unreported extends NotKnown {}

/** Ends the call with the AssertionError whose text numpy.testing composes of the two values. */
export function fail(values: readonly [Value, Value], telling: Telling, context: Context): never {
  throw new NumpyError("AssertionError", reportOf(values, telling, context));
}

function reportOf(values: readonly [Value, Value], telling: Telling, context: Context): string {
  const { header, message, names, verbose } = telling;
  const fitsBehind = !message.includes("\n") && message.length < 79 - header.length;
  const lines = [`\n${header}`];
  if (message !== "" && fitsBehind) lines[0] += ` ${message}`;
  else if (message !== "") lines.push(message);
  if (verbose)
    values.forEach((value, i) => {
      lines.push(` ${names[i]}: ${shortened(reprOf(value, telling.precision, context))}`);
    });
  return lines.join("\n");
}

/** Three lines of a long text, the last with dots. */
function shortened(text: string): string {
  const lines = text.split("\n");
  return lines.length > 4 ? `${lines.slice(0, 3).join("\n")}...` : text;
}

function reprOf(value: Value, precision: number, context: Context): string {
  const printer = printerFor(context, value.t === "ndarray" ? { precision } : {});
  const text =
    printer &&
    (value.t === "ndarray" ? arrayRepr(value as NDArray, printer) : reprWith(printer, value, context));
  return text ?? unreported();
}

/** Returns `str(value)`. */
export function textOf(value: Value, context: Context): string {
  const printer = printerFor(context);
  return (printer && strWith(printer, value, context)) ?? unreported();
}

export function unreported(): never {
  throw new Unreported("report of a failed assertion");
}

/** The caller's words; `err_msg` may be anything. */
export function messageOf(value: Value, context: Context): string {
  return value.t === "str" ? (value.v ?? notKnown("a message")) : textOf(value, context);
}
