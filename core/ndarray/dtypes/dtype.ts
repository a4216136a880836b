import type { Dim } from "../layouts/dim.ts";

/** NumPy's `dtype.kind`. */
export type Kind = "b" | "i" | "u" | "f" | "c" | "m" | "M" | "S" | "U" | "V" | "O" | "T";

/** NumPy's `dtype.byteorder`: native, little, big, or not applicable. */
export type ByteOrder = "=" | "<" | ">" | "|";

export interface Field {
  readonly name: string;
  readonly dtype: DType;
  readonly offset: number;
  readonly title?: string;
}

/** Unit of datetime64 and timedelta64: `25s` is {base: "s", num: 25}; "generic" has no unit. */
export interface TimeUnit {
  readonly base:
    | "Y"
    | "M"
    | "W"
    | "D"
    | "h"
    | "m"
    | "s"
    | "ms"
    | "us"
    | "ns"
    | "ps"
    | "fs"
    | "as"
    | "generic";
  readonly num: number;
}

/** How one element lies in memory. Immutable; compare with `sameDType`, never with `===`. */
export interface DType {
  readonly kind: Kind;
  /** NumPy's `dtype.char`, e.g. "d" for float64; also the letter in ufunc loops. */
  readonly char: string;
  /** NumPy's `dtype.num`, the order of the built-in types. */
  readonly num: number;
  /** NumPy's `dtype.name` without a unit or length, e.g. "float64", "str". */
  readonly type: string;
  /** Bytes of one element. */
  readonly itemsize: number;
  /** Bytes that addresses are a multiple of when aligned. */
  readonly alignment: number;
  readonly byteorder: ByteOrder;
  readonly unit?: TimeUnit;
  readonly fields?: readonly Field[];
  /** True when a structured dtype was laid out with `align=True`. */
  readonly align?: boolean;
  /** True when the scalar type of a structured dtype is `np.record`, as record arrays have it. */
  readonly record?: boolean;
  /** For a sub-array dtype such as `(np.int32, (3,))`. */
  readonly subarray?: { readonly base: DType; readonly shape: readonly number[] };
  /** For StringDType: its `na_object` (any Python value) and `coerce`. */
  readonly string?: { readonly naObject?: unknown; readonly coerce: boolean };
}

type Row = readonly [type: string, kind: Kind, char: string, num: number, itemsize: number];

// The built-in types in the order of their type numbers; sizes are those of 64-bit Linux and macOS.
const builtin: readonly Row[] = [
  ["bool", "b", "?", 0, 1],
  ["int8", "i", "b", 1, 1],
  ["uint8", "u", "B", 2, 1],
  ["int16", "i", "h", 3, 2],
  ["uint16", "u", "H", 4, 2],
  ["int32", "i", "i", 5, 4],
  ["uint32", "u", "I", 6, 4],
  ["int64", "i", "l", 7, 8],
  ["uint64", "u", "L", 8, 8],
  ["longlong", "i", "q", 9, 8],
  ["ulonglong", "u", "Q", 10, 8],
  ["float32", "f", "f", 11, 4],
  ["float64", "f", "d", 12, 8],
  ["longdouble", "f", "g", 13, 16],
  ["complex64", "c", "F", 14, 8],
  ["complex128", "c", "D", 15, 16],
  ["clongdouble", "c", "G", 16, 32],
  ["object", "O", "O", 17, 8],
  ["bytes", "S", "S", 18, 0],
  ["str", "U", "U", 19, 0],
  ["void", "V", "V", 20, 0],
  ["datetime64", "M", "M", 21, 8],
  ["timedelta64", "m", "m", 22, 8],
  ["float16", "f", "e", 23, 2],
];

const unordered = new Set(["b1", "i1", "u1", "S0", "V0", "O8"]);

function builtinDType([type, kind, char, num, itemsize]: Row): DType {
  const alignment = kind === "c" ? itemsize / 2 : kind === "U" ? 4 : Math.max(1, itemsize);
  const byteorder: ByteOrder = unordered.has(kind + itemsize) ? "|" : "=";
  const unit: TimeUnit | undefined = kind === "m" || kind === "M" ? { base: "generic", num: 1 } : undefined;
  return { kind, char, num, type, itemsize, alignment, byteorder, unit };
}

