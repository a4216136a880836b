import { promoteUnits } from "../datetime/units.ts";
import { raise } from "../error.ts";
import {
  byChar,
  bytes,
  type DType,
  float64,
  haveSameMissing,
  int64,
  object,
  str,
  type TimeUnit,
} from "./dtype.ts";
import { withByteOrder } from "./dtypename.ts";
import { dtypeClass, dtypeRepr } from "./dtypetext.ts";
import { structured, subarrayOf } from "./structured.ts";

/** A Python int, float or complex, which takes part in a promotion by its kind alone (NEP 50). */
export type Weak = "int" | "float" | "complex";

/** An operand of a promotion: a dtype, or the kind of a Python scalar. */
export type Operand = DType | Weak;

/** Returns `np.promote_types(a, b)`, in native byte order. Raises DTypePromotionError where there is no common dtype. */
export function promoteTypes(a: DType, b: DType): DType {
  return (
    commonType(a, b) ??
    raise(
      "DTypePromotionError",
      `The DTypes ${classOf(a)} and ${classOf(b)} do not have a common DType. For example they cannot be stored in a single array unless the dtype is \`object\`.`,
    )
  );
}

/** Returns `np.result_type(*operands)`. Python scalars are weak; alone they give their default dtype. */
export function resultType(operands: readonly Operand[]): DType {
  if (operands.length === 0) return raise("ValueError", "at least one array or dtype is required");
  if (operands.length === 1)
    return typeof operands[0] === "string" ? defaultOf(operands[0]) : resultAlone(operands[0]);
  const dtypes = operands.filter((operand) => typeof operand !== "string");
  const weak = operands.filter((operand) => typeof operand === "string");
  if (dtypes.length === 0) return defaultOf(strongest(weak));
  refuseStrangers(operands);
  const concrete = promoteAll(dtypes);
  return weak.length === 0 ? concrete : withWeak(concrete, strongest(weak));
}

/** Fields lose the gaps between them as in any promotion. */
function resultAlone(dtype: DType): DType {
  if (dtype.fields) return promoteTypes(dtype, dtype);
  return dtype.byteorder === "<" ? dtype : native(dtype);
}

/** Raises NumPy's error for the first two of several operands that have no common dtype. */
function refuseStrangers(operands: readonly Operand[]): void {
  for (let j = 1; j < operands.length; j++)
    for (let i = 0; i < j; i++) {
      if (haveCommon(operands[i], operands[j])) continue;
      const classes = operands.map(classOfOperand);
      raise(
        "DTypePromotionError",
        `The DType ${classes[i]} could not be promoted by ${classes[j]}. This means that no common DType exists for the given inputs. For example they cannot be stored in a single array unless the dtype is \`object\`. The full list of DTypes is: (${classes.join(", ")})`,
      );
    }
}

/** Numbers and objects always have one, and so has anything with its like. */
function haveCommon(a: Operand, b: Operand): boolean {
  const [first, second] = [kindOf(a), kindOf(b)];
  if (first === second || first === "O" || second === "O") return true;
  if (typeof a === "string" || typeof b === "string") {
    const kind = typeof a === "string" ? second : first;
    return "biufc".includes(kind) || (kind === "m" && (a === "int" || b === "int"));
  }
  return commonType(a, b) !== undefined;
}

function kindOf(operand: Operand): string {
  return typeof operand === "string" ? operand[0] : operand.kind;
}

function classOfOperand(operand: Operand): string {
  if (typeof operand !== "string") return classOf(operand);
  const name = { int: "_PyLongDType", float: "_PyFloatDType", complex: "_PyComplexDType" }[operand];
  return `<class 'numpy.dtypes.${name}'>`;
}

/** Returns the dtype of a Python scalar of this kind when it stands alone. */
export function defaultOf(weak: Weak): DType {
  return weak === "int" ? int64 : weak === "float" ? float64 : letter("D");
}

/** Returns what a dtype becomes beside a Python scalar: it keeps its precision and takes at least the scalar's kind. */
export function withWeak(dtype: DType, weak: Weak): DType {
  const { kind } = dtype;
  if (kind === "O") return object;
  if (kind === "c" || (kind === "f" && weak !== "complex")) return native(dtype);
  if (kind === "f") return letter(dtype.itemsize <= 4 ? "F" : dtype.itemsize === 8 ? "D" : "G");
  if (kind === "b" || kind === "i" || kind === "u")
    return weak === "int" && kind !== "b" ? native(dtype) : defaultOf(weak);
  if (kind === "m" && weak === "int") return native(dtype);
  return promoteTypes(dtype, defaultOf(weak));
}

