import { none, unknown, type Value } from "../../../ndarray/value.ts";
import { PyObject } from "../../objects.ts";
import type { Methods } from "../methods.ts";

/** A file that the program has opened. */
export class PyFile extends PyObject {
  readonly typeName = "TextIOWrapper";
  constructor(
    readonly path: Value,
    readonly mode: string,
  ) {
    super();
  }
  held(): Iterable<Value> {
    return [this.path];
  }
}

/** Methods of files. Their text is not known; bytes are known as far as NumPy's files are. */
export const fileMethods: Methods = {
  read: (machine, { positional: [self] }) => {
    if (!(self instanceof PyFile) || !self.mode.includes("b")) return { t: "str" };
    const path = self.path.t === "str" ? self.path.v : undefined;
    const file = path === undefined ? undefined : machine.context.files.open(path);
    const contents = file && file !== "missing" ? file.store.contents : undefined;
    const v = contents?.kind === "exact" && !contents.known ? contents.data : undefined;
    const length = file && file !== "missing" ? file.size : undefined;
    return { t: "bytes", v, length, fromFile: true };
  },
  readline: () => ({ t: "str" }),
  readlines: () => unknown,
  write: () => unknown,
  writelines: () => none,
  close: () => none,
  flush: () => none,
  seek: () => unknown,
  tell: () => unknown,
  fileno: () => unknown,
};
