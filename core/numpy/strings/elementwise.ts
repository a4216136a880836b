import { eachOffset, elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, type Subclass, viewOf } from "../../ndarray/array.ts";
import { bytes, type DType, isInteger, type Shape, str } from "../../ndarray/dtypes/dtype.ts";
import { withByteOrder } from "../../ndarray/dtypes/dtypename.ts";
import { dtypeClass, dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout, broadcastShapes } from "../../ndarray/layouts/broadcast.ts";
import { allocatedIn, allocateLike, layoutLike } from "../../ndarray/layouts/korder.ts";
import { isC, isF, type Layout } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { type Alphabet, ascii, unicode } from "../../ndarray/text/alphabet.ts";
import type { Effect } from "../op.ts";
import { elementValue } from "../scalars.ts";

/** The elements of some arrays, broadcast against each other, in C order. */
export interface Columns {
  readonly shape: Shape;
  /** An array's elements, or undefined when they are not known. */
  readonly columns: readonly (readonly Element[] | undefined)[];
}

/** Broadcasts the arrays; raises NumPy's ValueError where they don't fit. */
export function columnsOf(arrays: readonly NDArray[]): Columns {
  const shape = broadcastShapes(arrays.map((array) => array.layout.shape));
  const columns = arrays.map((array) => {
    const elements = elementsOf(viewOf(array, broadcastLayout(array.layout, shape)));
    return elements?.every(isPlain) ? elements : undefined;
  });
  return { shape, columns };
}

/** A StringDType's missing value makes the result unknown. */
function isPlain(element: Element): boolean {
  return element !== undefined && !(typeof element === "object" && "t" in element);
}

/** Returns one result for each place; undefined when an operand is not known. */
export function mapColumns<T>(
  { columns }: Columns,
  compute: (...operands: readonly Element[]) => T,
): T[] | undefined {
  const known = columns.filter((column) => column !== undefined);
  if (known.length < columns.length) return undefined;
  return (known[0] ?? []).map((_, i) => compute(...known.map((column) => column[i])));
}

/** Returns a new array with the elements, given in C order; undefined ones are not known. */
export function arrayWith(
  layout: Layout,
  elements: readonly Element[] | undefined,
  subclass?: Subclass,
): NDArray {
  return make(layout, {
    subclass,
    fill: (data, target, objects) => {
      if (!elements) return false;
      const view = viewOn(data);
      let i = 0;
      eachOffset(target, (offset) => writeElement(view, target.dtype, offset, elements[i++], objects));
      return true;
    },
  });
}

/** The layout of a ufunc's result. */
export function ufuncLayout(arrays: readonly NDArray[], shape: Shape, dtype: DType): Layout {
  // A single contiguous operand is not iterated: the result has its order.
  const [first, ...others] = arrays.filter((array) => array.shape.length > 0);
  if (first && others.length === 0 && isC(first.layout) === true) return allocatedIn(dtype, shape);
  if (first && others.length === 0 && isF(first.layout) === true) return allocatedIn(dtype, shape, "F");
  return allocateLike(
    arrays.map((array) => array.layout),
    shape,
    dtype,
  );
}

/** The effect of a ufunc on strings: a 0-d result is a scalar. */
export function ufuncEffect(name: string, ins: readonly NDArray[], out: NDArray): Effect {
  if (out.layout.shape.length === 0) return { kind: "value", value: elementValue(out) };
  return { kind: "ufunc", name, ins, out, value: out };
}

/** Computes a ufunc on strings. */
export function textUfunc(
  name: string,
  ins: readonly NDArray[],
  dtype: DType,
  compute: (...operands: readonly Element[]) => Element,
): Effect {
  const columns = columnsOf(ins);
  const layout = ufuncLayout(ins, columns.shape, dtype);
  return ufuncEffect(name, ins, arrayWith(layout, mapColumns(columns, compute)));
}

/** A result in `np.empty_like(a, shape, dtype)`, which NumPy gives as it is: a 0-d result stays an array. */
export function likeEffect(
  a: NDArray,
  { shape }: Columns,
  dtype: DType,
  elements: readonly Element[] | undefined,
): Effect {
  const out = arrayWith(layoutLike(a.layout, { dtype, shape }), elements, a.subclass);
  return { kind: "alloc", out, value: out };
}

/** A result in C order, whatever the operands' order; a 0-d result stays an array. */
export function plainEffect(shape: Shape, dtype: DType, elements: readonly Element[] | undefined): Effect {
  const out = arrayWith(allocatedIn(dtype, shape), elements);
  return { kind: "alloc", out, value: out };
}

/** Returns `S{length}` or `U{length}` by the kind of `like`; an empty text takes one character. */
export function textDType(like: DType, length: number): DType {
  return like.kind === "S" ? bytes(Math.max(1, length)) : str(Math.max(1, length));
}

/** Returns the greatest of the lengths; raises what `max()` of an empty array raises. */
export function longest(lengths: readonly number[] | undefined): number {
  if (!lengths) return notKnown("the length of the longest string");
  if (lengths.length === 0)
    raise("ValueError", "zero-size array to reduction operation maximum which has no identity");
  return lengths.reduce((a, b) => Math.max(a, b));
}

/** The characters that a dtype's strings consist of. */
export function alphabetOf(dtype: DType): Alphabet {
  return dtype.kind === "S" ? ascii : unicode;
}

/** What NumPy calls the type of a Python int in a ufunc's call. */
export const pyLong = "_PyLongDType";

/**
 * Returns the dtype of strings that a ufunc finds for its text operands: all bytes, all str, or StringDType. Raises where
 * there is no loop, with `others` as the types of the operands that are no text.
 */
export function commonText(
  name: string,
  texts: readonly NDArray[],
  others: readonly string[] = [],
  outs = 1,
): DType {
  const kinds = new Set(texts.map(({ dtype }) => dtype.kind));
  const isUniform = kinds.size === 1 || (kinds.size === 2 && kinds.has("T") && kinds.has("U"));
  const isText = [...kinds].every((kind) => kind === "S" || kind === "U" || kind === "T");
  if (isUniform && isText) {
    const found = texts.find(({ dtype }) => dtype.kind === "T") ?? texts[0];
    return withByteOrder(found.dtype, "=");
  }
  const names = [...texts.map(({ dtype }) => dtypeClass(dtype)), ...others];
  const types = names.map((type) => `<class 'numpy.dtypes.${type}'>`);
  const listed = types.length === 1 ? types[0] : `(${types.join(", ")})`;
  const results = outs === 1 ? "None" : `(${Array.from({ length: outs }, () => "None").join(", ")})`;
  return raise(
    "_UFuncNoLoopError",
    `ufunc '${name}' did not contain a loop with signature matching types ${listed} -> ${results}`,
  );
}

/** Raises for an operand that is no array of integers. */
export function requireIntegers(array: NDArray, operand: string): void {
  if (!isInteger(array.dtype))
    raise("TypeError", `unsupported type ${dtypeText(array.dtype)} for operand '${operand}'`);
}

/** Raises what NumPy's calls of Python's own methods raise for what is no array of strings. */
export function requireText(array: NDArray): void {
  if (!"SUT".includes(array.dtype.kind)) raise("TypeError", "string operation on non-string array");
}
