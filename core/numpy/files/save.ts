import type { NDArray } from "../../ndarray/array.ts";
import { Store } from "../../ndarray/buffer.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allExact } from "../../ndarray/layouts/dim.ts";
import { isC, isF } from "../../ndarray/layouts/layout.ts";
import { none } from "../../ndarray/value.ts";
import { any, opt, rest } from "../calls/bind.ts";
import { array, boolean } from "../calls/readers.ts";
import type { File, NpyHeader } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { attempt, op, type Row } from "../op.ts";
import { bytesBefore, bytesOf, pathOrFile, replaceFile, writtenContents, writtenSize } from "./disk.ts";
import { npyHeaderBytes } from "./npy.ts";

/** Returns the .npy file that `np.save` writes for an array. */
export function npyFileOf(saved: NDArray): File {
  const { layout } = saved;
  const c = isC(layout);
  const fortran = c === false && isF(layout) === true;
  const isDecided = c !== undefined;
  const bytes = npyHeaderBytes({ descr: layout.dtype, fortran, shape: layout.shape });
  const npy: NpyHeader = { descr: layout.dtype, fortran, shape: layout.shape, offset: bytes.length };
  const isKnown = isDecided && layout.dtype.kind !== "O" && allExact(layout.shape);
  return {
    size: isKnown ? writtenSize(saved, bytes.length) : undefined,
    store: new Store(isDecided ? writtenContents(saved, fortran, bytes) : nothing),
    // With an order that can't be told the file's layout is not known either.
    npy: isDecided ? npy : undefined,
  };
}

function withExtension(name: string, extension: string): string {
  return name.endsWith(extension) ? name : name + extension;
}

const save = op(
  { file: pathOrFile, arr: array, allow_pickle: opt(boolean, true) },
  ({ file: { path: name, place, isWritten, move }, arr, allow_pickle }, context) => {
    if (arr.dtype.kind === "O" && !allow_pickle)
      raise("ValueError", "Object arrays cannot be saved when allow_pickle=False");
    const { store, ...rest } = npyFileOf(arr);
    const before = place > 0 && isWritten ? bytesBefore(name, place, context) : undefined;
    const after = before && bytesOf({ store, ...rest });
    if (before && after) {
      const data = new Uint8Array(place + after.length);
      data.set(before);
      data.set(after, place);
      move?.(data.length);
      replaceFile(name, { size: data.length }, { kind: "exact", data }, context);
      return { kind: "value", value: none };
    }
    const isAll = place === 0 && isWritten;
    move?.(isAll ? rest.size : undefined);
    // A file that is open keeps its name.
    if (!isAll) replaceFile(name, { size: undefined }, nothing, context);
    else replaceFile(move ? name : withExtension(name, ".npy"), rest, store.contents, context);
    return { kind: "value", value: none };
  },
);

/** `np.savez`: named arrays come first in the archive; positional ones are called arr_0, arr_1 ... */
const savez: Row = {
  parameters: { file: any, args: rest(any), kwds: { ...any, how: "named-rest" } },
  call: ([file, ...unnamed], named, context) =>
    attempt(() => {
      const given = file ? pathOrFile.read(file, context) : notKnown("file to save to");
      if (given.move && (given.place > 0 || !given.isWritten)) notKnown("an archive in the middle of a file");
      const members = new Map<string, File>();
      for (const [key, value] of named) {
        if (key !== "allow_pickle") members.set(`${key}.npy`, npyFileOf(asArray(value, context)));
      }
      unnamed.forEach((value, i) => {
        if (named.has(`arr_${i}`)) raise("ValueError", `Cannot use un-named variables and keyword arr_${i}`);
        members.set(`arr_${i}.npy`, npyFileOf(asArray(value, context)));
      });
      given.move?.(undefined);
      const name = given.move ? given.path : withExtension(given.path, ".npz");
      replaceFile(name, { size: undefined, members }, nothing, context);
      return { kind: "value", value: none };
    }),
};

register("numpy", { save, savez, savez_compressed: savez });
