import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import { none, type PyBytes, pyInt, unknown, type Value } from "../../../ndarray/value.ts";
import type { File, OpenFile } from "../../../numpy/index.ts";
import { PyObject } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { exactInt } from "../arguments.ts";
import type { Methods } from "../methods.ts";
import { Cell } from "../native.ts";
import { plainText } from "../plain.ts";
import { writeBytes } from "../textfile.ts";

/** A binary file that the program has opened, or one of which the mode is not known. */
export class PyFile extends PyObject {
  readonly typeName = "BufferedReader";
  /** Bytes before the place where the next is read or written. */
  readonly place: Cell<number>;

  constructor(
    readonly path: Value,
    readonly mode: string,
  ) {
    super();
    this.place = new Cell(/[rwx]/.test(mode) ? 0 : undefined);
  }
  held(): Iterable<Value> {
    return [this.path];
  }

  /** Returns what NumPy may do with it; undefined when its path or its place is not known, or it holds text. */
  opened(): OpenFile | undefined {
    const { path, mode, place } = this;
    const at = place.value;
    if (path.t !== "str" || path.v === undefined || at === undefined || !mode.includes("b")) return undefined;
    const move = (next: number | undefined) => {
      place.value = next;
    };
    return { path: path.v, place: at, isWritten: /[wx]/.test(mode), move };
  }
}

/** Returns what is known of all bytes of a file. */
export function wholeOf(machine: Machine, path: string): PyBytes {
  const file = fileAt(machine, path);
  return { t: "bytes", v: dataOf(file), length: file?.size, fromFile: true };
}

function fileAt(machine: Machine, path: string): File | undefined {
  const file = machine.context.files.open(path);
  if (file === "missing")
    return machine.raise("FileNotFoundError", `[Errno 2] No such file or directory: '${path}'`);
  return file;
}

function dataOf(file: File | undefined): Uint8Array | undefined {
  const contents = file?.store.contents;
  return contents?.kind === "exact" && !contents.known ? contents.data : undefined;
}

const selfOf = ({ positional: [self] }: CallArguments): PyFile => self as PyFile;

/** Reads at most so many bytes from where the file stands, and goes behind them. */
function read(machine: Machine, { positional: [self, count] }: CallArguments): Value {
  if (!(self instanceof PyFile) || !self.mode.includes("b")) return { t: "str" };
  const path = self.path.t === "str" ? self.path.v : undefined;
  const most = count === undefined || count.t === "none" ? -1 : exactInt(count);
  const at = self.place.value;
  const file = path === undefined ? undefined : fileAt(machine, path);
  if (at === undefined || most === undefined || file?.size === undefined) {
    self.place.value = undefined;
    return { t: "bytes", fromFile: most === -1 };
  }
  const end = most < 0 ? file.size : Math.min(file.size, at + most);
  self.place.value = Math.max(at, end);
  const v = dataOf(file)?.slice(at, end);
  // What is asked for by its size is no whole file.
  return { t: "bytes", v, length: Math.max(0, end - at), fromFile: most < 0 };
}

function seek(machine: Machine, args: CallArguments): Value {
  const { place } = selfOf(args);
  const at = exactInt(args.positional[1]);
  const whence = args.positional[2] ? exactInt(args.positional[2]) : 0;
  const from = whence === 0 ? 0 : whence === 1 ? place.value : undefined;
  place.value = at === undefined || from === undefined ? undefined : from + at;
  return placeOf(machine, place.value);
}

function placeOf(machine: Machine, at: number | undefined): Value {
  return pyInt(at ?? unknownDim(machine.freshName("place")));
}

function write(machine: Machine, args: CallArguments): Value {
  const self = selfOf(args);
  const path = self.path.t === "str" ? self.path.v : undefined;
  const given = args.positional[1] && plainText(args.positional[1]);
  const bytes = given?.t === "bytes" ? given : undefined;
  const length = bytes?.v?.length ?? bytes?.length;
  const isWhole = self.place.value === 0 && /[wx]/.test(self.mode);
  if (path !== undefined)
    writeBytes(machine, path, isWhole ? bytes?.v : undefined, isWhole ? length : undefined);
  self.place.value = isWhole ? length : undefined;
  return length === undefined ? unknown : pyInt(length);
}

/** Methods of files. Their text is not known; bytes are known as far as NumPy's files are. */
export const fileMethods: Methods = {
  read,
  readline: (_, args) => {
    selfOf(args).place.value = undefined;
    return selfOf(args).mode.includes("b") ? { t: "bytes" } : { t: "str" };
  },
  readlines: () => unknown,
  write,
  writelines: (machine, args) => {
    write(machine, { ...args, positional: [args.positional[0], unknown] });
    return none;
  },
  close: () => none,
  flush: () => none,
  seek,
  tell: (machine, args) => placeOf(machine, selfOf(args).place.value),
  fileno: () => unknown,
};
