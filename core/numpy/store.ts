import type { NDArray } from "../ndarray/array.ts";
import { assignAt, fitted, placesIn } from "../ndarray/assign.ts";
import { broadcastLayout, showShape } from "../ndarray/broadcast.ts";
import { type Dim, isExact, product, same } from "../ndarray/dim.ts";
import type { Shape } from "../ndarray/dtype.ts";
import { raise } from "../ndarray/error.ts";
import type { Index } from "../ndarray/indexing.ts";
import { resultAxes, selectedPlaces, selectionOf } from "../ndarray/indexing-advanced.ts";
import { maskedPlaces } from "../ndarray/indexing-mask.ts";
import { isExactLayout, permute } from "../ndarray/layout.ts";
import { countOfTrue } from "../ndarray/truths.ts";

/** Does `into[mask] = from` for a mask of the array's own shape; `from` has the array's dtype. */
export function storeAtMask(into: NDArray, mask: NDArray, from: NDArray): void {
  const rank = from.shape.length;
  if (rank > 1)
    raise(
      "ValueError",
      `NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has ${rank} dimensions`,
    );
  const count = countOfTrue(mask);
  if (rank === 1 && from.shape[0] !== 1 && same(from.shape[0], count) === false)
    raise(
      "ValueError",
      `NumPy boolean array indexing assignment cannot assign ${shown(from.shape[0])} input values to the ${shown(count)} output values where the mask is true`,
    );
  const places = isExactLayout(into.layout) ? maskedPlaces(into.layout, mask) : undefined;
  assignAt(into, places, from, (layout) => placesIn(broadcastLayout(layout, [count])));
}

/** Does `into[indices] = from` where arrays are among the indices. */
export function storeAtPlaces(into: NDArray, indices: readonly Index[], from: NDArray): void {
  const { shape, subspace, lead } = selectionOf(into.layout, indices);
  const inMemory: Shape = [...shape, ...(subspace?.shape ?? [])];
  const axes = resultAxes(shape.length, lead, inMemory.length);
  const result = axes.map((axis) => inMemory[axis]);
  if (!fitted(from.layout, result)) cannotFit(from.shape, result);
  const places = selectedPlaces(into.layout, indices);
  if (product(inMemory) === 0) return;
  const back = inMemory.map((_, axis) => axes.indexOf(axis));
  assignAt(into, places, from, (layout) => {
    const seen = fitted(layout, result);
    return seen && placesIn(permute(seen, back));
  });
}

function cannotFit(from: Shape, result: Shape): never {
  return raise(
    "ValueError",
    `shape mismatch: value array of shape ${showShape(from)} could not be broadcast to indexing result of shape ${showShape(result)}`,
  );
}

function shown(dim: Dim): string {
  return isExact(dim) ? String(dim) : "some";
}
