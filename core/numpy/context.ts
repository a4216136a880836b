import type { Store } from "../ndarray/buffer.ts";
import type { DType } from "../ndarray/dtypes/dtype.ts";
import type { Dim } from "../ndarray/layouts/dim.ts";
import type { Value } from "../ndarray/value.ts";

/** What a row may ask of whoever runs the program. */
export interface Context {
  /** Calls a Python callable; throws `NumpyError` when it raises and `NotKnown` when its result is not known. */
  call(callable: Value, positional: readonly Value[], named?: ReadonlyMap<string, Value>): Value;
  /** Returns an attribute of a Python object, such as a function's docstring; undefined when it is not known. */
  attribute?(of: Value, name: string): Value | undefined;
  /** Says whether a Python object is a `numbers.Number`; undefined when that is not known. */
  isNumber?(value: Value): boolean | undefined;
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
  /** Puts a file over whatever is there. */
  write(path: string, file: File): void;
  /** Returns the path of a `pathlib.Path`, or undefined for other values (open files have a position, so a path does not do). */
  pathOf?(value: Value): string | undefined;
  /** Returns a file that the program has opened; undefined for other values, and where its path or place is not known. */
  openedAs?(value: Value): OpenFile | undefined;
}

/** An open binary file. */
export interface OpenFile {
  readonly path: string;
  /** Bytes before the place where the next is read or written. */
  readonly place: number;
  readonly isWritten: boolean;
  /** True for a stream in memory, which the system knows no number of. */
  readonly isInMemory?: boolean;
  /** Goes to another place; undefined where it is not known. */
  move(place: number | undefined): void;
}

/** A file's bytes as a store, so that memory maps of it share what is known. */
export interface File {
  /** Bytes; undefined when not known. */
  readonly size: number | undefined;
  /** The whole file. Fills, ramps and bounds tell only of the data behind a .npy header. */
  readonly store: Store;
  /** The first bytes of a file whose contents are not kept; enough for its header. */
  readonly head?: Uint8Array;
  /** For a .npy whose header is known without its bytes. */
  readonly npy?: NpyHeader;
  /** For .npz: its members by their names in the archive ("a.npy"), in the archive's order. */
  readonly members?: ReadonlyMap<string, File>;
}

export interface NpyHeader {
  readonly descr: DType;
  readonly fortran: boolean;
  readonly shape: readonly Dim[];
  /** Bytes before the data. */
  readonly offset: number;
}
