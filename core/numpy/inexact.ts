import { elementsOf } from "../ndarray/access.ts";
import type { NDArray } from "../ndarray/array.ts";
import { asBounds, hullOf } from "../ndarray/contents/hull.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import type { Value } from "../ndarray/value.ts";
import { isExactTransform } from "./fft/exact.ts";
import { fitsProducts, type Grid, gridOf } from "./rounding/grain.ts";

// Functions whose float results depend on the processor: NumPy takes SIMD versions of these, which round differently by machine.
const rounded =
  /^(numpy\.(exp|exp2|expm1|log|log2|log10|log1p|logaddexp|logaddexp2|sin|cos|tan|arcsin|arccos|arctan|arctan2|asin|acos|atan|atan2|sinh|cosh|tanh|arcsinh|arccosh|arctanh|asinh|acosh|atanh|cbrt|hypot|power|pow|float_power|angle|sinc|i0|hanning|hamming|blackman|kaiser|logspace|geomspace|interp|cov|corrcoef|polyfit|roots|absolute|abs)|numpy\.linalg\..*|operator:Pow=?)$/;

// Other functions on series compute with sums, products and quotients alone, in an order that is NumPy's own.
const roundedSeries =
  /^numpy\.polynomial\.([A-Z].*|\w+\.((?!polyvalfromroots)\w*(roots|fit|gauss|weight|interpolate|pts1|pts2)|chebdiv))$/;
const movedOnly =
  /^numpy\.(linalg\.(outer|cross|diagonal|matrix_transpose|trace)|polynomial\.\w+\.(leg|lag|herm|herme)fromroots)$/;

// Sums of products go through BLAS, which adds in an order of its own; whole numbers come out the same in any order.
const summed =
  /^(numpy\.(ndarray\.|linalg\.)?(matmul|dot|vdot|inner|tensordot|einsum|vecdot|matvec|vecmat|convolve|correlate|trace|average|poly|polymul)|numpy\.linalg\.(multi_dot|matrix_power)|numpy\.polynomial\.\w+\.(poly|cheb)(mul|pow|fromroots)|operator:MatMult=?)$/;

// Products of complex numbers are fused with the sum on some processors; with few digits they are exact either way.
const multiplied =
  /^(numpy\.(ndarray\.)?(outer|multiply|square|prod|cumprod|nanprod|nancumprod|kron|var|std|nanvar|nanstd)|operator:Mult=?)$/;

/** How an operation's results may come to differ; undefined where they can't. */
type Way = "summed" | "multiplied" | "rounded" | "power" | "absolute" | "transformed" | "measured";

// Transforms of other lengths multiply by roots that are no floats.
const transformed = /^numpy\.fft\.(i?r?fft[2n]?|i?hfft)$/;

const ways = new Map<string, Way | undefined>();

/** Returns the way of the operation of that full name, of which there are as many as there are rows. */
function wayOf(name: string): Way | undefined {
  if (!ways.has(name)) ways.set(name, readWay(name.replace(/^numpy\.ma\.(MaskedArray\.)?/, "numpy.")));
  return ways.get(name);
}

function readWay(op: string): Way | undefined {
  if (/^numpy\.linalg\.(vector_|matrix_)?norm$/.test(op)) return "measured";
  if (summed.test(op)) return "summed";
  if (multiplied.test(op)) return "multiplied";
  if (movedOnly.test(op)) return undefined;
  if (transformed.test(op)) return "transformed";
  if (roundedSeries.test(op)) return "rounded";
  if (!rounded.test(op)) return undefined;
  if (/^operator:Pow/.test(op)) return "power";
  return /\.(absolute|abs)$/.test(op) ? "absolute" : "rounded";
}

/** True when the elements of the result may differ from NumPy's in the last digits. */
export function isInexact(
  name: string,
  ins: readonly Value[],
  out: NDArray | undefined,
  named?: ReadonlyMap<string, Value>,
): boolean {
  const way = wayOf(name);
  if (way === undefined) return false;
  // Masked arrays raise to powers by the function, without the short ways of the operator.
  if (way === "power" && ins.some((value) => value instanceof MaskedArray)) return true;
  if (out && !"fc".includes(out.dtype.kind)) return false;
  const isVectorNorm = name === "numpy.linalg.vector_norm";
  switch (way) {
    case "summed":
      return isRepeated.test(name) ? !isExactPower(name, ins) : !ins.every(isWhole) && !isExactSum(ins);
    case "measured":
      return !isExactNorm(ins[0], named?.get("ord") ?? (isVectorNorm ? undefined : ins[1]), isVectorNorm);
    case "transformed":
      return !(out && isExactTransform(out)) && !isPlainTransform(name, ins[0], out);
    case "multiplied":
      return out?.dtype.kind === "c" && !ins.every(isCoarse) && !isExactSum(ins);
    case "power":
      return !isEasyPower(ins[1]);
    case "absolute":
      // The absolute value rounds only for complex numbers.
      return ins.some((value) => "dtype" in value && (value as NDArray).dtype.kind === "c");
    case "rounded":
      if (/\.(power|pow)$/.test(name) && out?.dtype.kind === "c" && isSquare(ins)) return false;
      return !(oneAtZero.test(name) && ins.every(isZero));
  }
}

