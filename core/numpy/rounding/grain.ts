import { elementsOf } from "../../ndarray/access.ts";
import type { Complex, Element } from "../../ndarray/element.ts";
import type { Value } from "../../ndarray/value.ts";

/** How numbers lie on a grid: all are whole multiples of `grain`, a power of two, and none is larger than `most`. */
export interface Grid {
  readonly grain: number;
  readonly most: number;
  readonly count: number;
}

/** More elements than these are not looked through. */
const mostElements = 4096;

/** Finer grids than this leave no room for sums. */
const finest = 2 ** -40;

/** Returns the grid that a value's numbers lie on; undefined where one is not known, not finite or too fine. */
export function gridOf(value: Value): Grid | undefined {
  switch (value.t) {
    case "int":
      return typeof value.v === "object" ? undefined : over([Number(value.v)]);
    case "bool":
      return over([1]);
    case "float":
      return value.v === undefined || value.error ? undefined : over([value.v]);
    case "complex":
      return over([value.re, value.im]);
    case "tuple":
    case "list":
      return value.items && joined(value.items.map(gridOf));
    case "none":
    case "str":
      return over([]);
    case "scalar":
      return gridOf(value.cell);
    case "ndarray": {
      if (!"biufc".includes(value.dtype.kind) || value.buffer.store.error > 0) return undefined;
      const elements = value.shape.every((n) => typeof n === "number") ? elementsOf(value) : undefined;
      if (!elements || elements.length > mostElements) return undefined;
      return over(elements.flatMap(partsOf));
    }
    default:
      return undefined;
  }
}

function partsOf(element: Element): number | number[] {
  if (typeof element !== "object") return Number(element);
  const { re, im } = element as Complex;
  return [re, im];
}

function over(numbers: readonly number[]): Grid | undefined {
  let [grain, most] = [1, 0];
  for (const x of numbers) {
    if (!Number.isFinite(x)) return undefined;
    most = Math.max(most, Math.abs(x));
    while (x % grain !== 0) {
      grain /= 2;
      if (grain < finest) return undefined;
    }
  }
  return { grain, most, count: numbers.length };
}

function joined(grids: readonly (Grid | undefined)[]): Grid | undefined {
  let [grain, most, count] = [1, 0, 0];
  for (const grid of grids) {
    if (!grid) return undefined;
    grain = Math.min(grain, grid.grain);
    most = Math.max(most, grid.most);
    count += grid.count;
  }
  return { grain, most, count };
}

/** True when the sum of so many products of a number of each grid is a float of 53 bits, or of `bits`, whatever the order. */
export function fitsProducts(grids: readonly Grid[], terms: number, bits = 53): boolean {
  const grain = grids.reduce((product, grid) => product * grid.grain, 1);
  const most = grids.reduce((product, grid) => product * Math.max(grid.most, grid.grain), terms);
  return most <= grain * 2 ** bits;
}
