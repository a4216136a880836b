import { elementsOf } from "../ndarray/access.ts";
import type { NDArray } from "../ndarray/array.ts";
import { asBounds, hullOf } from "../ndarray/contents/hull.ts";
import { integerLimits } from "../ndarray/dtypes/dtype.ts";
import type { Element } from "../ndarray/element.ts";
import { isExact } from "../ndarray/layouts/dim.ts";
import { size } from "../ndarray/layouts/layout.ts";
import { arraySketchOf } from "../ndarray/sketch.ts";
import type { Value } from "../ndarray/value.ts";
import type { Sight } from "../trace/observation.ts";

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
        values: detailed ? valuesOf(value) : undefined,
        range: detailed ? rangeOf(value) : undefined,
      };
    case "scalar":
      return {
        type: "scalar",
        dtype: value.dtype,
        value: scalarOf(value.cell),
      };
    case "int":
      if (value.member) return { type: "other" };
      return { type: "pyint", value: typeof value.v === "object" ? undefined : value.v };
    case "float":
      return { type: "pyfloat", value: isNear(value.v ?? 0, value.error ?? 0, 8) ? value.v : undefined };
    case "bool":
      return { type: "pybool", value: value.v };
    case "tuple":
      return !value.names && value.items.every((item) => item.t === "int" && !item.member)
        ? { type: "pytuple", value: tupleOf(value.items) }
        : { type: "other" };
    case "unknown": {
      const sketch = arraySketchOf(value);
      return sketch ? { type: "ndarray", dtype: sketch.dtype, shape: sketch.shape } : { type: undefined };
    }
    default:
      return { type: "other" };
  }
}

/** Returns the elements nested as `tolist()` gives them; undefined when not known, too many or uninitialised. */
function valuesOf(array: NDArray): unknown {
  const count = size(array.layout);
  if (!isExact(count) || count > maxValues) return undefined;
  const { error } = array.buffer.store;
  if (error === Number.POSITIVE_INFINITY) return undefined;
  const elements = elementsOf(array);
  if (error > 0 && !elements?.every((element) => isNear(element, error, array.dtype.itemsize)))
    return undefined;
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
  if (Array.isArray(element)) return element.map(plain);
  if (typeof element !== "number") return element;
  return Number.isFinite(element) ? element : Number.isNaN(element) ? "nan" : element > 0 ? "inf" : "-inf";
}

function rangeOf(array: NDArray): { lo: number; hi: number } | undefined {
  if (!"biuf".includes(array.dtype.kind)) return undefined;
  const bounds = asBounds(hullOf(array), array.dtype);
  const range = bounds && widened(bounds, array.buffer.store.error);
  if (range) return range;
  if (array.dtype.kind === "f") return undefined;
  if (array.dtype.kind === "b") return { lo: 0, hi: 1 };
  const [lo, hi] = integerLimits(array.dtype);
  return { lo, hi };
}

/** What claims of floats may be off by, as a part of their size: the digits that people compare. */
const tolerances: Readonly<Record<number, number>> = { 2: 5e-4, 4: 2.5e-6, 8: 2.5e-10 };

/** True when an element that may be off by the error is near enough to be written down. */
function isNear(value: Element, error: number, itemsize: number): boolean {
  if (error === 0) return true;
  if (typeof value !== "number") return false;
  return !Number.isFinite(value) || error <= Math.abs(value) * (tolerances[itemsize] ?? 0);
}

/** The bounds of what an approximate array holds. */
function widened(
  { lo, hi }: { lo: number; hi: number },
  error: number,
): { lo: number; hi: number } | undefined {
  return error === Number.POSITIVE_INFINITY ? undefined : { lo: lo - error, hi: hi + error };
}

function scalarOf(cell: NDArray): unknown {
  if ("MmVc".includes(cell.dtype.kind)) return undefined;
  const [element] = elementsOf(cell) ?? [];
  const { error } = cell.buffer.store;
  if (element !== undefined && !isNear(element, error, cell.dtype.itemsize)) return undefined;
  return element === undefined ? undefined : plain(element);
}

function tupleOf(items: readonly Value[]): unknown {
  const numbers = items.map((item) => (item.t === "int" && typeof item.v === "number" ? item.v : undefined));
  return numbers.includes(undefined) ? undefined : JSON.stringify(numbers);
}
