import { elementsOf } from "../../ndarray/access.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr, dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { scalar } from "../../ndarray/make.ts";
import { arrayRepr, arrayStr, known } from "../../ndarray/print/arrays.ts";
import { type Printer, printerInDoubt } from "../../ndarray/print/elements.ts";
import type { PrintOptions } from "../../ndarray/print/options.ts";
import { pythonRepr } from "../../ndarray/print/python.ts";
import { scalarRepr, scalarStr } from "../../ndarray/print/scalar.ts";
import { pyStr, type Scalar, type Value } from "../../ndarray/value.ts";
import { classOf } from "../classes.ts";
import type { Context } from "../context.ts";
import { scalarTypeName } from "../scalartypes.ts";
import { ufuncNamed } from "../ufunc/loops.ts";
import { currentOptions } from "./state.ts";

/** Returns a printer for the options in force, with `overrides` over them; undefined when the options are not known. */
export function printerFor(context: Context, overrides: Partial<PrintOptions> = {}): Printer | undefined {
  const current = currentOptions(context);
  if (!current) return undefined;
  const options = Object.keys(overrides).length === 0 ? current : { ...current, ...overrides };
  const printer: Printer = {
    options,
    open: new Set(),
    repr: (value) => reprWith(printer, value, context),
    custom: (kind) => customFormatter(options, kind, context),
  };
  return printer;
}

/** Returns `repr(value)` as the printer writes it; undefined when it can't be known. */
export function reprWith(printer: Printer, value: Value, context: Context): string | undefined {
  const own = classOf(value);
  if (own?.repr) return own.repr(value, context);
  switch (value.t) {
    case "ndarray": {
      const { overrideRepr } = printer.options;
      return overrideRepr ? textFrom(context.call(overrideRepr, [value])) : arrayRepr(value, printer);
    }
    case "scalar":
      return ofScalar(value, printer, scalarRepr);
    case "dtype":
      return dtypeRepr(value.dtype);
    case "numpy":
      return nameRepr(value.name, value.self);
    case "object":
    case "foreign":
    case "unknown":
      return undefined;
    default:
      return pythonRepr(value, (other) => reprWith(printer, other, context));
  }
}

/** Returns `str(value)`; undefined when it can't be known. */
export function strWith(printer: Printer, value: Value, context: Context): string | undefined {
  const own = classOf(value);
  if (own?.str) return own.str(value, context);
  switch (value.t) {
    case "str":
      return value.v;
    case "ndarray":
      return own?.repr ? own.repr(value, context) : arrayStr(value, printer);
    case "scalar":
      return ofScalar(value, printer, scalarStr);
    case "dtype":
      return dtypeText(value.dtype);
    default:
      return reprWith(printer, value, context);
  }
}

function ofScalar(
  { cell }: Scalar,
  printer: Printer,
  write: (dtype: DType, element: Element, printer: Printer) => string | undefined,
): string | undefined {
  const elements = elementsOf(cell);
  const rough = printerInDoubt(printer, cell.buffer.store);
  return elements && known(() => write(cell.dtype, elements[0], rough) ?? notKnown("a scalar's text"));
}

const classes = new Set(
  "broadcast busdaycalendar dtype errstate finfo flatiter iinfo matrix memmap ndarray ndenumerate ndindex nditer poly1d record ufunc vectorize".split(
    " ",
  ),
);

/** Classes and ufuncs show no address. */
function nameRepr(name: string, self: Value | undefined): string | undefined {
  const short = name.replace(/^numpy\./, "");
  if (name === "numpy.typing.NDArray" && !self)
    return "numpy.ndarray[tuple[typing.Any, ...], numpy.dtype[~_ScalarT]]";
  if (name === "numpy.ma.MaskedArray") return "<class 'numpy.ma.MaskedArray'>";
  if (self || short.includes(".")) return undefined;
  if (short === "recarray") return "<class 'numpy.rec.recarray'>";
  const type = classes.has(short) ? short : scalarTypeName(short);
  if (type) return `<class 'numpy.${type}'>`;
  const ufunc = ufuncNamed(short);
  return ufunc && `<ufunc '${ufunc.name}'>`;
}

/** Keys of a `formatter` dict that stand for several kinds of elements. */
const groups: Readonly<Record<string, string>> = {
  int: "int_kind",
  float: "float_kind",
  longfloat: "float_kind",
  complexfloat: "complex_kind",
  longcomplexfloat: "complex_kind",
  numpystr: "str_kind",
};

function customFormatter(
  options: PrintOptions,
  kind: string,
  context: Context,
): ReturnType<Printer["custom"]> {
  const { formatter } = options;
  if (!formatter) return undefined;
  if (formatter.t !== "dict" || !formatter.entries) return notKnown("a formatter");
  const entries = [...formatter.entries.values()];
  const under = (name: string | undefined) =>
    entries.find(({ key }) => key.t === "str" && key.v === name)?.value;
  const found = [kind, groups[kind], "all"].map(under).find((value) => value && value.t !== "none");
  return found && ((element, dtype) => textFrom(context.call(found, [asValue(element, dtype)])));
}

function asValue(element: Element, dtype: DType): Value {
  if (dtype.kind === "O") return element as Value;
  if (dtype.kind === "T") return typeof element === "string" ? pyStr(element) : (element as Value);
  return scalar(dtype, element);
}

function textFrom(value: Value): string {
  if (value.t === "str") return value.v ?? notKnown("a formatter's text");
  if (value.t === "unknown" || value.t === "foreign") return notKnown("a formatter's text");
  return raise("TypeError", "a formatter must return a string");
}
