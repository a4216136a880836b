import { showDim } from "../../ndarray/dim.ts";
import type { Value } from "../../ndarray/value.ts";
import { formatValue, reprOf, strOf } from "../../numpy/index.ts";
import { callMethod } from "../call.ts";
import type { Machine } from "../machine.ts";
import { Builtin, PyClass, PyInstance } from "../objects.ts";
import { formatNumber } from "./formatspec.ts";

/** Returns `repr(value)`; undefined when not known. */
export function reprText(machine: Machine, value: Value): string | undefined {
  switch (value.t) {
    case "none":
      return "None";
    case "ellipsis":
      return "Ellipsis";
    case "notimplemented":
      return "NotImplemented";
    case "bool":
      return value.v === undefined ? undefined : value.v ? "True" : "False";
    case "int":
      return typeof value.v === "object" ? undefined : String(value.v);
    case "float":
      return value.v === undefined ? undefined : floatRepr(value.v);
    case "complex":
      return complexRepr(value.re, value.im);
    case "str":
      return value.v === undefined ? undefined : textRepr(value.v);
    case "bytes":
      return value.v && bytesRepr(value.v);
    case "tuple":
      return tupleRepr(machine, value);
    case "list":
      return value.items && wrapped(machine, value.items, "[", "]");
    case "set":
      return setRepr(machine, value);
    case "dict":
      return dictRepr(machine, value);
    case "range":
      return `range(${showDim(value.start)}, ${showDim(value.stop)}${value.step === 1 ? "" : `, ${value.step}`})`;
    case "slice": {
      const parts = [value.start, value.stop, value.step].map((part) => reprText(machine, part));
      return parts.includes(undefined) ? undefined : `slice(${parts.join(", ")})`;
    }
    case "foreign":
      return foreignRepr(machine, value);
    case "unknown":
      return undefined;
    default:
      return reprOf(value, machine.context);
  }
}

/** Returns `str(value)`; undefined when not known. */
export function strText(machine: Machine, value: Value): string | undefined {
  if (value.t === "str") return value.v;
  if (
    value.t === "ndarray" ||
    value.t === "scalar" ||
    value.t === "dtype" ||
    value.t === "object" ||
    value.t === "numpy"
  )
    return strOf(value, machine.context);
  if (value instanceof PyInstance) return instanceText(machine, value);
  return reprText(machine, value);
}

/** Returns `format(value, spec)`; undefined when not known. */
export function formatOf(machine: Machine, value: Value, spec: string): string | undefined {
  if (spec === "") return strText(machine, value);
  if (value.t === "ndarray" || value.t === "scalar" || value.t === "dtype" || value.t === "object")
    return formatValue(value, spec, machine.context);
  if (value.t === "int" || value.t === "float" || value.t === "bool" || value.t === "str")
    return formatNumber(value, spec, (type, message) => machine.raise(type, message));
  return undefined;
}

