import type { DType } from "../../ndarray/dtypes/dtype.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { anyRank, arrayOfRanks, arrayOfShape, freshLength, sketched } from "../../ndarray/sketch.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import type { Expr } from "../../syntax/ast.ts";
import { parse } from "../../syntax/parse.ts";
import type { Lengths } from "../assume/naming.ts";
import { orNone } from "./doctypes.ts";
import { dtypeCalled } from "./dtypewords.ts";

/** What an annotation says of a parameter's value: `np.ndarray`, `npt.NDArray[np.float32]`, `Float32[np.ndarray, "n 3"]`, `int`. */
export function valueOfAnnotation(node: Expr, lengths: Lengths): Value {
  if (node.kind === "Constant" && node.value.type === "str") return quoted(node.value.value, lengths);
  if (node.kind === "BinOp" && node.op === "BitOr") {
    if (isNone(node.right)) return orNone(valueOfAnnotation(node.left, lengths));
    return isNone(node.left) ? orNone(valueOfAnnotation(node.right, lengths)) : unknown;
  }
  const name = lastName(node);
  if (node.kind === "Subscript") return subscripted(lastName(node.value), partsOf(node.slice), lengths);
  if (name === "ndarray" || name === "NDArray") return arrayOfRanks(anyRank);
  if (name === "int") return wholeNumber(lengths);
  return name === "float" ? sketched({ kind: "number", whole: false }) : unknown;
}

const wholeNumber = (lengths: Lengths) => sketched({ kind: "number", whole: true, dim: lengths.number() });

function quoted(text: string, lengths: Lengths): Value {
  const [first] = parse(text.trim()).body;
  const isOther =
    first?.kind !== "Expr" || (first.value.kind === "Constant" && first.value.value.type === "str");
  return isOther ? unknown : valueOfAnnotation(first.value, lengths);
}

function subscripted(base: string | undefined, parts: readonly Expr[], lengths: Lengths): Value {
  const [first, second] = parts;
  if (base === "Optional") return orNone(valueOfAnnotation(first, lengths));
  if (base === "Annotated") return valueOfAnnotation(first, lengths);
  if (base === "ndarray") return shaped(shapeOfTuple(first, lengths), second && dtypeOf(second));
  if (base === "NDArray") {
    const isShaped = first.kind === "Subscript" && lastName(first.value) === "Shape";
    if (!isShaped) return shaped(undefined, dtypeOf(first));
    return shaped(shapeOfText(textOf(first.slice), /\s*,\s*/, lengths), second && dtypeOf(second));
  }
  if (base !== undefined && jaxtypes.has(base) && lastName(first) === "ndarray" && second)
    return shaped(shapeOfText(textOf(second), /\s+/, lengths), dtypeCalled(base));
  return unknown;
}

/** The names of jaxtyping's array types; those of an exact dtype are called after it. */
const jaxtypes = new Set(
  "Shaped Bool Num Real Inexact Float Complex Integer Int UInt UInt8 UInt16 UInt32 UInt64 Int8 Int16 Int32 Int64 Float16 Float32 Float64 Complex64 Complex128".split(
    " ",
  ),
);

function shaped(shape: readonly Dim[] | undefined, dtype: DType | undefined): Value {
  return shape ? arrayOfShape(shape, dtype) : arrayOfRanks(anyRank, dtype);
}

/** `tuple[int, int]`; undefined where the number of axes is left open. */
function shapeOfTuple(node: Expr, lengths: Lengths): Dim[] | undefined {
  if (node.kind !== "Subscript" || !/^[Tt]uple$/.test(lastName(node.value) ?? "")) return undefined;
  const parts = partsOf(node.slice);
  if (parts.some((part) => part.kind === "Constant" && part.value.type === "Ellipsis")) return undefined;
  return parts.map((part) => {
    const literal = part.kind === "Subscript" && lastName(part.value) === "Literal" ? part.slice : undefined;
    if (literal?.kind === "Constant" && typeof literal.value === "object" && literal.value.type === "int")
      return Number(literal.value.value);
    const name = lastName(part);
    return name && name !== "int" ? lengths.named(name) : freshLength();
  });
}

/** `"n 3"`, `"N, 3"`; undefined where an axis stands for several. */
function shapeOfText(text: string | undefined, between: RegExp, lengths: Lengths): Dim[] | undefined {
  const parts = text?.trim().split(between);
  if (!parts || parts.some((part) => /\.\.\.|\*/.test(part) && !/^\*,?$/.test(part))) return undefined;
  if (parts.length === 1 && parts[0] === "") return [];
  return parts.map((part) => {
    const plain = part.replace(/^.*=/, "");
    if (/^\d+$/.test(plain)) return Number(plain);
    return /^[A-Za-z]\w*$/.test(plain) ? lengths.named(plain) : freshLength();
  });
}

/** `np.dtype[np.float32]`, `np.float32`, `Float32`. */
function dtypeOf(node: Expr): DType | undefined {
  if (node.kind === "Subscript" && lastName(node.value) === "dtype") return dtypeOf(node.slice);
  const name = lastName(node);
  return name === undefined ? undefined : dtypeCalled(name);
}

const partsOf = (slice: Expr): readonly Expr[] => (slice.kind === "Tuple" ? slice.elts : [slice]);

function lastName(node: Expr): string | undefined {
  return node.kind === "Attribute" ? node.attr : node.kind === "Name" ? node.id : undefined;
}

function textOf(node: Expr): string | undefined {
  return node.kind === "Constant" && node.value.type === "str" ? node.value.value : undefined;
}

const isNone = (node: Expr) => node.kind === "Constant" && node.value.type === "None";
