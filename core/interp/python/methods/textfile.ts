import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import { latin1 } from "../../../ndarray/text/codec.ts";
import { anyStr, none, PyList, pyBool, pyInt, pyStr, type Value } from "../../../ndarray/value.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { exactInt } from "../arguments.ts";
import type { Methods } from "../methods.ts";
import { plainText } from "../plain.ts";
import { latin, type TextStream } from "../textfile.ts";

function streamOf({ positional: [self] }: CallArguments): TextStream {
  return self as unknown as TextStream;
}

/** A part of a stream as Python sees it. */
export function partOf(stream: TextStream, text: string | undefined): Value {
  if (stream.isBinary) return text === undefined ? { t: "bytes" } : { t: "bytes", v: latin(text) };
  return text === undefined ? anyStr : pyStr(text);
}

/** What is written: text, or bytes one character each. */
function textIn(value: Value | undefined): string | undefined {
  const plain = value && plainText(value);
  if (plain?.t === "bytes") return plain.v && latin1(plain.v);
  return plain?.t === "str" ? plain.v : undefined;
}

/** Methods of streams of text. */
export const streamMethods: Methods = {
  read: (_, args) => {
    const [, length] = args.positional;
    const most = length && length.t !== "none" ? exactInt(length) : -1;
    if (most === undefined) streamOf(args).content.value = undefined;
    return partOf(streamOf(args), streamOf(args).read(most === undefined || most < 0 ? undefined : most));
  },
  readline: (_, args) => partOf(streamOf(args), streamOf(args).readLine()),
  readlines: (_, args) => {
    const stream = streamOf(args);
    const lines: Value[] = [];
    for (;;) {
      const line = stream.readLine();
      if (line === undefined) return new PyList(undefined, partOf(stream, undefined));
      if (line === "") return new PyList(lines);
      lines.push(partOf(stream, line));
    }
  },
  write: (machine, args) => {
    const text = textIn(args.positional[1]);
    streamOf(args).write(machine, text);
    return pyInt(text?.length ?? unknownDim(machine.freshName("len")));
  },
  writelines: (machine, args) => {
    const lines = machine.context.iterate(args.positional[1]);
    if (!lines) streamOf(args).write(machine, undefined);
    for (const line of lines ?? []) streamOf(args).write(machine, textIn(line));
    return none;
  },
  getvalue: (_, args) => partOf(streamOf(args), streamOf(args).content.value?.text),
  seek: (machine, args) => {
    const { content } = streamOf(args);
    const at = exactInt(args.positional[1]);
    const whence = args.positional[2] ? exactInt(args.positional[2]) : 0;
    if (!content.value) return place(machine);
    if (at === undefined || (whence !== 0 && whence !== 2)) content.value = undefined;
    else content.value = { text: content.value.text, at: whence === 2 ? content.value.text.length : at };
    return place(machine, content.value?.at);
  },
  tell: (machine, args) => place(machine, streamOf(args).content.value?.at),
  close: () => none,
  flush: () => none,
  readable: () => pyBool(undefined),
  writable: () => pyBool(undefined),
};

function place(machine: Machine, at?: number): Value {
  return pyInt(at ?? unknownDim(machine.freshName("place")));
}
