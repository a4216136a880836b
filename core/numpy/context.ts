import type { Store } from "../ndarray/buffer.ts";
import type { Value } from "../ndarray/value.ts";

/** What a row may ask of whoever runs the program. */
export interface Context {
  /** Calls a Python callable; throws `NumpyError` when it raises and `NotKnown` when its result is not known. */
  call(callable: Value, positional: readonly Value[]): Value;
  /** Returns all items of an iterable, or undefined when they are not known. Exhausts iterators. */
  iterate(iterable: Value): readonly Value[] | undefined;
  /** Files by path: those of the workspace, over which lie those that the program has written. */
  readonly files: Files;
  /** State that belongs to one run of a program, by name: the global RandomState, print options, errstate. Replaced as a whole. */
  readonly settings: { get(name: string): unknown; set(name: string, value: unknown): void };
}

export interface Files {
  /** Returns what is known of the file; "missing" when it surely does not exist, undefined when nothing is known. */
  open(path: string): File | "missing" | undefined;
  write(path: string, file: File): void;
}

/** A file's bytes as a store, so that memory maps of it share what is known. */
export interface File {
  /** Bytes; undefined when not known. */
  readonly size: number | undefined;
  readonly store: Store;
  /** For .npy: where the data begins and what it is. For .npz: its members. For text: nothing. */
  readonly npy?: NpyHeader;
  readonly members?: ReadonlyMap<string, File>;
}

export interface NpyHeader {
  readonly descr: import("../ndarray/dtype.ts").DType;
  readonly fortran: boolean;
  readonly shape: readonly import("../ndarray/dim.ts").Dim[];
  /** Bytes before the data. */
  readonly offset: number;
}
