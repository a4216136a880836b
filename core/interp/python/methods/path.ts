import { anyStr, none, pyBool, pyInt, pyStr, unknown, type Value } from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import type { CallArguments } from "../../machine.ts";
import { exactText } from "../arguments.ts";
import { openedFile } from "../files.ts";
import type { Methods } from "../methods.ts";
import { joinedPath, PyPath, parentOf, pathText } from "../path.ts";
import { readFile, writeBytes, writeFile } from "../textfile.ts";
import { wholeOf } from "./file.ts";

const nothing: Native = () => none;

const selfOf = ({ positional: [self] }: CallArguments): string | undefined => pathText(self);

const exists: Native = (machine, args) => {
  const path = selfOf(args);
  const file = path === undefined ? undefined : machine.context.files.open(path);
  return pyBool(file === undefined ? undefined : file !== "missing");
};

/** Another name beside the path. */
const renamed =
  (name: (old: string, given: string) => string): Native =>
  (_, args) => {
    const [path, given] = [selfOf(args), exactText(args.positional[1])];
    if (path === undefined || given === undefined) return new PyPath(undefined);
    return joinedPath([parentOf(path), name(path.slice(path.lastIndexOf("/") + 1), given)]);
  };

const stem = (name: string) => name.replace(/(?<=[^.])\.[^.]+$/, "");

/** Methods of `pathlib.Path`. */
export const pathMethods: Methods = {
  exists,
  is_file: exists,
  is_dir: () => pyBool(undefined),
  joinpath: (_, { positional }) => joinedPath(positional.map(pathText)),
  with_suffix: renamed((name, suffix) => stem(name) + suffix),
  with_name: renamed((_name, given) => given),
  with_stem: renamed((name, given) => given + name.slice(stem(name).length)),
  resolve: () => new PyPath(undefined),
  absolute: () => new PyPath(undefined),
  expanduser: () => new PyPath(undefined),
  as_posix: (_, args) => {
    const path = selfOf(args);
    return path === undefined ? anyStr : pyStr(path);
  },
  mkdir: nothing,
  rmdir: nothing,
  unlink: nothing,
  touch: nothing,
  read_text: (machine, args) => {
    const path = selfOf(args);
    const text = path === undefined ? undefined : readFile(machine, path, false);
    return text === undefined ? anyStr : pyStr(text);
  },
  write_text: (machine, args) => {
    const path = selfOf(args);
    const text = exactText(args.positional[1]);
    if (path !== undefined) writeFile(machine, path, text);
    return text === undefined ? unknown : pyInt(text.length);
  },
  read_bytes: (machine, args) => {
    const path = selfOf(args);
    return path === undefined ? { t: "bytes", fromFile: true } : wholeOf(machine, path);
  },
  write_bytes: (machine, args) => {
    const path = selfOf(args);
    const given = args.positional[1];
    const bytes = given?.t === "bytes" ? given : undefined;
    const length = bytes?.v?.length ?? bytes?.length;
    if (path !== undefined) writeBytes(machine, path, bytes?.v, length);
    return length === undefined ? unknown : pyInt(length);
  },
  open: (machine, args) => openedFile(machine, args),
  stat: (machine): Value => machine.notKnown("a file's state"),
};
