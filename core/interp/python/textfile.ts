import { Store } from "../../ndarray/buffer.ts";
import { latin1 } from "../../ndarray/text/codec.ts";
import type { Value } from "../../ndarray/value.ts";
import type { File, OpenFile } from "../../numpy/index.ts";
import { PyObject } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { Cell } from "./native.ts";

/** Text or bytes and the place in it, one character a byte where it is bytes. */
interface Content {
  readonly text: string;
  readonly at: number;
}

/** A text in memory or in a file that the program writes or reads: `io.StringIO`, `io.BytesIO`, `open(...)`. */
export class TextStream extends PyObject {
  readonly content: Cell<Content>;

  constructor(
    readonly typeName: string,
    text: string | undefined,
    readonly isBinary: boolean,
    /** The file that what is written goes to. */
    readonly path?: string,
  ) {
    super();
    this.content = new Cell(text === undefined ? undefined : { text, at: 0 });
  }

  held(): Iterable<Value> {
    return [];
  }

  /** Returns what is left to read, at most `length` characters of it, and goes behind it; undefined when it is not known. */
  read(length = Number.POSITIVE_INFINITY): string | undefined {
    const { value } = this.content;
    if (!value) return undefined;
    const text = value.text.slice(value.at, value.at + length);
    this.content.value = { text: value.text, at: value.at + text.length };
    return text;
  }

  /** Returns the next line with its end, "" when there is none; undefined when it is not known. */
  readLine(): string | undefined {
    const { value } = this.content;
    if (!value) return undefined;
    const end = value.text.indexOf("\n", value.at);
    return this.read(end < 0 ? undefined : end + 1 - value.at);
  }

  /** Writes text where the stream stands, or gives up what is known of it. */
  write(machine: Machine, text: string | undefined): void {
    const { value } = this.content;
    const next =
      value && text !== undefined
        ? {
            text: value.text.slice(0, value.at) + text + value.text.slice(value.at + text.length),
            at: value.at + text.length,
          }
        : undefined;
    this.content.value = next;
    if (this.path !== undefined) writeFile(machine, this.path, next?.text, this.isBinary);
  }

  /** Returns what NumPy may do with a stream in memory, under a name; undefined where its text or place is not known. */
  opened(path: string): OpenFile | undefined {
    const { value } = this.content;
    if (!value) return undefined;
    const move = (to: number | undefined) => {
      const { text } = this.content.value ?? value;
      const at =
        to === undefined || this.isBinary
          ? to
          : new TextDecoder().decode(this.bytes(text).slice(0, to)).length;
      this.content.value = at === undefined ? undefined : { text, at };
    };
    return {
      path,
      place: this.bytes(value.text.slice(0, value.at)).length,
      isWritten: true,
      isInMemory: true,
      move,
    };
  }

  /** Returns the text as a file's bytes; undefined where it is not known. */
  asFile(): File | undefined {
    const { value } = this.content;
    if (!value) return undefined;
    const data = this.bytes(value.text);
    return { size: data.length, store: new Store({ kind: "exact", data }) };
  }

  /** Takes over bytes that have been written; what lies behind them stays. */
  take({ store: { contents } }: File): void {
    const { value } = this.content;
    const text =
      contents.kind !== "exact" || contents.known
        ? undefined
        : this.isBinary
          ? latin1(contents.data)
          : new TextDecoder().decode(contents.data);
    this.content.value =
      value && text !== undefined
        ? { text: text + value.text.slice(text.length), at: Math.max(value.at, text.length) }
        : undefined;
  }

  private bytes(text: string): Uint8Array {
    return this.isBinary ? latin(text) : new TextEncoder().encode(text);
  }
}

/** Replaces a file's text; undefined text makes a file of which nothing is known. */
export function writeFile(machine: Machine, path: string, text: string | undefined, isBinary = false): void {
  const data = text === undefined ? undefined : isBinary ? latin(text) : new TextEncoder().encode(text);
  writeBytes(machine, path, data, data?.length);
}

/** Replaces a file's bytes, of which perhaps only the number is known. */
export function writeBytes(
  machine: Machine,
  path: string,
  data: Uint8Array | undefined,
  length: number | undefined,
): void {
  const { files } = machine.context;
  const former = files.open(path);
  const store = former && former !== "missing" ? former.store : new Store({ kind: "nothing" });
  store.contents = data ? { kind: "exact", data } : { kind: "nothing" };
  // On a way that may be undone only the store is: the size would stay.
  const size = machine.journal.height === 0 ? length : undefined;
  files.write(path, { size, store });
}

/** Returns the text of a file; undefined when it is not known. Raises FileNotFoundError where it surely is not there. */
export function readFile(machine: Machine, path: string, isBinary: boolean): string | undefined {
  const file = machine.context.files.open(path);
  if (file === "missing")
    return machine.raise("FileNotFoundError", `[Errno 2] No such file or directory: '${path}'`);
  const contents = file?.store.contents;
  if (contents?.kind !== "exact" || contents.known) return undefined;
  return isBinary ? latin1(contents.data) : new TextDecoder().decode(contents.data).replace(/\r\n?/g, "\n");
}

/** Returns bytes for text of one character each. */
export function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}
