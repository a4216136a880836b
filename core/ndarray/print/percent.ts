import { notKnown, raise } from "../error.ts";
import { formatFloat, formatInt } from "./pyformat.ts";

/** A value that `template % values` writes. */
export interface PercentValue {
  /** The value as a number; undefined for what is none. */
  readonly number: number | bigint | undefined;
  readonly typeName: string;
  str(): string;
  repr(): string;
}

const directive = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.)?/gsu;

/**
 * Returns Python's `template % values` for a tuple of values, or for a mapping where `named` gives its items; undefined
 * for a width or precision given as "*". Raises Python's TypeError and ValueError.
 */
export function percentFormat(
  template: string,
  values: readonly PercentValue[],
  named?: (key: string) => PercentValue,
): string | undefined {
  let next = 0;
  let isKnown = true;
  const text = template.replace(directive, (_all, key, flags, width, precision, type, at) => {
    if (type === "%") return "%";
    if (type === undefined) raise("ValueError", "incomplete format");
    if (width === "*" || precision === "*") isKnown = false;
    if (!isKnown) return "";
    if (key !== undefined && !named) raise("TypeError", "format requires a mapping");
    const value = key !== undefined && named ? named(key) : values[next++];
    if (!value) raise("TypeError", "not enough arguments for format string");
    return written(value, { flags, width, precision, type, at });
  });
  if (!isKnown) return undefined;
  if (!named && next < values.length)
    raise("TypeError", "not all arguments converted during string formatting");
  return text;
}

interface Directive {
  readonly flags: string;
  readonly width?: string;
  readonly precision?: string;
  readonly type: string;
  readonly at: number;
}

function written(value: PercentValue, { flags, width = "", precision, type, at }: Directive): string {
  const digits = precision === undefined ? "" : `.${precision || "0"}`;
  if (type === "s" || type === "r" || type === "a") {
    const text = type === "s" ? value.str() : value.repr();
    const cut =
      digits === ""
        ? text
        : Array.from(text)
            .slice(0, Number(digits.slice(1)))
            .join("");
    return aligned(cut, flags, Number(width));
  }
  if (type === "c") return aligned(character(value), flags, Number(width));
  const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const alternate = flags.includes("#") ? "#" : "";
  const align = flags.includes("-") ? "<" : flags.includes("0") ? "0=" : ">";
  const spec = `${align}${sign}${alternate}${width}`;
  if ("diu".includes(type)) return formatInt(wholeNumber(value, type), `${spec}d`);
  if ("oxX".includes(type)) return formatInt(integer(value, type), spec + type);
  if (!"eEfFgG".includes(type))
    raise(
      "ValueError",
      `unsupported format character '${type}' (0x${type.charCodeAt(0).toString(16)}) at index ${at + 1}`,
    );
  if (value.number === undefined) raise("TypeError", `must be real number, not ${value.typeName}`);
  return formatFloat(Number(value.number), spec + digits + type);
}

/** One character, or the number of one. */
function character({ number, typeName, str }: PercentValue): string {
  if (number === undefined) {
    if (/bytes/.test(typeName)) return notKnown("a character in bytes");
    const text = /^(numpy\.)?str_?$/.test(typeName) ? str() : "";
    return Array.from(text).length === 1 ? text : raise("TypeError", "%c requires int or char");
  }
  if (floats.test(typeName)) return raise("TypeError", "%c requires int or char");
  const isCharacter = number >= 0 && number < 0x110000;
  return isCharacter
    ? String.fromCodePoint(Number(number))
    : raise("OverflowError", "%c arg not in range(0x110000)");
}

function wholeNumber({ number, typeName }: PercentValue, type: string): number | bigint {
  if (number === undefined)
    return raise("TypeError", `%${type} format: a real number is required, not ${typeName}`);
  return typeof number === "number" ? Math.trunc(number) : number;
}

const floats = /^(numpy\.)?(float|longdouble)/;

function integer({ number, typeName }: PercentValue, type: string): number | bigint {
  const isWhole = typeof number === "bigint" || (Number.isInteger(number) && !floats.test(typeName));
  return isWhole && number !== undefined
    ? number
    : raise("TypeError", `%${type} format: an integer is required, not ${typeName}`);
}

function aligned(text: string, flags: string, width: number): string {
  const missing = " ".repeat(Math.max(0, width - Array.from(text).length));
  return flags.includes("-") ? text + missing : missing + text;
}
