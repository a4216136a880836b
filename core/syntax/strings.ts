import type { ConstantValue } from "./ast.ts";

/** The value of a string literal's text between its quotes. */
export function decodeString(text: string, raw: boolean): ConstantValue {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (raw || !lines.includes("\\")) return { type: "str", value: lines };
  let known = true;
  const value = lines.replace(STRING_ESCAPE, (whole, short, hex, octal) => {
    if (short !== undefined) return SHORT[short] ?? whole;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const code = hex === undefined ? Number.NaN : Number.parseInt(hex.slice(1), 16);
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    known = false;
    return "";
  });
  return known ? { type: "str", value } : { type: "unknown" };
}

/** The value of a bytes literal's text between its quotes; unknown if Python would refuse it. */
export function decodeBytes(text: string, raw: boolean): ConstantValue {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (NOT_ASCII.test(lines)) return { type: "unknown" };
  if (raw || !lines.includes("\\")) return { type: "bytes", value: codes(lines) };
  let known = true;
  const value = lines.replace(BYTES_ESCAPE, (whole, short, hex, octal) => {
    if (short !== undefined) return SHORT[short] ?? whole;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    known = false;
    return "";
  });
  return known ? { type: "bytes", value: codes(value) } : { type: "unknown" };
}

/** One escape: a short one, a code in hexadecimal (with its x, u or U), or in octal; `\N{...}` and broken ones have none of them. */
const STRING_ESCAPE =
  /\\(?:([^xuUN0-7])|(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})|([0-7]{1,3})|N(?:\{[^}]*\})?|[xuU]|$)/gsu;
const BYTES_ESCAPE = /\\(?:([^x0-7])|x([\da-fA-F]{2})|([0-7]{1,3})|x|$)/gs;
const NOT_ASCII = /[^\p{ASCII}]/u;

/** A character after a backslash that does not stand for itself. */
const SHORT: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function codes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
