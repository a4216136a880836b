import { NDArray } from "../../ndarray/array.ts";
import { Buffer, Store } from "../../ndarray/buffer.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { type DType, uint8 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import {
  type Dim,
  floorDivide,
  isExact,
  less,
  minus,
  plus,
  product,
  times,
  unknownDim,
} from "../../ndarray/layouts/dim.ts";
import { contiguous, type Layout } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { none, pyInt, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { dim, dtype, order, shape, text } from "../calls/readers.ts";
import { defineClass } from "../classes.ts";
import type { Context, File } from "../context.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { openFile, path, replaceFile } from "./disk.ts";
import { headerOf } from "./loadnpy.ts";

/** Modes as `np.memmap` takes them, in the order in which its message names them. */
const modes = ["r", "c", "r+", "w+"] as const;
const otherModes = { readonly: "r", copyonwrite: "c", readwrite: "r+", write: "w+" } as const;
type Mode = (typeof modes)[number];

/** What a memmap's own attributes say. */
interface Mapping {
  readonly filename: string;
  readonly offset: Dim;
  readonly mode: Mode;
}

/** Views of a map share its buffer and so its attributes; copies have none. */
const mappings = new WeakMap<Buffer, Mapping>();

const memmap = op(
  {
    filename: path,
    dtype: opt(dtype, uint8),
    mode: opt(text, "r+"),
    offset: opt(dim, 0 as Dim),
    shape: orNone(shape, undefined),
    order: opt(order, "C"),
  },
  (given, context): Effect => {
    const mode = toMode(given.mode);
    if (mode === "w+" && given.shape === undefined)
      raise("ValueError", "shape must be given if mode == 'w+'");
    const file = mode === "w+" ? emptied(given.filename, context) : openFile(given.filename, context);
    const lengths = given.shape ?? [lengthFrom(file, given.filename, given.offset, given.dtype)];
    const inner = contiguous(given.dtype, lengths, given.order === "F" ? "F" : "C");
    return map({ ...given, mode, file, layout: { ...inner, offset: given.offset } }, context);
  },
);

function toMode(name: string): Mode {
  if (Object.hasOwn(otherModes, name)) return otherModes[name as keyof typeof otherModes];
  const mode = modes.find((each) => each === name);
  if (mode) return mode;
  const all = [...modes, ...Object.keys(otherModes)].map((each) => `'${each}'`).join(", ");
  return raise("ValueError", `mode must be one of [${all}] (got '${name}')`);
}

function emptied(name: string, context: Context): File {
  return replaceFile(name, { size: 0 }, { kind: "exact", data: new Uint8Array(0) }, context);
}

/** Elements from `offset` to the end of the file. */
function lengthFrom({ size }: File, name: string, offset: Dim, { itemsize }: DType): Dim {
  const left = minus(size ?? unknownDim(`size of ${name}`), offset);
  if (isExact(left) && left % itemsize !== 0)
    raise("ValueError", "Size of available data is not a multiple of the data-type size.");
  return floorDivide(left, itemsize);
}

/** A file that is to be mapped, and how its bytes are laid out. */
interface Request {
  readonly filename: string;
  readonly mode: Mode;
  readonly file: File;
  readonly layout: Layout;
}

function map({ filename, mode, file, layout }: Request, context: Context): Effect {
  const end = plus(layout.offset, times(product(layout.shape), layout.dtype.itemsize));
  const isGrowing = mode === "r+" || mode === "w+";
  const mapped = isGrowing ? grown(filename, file, end, layout, context) : file;
  if (!isGrowing && file.size !== undefined && less(file.size, end) === true)
    raise("ValueError", "mmap length is greater than file size");
  settle(mapped, layout);
  const store = mode === "c" ? new Store(privateCopy(mapped.store.contents)) : mapped.store;
  const buffer = new Buffer(mapped.size ?? end, "mmap", store);
  mappings.set(buffer, { filename, offset: layout.offset, mode });
  const out = new NDArray(layout, buffer, undefined, false, mode !== "r", "memmap");
  return { kind: "alloc", out, value: out };
}

/** Returns the file made as long as the map needs, with zeros. */
function grown(name: string, file: File, end: Dim, layout: Layout, context: Context): File {
  if (file.size === undefined || !isExact(end)) {
    const isFresh = file.size === 0;
    const next: File = { ...file, size: undefined };
    if (isFresh) next.store.contents = zeros(layout, end);
    context.files.write(name, next);
    return next;
  }
  const needed = Math.max(end, 1);
  if (file.size >= needed) return file;
  const next: File = { ...file, size: needed };
  next.store.contents = lengthened(file, needed, layout);
  context.files.write(name, next);
  return next;
}

function lengthened(file: File, needed: number, layout: Layout): Contents {
  const former = file.store.contents;
  if (file.size === 0) return zeros(layout, needed);
  if (former.kind !== "exact") return nothing;
  const { data, known } = former;
  const grownBytes = makeContents(contiguous(uint8, [needed]), {
    fill: (bytes) => bytes.set(data),
  });
  if (grownBytes.kind !== "exact" || !known) return grownBytes;
  const flags = new Uint8Array(needed).fill(1);
  flags.set(known);
  return { ...grownBytes, known: flags };
}

/** A file of zeros: bytes while it is small, else a fill with elements of the map's dtype. */
function zeros({ dtype: type, offset }: Layout, bytes: Dim): Contents {
  const isAligned = isExact(offset) && type.itemsize > 0 && offset % type.itemsize === 0;
  return makeContents(contiguous(uint8, [bytes]), {
    fill: () => true,
    otherwise: () =>
      isAligned ? { kind: "fill", dtype: type, item: new Uint8Array(type.itemsize) } : nothing,
  });
}

/** Claims about elements hold for every map of the file only where it begins with the data; others lose them. */
function settle(file: File, { offset, dtype: type }: Layout): void {
  const { contents } = file.store;
  if (contents.kind === "exact" || contents.kind === "nothing") return;
  const dataAt = file.npy?.offset ?? 0;
  const isPlain =
    isExact(offset) && offset >= dataAt && offset % type.itemsize === 0 && dataAt % type.itemsize === 0;
  if (!isPlain || contents.kind === "ramp") file.store.contents = nothing;
}

/** Pages of a private map are the file's until they are written, then the program's own. */
function privateCopy(contents: Contents): Contents {
  if (contents.kind !== "exact") return contents;
  return { ...contents, data: contents.data.slice(), known: contents.known?.slice() };
}

/** `np.load(path, mmap_mode=...)` and `open_memmap` of a file that is there. */
export function mapNpy(name: string, file: File, modeName: string, context: Context, limit?: number): Effect {
  const { descr, fortran, shape: lengths, offset } = headerOf(file, limit) ?? notKnown("header of a file");
  if (descr.kind === "O") raise("ValueError", "Array can't be memory-mapped: Python objects in dtype.");
  const layout = { ...contiguous(descr, lengths, fortran ? "F" : "C"), offset };
  return map({ filename: name, mode: toMode(modeName), file, layout }, context);
}

/** Maps a .npy file that was just written. */
export function mapNew(name: string, file: File, context: Context): Effect {
  return mapNpy(name, file, "r+", context);
}

defineClass<NDArray>("memmap", {
  rows: "numpy.memmap",
  attribute: (self, name): Value | undefined => {
    const mapping = mappings.get(self.buffer);
    if (name === "mode") return mapping ? pyStr(mapping.mode) : none;
    if (name === "offset") return mapping ? pyInt(mapping.offset) : none;
    if (name !== "filename") return undefined;
    if (!mapping) return none;
    return mapping.filename.startsWith("/") ? pyStr(mapping.filename) : { t: "str" };
  },
});

register("numpy", { memmap });
register("numpy.memmap", { flush: op({ self: any }, () => ({ kind: "value", value: none })) });
