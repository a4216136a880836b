import type { Value } from "../../ndarray/value.ts";
import { floatRepr } from "./format.ts";

interface Spec {
  readonly fill: string;
  readonly align: string | undefined;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const grammar = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

/** Returns `format(value, spec)` of a Python int, float, bool or str as the format mini-language says; undefined when not known. */
export function formatNumber(
  value: Extract<Value, { t: "int" | "float" | "bool" | "str" }>,
  text: string,
  fail: (type: string, message: string) => never,
): string | undefined {
  if (value.v === undefined || typeof value.v === "object") return undefined;
  const spec = parseSpec(text);
  if (!spec) return fail("ValueError", "Invalid format specifier");
  if (typeof value.v === "string")
    return padded(
      spec.precision === undefined ? value.v : [...value.v].slice(0, spec.precision).join(""),
      "",
      spec,
      "<",
    );
  const isFloat = value.t === "float" || "eEfFgG%".includes(spec.type || "!");
  const number = typeof value.v === "boolean" ? Number(value.v) : value.v;
  if (value.t === "bool" && spec.type === "") return padded(value.v ? "True" : "False", "", spec, "<");
  const isNegative = number < 0 || Object.is(number, -0);
  const digits = isFloat
    ? floatDigits(Math.abs(Number(number)), spec)
    : intDigits(number < 0 ? -BigInt(number) : BigInt(number), spec);
  if (digits === undefined)
    return fail("ValueError", `Unknown format code '${spec.type}' for object of type '${value.t}'`);
  const sign = isNegative ? "-" : spec.sign === "-" ? "" : spec.sign;
  return padded(grouped(digits, spec), sign, spec, ">");
}

function parseSpec(text: string): Spec | undefined {
  const match = grammar.exec(text);
  if (!match) return undefined;
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = match;
  return {
    fill: fill ?? (zero ? "0" : " "),
    align: align ?? (zero ? "=" : undefined),
    sign: sign ?? "-",
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? "",
    precision: precision === undefined ? undefined : Number(precision),
    type: type ?? "",
  };
}

function intDigits(value: bigint, { type, alternate }: Spec): string | undefined {
  const bases: Readonly<Record<string, readonly [number, string]>> = {
    b: [2, "0b"],
    o: [8, "0o"],
    x: [16, "0x"],
    X: [16, "0X"],
  };
  if (type === "" || type === "d" || type === "n") return value.toString();
  if (type === "c") return String.fromCodePoint(Number(value));
  const base = bases[type];
  if (!base) return undefined;
  const digits = (alternate ? base[1] : "") + value.toString(base[0]);
  return type === "X" ? digits.toUpperCase() : digits;
}

function floatDigits(x: number, { type, precision }: Spec): string | undefined {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : "inf";
  if (type === "" && precision === undefined) return floatRepr(x);
  if (type === "f" || type === "F") return fixed(x, precision ?? 6);
  if (type === "%") return `${fixed(x * 100, precision ?? 6)}%`;
  if (type === "e" || type === "E") {
    const text = exponential(x, precision ?? 6);
    return type === "E" ? text.toUpperCase() : text;
  }
  if (type === "" || type === "g" || type === "G" || type === "n") return general(x, precision ?? 6, type);
  return undefined;
}

/** JavaScript's toFixed gives up at 1e21 and takes at most 100 digits. */
function fixed(x: number, digits: number): string {
  return x >= 1e21
    ? `${BigInt(x)}${digits ? `.${"0".repeat(digits)}` : ""}`
    : x.toFixed(Math.min(digits, 100));
}

function exponential(x: number, digits: number): string {
  const [mantissa, exponent] = x.toExponential(Math.min(digits, 100)).split("e");
  return `${mantissa}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
}

function general(x: number, digits: number, type: string): string {
  const places = Math.max(1, digits);
  const exponent = x === 0 ? 0 : Number(x.toExponential(Math.min(places - 1, 100)).split("e")[1]);
  const limit = type === "" ? Math.min(places, 16) : places;
  const isPlain = exponent >= -4 && exponent < limit;
  let text = isPlain ? fixed(x, Math.max(0, places - 1 - exponent)) : exponential(x, places - 1);
  if (text.includes(".")) text = text.replace(/\.?0+(?=e|$)/, "");
  if (type === "" && isPlain && !text.includes(".")) text += ".0";
  return type === "G" ? text.toUpperCase() : text;
}

function grouped(digits: string, { grouping }: Spec): string {
  if (!grouping) return digits;
  const [whole, ...rest] = digits.split(/(?=[.e%])/);
  return [whole.replace(/\B(?=(\d{3})+$)/g, grouping), ...rest].join("");
}

function padded(digits: string, sign: string, { fill, align, width }: Spec, usual: string): string {
  const text = sign + digits;
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  const how = align ?? usual;
  if (how === "<") return text + fill.repeat(missing);
  if (how === "^") return fill.repeat(missing >> 1) + text + fill.repeat(missing - (missing >> 1));
  return how === "=" ? sign + fill.repeat(missing) + digits : fill.repeat(missing) + text;
}