/** Returns the dtype in native byte order, as a result of a computation has it. */
export function native(dtype: DType): DType {
  if (dtype.char === "c") return bytes(dtype.itemsize);
  return withByteOrder(dtype, "=");
}

/** Promotes several dtypes at once. Integers meet the largest float only after each other's kind, as NumPy orders it. */
function promoteAll(dtypes: readonly DType[]): DType {
  const numbers = dtypes.every((dtype) => "biufc".includes(dtype.kind));
  if (!numbers || dtypes.length === 2) return dtypes.slice(1).reduce(promoteTypes, native(dtypes[0]));
  const letters = mostKnowledgeable(dtypes.map((dtype) => dtype.char));
  return letter(letters);
}

/**
 * NumPy's promotion of a sequence of number types: the dtype that knows all others is found first, then each other one
 * is promoted with it, so that int16, uint16, float32 give float32 in any order.
 */
function mostKnowledgeable(all: readonly string[]): string {
  const left: (string | undefined)[] = [...all];
  let length = left.length;
  let result: string | undefined;
  while (length >= 2) {
    const half = Math.floor(length / 2);
    for (let low = 0; low < half; low++) {
      const high = length - 1 - low;
      [left[low], left[high], result] = compared(left[low], left[high]);
    }
    if (length === 2) break;
    length -= half;
  }
  const main = left[0] as string;
  const rest = left.slice(result === undefined ? 1 : 2);
  for (const other of rest) {
    if (other === undefined) continue;
    const promoted = promoteLetters(main, other);
    result = result === undefined ? promoted : promoteLetters(result, promoted);
  }
  return result ?? main;
}

/** One comparison of that search: which one leads, which one stays, and their common type where the leader knows it. */
function compared(
  low: string | undefined,
  high: string | undefined,
): [string | undefined, string | undefined, string | undefined] {
  if (low === undefined || high === undefined) return [low ?? high, undefined, low ?? high];
  if (low === high) return [low, undefined, low];
  if (letter(high).num > letter(low).num) return [high, low, undefined];
  const common = promoteLetters(low, high);
  return [low, common === low ? undefined : high, common];
}

function strongest(weak: readonly Weak[]): Weak {
  return weak.includes("complex") ? "complex" : weak.includes("float") ? "float" : "int";
}

function commonType(a: DType, b: DType): DType | undefined {
  if (a.kind === "O" || b.kind === "O") return object;
  if (a.fields || b.fields || a.subarray || b.subarray || a.kind === "V" || b.kind === "V")
    return commonVoid(a, b);
  if ("biufc".includes(a.kind) && "biufc".includes(b.kind)) return letter(promoteLetters(a.char, b.char));
  if ("mM".includes(a.kind) || "mM".includes(b.kind)) return commonTime(a, b);
  return commonText(a, b);
}

const promoted = new Map<string, string>();

/** Promotes two number types by their letters. */
function promoteLetters(a: string, b: string): string {
  if (a === b) return a;
  const key = a + b;
  let answer = promoted.get(key);
  if (answer === undefined) {
    answer = computeLetters(letter(a), letter(b));
    promoted.set(key, answer);
  }
  return answer;
}

function computeLetters(a: DType, b: DType): string {
  if (a.kind === "b") return b.char;
  if (b.kind === "b") return a.char;
  const kinds = a.kind + b.kind;
  if (kinds === "ii" || kinds === "uu") return a.num >= b.num ? a.char : b.char;
  if (kinds === "iu" || kinds === "ui") {
    const [signed, unsigned] = kinds === "iu" ? [a, b] : [b, a];
    if (signed.itemsize > unsigned.itemsize) return signed.char;
    return { 1: "h", 2: "i", 4: "l" }[unsigned.itemsize] ?? "d";
  }
  const precision = Math.max(floatSize(a), floatSize(b));
  const isComplex = kinds.includes("c");
  if (precision === 2) return isComplex ? "F" : "e";
  return (isComplex ? { 4: "F", 8: "D", 16: "G" } : { 4: "f", 8: "d", 16: "g" })[precision] as string;
}

/** Bytes of the float that a number type needs beside floats. */
function floatSize({ kind, itemsize }: DType): number {
  if (kind === "f") return itemsize;
  if (kind === "c") return itemsize / 2;
  return Math.min(8, 2 * itemsize);
}

