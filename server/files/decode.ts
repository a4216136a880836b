import { InputError } from "../errors.ts";

/** A Python file's text, and what its bytes need to be written again. */
export interface Decoded {
  readonly text: string;
  /** A label of TextDecoder, or "latin1", or "ascii". */
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
  const text = decode(bom ? bytes.subarray(3) : bytes, encoding);
  if (text.includes("\0")) throw new InputError("holds null bytes, so it is not Python source");
  return { text, encoding, bom };
}

/** The bytes of a changed text in the file's own encoding. Throws InputError where it has no bytes for a character. */
export function encodePython({ text, encoding, bom }: Decoded): Uint8Array {
  if (encoding === "utf-8") return Buffer.from((bom ? "\ufeff" : "") + text);
  const byteOf = singleBytes(encoding);
  if (!byteOf) throw new InputError(`is ${encoding}, which can be read here but not written`);
  return Uint8Array.from(text, (char) => {
    const byte = byteOf.get(char);
    if (byte === undefined) throw new InputError(`is ${encoding}, which has no byte for "${char}"`);
    return byte;
  });
}

/** The encoding named in the first two lines; the second line counts only below a comment or an empty line. */
function codingComment(bytes: Uint8Array): string | undefined {
  const lines = Buffer.from(bytes.subarray(0, 1024))
    .toString("latin1")
    .split(/\r\n?|\n/, 2);
  for (const line of lines) {
    const found = /^(?:\xef\xbb\xbf)?[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/.exec(line);
    if (found) return found[1];
    if (!/^(?:\xef\xbb\xbf)?[ \t\f]*(?:#.*)?$/.test(line)) return undefined;
  }
  return undefined;
}

const isUtf8 = (name: string) => /^(?:utf[-_]?8([-_].*)?|u8)$/i.test(name);

function knownEncoding(declared: string): string {
  const name = declared.toLowerCase().replaceAll("_", "-");
  if (/^(?:iso-8859-1|iso8859-1|iso-latin-1|latin-?1|l1|cp819|8859)(?:-(?:unix|dos|mac))?$/.test(name))
    return "latin1";
  if (/^(?:us-)?ascii$|^646$/.test(name)) return "ascii";
  const label = { "mac-roman": "macintosh", "mac-cyrillic": "x-mac-cyrillic" }[name] ?? name;
  for (const candidate of [label, label.replaceAll("-", "_"), label.replace(/^iso(?=\d)/, "iso-")])
    try {
      return new TextDecoder(candidate).encoding;
    } catch {
      // Not a label of the Encoding Standard: the next spelling.
    }
  throw new InputError(`says that its encoding is ${declared}, which is not known here`);
}

function decode(bytes: Uint8Array, encoding: string): string {
  if (encoding === "latin1") return Buffer.from(bytes).toString("latin1");
  if (encoding === "ascii") {
    const at = bytes.findIndex((byte) => byte > 127);
    if (at >= 0)
      throw new InputError(`is not ascii as it says: byte 0x${bytes[at].toString(16)} at offset ${at}`);
    return Buffer.from(bytes).toString("latin1");
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(
      `is not ${encoding}${encoding === "utf-8" ? ", and names no other encoding" : " as it says"}`,
    );
  }
}

/** Which byte each character of a one-byte encoding has; undefined for other encodings. */
function singleBytes(encoding: string): ReadonlyMap<string, number> | undefined {
  const bytes = Uint8Array.from({ length: encoding === "ascii" ? 128 : 256 }, (_, byte) => byte);
  if (encoding === "ascii" || encoding === "latin1")
    return new Map(Array.from(bytes, (byte) => [String.fromCharCode(byte), byte]));
  const decoder = new TextDecoder(encoding);
  const chars = Array.from(bytes, (byte) => decoder.decode(Uint8Array.of(byte)));
  if (chars.slice(128).filter((char) => char !== "\ufffd").length < 64) return undefined;
  return new Map(chars.flatMap((char, byte) => (char === "\ufffd" ? [] : [[char, byte] as const])));
}
