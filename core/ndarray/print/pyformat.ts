import type { Complex } from "../element.ts";
import { raise } from "../error.ts";
import { type Digits, roundedToCount, roundedToPlaces } from "./digits.ts";
import { complexText, floatRepr } from "./float.ts";

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly hasSign: boolean;
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  readonly zeroPadded: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const grammar = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?(.)?$/su;

/** Returns Python's `format(int, spec)`. Raises Python's ValueError. */
export function formatInt(value: number | bigint, spec: string, typeName = "int"): string {
  const parsed = parseSpec(spec, typeName);
  const { type, precision } = parsed;
  if (type !== "" && "eEfFgG%".includes(type)) return formatFloatBy(Number(value), parsed);
  if (!["", "b", "c", "d", "o", "x", "X", "n"].includes(type)) return unknownCode(type, typeName);
  if (precision !== undefined)
    return raise("ValueError", "Precision not allowed in integer format specifier");
  rejectGrouping(parsed, "bcoxXn");
  if (type === "c" && (parsed.sign !== "-" || parsed.hasSign))
    return raise("ValueError", "Sign not allowed with integer format specifier 'c'");
  if (type === "c" && parsed.alternate)
    return raise("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'");
  if (type === "c") return padded(String.fromCodePoint(Number(value)), "", "", parsed, "<");
  const size = value < 0 ? -BigInt(value) : BigInt(value);
  const bases: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };
  const digits = size.toString(bases[type] ?? 10);
  const mark = parsed.alternate && bases[type] ? `0${type}` : "";
  const text = type === "X" ? digits.toUpperCase() : digits;
  return padded(text, "", signText(value < 0, parsed) + mark, parsed, ">");
}

/** Returns Python's `format(float, spec)`. Raises Python's ValueError. */
export function formatFloat(value: number, spec: string): string {
  const parsed = parseSpec(spec, "float");
  if (!["", "e", "E", "f", "F", "g", "G", "n", "%"].includes(parsed.type))
    return unknownCode(parsed.type, "float");
  rejectGrouping(parsed, "n");
  return formatFloatBy(value, parsed);
}

/** Returns Python's `format(complex, spec)`. Raises Python's ValueError. */
export function formatComplex({ re, im }: Complex, spec: string): string {
  const parsed = parseSpec(spec, "complex");
  if (!["", "e", "E", "f", "F", "g", "G", "n"].includes(parsed.type))
    return unknownCode(parsed.type, "complex");
  rejectGrouping(parsed, "n");
  if (parsed.fill === "0")
    return raise("ValueError", "Zero padding is not allowed in complex format specifier");
  if (parsed.align === "=")
    return raise("ValueError", "'=' alignment flag is not allowed in complex format specifier");
  // Without a type a part is written as "g" does, since it needs no point.
  const isGeneral = parsed.type === "" && parsed.precision !== undefined;
  const numbers = isGeneral ? { ...parsed, type: "g" } : parsed;
  const part = (x: number, plus: string) => {
    const [whole, fraction] = floatBody(Math.abs(x), numbers);
    const text = parsed.type === "" ? (whole + fraction).replace(/\.0$/, "") : whole + fraction;
    return (x < 0 || Object.is(x, -0) ? "-" : plus) + grouped(text, parsed, 3);
  };
  const plus = parsed.sign === "-" ? "" : parsed.sign;
  if (
    parsed.type === "" &&
    parsed.precision === undefined &&
    plus + parsed.grouping === "" &&
    !parsed.alternate
  )
    return padded(complexText(re, im, 64), "", "", { ...parsed, grouping: "" }, ">");
  const isShort = parsed.type === "" && Object.is(re, 0);
  const body = isShort ? `${part(im, plus)}j` : `${part(re, plus)}${part(im, "+")}j`;
  const text = parsed.type === "" && !isShort ? `(${body})` : body;
  return padded(text, "", "", { ...parsed, grouping: "" }, ">");
}

/** Returns Python's `format(str, spec)`. Raises Python's ValueError. */
export function formatStr(value: string, spec: string): string {
  const parsed = parseSpec(spec, "str");
  if (parsed.type !== "" && parsed.type !== "s") return unknownCode(parsed.type, "str");
  if (parsed.hasSign) return raise("ValueError", "Sign not allowed in string format specifier");
  if (parsed.alternate)
    return raise("ValueError", "Alternate form (#) not allowed in string format specifier");
  if (parsed.align === "=" && !parsed.zeroPadded)
    return raise("ValueError", "'=' alignment not allowed in string format specifier");
  if (parsed.grouping) return raise("ValueError", `Cannot specify '${parsed.grouping}' with 's'.`);
  const { precision } = parsed;
  const text = precision === undefined ? value : [...value].slice(0, precision).join("");
  const align = parsed.align === "=" ? "<" : parsed.align;
  return padded(text, "", "", { ...parsed, align }, "<");
}

/** Returns Python's `format(bool, spec)`. Raises Python's ValueError. */
export function formatBool(value: boolean, spec: string): string {
  if (spec === "") return value ? "True" : "False";
  return formatInt(Number(value), spec, "bool");
}

function parseSpec(spec: string, typeName: string): Spec {
  const match = grammar.exec(spec);
  if (!match)
    return raise("ValueError", `Invalid format specifier '${spec}' for object of type '${typeName}'`);
  const [, fill, align, sign, z, alternate, zero, width, grouping, precision, type] = match;
  return {
    fill: fill ?? (zero ? "0" : " "),
    align: align ?? (zero ? "=" : ""),
    sign: sign ?? "-",
    hasSign: sign !== undefined,
    noNegativeZero: z !== undefined,
    alternate: alternate !== undefined,
    zeroPadded: zero !== undefined && align === undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? "",
    precision: precision === undefined ? undefined : Number(precision),
    type: type ?? "",
  };
}

