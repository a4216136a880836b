import type { DType } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";

const pattern = /%([-+ 0#]*)(\d*)(?:\.(\d+))?([diouxXeEfFgGsrc%])/g;

/** Returns `format % tuple(elements)` as Python does for numbers and strings; undefined where that is not known here. */
export function formatted(format: string, elements: readonly Element[], dtype: DType): string | undefined {
  let next = 0;
  let isKnown = true;
  const text = format.replace(
    pattern,
    (_, flags: string, width: string, precision: string | undefined, type: string) => {
      if (type === "%") return "%";
      const shown = convert(
        elements[next++],
        type,
        precision === undefined ? undefined : Number(precision),
        dtype,
      );
      if (shown === undefined) isKnown = false;
      return padded(shown ?? "", flags, Number(width || 0), type);
    },
  );
  return isKnown && next === elements.length ? text : undefined;
}

function convert(
  element: Element | undefined,
  type: string,
  precision: number | undefined,
  dtype: DType,
): string | undefined {
  if (typeof element === "string") return type === "s" ? element.slice(0, precision) : undefined;
  if (typeof element === "boolean")
    return type === "s" ? (element ? "True" : "False") : convert(Number(element), type, precision, dtype);
  if (typeof element === "bigint") {
    if ("dius".includes(type)) return String(element);
    return convert(Number(element), type, precision, dtype);
  }
  if (typeof element !== "number") return undefined;
  if (!Number.isFinite(element)) return "diuoxX".includes(type) ? undefined : nonFinite(element);
  if ("diu".includes(type)) return Math.abs(element) < 2 ** 53 ? String(Math.trunc(element) + 0) : undefined;
  if (type === "s")
    return dtype.kind === "i" || dtype.kind === "u" ? String(element) : floatText(element, dtype);
  return floating(element, type, precision ?? 6);
}

function nonFinite(value: number): string {
  return Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
}

/** `str` of a float64 scalar; other floats have shorter digits, which are not known here. */
function floatText(value: number, dtype: DType): string | undefined {
  if (dtype.char !== "d") return undefined;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return twoDigits(value.toExponential());
  return Number.isInteger(value) ? `${Object.is(value, -0) ? "-0" : value}.0` : String(value);
}

function floating(value: number, type: string, precision: number): string | undefined {
  if (precision > 100) return undefined;
  const sign = Object.is(value, -0) ? "-" : "";
  const lower = type.toLowerCase();
  const text =
    lower === "e"
      ? twoDigits(value.toExponential(precision))
      : lower === "f"
        ? fixed(value, precision)
        : general(value, precision);
  if (text === undefined) return undefined;
  return sign + (type === lower ? text : text.toUpperCase());
}

/** JavaScript's own fixed notation ends at 1e21. */
function fixed(value: number, precision: number): string | undefined {
  return Math.abs(value) < 1e21 ? value.toFixed(precision) : undefined;
}

function general(value: number, precision: number): string | undefined {
  const digits = Math.max(1, precision);
  const exponent = value === 0 ? 0 : Number(value.toExponential(digits - 1).split("e")[1]);
  if (exponent < -4 || exponent >= digits)
    return twoDigits(value.toExponential(digits - 1).replace(/\.?0+(?=e)/, ""));
  const text = fixed(value, digits - 1 - exponent);
  return text?.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Python's exponents have at least two digits. */
function twoDigits(text: string): string {
  return text.replace(/e([+-])(\d)$/, "e$10$2");
}

function padded(text: string, flags: string, width: number, type: string): string {
  const isNumber = type !== "s";
  const signed =
    isNumber && !text.startsWith("-")
      ? (flags.includes("+") ? "+" : flags.includes(" ") ? " " : "") + text
      : text;
  if (flags.includes("-")) return signed.padEnd(width);
  if (!flags.includes("0") || !isNumber) return signed.padStart(width);
  const [, sign, digits] = /^([-+ ]?)(.*)$/.exec(signed) ?? ["", "", signed];
  return sign + digits.padStart(width - sign.length, "0");
}
