import { elementsOf } from "../../ndarray/access.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { bool, byChar, type DType, object } from "../../ndarray/dtypes/dtype.ts";
import { type Operand, promoteTypes, resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { pyBool, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt, type Reader, rest } from "../calls/bind.ts";
import { boolean, dtype, text } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { toDType } from "../conversion/asdtype.ts";
import { casting } from "../conversion/casting.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { itemsOf, typeName } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { isSubtype, scalarTypeName, scalarTypeOf } from "../scalartypes.ts";

function dtypeEffect(found: DType): Effect {
  return valueEffect({ t: "dtype", dtype: found });
}

function typeEffect(found: DType): Effect {
  return valueEffect({ t: "numpy", name: `numpy.${scalarTypeOf(found)}` });
}

/** An array, scalar or anything that names a dtype, as `np.result_type` takes it. */
function operandOf(value: Value, context: Context): Operand {
  if (value.t === "int" || value.t === "float" || value.t === "complex") return value.t;
  if (value.t === "bool") return bool;
  if (value.t === "ndarray" || value.t === "scalar") return value.dtype;
  return asDType(value, context);
}

/** NumPy collects arrays and scalars behind the dtypes, which shows in its messages. */
function dtypesFirst(values: readonly Value[]): readonly Value[] {
  const isData = ({ t }: Value) => ["int", "float", "complex", "bool", "ndarray", "scalar"].includes(t);
  return [...values.filter((value) => !isData(value)), ...values.filter(isData)];
}

/** Returns the least dtype that holds a scalar's value; an array of several elements has its own. */
function minScalarType(value: Value, context: Context): DType {
  const given = asArray(value, context);
  if (given.shape.length > 0) return given.dtype;
  const [element] = elementsOf(given) ?? [];
  if (value.t === "int" && given.dtype.kind === "O") return object;
  if (!"iufc".includes(given.dtype.kind)) return given.dtype;
  if (element === undefined) return notKnown("the value of a scalar");
  if (typeof element === "object") {
    const { re, im } = element as { readonly re: number; readonly im: number };
    return [re, im].every(fitsSingle) ? letter("F") : letter("D");
  }
  return given.dtype.kind === "f" ? leastFloat(element as number) : leastInteger(BigInt(element as number));
}

function leastInteger(value: bigint): DType {
  const letters = value >= 0n ? "BHIL" : "bhil";
  const index = [8, 16, 32].findIndex((width) =>
    value >= 0n ? BigInt.asUintN(width, value) === value : BigInt.asIntN(width, value) === value,
  );
  return letter(letters[index < 0 ? 3 : index]);
}

function leastFloat(value: number): DType {
  if (!Number.isFinite(value) || Math.abs(value) < 65000) return letter("e");
  return fitsSingle(value) ? letter("f") : letter("d");
}

function fitsSingle(value: number): boolean {
  return !Number.isFinite(value) || Math.abs(value) < 3.4e38;
}

function letter(char: string): DType {
  return byChar.get(char) as DType;
}

/** Returns the scalar type, concrete or abstract, that an argument of `np.issubdtype` stands for. */
function scalarTypeFor(value: Value, context: Context): string {
  if (value.t === "numpy") {
    const name = scalarTypeName(value.name.replace(/^numpy\./, ""));
    if (name) return name;
  }
  return scalarTypeOf(toDType(value, context));
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  bool: ["bool"],
  "signed integer": ["signedinteger"],
  "unsigned integer": ["unsignedinteger"],
  integral: ["integer"],
  "real floating": ["floating"],
  "complex floating": ["complexfloating"],
  numeric: ["integer", "floating", "complexfloating"],
};

function isDType(value: Value, kind: Value, context: Context): boolean {
  const own = ownType(value, context);
  const all = kind.t === "tuple" ? kind.items : [kind];
  return all.some((one) => {
    if (one.t === "str" && one.v !== undefined) {
      if (!Object.hasOwn(kinds, one.v))
        raise("ValueError", `kind argument is a string, but '${one.v}' is not a known kind name.`);
      return kinds[one.v].some((name) => isSubtype(own, name) && own !== "timedelta64");
    }
    return ownType(one, context) === own;
  });
}

function ownType(value: Value, context: Context): string {
  if (value.t === "str")
    return raise("TypeError", "dtype argument must be a NumPy dtype, but it is a <class 'str'>.");
  return scalarTypeFor(value, context);
}

function kindOf(value: Value, context: Context): DType["kind"] {
  return (value.t === "ndarray" || value.t === "scalar" ? value.dtype : asArray(value, context).dtype).kind;
}

/** Returns the inexact scalar type common to arrays: integers count as float64. */
function dtypeOf(value: Value): DType {
  if (value.t === "ndarray" || value.t === "scalar") return value.dtype;
  if (value.t === "unknown" || value.t === "foreign" || value.t === "object") return notKnown("an array");
  return raise("AttributeError", `'${typeName(value)}' object has no attribute 'dtype'`);
}

function commonType(arrays: readonly DType[]): DType {
  let precision = 2;
  for (const type of arrays) {
    if (!"iufcm".includes(type.kind)) raise("TypeError", "can't get common type for non-numeric array");
    const size = type.kind === "c" ? type.itemsize / 2 : type.kind === "f" ? type.itemsize : 8;
    precision = Math.max(precision, size);
  }
  const isComplex = arrays.some((type) => type.kind === "c");
  const letters = isComplex ? { 2: "F", 4: "F", 8: "D", 16: "G" } : { 2: "e", 4: "f", 8: "d", 16: "g" };
  return letter(letters[precision as 2]);
}

const typecodeOrder = "GDFgdfQqLlIiHhBb?";

/** Returns the letter of the least type to which all letters of the set can be cast. */
function mintypecode(letters: readonly string[], set: string, fallback: string): string {
  const found = new Set(letters.filter((char) => set.includes(char)));
  if (found.size === 0) return fallback;
  if (found.has("F") && found.has("d")) return "D";
  return [...found].sort((a, b) => typecodeOrder.indexOf(a) - typecodeOrder.indexOf(b))[0];
}

function lettersOf(value: Value, context: Context): readonly string[] {
  const items =
    value.t === "str" ? [...(value.v ?? notKnown("letters"))].map(pyStr) : itemsOf(value, context);
  return (items ?? notKnown("letters")).map((item) =>
    item.t === "str" ? (item.v ?? notKnown("a letter")) : asArray(item, context).dtype.char,
  );
}

const names: Readonly<Record<string, string>> = {
  S1: "character",
  "?": "bool",
  B: "unsigned char",
  D: "complex double precision",
  G: "complex long double precision",
  F: "complex single precision",
  I: "unsigned integer",
  H: "unsigned short",
  L: "unsigned long integer",
  O: "object",
  Q: "unsigned long long integer",
  S: "string",
  U: "unicode",
  V: "void",
  b: "signed char",
  d: "double precision",
  g: "long precision",
  f: "single precision",
  i: "integer",
  h: "short",
  l: "long integer",
  q: "long long integer",
};

const flag: Reader<boolean> = boolean;

register("numpy", {
  dtype: op(
    { dtype: any, align: opt(flag, false), copy: opt(flag, false), metadata: opt(any, undefined) },
    (of, context) =>
      of.metadata && of.metadata.t !== "none"
        ? notKnown("metadata of a dtype")
        : dtypeEffect(toDType(of.dtype, context, of.align)),
  ),
  result_type: op({ arrays_and_dtypes: rest(any) }, (of, context) =>
    dtypeEffect(resultType(dtypesFirst(of.arrays_and_dtypes).map((value) => operandOf(value, context)))),
  ),
  promote_types: op({ type1: dtype, type2: dtype }, ({ type1, type2 }) =>
    dtypeEffect(type1 === type2 && type1.byteorder === "<" ? type1 : promoteTypes(type1, type2)),
  ),
  can_cast: op({ from_: any, to: dtype, casting: opt(casting, "safe" as const) }, (of, context) => {
    const from = operandOf(of.from_, context);
    if (typeof from === "string")
      return raise(
        "TypeError",
        "can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.\nThis change was part of adopting NEP 50, we may explicitly allow them again in the future.",
      );
    return valueEffect(pyBool(canCast(from, of.to, of.casting)));
  }),
  min_scalar_type: op({ a: any }, (of, context) => dtypeEffect(minScalarType(of.a, context))),
  issubdtype: op({ arg1: any, arg2: any }, (of, context) =>
    valueEffect(pyBool(isSubtype(scalarTypeFor(of.arg1, context), scalarTypeFor(of.arg2, context)))),
  ),
  isdtype: op({ dtype: any, kind: any }, (of, context) =>
    valueEffect(pyBool(isDType(of.dtype, of.kind, context))),
  ),
  iscomplexobj: op({ x: any }, (of, context) => valueEffect(pyBool(kindOf(of.x, context) === "c"))),
  isrealobj: op({ x: any }, (of, context) => valueEffect(pyBool(kindOf(of.x, context) !== "c"))),
  common_type: op({ arrays: rest(any) }, (of) => typeEffect(commonType(of.arrays.map(dtypeOf)))),
  mintypecode: op({ typechars: any, typeset: opt(text, "GDFgdf"), default: opt(text, "d") }, (of, context) =>
    valueEffect(pyStr(mintypecode(lettersOf(of.typechars, context), of.typeset, of.default))),
  ),
  typename: op({ char: text }, (of) =>
    valueEffect(pyStr(names[of.char] ?? raise("KeyError", `'${of.char}'`))),
  ),
});
