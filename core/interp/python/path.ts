import { anyStr, pyStr, type Value } from "../../ndarray/value.ts";
import { PyObject } from "../classes/objects.ts";
import { exactText } from "./arguments.ts";

/** A `pathlib.Path`; `text` undefined when it is not known. */
export class PyPath extends PyObject {
  readonly typeName = "PosixPath";
  constructor(readonly text: string | undefined) {
    super();
  }
  held(): Iterable<Value> {
    return [];
  }
}

/** Returns the text of a path given as str or Path; undefined when it is not known. */
export function pathText(value: Value | undefined): string | undefined {
  return value instanceof PyPath ? value.text : exactText(value);
}

/** Joins parts as `pathlib` does: an absolute part begins anew, and "." goes. */
export function joinedPath(parts: readonly (string | undefined)[]): PyPath {
  if (parts.includes(undefined)) return new PyPath(undefined);
  const all = parts as string[];
  const from = all.findLastIndex((part) => part.startsWith("/"));
  const kept = all.slice(Math.max(0, from)).join("/");
  const names = kept.split("/").filter((name) => name !== "" && name !== ".");
  return new PyPath(kept.startsWith("/") ? `/${names.join("/")}` : names.join("/") || ".");
}

/** Returns an attribute of a path that is no method; undefined when it has none of that name. */
export function pathAttribute({ text }: PyPath, name: string): Value | undefined {
  const last = text === "." ? "" : text?.slice(text.lastIndexOf("/") + 1);
  const suffix = last === undefined ? undefined : (/(?<=[^.])\.[^.]+$/.exec(last)?.[0] ?? "");
  switch (name) {
    case "name":
      return known(last);
    case "suffix":
      return known(suffix);
    case "stem":
      return known(last?.slice(0, last.length - (suffix ?? "").length));
    case "parent":
      return new PyPath(text === undefined ? undefined : parentOf(text));
    default:
      return undefined;
  }
}

/** Returns the path of the folder that a path lies in. */
export function parentOf(text: string): string {
  const end = text.lastIndexOf("/");
  return end > 0 ? text.slice(0, end) : end === 0 ? "/" : ".";
}

function known(text: string | undefined): Value {
  return text === undefined ? anyStr : pyStr(text);
}
