import type { NDArray } from "./array.ts";
import type { DType } from "./dtypes/dtype.ts";
import type { Dim } from "./layouts/dim.ts";
import { type Mutable, moment, touch } from "./mutable.ts";
import type { Sketch } from "./sketch.ts";

/** A Python value as far as NumPy's functions look at it. An interpreter adds its own kinds as `Foreign`. */
export type Value =
  | PyInt
  | PyFloat
  | PyComplex
  | PyBool
  | PyStr
  | PyBytes
  | PyNone
  | PyEllipsis
  | PyNotImplemented
  | PyTuple
  | PyList
  | PyDict
  | PySet
  | PySlice
  | PyRange
  | DTypeValue
  | NumpyName
  | NumpyObject
  | Scalar
  | NDArray
  | Foreign
  | Unknown;

/** An int: exact (`bigint` where it is not a safe integer), or a polynomial over unknowns (bounds in its atoms). */
export interface PyInt {
  readonly t: "int";
  readonly v: Dim | bigint;
  /** The member of an `IntEnum` that the int is. */
  readonly member?: Foreign;
}

/** A float; `v` undefined when only the bounds are known (NaN lies outside every bound). */
export interface PyFloat {
  readonly t: "float";
  readonly v?: number;
  readonly lo?: number;
  readonly hi?: number;
  /** Most that `v` may differ from the real one, if it may; see `Store.error`. */
  readonly error?: number;
}

export interface PyComplex {
  readonly t: "complex";
  readonly re: number;
  readonly im: number;
}

/** A bool; `v` undefined when it can be either. */
export interface PyBool {
  readonly t: "bool";
  readonly v?: boolean;
}

/** A str; `v` undefined when its text is not known. */
export interface PyStr {
  readonly t: "str";
  readonly v?: string;
}

/** A bytes object, or the memory of another. */
export interface PyBytes {
  readonly t: "bytes";
  readonly v?: Uint8Array;
  /** How many bytes, when only that is known. */
  readonly length?: number;
  /** True when arrays may write to it. */
  readonly isWriteable?: boolean;
  /** True when a file was read to make it. */
  readonly fromFile?: boolean;
}

export interface PyNone {
  readonly t: "none";
}
export interface PyEllipsis {
  readonly t: "ellipsis";
}
export interface PyNotImplemented {
  readonly t: "notimplemented";
}

export interface PyTuple {
  readonly t: "tuple";
  readonly items: readonly Value[];
  /** Field names of a named tuple, and the type's name. */
  readonly names?: readonly string[];
  readonly typeName?: string;
  /** The class of a named tuple that has methods of its own. */
  readonly cls?: Foreign;
  /** Made with the first reference. */
  counter?: References;
}

/** How many references there are to a value that is otherwise immutable. */
export class References implements Mutable {
  readonly born = moment();
  refs = 0;

  save(): () => void {
    const { refs } = this;
    return () => {
      this.refs = refs;
    };
  }
}

/** A list. When its length is not known `items` is undefined, and `each` stands for every item. */
export class PyList implements Mutable {
  readonly t = "list";
  readonly born = moment();
  refs = 0;
  /** True for one that may be another one, and for those that it may be: what is done to one may be done to the others. */
  isShared = false;
  constructor(
    public items: Value[] | undefined,
    public each?: Value,
    public length?: Dim,
    /** A `collections.deque`; `most` is its limit. */
    readonly deque?: { readonly most?: number },
  ) {}

  save(): () => void {
    const items = this.items?.slice();
    const { each, length, refs, isShared } = this;
    return () => {
      this.isShared = isShared;
      this.items = items;
      this.each = each;
      this.length = length;
      this.refs = refs;
    };
  }
}

/** A dict, by the key's `keyOf`; `entries` undefined when its keys are not known. */
export class PyDict implements Mutable {
  readonly t = "dict";
  readonly born = moment();
  refs = 0;
  /** True for one that may be another one, and for those that it may be: what is done to one may be done to the others. */
  isShared = false;
  constructor(
    public entries: Map<string, { key: Value; value: Value }> | undefined,
    public each?: Value,
    /** What makes missing values (`collections.defaultdict`). */
    readonly factory?: Value,
    /** One of the kinds of dicts in `collections`; missing values of a Counter are 0. */
    readonly kind: "dict" | "Counter" | "OrderedDict" | "mappingproxy" = "dict",
  ) {}

  save(): () => void {
    const entries = this.entries && new Map([...this.entries].map(([k, e]) => [k, { ...e }]));
    const { each, refs, isShared } = this;
    return () => {
      this.isShared = isShared;
      this.entries = entries;
      this.each = each;
      this.refs = refs;
    };
  }
}

