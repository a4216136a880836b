import type { NDArray } from "../../ndarray/array.ts";
import { pack } from "../../ndarray/casts/pack.ts";
import { truthsOf } from "../../ndarray/contents/truths.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { same } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import { cell } from "../../ndarray/make.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { typeName } from "../conversion/python.ts";

/** Returns the 0-d array that `a[i] = value` stores in one element; raises what NumPy raises for a sequence. */
export function elementFor(dtype: DType, value: Value, context: Context): NDArray {
  if (dtype.kind === "O") return objectCell(dtype, value);
  if (value.t === "ndarray" && value.shape.length > 0) return fromArray(dtype, value);
  if (value.t === "scalar" && value.dtype.fields) refuseFields(value.dtype, dtype);
  const isDateAsText = value.t === "scalar" && value.dtype.kind === "M" && "US".includes(dtype.kind);
  const isTime = value.t === "scalar" && value.dtype.unit !== undefined && value.dtype.kind === dtype.kind;
  if (value.t === "scalar" && (dtype.kind === "i" || isDateAsText || isTime)) {
    const element = pack(value, dtype);
    if (element !== undefined) return cell(dtype, element);
  }
  if (value.t !== "list" && value.t !== "tuple") return asArray(value, context, dtype);
  refuseSequence(dtype, typeName(value));
  return cell(dtype, pack(value, dtype) ?? notKnown("an element"));
}

/** What becomes of a structured scalar's fields in a single element: only other fields take them, one for one. */
function refuseFields(from: DType, to: DType): void {
  const { kind } = to;
  if (kind === "i")
    raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not 'tuple'");
  if (kind === "T" || (kind === "V" && !to.fields)) notKnown("the bytes of fields");
  if (from.fields?.length === (to.fields?.length ?? 1)) return;
  raise("TypeError", `Cannot cast array data from ${dtypeRepr(from)} to ${dtypeRepr(to)}.`);
}

function objectCell(dtype: DType, value: Value): NDArray {
  if (value.t === "unknown") return notKnown("an object");
  return cell(dtype, value);
}

/** An array of some axes as one element: only a bool takes it, by the truth of its one element. */
function fromArray(dtype: DType, array: NDArray): NDArray {
  const { kind, char } = dtype;
  if (kind === "b" && same(size(array.layout), 1) === true) {
    const truths = truthsOf(array);
    return truths ? cell(dtype, truths[0] === 1) : notKnown("the truth of an element");
  }
  if (kind === "c" || char === "g")
    raise("TypeError", "only 0-dimensional arrays can be converted to Python scalars");
  refuseText(kind);
  if ("fiub".includes(kind)) raise("ValueError", "setting an array element with a sequence.");
  return notKnown("one element of a whole array");
}

/** Python's complaint when a list or tuple should become one element. */
function refuseSequence({ kind, char }: DType, given: string): void {
  refuseText(kind);
  if (char === "g") raise("TypeError", `float() argument must be a string or a real number, not '${given}'`);
  if (kind === "f") raise("ValueError", "setting an array element with a sequence.");
  if (kind === "i" || kind === "u")
    raise(
      "TypeError",
      `int() argument must be a string, a bytes-like object or a real number, not '${given}'`,
    );
  if (kind === "c") raise("TypeError", `must be real number, not ${given}`);
  if (kind === "T") notKnown("one element of a sequence");
}

function refuseText(kind: DType["kind"]): void {
  if (kind === "U" || kind === "S") raise("ValueError", "setting an array element with a sequence");
  if (kind === "M") raise("ValueError", "Could not convert object to NumPy datetime");
  if (kind === "m") raise("ValueError", "Could not convert object to NumPy timedelta");
}
