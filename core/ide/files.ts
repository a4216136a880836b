import { ProgramFiles } from "../interp/modules/programfiles.ts";
import { Store } from "../ndarray/buffer.ts";
import { nothing } from "../ndarray/contents/contents.ts";
import type { File } from "../numpy/index.ts";
import type { Host } from "./types.ts";

/** Bytes that are read from the front of a file: enough for the header of a .npy file. */
const prefix = 64 * 1024;

/** Returns the files of the workspace as NumPy's functions see them, over which lie those that the program writes. */
export function workspaceFiles(host: Host | undefined): ProgramFiles {
  return new ProgramFiles((path) => fromHost(host, path));
}

function fromHost(host: Host | undefined, path: string): File | undefined {
  const found = host?.readFile?.(path, prefix);
  if (!found) return undefined;
  const isWhole = found.bytes.length === found.size;
  return {
    size: found.size,
    head: isWhole ? undefined : found.bytes,
    store: new Store(isWhole ? { kind: "exact", data: found.bytes.slice() } : nothing),
  };
}