/** Complex numbers to the power of 2 are multiplied with themselves. */
function isSquare([base, exponent]: readonly Value[]): boolean {
  const grid = exponent && gridOf(exponent);
  const isTwo = grid !== undefined && grid.count > 0 && grid.most === 2 && everyReal(exponent, 2);
  return isTwo && base !== undefined && isCoarse(base);
}

function everyReal(value: Value, number: number): boolean {
  if (value.t === "int" || value.t === "float") return value.v === number;
  const array = value.t === "ndarray" ? value : value.t === "scalar" ? value.cell : undefined;
  return (
    array !== undefined &&
    array.dtype.kind !== "c" &&
    (elementsOf(array)?.every((x) => Number(x) === number) ?? false)
  );
}

/** What is 1 at 0 is so in every library. */
const oneAtZero = /^numpy\.(exp|exp2|cos|cosh)$/;

function isZero(value: Value): boolean {
  const grid = gridOf(value);
  return grid !== undefined && grid.count > 0 && grid.most === 0;
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

/** True when sums of products of the operands' elements need no rounding, in whatever order they are added. */
function isExactSum(ins: readonly Value[]): boolean {
  if (ins.some(isSingle)) return false;
  const grids: Grid[] = [];
  for (const value of ins.flatMap(operandsIn)) {
    const grid = gridOf(value);
    if (!grid) return false;
    if (grid.count > 0) grids.push(grid);
  }
  if (grids.length === 1) grids.push(grids[0]);
  // Complex products are sums of two.
  const terms = 2 * Math.max(1, ...grids.map(({ count }) => count));
  return fitsProducts(grids, terms);
}

/** What multiplies as often as a number says or as there are roots. */
const isRepeated = /\.(matrix_power|\w*pow|\w*fromroots|poly|multi_dot)$/;

/** True when products of that many numbers and their sums need no rounding. */
function isExactPower(name: string, [value, exponent]: readonly Value[]): boolean {
  const grid = value && !isSingle(value) ? gridOf(value) : undefined;
  if (!grid) return false;
  const times = exponent?.t === "int" && typeof exponent.v === "number" ? exponent.v : undefined;
  const isPower = /pow/.test(name);
  if (isPower && (times === undefined || times < 0)) return false;
  // A polynomial of roots has as many factors, each of two terms.
  const factors = isPower ? (times as number) : grid.count;
  const terms = isPower ? grid.count : 2;
  return (terms * Math.max(1, grid.most)) ** factors <= grid.grain ** factors * 2 ** 53;
}

/** True for a norm that is a sum, a largest one, or the root of a sum of squares that are floats themselves. */
function isExactNorm(value: Value | undefined, ord: Value | undefined, isOfVectors: boolean): boolean {
  if (!value || isSingle(value)) return false;
  const isMatrix = !isOfVectors && (value.t === "ndarray" ? value.shape.length > 1 : true);
  const order = ord?.t === "int" || ord?.t === "float" ? Math.abs(Number(ord.v)) : ord?.t;
  const isSum = [undefined, "none", "str", 0, 1, Number.POSITIVE_INFINITY].includes(order as number);
  const isNuclear = ord?.t === "str" && ord.v !== "fro";
  const isComplex = value.t === "ndarray" && value.dtype.kind === "c";
  if (isNuclear || isComplex || !(isSum || (order === 2 && !isMatrix))) return false;
  return isWhole(value) || isExactSum([value]);
}

/** Several arrays that are given together are factors too. */
function operandsIn(value: Value): readonly Value[] {
  const isMany = value.t === "tuple" || value.t === "list";
  return isMany && value.items?.some(({ t }) => t === "ndarray") ? value.items : [value];
}

function isSingle(value: Value): boolean {
  return value.t === "ndarray" && "fc".includes(value.dtype.kind) && !"dD".includes(value.dtype.char);
}

/** Transforms of two or four elements only add and subtract. */
function isPlainTransform(name: string, value: Value | undefined, out: NDArray | undefined): boolean {
  if (!value || !out || isSingle(value)) return false;
  // Of the transforms of real numbers one side is shorter than what is transformed.
  const sides = /\.(rfft|ihfft)/.test(name) ? [value] : /\.(irfft|hfft)/.test(name) ? [out] : [value, out];
  const lengths = sides.flatMap((one) => (one.t === "ndarray" ? one.shape : lengthOf(one)));
  const isShort = lengths.every((length) => length === 1 || length === 2 || length === 4);
  const grid = isShort ? gridOf(value) : undefined;
  return grid !== undefined && fitsProducts([grid], 16 * grid.count);
}

function lengthOf(value: Value): readonly number[] {
  return (value.t === "list" || value.t === "tuple") && value.items ? [value.items.length] : [0];
}
