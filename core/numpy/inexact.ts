import { elementsOf } from "../ndarray/access.ts";
import type { NDArray } from "../ndarray/array.ts";
import { asBounds, hullOf } from "../ndarray/hull.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import type { Value } from "../ndarray/value.ts";

// Functions whose float results depend on the processor: NumPy takes SIMD versions of these, which round differently by machine.
const rounded =
  /^(numpy\.(exp|exp2|expm1|log|log2|log10|log1p|logaddexp|logaddexp2|sin|cos|tan|arcsin|arccos|arctan|arctan2|asin|acos|atan|atan2|sinh|cosh|tanh|arcsinh|arccosh|arctanh|asinh|acosh|atanh|cbrt|hypot|power|pow|float_power|angle|sinc|i0|hanning|hamming|blackman|kaiser|logspace|geomspace|unwrap|interp|gradient|cov|corrcoef|polyfit|roots|absolute|abs)|numpy\.(linalg|fft|polynomial)\..*|operator:Pow=?)$/;

// Sums of products go through BLAS, which adds in an order of its own; whole numbers come out the same in any order.
const summed =
  /^(numpy\.(ndarray\.)?(matmul|dot|vdot|inner|outer|tensordot|einsum|vecdot|matvec|vecmat|convolve|correlate|trace|average)|numpy\.linalg\.(norm|multi_dot|matrix_power)|operator:MatMult=?)$/;

// Products of complex numbers are fused with the sum on some processors; with few digits they are exact either way.
const multiplied =
  /^(numpy\.(ndarray\.)?(multiply|square|prod|cumprod|nanprod|nancumprod|kron|var|std|nanvar|nanstd)|operator:Mult=?)$/;

/** How an operation's results may come to differ; undefined where they can't. */
type Way = "summed" | "multiplied" | "rounded" | "power" | "absolute";

const ways = new Map<string, Way | undefined>();

/** Returns the way of the operation of that full name, of which there are as many as there are rows. */
function wayOf(name: string): Way | undefined {
  if (!ways.has(name)) ways.set(name, readWay(name.replace(/^numpy\.ma\.(MaskedArray\.)?/, "numpy.")));
  return ways.get(name);
}

function readWay(op: string): Way | undefined {
  if (summed.test(op)) return "summed";
  if (multiplied.test(op)) return "multiplied";
  if (!rounded.test(op)) return undefined;
  if (/^operator:Pow/.test(op)) return "power";
  return /\.(absolute|abs)$/.test(op) ? "absolute" : "rounded";
}

/** True when the elements of the result may differ from NumPy's in the last digits. */
export function isInexact(name: string, ins: readonly Value[], out: NDArray | undefined): boolean {
  const way = wayOf(name);
  if (way === undefined) return false;
  // Masked arrays raise to powers by the function, without the short ways of the operator.
  if (way === "power" && ins.some((value) => value instanceof MaskedArray)) return true;
  if (out && !"fc".includes(out.dtype.kind)) return false;
  switch (way) {
    case "summed":
      return !ins.every(isWhole);
    case "multiplied":
      return out?.dtype.kind === "c" && !ins.every(isCoarse);
    case "power":
      return !isEasyPower(ins[1]);
    case "absolute":
      // The absolute value rounds only for complex numbers.
      return ins.some((value) => "dtype" in value && (value as NDArray).dtype.kind === "c");
    case "rounded":
      return true;
  }
}

/** Squares, roots and reciprocals are rounded once, like everywhere. */
function isEasyPower(exponent: Value | undefined): boolean {
  const value =
    exponent?.t === "int" || exponent?.t === "float"
      ? exponent.v
      : exponent?.t === "scalar"
        ? elementsOf(exponent.cell)?.[0]
        : undefined;
  return value === 2 || value === 1 || value === 0 || value === 0.5 || value === -1;
}

/** True when products of the elements and their sums need no rounding. */
function isCoarse(value: Value): boolean {
  if (value.t === "int" || value.t === "bool") return true;
  const array = value.t === "ndarray" ? value : value.t === "scalar" ? value.cell : undefined;
  const isSingle = array?.dtype.kind === "c" && array.dtype.itemsize === 8;
  const [steps, most] = isSingle ? [2 ** 3, 2 ** 8] : [2 ** 6, 2 ** 18];
  const fits = (x: number) => Number.isInteger(x * steps) && Math.abs(x) <= most;
  if (value.t === "complex") return fits(value.re) && fits(value.im);
  if (value.t === "float") return value.v !== undefined && fits(value.v);
  const elements = array && elementsOf(array);
  return (
    elements?.every((element) =>
      typeof element === "object" && "re" in element
        ? fits(element.re) && fits(element.im)
        : fits(Number(element)),
    ) ?? false
  );
}

function isWhole(value: Value): boolean {
  if (value.t === "tuple" || value.t === "list") return value.items?.every(isWhole) ?? false;
  if (value.t !== "ndarray" && value.t !== "scalar")
    return value.t !== "float" && value.t !== "complex" && value.t !== "unknown";
  const array = value.t === "scalar" ? value.cell : value;
  if ("biu".includes(array.dtype.kind)) return true;
  const bounds = asBounds(hullOf(array), array.dtype);
  if (!bounds?.integral || bounds.nan) return false;
  return Math.abs(bounds.lo) < 2 ** 20 && Math.abs(bounds.hi) < 2 ** 20;
}
