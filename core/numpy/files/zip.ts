import { inflateSync } from "fflate/browser";
import { Store } from "../../ndarray/buffer.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { reserve } from "../../ndarray/limits.ts";
import type { File } from "../context.ts";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const stored = 0;
const deflated = 8;

/** Returns the members of a zip archive by name, in its order; undefined when it can't be read. Members over the limits keep no bytes. */
export function readZip(bytes: Uint8Array): Map<string, File> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const members = new Map<string, File>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    members.set(name, readMember(bytes, view, at));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return members;
}

function findEnd(view: DataView): number | undefined {
  const least = Math.max(0, view.byteLength - 22 - 65535);
  for (let at = view.byteLength - 22; at >= least; at--)
    if (view.getUint32(at, true) === endOfDirectory) return at;
  return undefined;
}

/** Reads the member of one directory entry. A size that it only claims reserves nothing beyond the limits. */
function readMember(bytes: Uint8Array, view: DataView, entry: number): File {
  const method = view.getUint16(entry + 10, true);
  const packed = view.getUint32(entry + 20, true);
  const size = view.getUint32(entry + 24, true);
  const local = view.getUint32(entry + 42, true);
  const unknownFile: File = { size: undefined, store: new Store(nothing) };
  if (packed === 0xffffffff || size === 0xffffffff || local + 30 > bytes.length || !reserve(size))
    return unknownFile;
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packed > bytes.length) return unknownFile;
  const data = unpack(bytes.subarray(from, from + packed), method, size);
  return data ? { size, store: new Store({ kind: "exact", data }) } : unknownFile;
}

function unpack(packed: Uint8Array, method: number, size: number): Uint8Array | undefined {
  if (method === stored) return packed.length === size ? packed.slice() : undefined;
  if (method !== deflated) return undefined;
  try {
    const data = inflateSync(packed, { out: new Uint8Array(size) });
    return data.length === size ? data : undefined;
  } catch {
    return undefined;
  }
}