/** Returns Python's `repr` of a float: the shortest digits that give it back. */
export function floatRepr(x: number): string {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x > 0 ? "inf" : "-inf";
  if (x === 0) return Object.is(x, -0) ? "-0.0" : "0.0";
  const [digits, exponent] = x.toExponential().split("e");
  const power = Number(exponent);
  if (power < -4 || power >= 16)
    return `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  const plain =
    power < 0 ? smallDecimal(digits, power) : String(x).includes("e") ? BigInt(x).toString() : String(x);
  return plain.includes(".") ? plain : `${plain}.0`;
}

function smallDecimal(digits: string, power: number): string {
  const sign = digits.startsWith("-") ? "-" : "";
  return `${sign}0.${"0".repeat(-power - 1)}${digits.replace("-", "").replace(".", "")}`;
}

function complexRepr(re: number, im: number): string {
  const part = (x: number) => floatRepr(x).replace(/\.0$/, "");
  if (re === 0 && !Object.is(re, -0)) return `${part(im)}j`;
  const sign = im < 0 || Object.is(im, -0) || Number.isNaN(im) ? (Number.isNaN(im) ? "+" : "") : "+";
  return `(${part(re)}${sign}${part(im)}j)`;
}

/** Returns Python's `repr` of a str. */
export function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = quote;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (character === quote || character === "\\") out += `\\${character}`;
    else if (character === "\n") out += "\\n";
    else if (character === "\r") out += "\\r";
    else if (character === "\t") out += "\\t";
    else if (code < 32 || code === 127) out += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code < 256 && code > 127 && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(character))
      out += `\\x${code.toString(16)}`;
    else out += character;
  }
  return out + quote;
}

function bytesRepr(bytes: Uint8Array): string {
  const hasQuote = bytes.includes(39) && !bytes.includes(34);
  const quote = hasQuote ? '"' : "'";
  let out = `b${quote}`;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (character === quote || character === "\\") out += `\\${character}`;
    else if (byte === 10) out += "\\n";
    else if (byte === 13) out += "\\r";
    else if (byte === 9) out += "\\t";
    else if (byte < 32 || byte > 126) out += `\\x${byte.toString(16).padStart(2, "0")}`;
    else out += character;
  }
  return out + quote;
}

function wrapped(machine: Machine, items: readonly Value[], open: string, close: string): string | undefined {
  const texts = items.map((item) => reprText(machine, item));
  return texts.includes(undefined) ? undefined : open + texts.join(", ") + close;
}

function tupleRepr(machine: Machine, value: Extract<Value, { t: "tuple" }>): string | undefined {
  if (value.names && value.typeName) {
    const texts = value.items.map((item) => reprText(machine, item));
    return texts.includes(undefined)
      ? undefined
      : `${value.typeName}(${texts.map((text, i) => `${value.names?.[i]}=${text}`).join(", ")})`;
  }
  return wrapped(machine, value.items, "(", value.items.length === 1 ? ",)" : ")");
}

/** The order of a set depends on hashes, so that only sets of at most one item are printed. */
function setRepr(machine: Machine, value: Extract<Value, { t: "set" }>): string | undefined {
  if (!value.items) return undefined;
  if (value.items.size === 0) return value.frozen ? "frozenset()" : "set()";
  if (value.items.size > 1) return undefined;
  const inner = wrapped(machine, [...value.items.values()], "{", "}");
  return inner && (value.frozen ? `frozenset(${inner})` : inner);
}

function dictRepr(machine: Machine, value: Extract<Value, { t: "dict" }>): string | undefined {
  if (!value.entries || value.factory || value.isCounter) return undefined;
  const texts = [...value.entries.values()].map((entry) => {
    const key = reprText(machine, entry.key);
    const item = reprText(machine, entry.value);
    return key === undefined || item === undefined ? undefined : `${key}: ${item}`;
  });
  return texts.includes(undefined) ? undefined : `{${texts.join(", ")}}`;
}

function foreignRepr(machine: Machine, value: Value): string | undefined {
  if (value instanceof PyInstance) {
    const text = callMethod(machine, value, "__repr__", [], machine.here);
    if (text?.t === "str") return text.v;
    return value.cls.builtin || value.attrs.has("args") ? exceptionRepr(machine, value) : undefined;
  }
  if (value instanceof PyClass)
    return value.builtin ? `<class '${value.name}'>` : `<class '__main__.${value.name}'>`;
  if (value instanceof Builtin) return /^[a-z]+$/.test(value.name) ? `<class '${value.name}'>` : undefined;
  return undefined;
}

function instanceText(machine: Machine, value: PyInstance): string | undefined {
  const text = callMethod(machine, value, "__str__", [], machine.here);
  if (text) return text.t === "str" ? text.v : undefined;
  const args = value.attrs.get("args");
  if (args?.t !== "tuple") return reprText(machine, value);
  if (args.items.length === 0) return "";
  if (value.cls.name === "KeyError" && args.items.length === 1) return strText(machine, args.items[0]);
  return args.items.length === 1 ? strText(machine, args.items[0]) : reprText(machine, args);
}

function exceptionRepr(machine: Machine, value: PyInstance): string | undefined {
  const args = value.attrs.get("args");
  if (args?.t !== "tuple") return undefined;
  const inner = wrapped(machine, args.items, "(", ")");
  return inner && value.cls.name + inner;
}
