import {
  bool,
  byChar,
  bytes,
  type DType,
  float64,
  int64,
  object,
  str,
  uint64,
} from "../../ndarray/dtypes/dtype.ts";
import { promoteTypes } from "../../ndarray/dtypes/promote.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, less, minus, same } from "../../ndarray/layouts/dim.ts";
import type { PyList, PyRange, Unknown, Value } from "../../ndarray/value.ts";
import { classOf } from "../classes.ts";
import type { Context } from "../context.ts";
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
  // Only an element beside it tells that what is not known is an element too.
  if (search.unknownDepth !== undefined && search.maxRank !== search.unknownDepth)
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
  if (value.t === "ndarray") {
    if (!search.wanted) noteDType(value.dtype, search);
    noteShape(value.shape, depth, false, search);
  } else if (value.t === "list" && !value.items) visitUnlisted(value, depth, search);
  else if (value.t === "tuple" && search.tuplesAreElements) visitElement(value, depth, search);
  else if (value.t === "unknown") visitUnknown(value, depth, search);
  else {
    const items = isSequence(value) ? sequenceItems(value, search.context) : undefined;
    if (items) visitItems(items, depth, search);
    else if (value.t === "range") visitRange(value, depth, search);
    else if (isElement(value)) visitElement(value, depth, search);
    else notKnown("an element of a sequence");
  }
}

function visitElement(value: Value, depth: number, search: Search): void {
  if (!search.wanted) noteDType(elementDType(value), search);
  noteShape([], depth, false, search);
}

function visitUnknown(value: Unknown, depth: number, search: Search): void {
  if (!search.wanted) notKnown(value.why ?? "an element of a sequence");
  search.unknownDepth = Math.min(depth, search.unknownDepth ?? depth);
}

/** A list whose items are not listed: `each` stands for all of them. */
function visitUnlisted({ length, each }: PyList, depth: number, search: Search): void {
  if (length === undefined) notKnown("length of a list");
  else if (depth >= search.maxRank) noteTooDeep(depth, search);
  else {
    noteShape([length], depth, true, search);
    if (!each || same(length, 0) === true) return;
    visit(each, depth + 1, search);
    // Without an item it would be float64.
    const mayBeEmpty = depth === 0 && less(0, length) !== true;
    if (mayBeEmpty && !search.wanted && search.dtype !== float64) notKnown("length of a list");
  }
}

function visitRange(value: PyRange, depth: number, search: Search): void {
  if (!search.wanted) noteDType(int64, search);
  noteShape([rangeLength(value)], depth, false, search);
}

/** Returns `len(range)`; throws NotKnown where it is no dim. */
export function rangeLength({ start, stop, step }: PyRange): Dim {
  if (isExact(start) && isExact(stop)) return Math.max(0, Math.ceil((stop - start) / step));
  const length = minus(stop, start);
  return step === 1 && less(length, 0) === false ? length : notKnown("length of a range");
}

function visitItems(items: readonly Value[], depth: number, search: Search): void {
  if (depth >= search.maxRank) noteTooDeep(depth, search);
  else {
    noteShape([items.length], depth, true, search);
    for (const item of items) visit(item, depth + 1, search);
  }
}

/** A sequence stands where only elements can: it is an object, or one level too many. */
function noteTooDeep(depth: number, search: Search): void {
  search.isRagged = true;
  if (depth >= maxRank) search.isTooDeep = true;
}

/** True for what NumPy takes for a sequence of elements, not for one. */
function isSequence(value: Value): boolean {
  if (value.t === "list" || value.t === "tuple" || value.t === "range") return true;
  if (value.t === "foreign") return sequenceTypes.has(value.typeName);
  return value.t === "object" && arrayLikeTypes.has(value.type);
}

/** True for what is surely one element to NumPy. */
function isElement(value: Value): boolean {
  return value.t !== "foreign" || elementTypes.has(value.typeName);
}

/** Items of a value that `discover` treats as a sequence; undefined for elements and where they are not listed. */
export function sequenceItems(value: Value, context: Context): readonly Value[] | undefined {
  if (value.t === "list" || value.t === "tuple") return value.items;
  if (value.t === "range") return itemsOf(value, context);
  if (!isSequence(value)) return undefined;
  return value.t === "object" ? classOf(value)?.iterate?.(value, context) : context.iterate(value);
}

/** NumPy's own objects that have `__array__`. */
const arrayLikeTypes: ReadonlySet<string> = new Set(["flatiter", "poly1d"]);
/** Python types that are sequences to NumPy. */
const sequenceTypes: ReadonlySet<string> = new Set(["deque", "array", "UserList"]);
/** Python types that surely are single elements. */
const elementTypes: ReadonlySet<string> = new Set(
  (
    "function builtin_function_or_method type module generator map zip filter enumerate reversed list_iterator " +
    "dict_keys dict_values dict_items datetime date timedelta Decimal Fraction object method"
  ).split(" "),
);

/** Updates the dtype found so far; what has no common dtype becomes object. */
function noteDType(dtype: DType, search: Search): void {
  if (search.dtype === dtype && !dtype.fields) return;
  if (search.dtype === undefined) search.dtype = dtype;
  else search.dtype = promoteOrObject(search.dtype, dtype);
}

function promoteOrObject(a: DType, b: DType): DType {
  try {
    return promoteTypes(a, b);
  } catch (error) {
    // Times have units without a common one, which is an error of another type.
    if (error instanceof NumpyError) return object;
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