/** The built-in dtypes by `dtype.char`, in native byte order. */
export const byChar: ReadonlyMap<string, DType> = new Map(builtin.map((row) => [row[2], builtinDType(row)]));

function named(char: string): DType {
  return byChar.get(char) as DType;
}

export const bool = named("?");
export const int8 = named("b");
export const uint8 = named("B");
export const int16 = named("h");
export const uint16 = named("H");
export const int32 = named("i");
export const uint32 = named("I");
export const int64 = named("l");
export const uint64 = named("L");
export const float16 = named("e");
export const float32 = named("f");
export const float64 = named("d");
export const longdouble = named("g");
export const complex64 = named("F");
export const complex128 = named("D");
export const clongdouble = named("G");
export const object = named("O");
/** The integer type of indices and counts (`np.intp`). */
export const intp = int64;

/** Returns `<U{length}`: length in characters. */
export function str(length: number): DType {
  return { ...named("U"), itemsize: 4 * length };
}

/** Returns `S{length}`: length in bytes. */
export function bytes(length: number): DType {
  return { ...named("S"), itemsize: length };
}

/** Returns `V{length}`. */
export function voidOf(length: number): DType {
  return { ...named("V"), itemsize: length };
}

export function datetime64(unit: TimeUnit): DType {
  return { ...named("M"), unit };
}

export function timedelta64(unit: TimeUnit): DType {
  return { ...named("m"), unit };
}

/** True when both describe the same elements in memory (NumPy's `==` on dtypes). */
export function sameDType(a: DType, b: DType): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.itemsize !== b.itemsize || isSwapped(a) !== isSwapped(b)) return false;
  if (a.unit?.base !== b.unit?.base || a.unit?.num !== b.unit?.num) return false;
  if (a.kind === "T") return sameStrings(a, b);
  if (!a.subarray !== !b.subarray || a.fields?.length !== b.fields?.length) return false;
  if (a.subarray && b.subarray) {
    return (
      String(a.subarray.shape) === String(b.subarray.shape) && sameDType(a.subarray.base, b.subarray.base)
    );
  }
  if (!a.fields || !b.fields) return true;
  return a.fields.every((field, i) => {
    const other = b.fields?.[i] as Field;
    return (
      field.name === other.name &&
      field.offset === other.offset &&
      field.title === other.title &&
      sameDType(field.dtype, other.dtype)
    );
  });
}

/** True when two StringDTypes take the same and have the same object for what is missing. */
function sameStrings(a: DType, b: DType): boolean {
  return (a.string?.coerce ?? true) === (b.string?.coerce ?? true) && haveSameMissing(a, b);
}

/** True when the same object stands for missing texts in both, or none in either. */
export function haveSameMissing({ string: a }: DType, { string: b }: DType): boolean {
  const [x, y] = [a?.naObject, b?.naObject] as readonly (
    | { readonly t: string; readonly v?: unknown }
    | undefined
  )[];
  return x?.t === y?.t && Object.is(x?.v, y?.v);
}

/** True when the elements are stored in the other byte order than this machine's (little-endian). */
export function isSwapped(dtype: DType): boolean {
  return dtype.byteorder === ">";
}

/** Number dtypes: bool, integers, floats, complex. */
export function isNumber(dtype: DType): boolean {
  return "biufc".includes(dtype.kind);
}

export function isInteger(dtype: DType): boolean {
  return dtype.kind === "i" || dtype.kind === "u";
}

/** Returns the least and greatest value of a bool or integer dtype; beyond 2^53 these are rounded outwards. */
export function integerLimits(dtype: DType): readonly [lo: number, hi: number] {
  if (dtype.kind === "b") return [0, 1];
  const bits = 8 * dtype.itemsize;
  return dtype.kind === "u"
    ? [0, 2 ** bits - (bits < 64 ? 1 : 0)]
    : [-(2 ** (bits - 1)), 2 ** (bits - 1) - (bits < 64 ? 1 : 0)];
}

/** A shape with exact lengths. */
export type ExactShape = readonly number[];
/** A shape in which lengths may be unknown. */
export type Shape = readonly Dim[];
