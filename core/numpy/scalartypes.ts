import { byChar, type DType } from "../ndarray/dtypes/dtype.ts";

/** `dtype.char` of each concrete scalar type, by its canonical name in numpy. */
const letters: Readonly<Record<string, string>> = {
  bool: "?",
  int8: "b",
  uint8: "B",
  int16: "h",
  uint16: "H",
  int32: "i",
  uint32: "I",
  int64: "l",
  uint64: "L",
  longlong: "q",
  ulonglong: "Q",
  float16: "e",
  float32: "f",
  float64: "d",
  longdouble: "g",
  complex64: "F",
  complex128: "D",
  clongdouble: "G",
  object_: "O",
  bytes_: "S",
  str_: "U",
  void: "V",
  datetime64: "M",
  timedelta64: "m",
};

/** The canonical name of each alias. */
const aliases: Readonly<Record<string, string>> = {
  bool_: "bool",
  byte: "int8",
  ubyte: "uint8",
  short: "int16",
  ushort: "uint16",
  intc: "int32",
  uintc: "uint32",
  long: "int64",
  int_: "int64",
  intp: "int64",
  ulong: "uint64",
  uint: "uint64",
  uintp: "uint64",
  half: "float16",
  single: "float32",
  double: "float64",
  float128: "longdouble",
  csingle: "complex64",
  cdouble: "complex128",
  complex256: "clongdouble",
};

/** The class above each scalar type, by NumPy's hierarchy. */
const parents: Readonly<Record<string, string>> = {
  number: "generic",
  integer: "number",
  signedinteger: "integer",
  unsignedinteger: "integer",
  inexact: "number",
  floating: "inexact",
  complexfloating: "inexact",
  flexible: "generic",
  character: "flexible",
  bool: "generic",
  int8: "signedinteger",
  int16: "signedinteger",
  int32: "signedinteger",
  int64: "signedinteger",
  longlong: "signedinteger",
  timedelta64: "signedinteger",
  uint8: "unsignedinteger",
  uint16: "unsignedinteger",
  uint32: "unsignedinteger",
  uint64: "unsignedinteger",
  ulonglong: "unsignedinteger",
  float16: "floating",
  float32: "floating",
  float64: "floating",
  longdouble: "floating",
  complex64: "complexfloating",
  complex128: "complexfloating",
  clongdouble: "complexfloating",
  object_: "generic",
  bytes_: "character",
  str_: "character",
  void: "flexible",
  datetime64: "generic",
};

const nameByLetter = new Map(Object.entries(letters).map(([name, letter]) => [letter, name]));

/** Returns the canonical name ("float64") of a scalar type or one of its aliases ("double"), concrete or abstract; undefined for other names. */
export function scalarTypeName(name: string): string | undefined {
  const canonical = Object.hasOwn(aliases, name) ? aliases[name] : name;
  return canonical === "generic" || Object.hasOwn(parents, canonical) ? canonical : undefined;
}

/** Returns the dtype of a concrete scalar type by its canonical name; undefined for abstract types. */
export function dtypeOfScalarType(name: string): DType | undefined {
  return Object.hasOwn(letters, name) ? byChar.get(letters[name]) : undefined;
}

/** Returns the canonical name of a dtype's scalar type (`dtype.type`), e.g. "float64", "str_". */
export function scalarTypeOf(dtype: DType): string {
  return nameByLetter.get(dtype.char === "c" ? "S" : dtype.char) ?? (dtype.kind === "T" ? "str" : "void");
}

/** True when scalar type `name` is `ancestor` or derives from it; both canonical. */
export function isSubtype(name: string, ancestor: string): boolean {
  for (let at: string | undefined = name; at; at = parents[at]) if (at === ancestor) return true;
  return false;
}

/** Subclasses of ndarray by their full names. */
const arrayClasses = /^numpy\.(recarray|rec\.recarray|matrix|memmap|char\.chararray|ma\.MaskedArray)$/;

/** `issubclass` of two of NumPy's classes by their full names; undefined where one is not known. */
export function isNumpySubclass(name: string, of: string): boolean | undefined {
  if (name === of && (arrayClasses.test(name) || name === "numpy.ndarray")) return true;
  if (of === "numpy.ndarray" && arrayClasses.test(name)) return true;
  const [own, other] = [name, of].map((full) => scalarTypeName(full.replace(/^numpy\./, "")));
  return own && other ? isSubtype(own, other) : undefined;
}
