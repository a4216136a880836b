import { raise } from "../error.ts";

/** Returns the name Python normalises an encoding to among those known here; undefined for others. */
export function encodingNamed(name: string): "utf-8" | "ascii" | "latin-1" | undefined {
  const plain = name.toLowerCase().replaceAll(/[-_ ]/g, "");
  if (plain === "utf8" || plain === "u8") return "utf-8";
  if (plain === "ascii" || plain === "usascii" || plain === "646") return "ascii";
  return ["latin1", "iso88591", "l1", "latin", "8859"].includes(plain) ? "latin-1" : undefined;
}

/** Returns bytes (as characters up to 255) of a text. Raises Python's UnicodeEncodeError unless `errors` is "ignore" or "replace". */
export function encode(text: string, encoding: "utf-8" | "ascii" | "latin-1", errors: string): string {
  if (encoding === "utf-8") return Array.from(text, utf8Of).join("");
  const limit = encoding === "ascii" ? 128 : 256;
  return Array.from(text, (character, at) => {
    const code = character.codePointAt(0) as number;
    if (code < limit) return character;
    if (errors === "ignore") return "";
    if (errors === "replace") return "?";
    return raise(
      "UnicodeEncodeError",
      `'${encoding}' codec can't encode character '${escaped(code)}' in position ${at}: ordinal not in range(${limit})`,
    );
  }).join("");
}

/** Returns bytes as characters up to 255, as the functions here take them. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += mostArguments)
    text += String.fromCharCode(...bytes.subarray(from, from + mostArguments));
  return text;
}

/** Arguments that a call may have in every engine. */
const mostArguments = 8192;

/** Returns the text of bytes; undefined where Python raises or replaces. */
export function decode(bytes: string, encoding: "utf-8" | "ascii" | "latin-1"): string | undefined {
  if (encoding === "latin-1") return bytes;
  if (encoding === "ascii") return /^[^\x80-\xff]*$/.test(bytes) ? bytes : undefined;
  try {
    return decodeURIComponent(Array.from(bytes, percent).join(""));
  } catch {
    return undefined;
  }
}

function utf8Of(character: string, at: number): string {
  if (/^[\ud800-\udfff]$/.test(character))
    raise(
      "UnicodeEncodeError",
      `'utf-8' codec can't encode character '${escaped(character.charCodeAt(0))}' in position ${at}: surrogates not allowed`,
    );
  return encodeURIComponent(character).replace(/%(..)/g, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function percent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

function escaped(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