/** Characters that NumPy allows a number in a string. */
export function textLength({ kind, itemsize }: DType): number {
  if (kind === "b") return 5;
  if (kind === "u") return { 1: 3, 2: 5, 4: 10 }[itemsize] ?? 20;
  if (kind === "i") return { 1: 4, 2: 6, 4: 11 }[itemsize] ?? 21;
  const length = (kind === "c" ? itemsize / 2 : itemsize) > 8 ? 48 : 32;
  return kind === "c" ? 2 * length : length;
}

function commonText(a: DType, b: DType): DType | undefined {
  if (a.kind === "T" || b.kind === "T") {
    if (a.kind !== b.kind && a.kind !== "U" && b.kind !== "U") return undefined;
    const shown = `'${dtypeRepr(a)}' and '${dtypeRepr(b)}'`;
    return jointStringDType(a, b, `Cannot find common instance for incompatible dtypes ${shown}`);
  }
  const length = Math.max(charactersOf(a), charactersOf(b));
  return a.kind === "U" || b.kind === "U" ? str(length) : bytes(length);
}

function charactersOf(dtype: DType): number {
  if (dtype.kind === "U") return dtype.itemsize / 4;
  return dtype.kind === "S" ? dtype.itemsize : textLength(dtype);
}

/**
 * Returns the StringDType of two dtypes of text: it takes what the first does, and the object for missing texts that either has. Raises
 * `conflict` where both have one and not the same.
 */
export function jointStringDType(a: DType, b: DType, conflict: string): DType {
  const [first, second] = [a.string?.naObject, b.string?.naObject];
  if (first !== undefined && second !== undefined && !haveSameMissing(a, b)) raise("TypeError", conflict);
  return {
    ...(a.kind === "T" ? a : b),
    string: { naObject: first ?? second, coerce: a.string?.coerce !== false },
  };
}

function commonTime(a: DType, b: DType): DType | undefined {
  const isTime = (dtype: DType) => dtype.kind === "m" || dtype.kind === "M";
  if (isTime(a) && isTime(b)) {
    // A duration beside a date is measured by the calendar too.
    const kind = a.kind === "M" || b.kind === "M" ? "M" : "m";
    return { ...letter(kind), unit: promoteUnits(a.unit as TimeUnit, b.unit as TimeUnit, kind, kind) };
  }
  const [time, other] = isTime(a) ? [a, b] : [b, a];
  const counts = other.kind === "b" || other.kind === "i" || (other.kind === "u" && other.itemsize < 8);
  return time.kind === "m" && counts ? native(time) : undefined;
}

function commonVoid(a: DType, b: DType): DType | undefined {
  if (a.kind !== "V" || b.kind !== "V") return undefined;
  if (a.subarray || b.subarray) return commonSubarray(a, b);
  if (a.fields && b.fields) return commonFields(a, b);
  if (a.fields || b.fields)
    return raise("DTypePromotionError", "invalid type promotion with structured datatype(s).");
  if (a.itemsize !== b.itemsize)
    return raise(
      "DTypePromotionError",
      "Invalid type promotion with void datatypes of different lengths. Use the `np.bytes_` datatype instead to pad the shorter value with trailing zero bytes.",
    );
  return a;
}

function commonSubarray(a: DType, b: DType): DType {
  if (!a.subarray || !b.subarray)
    return raise("DTypePromotionError", "invalid type promotion with structured datatype(s).");
  if (String(a.subarray.shape) !== String(b.subarray.shape))
    return raise("DTypePromotionError", "invalid type promotion with subarray datatypes (shape mismatch).");
  return subarrayOf(promoteTypes(a.subarray.base, b.subarray.base), a.subarray.shape);
}

function commonFields(a: DType, b: DType): DType {
  const first = a.fields ?? [];
  const second = b.fields ?? [];
  if (first.length !== second.length || first.some((field, i) => field.name !== second[i].name))
    return raise("DTypePromotionError", `field names \`${names(a)}\` and \`${names(b)}\` mismatch.`);
  if (first.some((field, i) => field.title !== second[i].title))
    return raise("DTypePromotionError", `field titles of fields mismatch.`);
  return structured(
    first.map((field, i) => ({
      name: field.name,
      title: field.title,
      dtype: promoteTypes(field.dtype, second[i].dtype),
    })),
    { align: a.align || b.align },
  );
}

function names(dtype: DType): string {
  const all = (dtype.fields ?? []).map((field) => `'${field.name}'`);
  return all.length === 1 ? `(${all[0]},)` : `(${all.join(", ")})`;
}

function classOf(dtype: DType): string {
  return `<class 'numpy.dtypes.${dtypeClass(dtype)}'>`;
}

function letter(char: string): DType {
  return byChar.get(char) as DType;
}
