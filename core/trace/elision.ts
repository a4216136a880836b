import type { NDArray } from "../ndarray/array.ts";
import { canCast } from "../ndarray/dtypes/cancast.ts";
import { bool, complex128, float64, int64, isNumber } from "../ndarray/dtypes/dtype.ts";
import { isExact, sameShape } from "../ndarray/layouts/dim.ts";
import { nbytes } from "../ndarray/layouts/layout.ts";
import type { Value } from "../ndarray/value.ts";
import type { Asked } from "./asked.ts";

/** Returns the operand whose memory the result of an operator takes over; undefined where none is. */
export function reusedOperand({ operator, ins }: Asked, out: NDArray): NDArray | undefined {
  if (!operator) return undefined;
  if (ins.length === 1) return elidesUnary(ins[0], out) ? (ins[0] as NDArray) : undefined;
  return elidedOperand(operator, ins[0], ins[1], out);
}

// NumPy's numpy/_core/src/multiarray/temp_elide.c (NPY_MIN_ELIDE_BYTES) and number.c (which operators ask for it).
const leastBytes = 256 * 1024;
const commutative = new Set(["Add", "Mult", "BitAnd", "BitOr", "BitXor"]);
const elidable = new Set([
  "Add",
  "Sub",
  "Mult",
  "Div",
  "FloorDiv",
  "LShift",
  "RShift",
  "BitAnd",
  "BitOr",
  "BitXor",
]);

/**
 * Returns the operand whose memory NumPy reuses for the result of `left op right`, or undefined.
 * An operand is a temporary when the evaluator alone holds it: one reference.
 */
function elidedOperand(op: string, left: Value, right: Value, out: NDArray): NDArray | undefined {
  if (op === "Pow") return powerElides(left, right, out) ? (left as NDArray) : undefined;
  if (!elidable.has(op)) return undefined;
  if (canReuse(left, right, out)) return left as NDArray;
  // A NumPy number on the left does the operation itself, and asks for no reuse.
  if (commutative.has(op) && left.t !== "scalar" && canReuse(right, left, out)) return right as NDArray;
  return undefined;
}

/** Powers that NumPy computes as a square, root or reciprocal take the memory of a temporary; of integers only squares. */
function powerElides(base: Value, exponent: Value, out: NDArray): boolean {
  if (exponent.t !== "int" && exponent.t !== "float") return false;
  const isEasy =
    exponent.v === 2 || ("fc".includes(out.dtype.kind) && (exponent.v === 0.5 || exponent.v === -1));
  return isEasy && isTemporary(base) && base.dtype.char === out.dtype.char;
}

/** Returns true when `-x`, `abs(x)` or `~x` reuses the temporary x. */
function elidesUnary(operand: Value, out: NDArray): boolean {
  return isTemporary(operand) && operand.dtype.char === out.dtype.char && operand.dtype.kind !== "c";
}

function canReuse(temporary: Value, other: Value, out: NDArray): boolean {
  if (!isTemporary(temporary) || temporary.dtype.char !== out.dtype.char) return false;
  const bytes = nbytes(temporary.layout);
  if (other.t === "ndarray") {
    if (other.subclass !== "ndarray") return false;
    const fits = other.shape.length === 0 || sameShape(other.shape, temporary.shape) === true;
    return fits && isExact(bytes) && canCast(other.dtype, temporary.dtype, "safe");
  }
  const scalarType =
    other.t === "scalar"
      ? other.dtype
      : other.t === "bool"
        ? bool
        : other.t === "int"
          ? int64
          : other.t === "float"
            ? float64
            : other.t === "complex"
              ? complex128
              : undefined;
  return scalarType !== undefined && canCast(scalarType, temporary.dtype, "safe");
}

function isTemporary(value: Value): value is NDArray {
  if (value.t !== "ndarray" || value.refs !== 1 || value.subclass !== "ndarray") return false;
  const bytes = nbytes(value.layout);
  return value.owndata && value.writeable && isNumber(value.dtype) && isExact(bytes) && bytes >= leastBytes;
}
