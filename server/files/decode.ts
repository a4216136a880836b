import iconv from "iconv-lite";
import { InputError } from "../errors.ts";
import { codingComment, isUtf8 } from "./coding.ts";

/** A Python file's text, and what its bytes need to be written again. */
export interface Decoded {
  readonly text: string;
  /** In lower case as the file names it; "utf-8" where it names none. */
  readonly encoding: string;
  readonly bom: boolean;
}

/** The text of a Python file as PEP 263 reads it: a BOM, else a coding comment, else UTF-8. Throws InputError. */
export function decodePython(bytes: Uint8Array): Decoded {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new InputError("is UTF-16, which Python does not read");
  const declared = codingComment(bytes);
  if (bom && declared !== undefined && !isUtf8(declared))
    throw new InputError(`begins with a UTF-8 BOM but says that it is ${declared}`);
  const encoding = bom || declared === undefined || isUtf8(declared) ? "utf-8" : knownEncoding(declared);
  const text = decodeStrictly(bom ? bytes.subarray(3) : bytes, encoding);
  if (text.includes("\0")) throw new InputError("holds null bytes, so it is not Python source");
  return { text, encoding, bom };
}

/** The bytes of a changed text in the file's own encoding. Throws InputError where it has none for a character. */
export function encodePython({ text, encoding, bom }: Decoded): Uint8Array {
  if (encoding === "utf-8") return Buffer.from((bom ? "\ufeff" : "") + text);
  const bytes = iconv.encode(text, encoding);
  if (decodeStrictly(bytes, encoding) !== text)
    throw new InputError(`is ${encoding}, which cannot hold the changed text`);
  return bytes;
}

function knownEncoding(declared: string): string {
  const name = declared.toLowerCase();
  if (/^(?:us[-_]?)?ascii$|^646$/.test(name)) return "ascii";
  // Python reads the first lines as ASCII, so its sources cannot be in these.
  const isSource = !/^(?:utf|ucs|base64|hex|binary)/.test(name);
  if (isSource && iconv.encodingExists(name)) return name;
  throw new InputError(`says that its encoding is ${declared}, which is not known here`);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string {
  if (encoding === "utf-8") return decodeUtf8(bytes);
  const text = encoding === "ascii" ? decodeAscii(bytes) : iconv.decode(bytes, encoding);
  if (text.includes("\ufffd")) throw new InputError(`is not ${encoding} as it says`);
  return text;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError("is not utf-8, and names no other encoding");
  }
}

const decodeAscii = (bytes: Uint8Array) =>
  bytes.some((byte) => byte > 127) ? "\ufffd" : Buffer.from(bytes).toString("latin1");
