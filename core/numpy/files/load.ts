import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, product, times } from "../../ndarray/layouts/dim.ts";
import { NumpyObject, none, PyList, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { boolean, int, text } from "../calls/readers.ts";
import { defineClass } from "../classes.ts";
import type { File } from "../context.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { bytesOf, headOf, openFile, pathOrFile, restOf } from "./disk.ts";
import { headerOf, loadedArray } from "./loadnpy.ts";
import { mapNpy } from "./memmap.ts";
import { isNpy, maxHeaderSize } from "./npy.ts";
import { readZip } from "./zip.ts";

/** What an open .npz is: its members by name without ".npy". */
interface Npz {
  readonly path: string;
  readonly members: ReadonlyMap<string, File>;
  readonly allowPickle: boolean;
}

const load = op(
  {
    file: pathOrFile,
    mmap_mode: orNone(text, undefined),
    allow_pickle: opt(boolean, false),
    fix_imports: opt(boolean, true),
    encoding: opt(text, "ASCII"),
    max_header_size: keyword(opt(int, maxHeaderSize)),
  },
  ({ file: given, mmap_mode, allow_pickle, encoding, max_header_size }, context): Effect => {
    const { path: name, place, move } = given;
    if (!["ASCII", "latin1", "bytes"].includes(encoding))
      raise("ValueError", "encoding must be 'ASCII', 'latin1', or 'bytes'");
    const whole = openFile(name, context);
    move?.(undefined);
    const file = place > 0 ? (restOf(whole, place) ?? notKnown("an array in the middle of a file")) : whole;
    if (move && mmap_mode) notKnown("a memory map of an open file");
    const members = membersOf(file);
    if (members)
      return {
        kind: "value",
        value: npzFile({ path: move ? "object" : name, members, allowPickle: allow_pickle }),
      };
    checkKind(file, allow_pickle);
    const limit = allow_pickle ? Number.POSITIVE_INFINITY : max_header_size;
    if (mmap_mode !== undefined && mmap_mode !== "") return mapNpy(name, file, mmap_mode, context, limit);
    const effect = loadedEffect(file, allow_pickle, limit);
    const end = headerOf(file, limit);
    const bytes = end && end.descr.kind !== "O" ? times(product(end.shape), end.descr.itemsize) : undefined;
    if (end && bytes !== undefined && isExact(bytes)) move?.(place + end.offset + bytes);
    return effect;
  },
);

/** Raises what NumPy raises for a file that is neither .npy nor .npz; a pickle's value can't be known. */
function checkKind(file: File, allowPickle: boolean): void {
  if (file.npy) return;
  if (file.size === 0) raise("EOFError", "No data left in file");
  const head = headOf(file) ?? notKnown("contents of a file");
  if (isNpy(head)) return;
  if (allowPickle) notKnown("a pickle");
  raise(
    "ValueError",
    "This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` keyword argument or `pickle.load()`.",
  );
}

function loadedEffect(file: File, allowPickle: boolean, limit: number): Effect {
  const header = headerOf(file, limit) ?? notKnown("header of a file");
  if (header.descr.kind === "O" && !allowPickle)
    raise("ValueError", "Object arrays cannot be loaded when allow_pickle=False");
  const out = loadedArray(file, header);
  return { kind: "alloc", out, value: out };
}

function membersOf(file: File): ReadonlyMap<string, File> | undefined {
  if (file.members) return file.members;
  const head = headOf(file);
  const isZip = head?.[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
  if (!isZip) return undefined;
  const bytes = bytesOf(file);
  return (bytes && readZip(bytes)) ?? notKnown("members of an archive");
}

function npzFile({ path: name, members, allowPickle }: Npz): NumpyObject {
  const short = new Map([...members].map(([key, file]) => [key.replace(/\.npy$/, ""), file]));
  return new NumpyObject("NpzFile", { path: name, members: short, allowPickle });
}

function npzOf(self: NumpyObject): Npz {
  return (self.state as Npz | undefined) ?? notKnown("an archive that is out of sight");
}

function namesOf(self: NumpyObject): Value[] {
  return [...npzOf(self).members.keys()].map(pyStr);
}

function member(self: NumpyObject, key: Value): Effect {
  const { members, allowPickle } = npzOf(self);
  if (key.t !== "str" || key.v === undefined)
    return { kind: "unknown", why: "name of an array in an archive" };
  const file = members.get(key.v) ?? members.get(key.v.replace(/\.npy$/, ""));
  if (!file) return { kind: "raise", type: "KeyError", message: `'${key.v} is not a file in the archive'` };
  checkKind(file, allowPickle);
  return loadedEffect(file, allowPickle, allowPickle ? Number.POSITIVE_INFINITY : maxHeaderSize);
}

function reprOfNpz(self: NumpyObject): string {
  const { path: name, members } = npzOf(self);
  const keys = [...members.keys()];
  return `NpzFile '${name}' with keys: ${keys.slice(0, 5).join(", ")}${keys.length > 5 ? "..." : ""}`;
}

defineClass("NpzFile", {
  rows: "numpy.lib.npyio.NpzFile",
  attribute: (self, name) => {
    if (name === "files") return new PyList(namesOf(self));
    return name === "f" ? new NumpyObject("BagObj", undefined, [self]) : undefined;
  },
  getItem: member,
  iterate: namesOf,
  length: (self) => npzOf(self).members.size,
  contains: (self, key) =>
    key.t === "str" && key.v !== undefined
      ? npzOf(self).members.has(key.v) || npzOf(self).members.has(key.v.replace(/\.npy$/, ""))
      : undefined,
  repr: reprOfNpz,
  str: reprOfNpz,
  enter: (self) => self,
});

defineClass("BagObj", {
  rows: "numpy.lib.npyio.BagObj",
  attribute: (self, name) => member(self.holds[0] as NumpyObject, pyStr(name)),
});

const self = { npz: any };

function each(value: Value, effectOf: (key: Value, array: Effect) => Value): Effect {
  const npz = value as NumpyObject;
  const effects: Effect[] = [];
  const items = namesOf(npz).map((key) => {
    const effect = member(npz, key);
    effects.push(effect);
    return effectOf(key, effect);
  });
  return { kind: "many", effects, value: new PyList(items) };
}

function arrayIn(effect: Effect): Value {
  return "value" in effect ? effect.value : notKnown("an array in an archive");
}

register("numpy", { load });
register("numpy.lib.npyio.NpzFile", {
  close: op(self, () => ({ kind: "value", value: none })),
  keys: op(self, ({ npz }) => ({ kind: "value", value: new PyList(namesOf(npz as NumpyObject)) })),
  values: op(self, ({ npz }) => each(npz, (_, effect) => arrayIn(effect))),
  items: op(self, ({ npz }) => each(npz, (key, effect) => pyTuple([key, arrayIn(effect)]))),
  get: op({ npz: any, key: any, default: opt(any, none) }, ({ npz, key, default: other }) => {
    const effect = member(npz as NumpyObject, key);
    return effect.kind === "raise" ? { kind: "value", value: other } : effect;
  }),
});
