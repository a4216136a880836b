import { eachOffset } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { Store } from "../../ndarray/buffer.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { sourceOf } from "../../ndarray/contents/move.ts";
import { type DType, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact } from "../../ndarray/layouts/dim.ts";
import { contiguous, type Layout, nbytes, transposed } from "../../ndarray/layouts/layout.ts";
import { reserve, spend } from "../../ndarray/limits.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Reader } from "../calls/bind.ts";
import type { Context, File, OpenFile } from "../context.ts";

/** A path given as a str or `pathlib.Path`.  */
export const path: Reader<string> = {
  read: (value, context) => pathText(value, context) ?? notKnown("path of a file"),
};

/** A path, or a file of the system's that the program has opened. */
export const pathOrSystemFile: Reader<FileToUse> = {
  read: (value, context) => {
    const file = pathOrFile.read(value, context);
    return file.isInMemory ? raise("io.UnsupportedOperation", "fileno") : file;
  },
};

/** A path, or a file or stream that the program has opened. */
export const pathOrFile: Reader<FileToUse> = {
  read: (value, context) =>
    context.files.openedAs?.(value) ?? { path: path.read(value, context), place: 0, isWritten: true },
};

/** An open file, or one that is opened for the call alone: that one has no place to `move` to. */
export type FileToUse = Omit<OpenFile, "move"> & Partial<Pick<OpenFile, "move">>;

/** Returns the path that a value names; undefined when it is no path or not known. */
export function pathText(value: Value, context: Context): string | undefined {
  return value.t === "str" ? value.v : context.files.pathOf?.(value);
}

/** Returns the file; raises FileNotFoundError where it surely is not there, and gives up where nothing is known of it. */
export function openFile(name: string, context: Context): File {
  const file = context.files.open(name);
  if (file === "missing") return raise("FileNotFoundError", `[Errno 2] No such file or directory: '${name}'`);
  return file ?? notKnown(`file ${name}`);
}

/** Returns all bytes of a file when they are known. */
export function bytesOf({ store }: File): Uint8Array | undefined {
  const { contents } = store;
  return contents.kind === "exact" && !contents.known ? contents.data : undefined;
}

/** Returns the first bytes of a file: all of them when they are known, else what was read of them. */
export function headOf(file: File): Uint8Array | undefined {
  return bytesOf(file) ?? file.head;
}

/** Returns the bytes of a file that ends at a place; undefined where they are not known, or something lies behind. */
export function bytesBefore(name: string, place: number, context: Context): Uint8Array | undefined {
  const file = context.files.open(name);
  const bytes = file && file !== "missing" ? bytesOf(file) : undefined;
  return bytes?.length === place ? bytes : undefined;
}

/** Returns the part of a file behind a place as a file of its own; undefined where its bytes are not known. */
export function restOf(file: File, place: number): File | undefined {
  const bytes = bytesOf(file);
  if (!bytes || place > bytes.length) return undefined;
  const data = bytes.slice(place);
  return { size: data.length, store: new Store({ kind: "exact", data }) };
}

/** Replaces a file's bytes as `open(path, "wb")` does: memory maps of the old file see the new bytes. */
export function replaceFile(
  name: string,
  file: Omit<File, "store">,
  contents: Contents,
  context: Context,
): File {
  const former = context.files.open(name);
  const store = former && former !== "missing" ? former.store : new Store(contents);
  store.contents = contents;
  const next: File = { ...file, store };
  context.files.write(name, next);
  return next;
}

/** Returns what a file holds from byte `from` on, as contents of `layout`, which begins there. `npyOffset` is where a .npy's data begins. */
export function sectionOf(file: File, from: number, layout: Layout): Contents {
  const { contents } = file.store;
  if (contents.kind !== "exact") return claimsFrom(contents, from, file.npy?.offset ?? 0, layout.dtype);
  const bytes = nbytes(layout);
  if (!isExact(bytes) || !reserve(bytes) || !spend(bytes)) return nothing;
  const known = contents.known?.slice(from, from + bytes);
  return { kind: "exact", data: contents.data.slice(from, from + bytes), known };
}

/** Fills, ramps and bounds tell of the data behind the header, whose element 0 lies at `dataAt`. */
function claimsFrom(contents: Contents, from: number, dataAt: number, dtype: DType): Contents {
  if (contents.kind === "exact" || contents.kind === "nothing") return nothing;
  const shift = from - dataAt;
  if (!sameDType(contents.dtype, dtype) || shift < 0 || dtype.itemsize === 0 || shift % dtype.itemsize !== 0)
    return nothing;
  if (contents.kind !== "ramp") return contents;
  return { ...contents, start: contents.start + (shift / dtype.itemsize) * contents.step };
}

/** Returns the contents of a file that holds `header` and then the array's elements in C or Fortran order. */
export function writtenContents(array: NDArray, fortran: boolean, header: Uint8Array): Contents {
  // A file's bytes are taken for exact.
  if (array.buffer.store.approximate) return nothing;
  const layout = fortran ? transposed(array.layout) : array.layout;
  const bytes = nbytes(layout);
  const source = layout.dtype.kind === "O" || layout.dtype.kind === "T" ? undefined : sourceOf(array);
  if (!source || !isExact(bytes) || !reserve(header.length + bytes) || !spend(bytes)) return hullOf(array);
  const data = new Uint8Array(header.length + bytes);
  const known = source.known && new Uint8Array(data.length).fill(1);
  data.set(header);
  let to = header.length;
  const { itemsize } = layout.dtype;
  const from = fortran ? transposed(source.layout) : source.layout;
  eachOffset(from as typeof source.layout, (offset) => {
    data.set(source.data.subarray(offset, offset + itemsize), to);
    if (known && source.known) known.set(source.known.subarray(offset, offset + itemsize), to);
    to += itemsize;
  });
  return { kind: "exact", data, known };
}

/** Returns the byte size of a file with `header` bytes before the array; undefined when the array's is not known. */
export function writtenSize(array: NDArray, header: number): number | undefined {
  const bytes: Dim = nbytes(contiguous(array.dtype, array.shape));
  return isExact(bytes) ? header + bytes : undefined;
}
