import type { Value } from "../../../ndarray/value.ts";
import type { Machine } from "../../machine.ts";
import { pathText } from "../../python/path.ts";
import { type PictureHeader, readHeader } from "./header.ts";

/** Returns what the header of a file says that the program names; undefined where it isn't there or isn't known. */
export function pictureAt(machine: Machine, path: Value | undefined): PictureHeader | undefined {
  const name = path && pathText(path);
  const file = name === undefined ? undefined : machine.options.files.open(name);
  if (!file || file === "missing") return undefined;
  const { contents } = file.store;
  const bytes = contents.kind === "exact" && !contents.known ? contents.data : file.head;
  return bytes && readHeader(bytes);
}
