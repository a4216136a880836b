import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import { anyStr, none, pyBool, pyInt, pyStr, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import { exactText } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";
import { NativeObject } from "../native.ts";
import { pathText } from "../path.ts";

/** A function of texts that gives a text; unknown where an argument is. */
const onTexts =
  (run: (...parts: string[]) => string): Native =>
  (_, { positional }) => {
    const parts = positional.map(pathText);
    return parts.includes(undefined) ? anyStr : pyStr(run(...(parts as string[])));
  };

function join(...parts: string[]): string {
  return parts.reduce((path, part) =>
    part.startsWith("/") || path === "" ? part : path.endsWith("/") ? path + part : `${path}/${part}`,
  );
}

function base(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folder(path: string): string {
  const head = path.slice(0, path.lastIndexOf("/") + 1);
  return head.length > 1 ? head.replace(/\/+$/, "") || "/" : head;
}

const extension = (path: string) => /(?<=[^./])\.[^./]*$/.exec(path)?.[0] ?? "";

/** A path from the root with nothing to be resolved is what it is. */
function ofPlain(path: string | undefined): Value {
  const isPlain = path !== undefined && /^(\/[^/]+)+$/.test(path) && !/\/\.\.?(\/|$)/.test(path);
  return isPlain ? pyStr(path) : anyStr;
}

const exists: Native = (machine, { positional: [path] }) => {
  const text = pathText(path);
  const file = text === undefined ? undefined : machine.context.files.open(text);
  return pyBool(file === undefined ? undefined : file !== "missing");
};

/** `os.path`, as it is on Linux and macOS. */
export const pathModule: ModuleTable = {
  values: { sep: pyStr("/") },
  functions: {
    join: onTexts(join),
    basename: onTexts(base),
    dirname: onTexts(folder),
    splitext: (_, { positional: [path] }) => {
      const text = exactText(path);
      if (text === undefined) return pyTuple([anyStr, anyStr]);
      const end = extension(text);
      return pyTuple([pyStr(text.slice(0, text.length - end.length)), pyStr(end)]);
    },
    split: (_, { positional: [path] }) => {
      const text = exactText(path);
      return text === undefined
        ? pyTuple([anyStr, anyStr])
        : pyTuple([pyStr(folder(text)), pyStr(base(text))]);
    },
    getsize: (machine, { positional: [path] }) => {
      const text = pathText(path);
      const file = text === undefined ? undefined : machine.context.files.open(text);
      const size = file && file !== "missing" ? file.size : undefined;
      return pyInt(size ?? unknownDim(machine.freshName("size")));
    },
    exists,
    isfile: exists,
    isdir: () => pyBool(undefined),
    abspath: (_, { positional: [path] }) => ofPlain(pathText(path)),
    realpath: () => anyStr,
    expanduser: () => anyStr,
    normpath: (_, { positional: [path] }) => ofPlain(pathText(path)),
    relpath: () => anyStr,
  },
};

const nothing: Native = () => none;

/** A variable of the environment: some text, or what is given for it where it is missing. */
function environment(fallback: Value | undefined): Value {
  return fallback?.t === "str" ? anyStr : unknown;
}

/** Setting a variable changes nothing that is known: each is any text. */
class Environment extends NativeObject {
  override change(): void {}
}

const environ = new Environment(
  "environ",
  {},
  { get: (_, { positional: [, , fallback] }) => environment(fallback) },
  () => anyStr,
);

/** `os`. What it does to files that the program did not write is not followed. */
export const osModule: ModuleTable = {
  values: { sep: pyStr("/"), linesep: pyStr("\n"), environ },
  functions: {
    getcwd: () => anyStr,
    listdir: () => unknown,
    makedirs: nothing,
    mkdir: nothing,
    rmdir: nothing,
    remove: nothing,
    unlink: nothing,
    rename: nothing,
    getpid: () => pyInt(unknownDim("pid")),
    cpu_count: () => pyInt(unknownDim("cpus", 1)),
    getenv: (_, { positional: [, fallback] }) => environment(fallback),
    urandom: () => ({ t: "bytes" }) as Value,
    fspath: (_, { positional: [path] }) => {
      const text = pathText(path);
      return text === undefined ? anyStr : pyStr(text);
    },
  },
};
