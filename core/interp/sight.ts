import { elementsOf } from "../ndarray/access.ts";
import type { NDArray } from "../ndarray/array.ts";
import { isExact } from "../ndarray/dim.ts";
import { integerLimits } from "../ndarray/dtype.ts";
import type { Element } from "../ndarray/element.ts";
import { asBounds, hullOf } from "../ndarray/hull.ts";
import { size } from "../ndarray/layout.ts";
import type { Value } from "../ndarray/value.ts";
import type { Sight } from "../trace/observation.ts";
import { isApproximate } from "./rough.ts";

/** Most elements whose values are written down. */
const maxValues = 64;

/** Returns what can be read off a value now. `detailed` adds elements and bounds. */
export function sightOf(value: Value, detailed: boolean): Sight {
  switch (value.t) {
    case "ndarray":
      return {
        type: value.subclass === "memmap" ? "memmap" : "ndarray",
        array: value,
        dtype: value.dtype,
        values: detailed && !isApproximate(value) ? valuesOf(value) : undefined,
        range: detailed ? rangeOf(value) : undefined,
      };
    case "scalar":
      return {
        type: "scalar",
        dtype: value.dtype,
        value: isApproximate(value) ? undefined : scalarOf(value.cell),
      };
    case "int":
      if (value.member) return { type: "other" };
      return { type: "pyint", value: typeof value.v === "object" ? undefined : value.v };
    case "float":
      return { type: "pyfloat", value: value.approximate ? undefined : value.v };
    case "bool":
      return { type: "pybool", value: value.v };
    case "tuple":
      return !value.names && value.items.every((item) => item.t === "int" && !item.member)
        ? { type: "pytuple", value: tupleOf(value.items) }
        : { type: "other" };
    case "unknown":
      return { type: undefined };
    default:
      return { type: "other" };
  }
}

/** Returns the elements nested as `tolist()` gives them; undefined when not known, too many or uninitialised. */
function valuesOf(array: NDArray): unknown {
  const count = size(array.layout);
  if (!isExact(count) || count > maxValues) return undefined;
  const elements = elementsOf(array);
  return elements && nest(elements.map(plain), array.shape as readonly number[]);
}

function nest(flat: readonly unknown[], shape: readonly number[]): unknown {
  if (shape.length === 0) return flat[0];
  const [length, ...inner] = shape;
  const step = inner.reduce((n, d) => n * d, 1);
  return Array.from({ length }, (_, i) => nest(flat.slice(i * step, (i + 1) * step), inner));
}

/** Returns an element as JSON can hold it: NaN, infinities and large integers as text. */
function plain(element: Element): unknown {
  if (typeof element === "bigint") return String(element);
  if (typeof element !== "number") return element;
  return Number.isFinite(element) ? element : Number.isNaN(element) ? "nan" : element > 0 ? "inf" : "-inf";
}

function rangeOf(array: NDArray): { lo: number; hi: number } | undefined {
  if (!"biuf".includes(array.dtype.kind)) return undefined;
  const bounds = asBounds(hullOf(array), array.dtype);
  if (bounds) return isApproximate(array) ? widened(bounds, array.dtype.itemsize) : bounds;
  if (array.dtype.kind === "f") return undefined;
  const [lo, hi] = integerLimits(array.dtype);
  return { lo, hi };
}

/** Moves the bounds of approximate elements outwards by more than what rounding can have done to ordinary computations. */
function widened({ lo, hi }: { lo: number; hi: number }, itemsize: number): { lo: number; hi: number } {
  const margin =
    Math.max(Math.abs(lo), Math.abs(hi)) * (itemsize >= 8 ? 1e-7 : 1e-2) + (itemsize >= 8 ? 1e-12 : 1e-4);
  return { lo: lo - margin, hi: hi + margin };
}

function scalarOf(cell: NDArray): unknown {
  if ("MmV".includes(cell.dtype.kind)) return undefined;
  const [element] = elementsOf(cell) ?? [];
  return element === undefined ? undefined : plain(element);
}

function tupleOf(items: readonly Value[]): unknown {
  const numbers = items.map((item) => (item.t === "int" && typeof item.v === "number" ? item.v : undefined));
  return numbers.includes(undefined) ? undefined : JSON.stringify(numbers);
}
