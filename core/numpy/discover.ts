import { type Dim, isExact, same } from "../ndarray/dim.ts";
import { bool, byChar, bytes, type DType, float64, int64, object, str, uint64 } from "../ndarray/dtype.ts";
import { NumpyError, notKnown, raise } from "../ndarray/error.ts";
import { promoteTypes } from "../ndarray/promote.ts";
import type { PyList, Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";
import { itemsOf } from "./python.ts";

/** Greatest number of dimensions of an array. */
export const maxRank = 64;

/** What `np.array` finds in a nested sequence before it makes the array. */
export interface Discovered {
  readonly shape: readonly Dim[];
  /** The dtype that holds all elements; undefined when there are none. */
  readonly dtype: DType | undefined;
}

/** What `np.array` was asked for, as far as it changes the search. */
export interface Wanted {
  /** The requested dtype, if any; then the elements' own dtypes do not matter. */
  readonly dtype?: DType;
  readonly maxRank?: number;
}

interface Search {
  readonly context: Context;
  readonly wanted: DType | undefined;
  /** Tuples are elements, not sequences, where a structured dtype is wanted. */
  readonly tuplesAreElements: boolean;
  maxRank: number;
  readonly shape: Dim[];
  dtype: DType | undefined;
  isRagged: boolean;
  isTooDeep: boolean;
  /** Least depth at which something lies of which not even the rank is known. */
  unknownDepth: number | undefined;
}

/** Returns the shape and dtype that `np.array(value)` finds. Raises ValueError for ragged sequences, throws NotKnown. */
export function discover(
  value: Value,
  context: Context,
  { dtype, maxRank: limit = maxRank }: Wanted = {},
): Discovered {
  const search: Search = {
    context,
    wanted: dtype,
    tuplesAreElements: dtype?.fields !== undefined,
    maxRank: limit,
    shape: [],
    dtype: undefined,
    isRagged: false,
    isTooDeep: false,
    unknownDepth: undefined,
  };
  visit(value, 0, search);
  const shape = search.shape.slice(0, search.maxRank);
  if (search.unknownDepth !== undefined && shape.length !== search.unknownDepth)
    return notKnown("an element of a sequence");
  if (search.isRagged && dtype?.kind !== "O") return raiseRagged(shape, search);
  return { shape, dtype: search.dtype };
}

/** Returns the dtype that a single Python value has as an array element. Throws NotKnown. */
export function elementDType(value: Value): DType {
  switch (value.t) {
    case "float":
      return float64;
    case "int":
      return integerDType(value.v);
    case "bool":
      return bool;
    case "complex":
      return byChar.get("D") as DType;
    case "str":
      return value.v === undefined ? notKnown("length of a str") : str([...value.v].length);
    case "bytes":
      return value.v === undefined ? notKnown("length of bytes") : bytes(value.v.length);
    case "scalar":
      return value.dtype;
    case "unknown":
      return notKnown(value.why ?? "an element");
    default:
      return object;
  }
}

function integerDType(v: Dim | bigint): DType {
  if (typeof v !== "bigint") return int64;
  if (BigInt.asIntN(64, v) === v) return int64;
  return BigInt.asUintN(64, v) === v ? uint64 : object;
}

function visit(value: Value, depth: number, search: Search): void {
  switch (value.t) {
    case "ndarray":
      noteDType(value.dtype, search);
      return noteShape(value.shape, depth, false, search);
    case "list":
      return visitList(value, depth, search);
    case "tuple":
      if (search.tuplesAreElements) return visitElement(value, depth, search);
      return visitItems(value.items, depth, search);
    case "range":
      return visitRange(value, depth, search);
    case "unknown":
      search.unknownDepth = Math.min(depth, search.unknownDepth ?? depth);
      if (!search.wanted) notKnown(value.why ?? "an element of a sequence");
      return;
    case "foreign":
      return visitForeign(value, depth, search);
    default:
      return visitElement(value, depth, search);
  }
}

function visitElement(value: Value, depth: number, search: Search): void {
  if (!search.wanted || isUnsized(search.wanted)) noteDType(elementDType(value), search);
  noteShape([], depth, false, search);
}

function isUnsized(dtype: DType): boolean {
  return dtype.itemsize === 0 || dtype.unit?.base === "generic";
}

function visitList(list: PyList, depth: number, search: Search): void {
  if (list.items) return visitItems(list.items, depth, search);
  if (list.length === undefined) return notKnown("length of a list");
  if (depth >= search.maxRank) return visitTooDeep(list, depth, search);
  noteShape([list.length], depth, true, search);
  if (list.each && same(list.length, 0) !== true) visit(list.each, depth + 1, search);
}

function visitRange(value: Extract<Value, { t: "range" }>, depth: number, search: Search): void {
  const items = itemsOf(value, search.context);
  if (items) return visitItems(items, depth, search);
  noteDType(int64, search);
  noteShape([rangeLength(value)], depth, false, search);
}

/** Returns `len(range)`; throws NotKnown where it is no dim. */
export function rangeLength({ start, stop, step }: Extract<Value, { t: "range" }>): Dim {
  if (isExact(start) && isExact(stop)) return Math.max(0, Math.ceil((stop - start) / step));
  if (step === 1 && start === 0) return stop;
  return notKnown("length of a range");
}

function visitItems(items: readonly Value[], depth: number, search: Search): void {
  if (depth >= search.maxRank) return visitTooDeep({ t: "tuple", items }, depth, search);
  noteShape([items.length], depth, true, search);
  for (const item of items) visit(item, depth + 1, search);
}

/** A sequence where only elements can stand: an object, or one level too many. */
function visitTooDeep(_value: Value, depth: number, search: Search): void {
  search.isRagged = true;
  if (depth >= maxRank) search.isTooDeep = true;
  search.dtype = object;
}

function visitForeign(value: Extract<Value, { t: "foreign" }>, depth: number, search: Search): void {
  const items = sequenceTypes.has(value.typeName) ? search.context.iterate(value) : undefined;
  if (items) return visitItems(items, depth, search);
  if (!elementTypes.has(value.typeName)) return notKnown(`an element of type ${value.typeName}`);
  visitElement(value, depth, search);
}

/** Python types that are sequences to NumPy, and types that surely are single elements. */
const sequenceTypes: ReadonlySet<string> = new Set(["deque", "array", "UserList"]);
const elementTypes: ReadonlySet<string> = new Set([
  "function",
  "builtin_function_or_method",
  "type",
  "module",
  "generator",
  "map",
  "zip",
  "filter",
  "enumerate",
  "reversed",
  "list_iterator",
  "dict_keys",
  "dict_values",
  "dict_items",
  "datetime",
  "date",
  "timedelta",
  "Decimal",
  "Fraction",
  "object",
]);

/** Updates the dtype found so far; what has no common dtype becomes object. */
function noteDType(dtype: DType, search: Search): void {
  if (search.dtype === dtype) return;
  if (search.dtype === undefined) search.dtype = dtype;
  else search.dtype = promoteOrObject(search.dtype, dtype);
}

function promoteOrObject(a: DType, b: DType): DType {
  try {
    return promoteTypes(a, b);
  } catch (error) {
    if (error instanceof NumpyError && error.type === "DTypePromotionError") return object;
    throw error;
  }
}

/** Compares the lengths found below one item with those found before, as NumPy does. */
function noteShape(shape: readonly Dim[], depth: number, isSequence: boolean, search: Search): void {
  let length = shape.length;
  if (depth + length > search.maxRank) {
    search.isRagged = true;
    length = search.maxRank - depth;
  } else if (!isSequence && search.maxRank !== depth + length) {
    search.maxRank = depth + length;
    if (search.shape.length > search.maxRank) search.isRagged = true;
  }
  for (let i = 0; i < length; i++) {
    const before = search.shape[depth + i];
    if (before === undefined) {
      search.shape[depth + i] = shape[i];
      continue;
    }
    const isSame = same(before, shape[i]);
    if (isSame === undefined) notKnown("whether lengths are equal");
    if (isSame) continue;
    search.isRagged = true;
    search.maxRank = depth + i;
    return;
  }
}

function raiseRagged(shape: readonly Dim[], search: Search): never {
  if (search.isTooDeep)
    return raise(
      "ValueError",
      `setting an array element with a sequence. The requested array would exceed the maximum number of dimension of ${maxRank}.`,
    );
  const lengths = shape.map((length) => (isExact(length) ? length : notKnown("a ragged sequence")));
  const shown = lengths.length === 1 ? `(${lengths[0]},)` : `(${lengths.join(", ")})`;
  return raise(
    "ValueError",
    `setting an array element with a sequence. The requested array has an inhomogeneous shape after ${lengths.length} dimensions. The detected shape was ${shown} + inhomogeneous part.`,
  );
}

/** Items of a value that `discover` treats as a sequence; undefined for elements and where they are not listed. */
export function sequenceItems(value: Value, context: Context): readonly Value[] | undefined {
  if (value.t === "list") return value.items;
  if (value.t === "tuple") return value.items;
  if (value.t === "range") return itemsOf(value, context);
  if (value.t === "foreign" && sequenceTypes.has(value.typeName)) return context.iterate(value);
  return undefined;
}