function formatFloatBy(value: number, spec: Spec): string {
  const isPercent = spec.type === "%" && Number.isFinite(value);
  const [whole, fraction] = floatBody(Math.abs(isPercent ? value * 100 : value), spec);
  const isNegative = value < 0 || Object.is(value, -0);
  const isZero = !/[1-9]/.test(whole + fraction.replace(/[eE].*/, "")) && Number.isFinite(value);
  const sign = signText(isNegative && !(spec.noNegativeZero && isZero), spec);
  return padded(whole, fraction + (spec.type === "%" ? "%" : ""), sign, spec, ">");
}

/** The digits before the point, and the rest with the point and the exponent. */
function floatBody(size: number, spec: Spec): readonly [whole: string, rest: string] {
  const isUpper = "EFG".includes(spec.type || "-");
  if (!Number.isFinite(size)) {
    const text = Number.isNaN(size) ? "nan" : "inf";
    return ["", isUpper ? text.toUpperCase() : text];
  }
  const text = floatDigits(size, spec);
  const end = /[.e]/.exec(text)?.index ?? text.length;
  const rest = text.slice(end);
  return [text.slice(0, end), isUpper ? rest.toUpperCase() : rest];
}

function floatDigits(size: number, { type, precision, alternate }: Spec): string {
  const kind = type.toLowerCase();
  if (kind === "" && precision === undefined) {
    const text = floatRepr(size);
    return alternate && !text.includes(".") ? text.replace("e", ".e") : text;
  }
  const digits = precision ?? 6;
  if (kind === "f" || kind === "%") return fixed(size, digits, alternate);
  if (kind === "e") return scientific(roundedToCount(size, digits + 1), digits, alternate);
  const count = Math.max(1, digits);
  const rounded = roundedToCount(size, count);
  // Without a type, one digit after the point is kept, which costs one of those before it.
  const limit = kind === "" ? count - 1 : count;
  const { exponent } = rounded;
  if (exponent < -4 || exponent >= limit) {
    const text = scientific(rounded, count - 1, alternate);
    return alternate ? text : text.replace(/\.0*e|(\.\d*?)0+e/, "$1e");
  }
  const text = fixed(size, Math.max(0, count - 1 - exponent), alternate);
  if (alternate) return text;
  const trimmed = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return kind === "" && !trimmed.includes(".") ? `${trimmed}.0` : trimmed;
}

function fixed(size: number, places: number, alternate: boolean): string {
  const { digits, exponent } = roundedToPlaces(size, places);
  const padding = exponent < 0 ? "0".repeat(-exponent) + digits : digits;
  const whole = padding.slice(0, Math.max(exponent, 0) + 1).padEnd(Math.max(exponent, 0) + 1, "0");
  const fraction = padding.slice(Math.max(exponent, 0) + 1).padEnd(places, "0");
  return places > 0 || alternate ? `${whole}.${fraction}` : whole;
}

function scientific({ digits, exponent }: Digits, places: number, alternate: boolean): string {
  const fraction = digits.slice(1).padEnd(places, "0");
  const power = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits[0]}${places > 0 || alternate ? "." : ""}${fraction}e${exponent < 0 ? "-" : "+"}${power}`;
}

function signText(isNegative: boolean, spec: Spec): string {
  return isNegative ? "-" : spec.sign === "-" ? "" : spec.sign;
}

/** Groups the whole part, then fills up to the width. */
function padded(whole: string, rest: string, sign: string, spec: Spec, usual: "<" | ">"): string {
  const align = spec.align || usual;
  const room = spec.width - [...(sign + rest)].length;
  const isZeroFilled = align === "=" && spec.fill === "0" && spec.grouping !== "" && whole !== "";
  const step = spec.grouping !== "" && /^[boxX]$/.test(spec.type) ? 4 : 3;
  let digits = grouped(whole, spec, step);
  if (isZeroFilled) {
    let zeros = whole;
    while (grouped(zeros, spec, step).length < room) zeros = `0${zeros}`;
    digits = grouped(zeros, spec, step);
  }
  const body = sign + digits + rest;
  const missing = Math.max(0, spec.width - [...body].length);
  if (align === "=") return sign + spec.fill.repeat(missing) + digits + rest;
  if (align === "<") return body + spec.fill.repeat(missing);
  const left = align === "^" ? Math.floor(missing / 2) : missing;
  return spec.fill.repeat(left) + body + spec.fill.repeat(missing - left);
}

function grouped(digits: string, { grouping }: Spec, step: number): string {
  if (grouping === "") return digits;
  const pattern = step === 4 ? /\B(?=(?:[0-9a-fA-F]{4})+$)/g : /\B(?=(?:\d{3})+(?!\d))/g;
  const [whole, rest = ""] = /^([0-9a-fA-F]*)(.*)$/s.exec(digits)?.slice(1) ?? [digits];
  return whole.replace(pattern, grouping) + rest;
}

/** Separators go with decimal digits; "_" with those of other bases too. */
function rejectGrouping({ grouping, type }: Spec, types: string): void {
  if (grouping === "" || type === "" || !types.includes(type)) return;
  if (grouping === "_" && "boxX".includes(type)) return;
  raise("ValueError", `Cannot specify '${grouping}' with '${type}'.`);
}

function unknownCode(type: string, name: string): never {
  return raise("ValueError", `Unknown format code '${type}' for object of type '${name}'`);
}