/** A set or frozenset; `items` undefined when not known. */
export class PySet implements Mutable {
  readonly t = "set";
  readonly born = moment();
  refs = 0;
  constructor(
    public items: Map<string, Value> | undefined,
    readonly frozen = false,
  ) {}

  save(): () => void {
    const items = this.items && new Map(this.items);
    const { refs } = this;
    return () => {
      this.items = items;
      this.refs = refs;
    };
  }
}

export interface PySlice {
  readonly t: "slice";
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
}

export interface PyRange {
  readonly t: "range";
  readonly start: Dim;
  readonly stop: Dim;
  readonly step: number;
}

/** An `np.dtype` object. */
export interface DTypeValue {
  readonly t: "dtype";
  readonly dtype: DType;
}

/** Something reached by a name in NumPy's namespace: a module, function, ufunc, scalar type or constant class, e.g. "numpy.linalg.norm". */
export interface NumpyName {
  readonly t: "numpy";
  /** The canonical dotted name, e.g. "numpy.float32", "numpy.add", "numpy.ndarray", "numpy.ndarray.sum". */
  readonly name: string;
  /** For a bound method or an attribute's object (`a.sum`, `np.add.reduce` has none). */
  readonly self?: Value;
}

/** An object of one of NumPy's other classes; `state` is immutable and replaced as a whole. */
export class NumpyObject implements Mutable {
  readonly t = "object";
  readonly born = moment();
  refs = 0;
  constructor(
    /** The class, e.g. "Generator", "RandomState", "NpzFile", "finfo", "flagsobj", "flatiter", "nditer", "poly1d". */
    readonly type: string,
    private now: unknown,
    /** Values that the object keeps alive, e.g. the array behind a flatiter. */
    readonly holds: readonly Value[] = [],
  ) {}

  get state(): unknown {
    return this.now;
  }

  set state(next: unknown) {
    touch(this);
    this.now = next;
  }

  save(): () => void {
    const { now, refs } = this;
    return () => {
      this.now = now;
      this.refs = refs;
    };
  }
}

/** A NumPy scalar (`np.float32(1)`): a 0-d array that is not an array. */
export class Scalar {
  readonly t = "scalar";
  constructor(
    /** Holds the element; its contents may be bounds. Never shown to the program. */
    readonly cell: NDArray,
  ) {}

  get dtype(): DType {
    return this.cell.dtype;
  }
}

/** A value that only the interpreter understands: functions, classes, instances, modules, iterators. */
export interface Foreign {
  readonly t: "foreign";
  /** The Python type's name, for error messages. */
  readonly typeName: string;
  /** For a class: its own name, e.g. "int" for the builtin `int`. */
  readonly className?: string;
  /** For one of Python's own dates and durations: the same as NumPy has it. */
  readonly asTime?: Scalar;
}

/** Returns a value with Python's own dates and durations as NumPy's. */
export function timeOf(value: Value): Value {
  return (value.t === "foreign" && value.asTime) || value;
}

/** A value of which nothing is known, or only what `sketch` says. */
export interface Unknown {
  readonly t: "unknown";
  readonly sketch?: Sketch;
  /** Why it is not known, for people ("call of an unknown function"). */
  readonly why?: string;
}

export const none: PyNone = { t: "none" };
export const ellipsis: PyEllipsis = { t: "ellipsis" };
export const notImplemented: PyNotImplemented = { t: "notimplemented" };
export const unknown: Unknown = { t: "unknown" };
export const pyTrue: PyBool = { t: "bool", v: true };
export const pyFalse: PyBool = { t: "bool", v: false };
export const anyBool: PyBool = { t: "bool" };
export const anyFloat: PyFloat = { t: "float" };
export const anyStr: PyStr = { t: "str" };

export function pyInt(v: Dim | bigint): PyInt {
  if (typeof v !== "bigint") return { t: "int", v };
  return { t: "int", v: BigInt.asIntN(53, v) === v ? Number(v) : v };
}
export function pyFloat(v: number): PyFloat {
  return { t: "float", v };
}
export function pyBool(v: boolean | undefined): PyBool {
  return v === undefined ? anyBool : v ? pyTrue : pyFalse;
}
export function pyStr(v: string): PyStr {
  return { t: "str", v };
}
export function pyTuple(items: readonly Value[]): PyTuple {
  return { t: "tuple", items };
}
export function pyList(items: Value[]): PyList {
  return new PyList(items);
}
