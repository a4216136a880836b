import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { parseDType } from "../../ndarray/dtypes/dtypename.ts";
import { type FieldSpec, structured, subarrayOf } from "../../ndarray/dtypes/structured.ts";
import { NumpyError, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { latin1 } from "../../ndarray/text/codec.ts";
import type { NpyHeader } from "../context.ts";
import { type Literal, parseLiteral, showLiteral } from "./literal.ts";

/** The bytes that every .npy file begins with, before its version. */
export const npyMagic: readonly number[] = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** NumPy's limit on the header's text, unless the caller trusts the file. */
export const maxHeaderSize = 10_000;

/** Returns the header of a .npy file from its first bytes; undefined when it is no .npy file or its header is broken. Never throws. */
export function parseNpyHeader(bytes: Uint8Array): NpyHeader | undefined {
  try {
    return readNpyHeader(bytes);
  } catch (error) {
    if (error instanceof NumpyError) return undefined;
    throw error;
  }
}

/** True when the bytes begin like a .npy file. */
export function isNpy(bytes: Uint8Array): boolean {
  return npyMagic.every((byte, i) => bytes[i] === byte);
}

/** Returns the header; raises NumPy's errors where it is broken. Nothing is allocated by what it claims. */
export function readNpyHeader(bytes: Uint8Array, limit = maxHeaderSize): NpyHeader {
  const version = readVersion(bytes);
  const width = version[0] === 1 ? 2 : 4;
  if (bytes.length < 8 + width) return endOfFile("array header length", width, bytes.length - 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = width === 2 ? view.getUint16(8, true) : view.getUint32(8, true);
  const offset = 8 + width + length;
  if (bytes.length < offset) return endOfFile("array header", length, bytes.length - 8 - width);
  const header = bytes.subarray(8 + width, offset);
  const text = version[0] === 3 ? new TextDecoder().decode(header) : latin1(header);
  if (text.length > limit) return tooLong(text.length);
  return { ...readDict(text), offset };
}

/** Returns [major, minor]; raises where the file is no .npy of a version that NumPy reads. */
export function readVersion(bytes: Uint8Array): readonly [number, number] {
  if (bytes.length < 8) return endOfFile("magic string", 8, bytes.length);
  if (!isNpy(bytes)) {
    const seen = [...bytes.subarray(0, 6)].map(showByte).join("");
    return raise("ValueError", `the magic string is not correct; expected b'\\x93NUMPY', got b'${seen}'`);
  }
  const [major, minor] = [bytes[6], bytes[7]];
  if (minor === 0 && major >= 1 && major <= 3) return [major, minor];
  return raise(
    "ValueError",
    `we only support format version (1,0), (2,0), and (3,0), not (${major}, ${minor})`,
  );
}

function showByte(byte: number): string {
  if (byte === 0x5c) return "\\\\";
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}

function endOfFile(what: string, expected: number, got: number): never {
  return raise("ValueError", `EOF: reading ${what}, expected ${expected} bytes got ${Math.max(0, got)}`);
}

function tooLong(length: number): never {
  return raise(
    "ValueError",
    `Header info length (${length}) is large and may not be safe to load securely.\n` +
      "To allow loading, adjust `max_header_size` or fully trust the `.npy` file using `allow_pickle=True`.\n" +
      "For safety against large resource use or crashes, sandboxing may be necessary.",
  );
}

function readDict(text: string): Omit<NpyHeader, "offset"> {
  const literal = parseLiteral(text);
  if (literal === undefined) return raise("ValueError", `Cannot parse header: ${showLiteral(text)}`);
  if (!isDict(literal)) return raise("ValueError", `Header is not a dictionary: ${showLiteral(literal)}`);
  const keys = [...literal.dict.keys()].sort();
  if (String(keys) !== "descr,fortran_order,shape")
    return raise(
      "ValueError",
      `Header does not contain the correct keys: [${keys.map((key) => showLiteral(key)).join(", ")}]`,
    );
  const shape = literal.dict.get("shape") as Literal;
  const fortran = literal.dict.get("fortran_order") as Literal;
  const lengths = isTuple(shape) ? shape.tuple.map(lengthOf) : [undefined];
  if (!lengths.every((length) => length !== undefined))
    return raise("ValueError", `shape is not valid: ${showLiteral(shape)}`);
  if (typeof fortran !== "boolean")
    return raise("ValueError", `fortran_order is not a valid bool: ${showLiteral(fortran)}`);
  return { descr: toDescr(literal.dict.get("descr") as Literal), fortran, shape: lengths };
}

function lengthOf(item: Literal): number | undefined {
  if (typeof item === "boolean") return Number(item);
  if (typeof item === "bigint") return raise("OverflowError", "Python int too large to convert to C long");
  return typeof item === "number" ? item : undefined;
}

function toDescr(literal: Literal): DType {
  try {
    return dtypeOf(literal);
  } catch (error) {
    if (error instanceof NumpyError && error.type === "TypeError")
      return raise("ValueError", `descr is not a valid dtype descriptor: ${showLiteral(literal)}`);
    throw error;
  }
}

/** As NumPy's `descr_to_dtype`: padding is unnamed void fields. */
function dtypeOf(literal: Literal): DType {
  if (typeof literal === "string") return parseDType(literal);
  if (isTuple(literal)) return subarrayOf(dtypeOf(literal.tuple[0]), shapeOf(literal.tuple[1]));
  if (!isList(literal)) return raise("TypeError", "not a descr");
  const specs: FieldSpec[] = [];
  let offset = 0;
  for (const field of literal.list) {
    if (!isTuple(field) || field.tuple.length < 2 || field.tuple.length > 3)
      return raise("TypeError", "not a field");
    const [name, type, shape] = field.tuple;
    const base = dtypeOf(type);
    const dtype = shape === undefined ? base : subarrayOf(base, shapeOf(shape));
    const isPadding = name === "" && dtype.kind === "V" && !dtype.fields;
    if (!isPadding) specs.push({ ...names(name), dtype, offset });
    offset += dtype.itemsize;
  }
  return structured(specs, { itemsize: offset });
}

function names(literal: Literal): { readonly name: string; readonly title?: string } {
  if (typeof literal === "string") return { name: literal };
  if (isTuple(literal) && literal.tuple.length === 2) {
    const [title, name] = literal.tuple;
    if (typeof title === "string" && typeof name === "string") return { name, title };
  }
  return raise("TypeError", "not a field's name");
}

function shapeOf(literal: Literal): readonly number[] {
  const items = isTuple(literal) ? literal.tuple : [literal];
  return items.map((item) =>
    typeof item === "number" && item >= 0 ? item : raise("TypeError", "not a shape"),
  );
}

function isTuple(literal: Literal): literal is { readonly tuple: readonly Literal[] } {
  return typeof literal === "object" && literal !== null && "tuple" in literal;
}

function isList(literal: Literal): literal is { readonly list: readonly Literal[] } {
  return typeof literal === "object" && literal !== null && "list" in literal;
}

function isDict(literal: Literal): literal is { readonly dict: ReadonlyMap<string, Literal> } {
  return typeof literal === "object" && literal !== null && "dict" in literal;
}

/** Room that NumPy leaves for the growing axis, in digits. */
const growthDigits = 21;
const alignment = 64;

/** Returns the bytes that `np.save` writes before the data of an array of this layout. */
export function npyHeaderBytes({ descr, fortran, shape }: Omit<NpyHeader, "offset">): Uint8Array {
  const lengths = shape.map((length) => (isExact(length) ? length : 0));
  const dict = new Map<string, Literal>([
    ["descr", descrOf(descr)],
    ["fortran_order", fortran],
    ["shape", { tuple: lengths }],
  ]);
  const inner = [...dict].map(([key, value]) => `'${key}': ${showLiteral(value)}, `).join("");
  const growing = lengths[fortran ? lengths.length - 1 : 0];
  const room = growing === undefined ? 0 : growthDigits - String(growing).length;
  const text = `{${inner}}${" ".repeat(room)}`;
  const isLatin1 = [...text].every((character) => (character.codePointAt(0) as number) < 256);
  const body = isLatin1 ? Uint8Array.from(text, (c) => c.charCodeAt(0)) : new TextEncoder().encode(text);
  const short = isLatin1 ? wrapped(body, 1, 2) : undefined;
  return short && short.length - 10 < 65536 ? short : wrapped(body, isLatin1 ? 2 : 3, 4);
}

function wrapped(body: Uint8Array, major: number, width: 2 | 4): Uint8Array {
  const before = 8 + width;
  const end = before + body.length + 1;
  const total = end + (alignment - (end % alignment));
  const bytes = new Uint8Array(total).fill(0x20);
  bytes.set([...npyMagic, major, 0]);
  const view = new DataView(bytes.buffer);
  if (width === 2) view.setUint16(8, total - before, true);
  else view.setUint32(8, total - before, true);
  bytes.set(body, before);
  bytes[total - 1] = 0x0a;
  return bytes;
}

/** Returns `np.lib.format.dtype_to_descr(dtype)` as a literal. */
export function descrOf(dtype: DType): Literal {
  if (dtype.fields) return { list: fieldsOf(dtype) };
  if (dtype.subarray) return `|V${dtype.itemsize}`;
  const order = dtype.byteorder === "=" ? "<" : dtype.byteorder;
  const { kind, itemsize } = dtype;
  if (kind === "m" || kind === "M") return `${order}${kind}8${unitText(dtype)}`;
  if (kind === "O") return "|O";
  const size = kind === "U" ? itemsize / 4 : itemsize;
  return `${kind === "S" || kind === "V" ? "|" : order}${kind}${size}`;
}

function unitText({ unit }: DType): string {
  if (!unit || unit.base === "generic") return "";
  return unit.num === 1 ? `[${unit.base}]` : `[${unit.num}${unit.base}]`;
}

/** `dtype.descr`: the fields with their padding. */
function fieldsOf(dtype: DType): Literal[] {
  const items: Literal[] = [];
  let at = 0;
  for (const { name, title, dtype: type, offset } of dtype.fields ?? []) {
    if (offset > at) items.push({ tuple: ["", `|V${offset - at}`] });
    const label: Literal = title === undefined ? name : { tuple: [title, name] };
    const { subarray } = type;
    items.push({
      tuple: subarray ? [label, descrOf(subarray.base), { tuple: subarray.shape }] : [label, descrOf(type)],
    });
    at = offset + type.itemsize;
  }
  if (dtype.itemsize > at) items.push({ tuple: ["", `|V${dtype.itemsize - at}`] });
  return items;
}
