import { Buffer, type BufferKind, Store } from "./buffer.ts";
import { type Contents, nothing } from "./contents/contents.ts";
import type { DType, Shape } from "./dtypes/dtype.ts";
import type { Dim } from "./layouts/dim.ts";
import { type Layout, nbytes } from "./layouts/layout.ts";
import { type Mutable, moment, touch } from "./mutable.ts";
import type { NumpyObject } from "./value.ts";

/** The ndarray subclasses that change what NumPy answers. */
export type Subclass =
  | "ndarray"
  | "memmap"
  | "matrix"
  | "recarray"
  | "MaskedArray"
  | "MaskedConstant"
  | "mvoid"
  | "chararray";

/** An ndarray: a layout on a buffer. */
export class NDArray implements Mutable {
  readonly t = "ndarray";
  readonly born = moment();
  /** References held to this object; kept by whoever runs the program, as CPython keeps them. */
  refs = 0;
  /** Where the program's paths give different arrays: those that this one may be. It is then none of their buffers for sure. */
  either: readonly NDArray[] | undefined;
  /** Where it may also be an array that is not among those: any that was made from this moment on. */
  openSince: number | undefined;
  /** The layouts that those had when it was made. */
  private laid: readonly Layout[] | undefined;
  /** NumPy's `.base` where that is no array: the iterator that gave the array. The memory is still that of `base`. */
  giver: NumpyObject | undefined;
  /** NumPy's `flags.owndata`, or undefined when paths differ. Only `alternatives` make it differ from `owndata`. */
  ownership: boolean | undefined;
  /** True where it is not known how many references are held: paths have taken more or fewer. `refs` are the most. */
  isShared = false;
  /** True where paths have given it different numbers of axes or dtypes in place (`a.shape = ...`): its layout is then none of these. */
  private isOfAnyShape = false;
  /** True when the program has said that the elements are not aligned, whatever their addresses are. */
  private isSaidUnaligned = false;
  private at: Layout;
  private isWriteable: boolean;
  private memory: Buffer;

  constructor(
    layout: Layout,
    buffer: Buffer,
    /** NumPy's `.base`: the array whose memory this one borrows; undefined when it has its own. */
    readonly base: NDArray | undefined,
    /** NumPy's `flags.owndata`. */
    readonly owndata: boolean,
    writeable = true,
    readonly subclass: Subclass = "ndarray",
  ) {
    this.at = layout;
    this.memory = buffer;
    this.isWriteable = writeable;
    this.ownership = owndata;
  }

  /** Makes it stand for one of several arrays. */
  standFor(arrays: readonly NDArray[]): void {
    this.either = arrays;
    this.laid = arrays.map(({ layout }) => layout);
  }

  /** The arrays of which it may be one, or see the memory of one. */
  get alternatives(): readonly NDArray[] | undefined {
    return this.choice?.either;
  }

  /** The array that stands for one of several and on whose memory this one lies; undefined where that is known. */
  get choice(): NDArray | undefined {
    if (this.either) return this;
    return this.base?.either ? this.base : undefined;
  }

  get buffer(): Buffer {
    return this.memory;
  }

  /** Moves the array to other memory (`a.resize(...)`). */
  moveTo(buffer: Buffer, layout: Layout): void {
    touch(this);
    this.memory = buffer;
    this.at = layout;
  }

  get layout(): Layout {
    return this.at;
  }

  /** Changes shape, strides or dtype in place (`a.shape = ...`); of the arrays that it may be one has changed with it. */
  set layout(next: Layout) {
    touch(this);
    this.at = next;
    for (const one of this.either ?? []) one.vague = true;
  }

  get writeable(): boolean {
    return this.isWriteable;
  }

  set writeable(next: boolean) {
    touch(this);
    this.isWriteable = next;
  }

  /** True where it is not known what layout it has: paths have changed it in place, or one of the arrays that it may be has been. */
  get vague(): boolean {
    const isOther = (one: NDArray | undefined, i: number) => one?.vague || one?.layout !== this.laid?.[i];
    return this.isOfAnyShape || this.either?.some(isOther) === true;
  }

  set vague(next: boolean) {
    touch(this);
    this.isOfAnyShape = next;
  }

  get saidUnaligned(): boolean {
    return this.isSaidUnaligned;
  }

  set saidUnaligned(next: boolean) {
    touch(this);
    this.isSaidUnaligned = next;
  }

  get dtype(): DType {
    return this.at.dtype;
  }

  get shape(): Shape {
    return this.at.shape;
  }

  get contents(): Contents {
    return this.memory.store.contents;
  }

  save(): () => void {
    const layout = this.at;
    const memory = this.memory;
    const writeable = this.isWriteable;
    const refs = this.refs;
    const { isShared, either, laid, isSaidUnaligned, isOfAnyShape } = this;
    return () => {
      this.isShared = isShared;
      this.laid = laid;
      this.isOfAnyShape = isOfAnyShape;
      this.isSaidUnaligned = isSaidUnaligned;
      this.either = either;
      this.at = layout;
      this.memory = memory;
      this.isWriteable = writeable;
      this.refs = refs;
    };
  }
}

/** Returns a new array with memory of its own. */
export function newArray(
  layout: Layout,
  contents: Contents = nothing,
  subclass: Subclass = "ndarray",
): NDArray {
  return new NDArray(layout, newBuffer(nbytes(layout), contents), undefined, true, true, subclass);
}

/** Returns a new buffer of `bytes` bytes. */
export function newBuffer(bytes: Dim, contents: Contents, kind: BufferKind = "heap"): Buffer {
  return new Buffer(bytes, kind, new Store(contents));
}

/** Returns a view of `of`: another array on the same buffer. Its base is the owner, as NumPy collapses chains of views. */
export function viewOf(of: NDArray, layout: Layout, subclass: Subclass = of.subclass): NDArray {
  return new NDArray(layout, of.buffer, of.base ?? of, false, of.writeable, subclass);
}
