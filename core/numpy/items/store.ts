import type { NDArray } from "../../ndarray/array.ts";
import { assignAt, fitted, placesIn } from "../../ndarray/assign.ts";
import type { Places } from "../../ndarray/contents/move.ts";
import { countOfTrue } from "../../ndarray/contents/truths.ts";
import { bool, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { raise } from "../../ndarray/error.ts";
import { resultAxes, type Selection, selectedPlaces, selectionOf } from "../../ndarray/indexing/advanced.ts";
import type { Index } from "../../ndarray/indexing/indexing.ts";
import { maskedPlaces } from "../../ndarray/indexing/mask.ts";
import { broadcastLayout, showShape } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, product, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { iterationOrder, iterationStrides } from "../../ndarray/layouts/korder.ts";
import { contiguous, isExactLayout, type Layout, permute } from "../../ndarray/layouts/layout.ts";

/** Does `into[mask] = from` for a mask of the array's own shape; `from` has the array's dtype. */
export function storeAtMask(into: NDArray, mask: NDArray, from: NDArray): void {
  const rank = from.shape.length;
  if (rank > 1)
    raise(
      "TypeError",
      `NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has ${rank} dimensions`,
    );
  const count = countOfTrue(mask);
  if (rank === 1 && from.shape[0] !== 1 && same(from.shape[0], count) === false)
    raise(
      "ValueError",
      `NumPy boolean array indexing assignment cannot assign ${shown(from.shape[0])} input values to the ${shown(count)} output values where the mask is true`,
    );
  const places = isExactLayout(into.layout) ? maskedPlaces(into.layout, mask) : undefined;
  // Here NumPy does not look whether the two overlap.
  assignAt(into, places, from, (layout) => placesIn(broadcastLayout(layout, [count])), true);
}

/** Does `into[indices] = from` where arrays are among the indices. */
export function storeAtPlaces(into: NDArray, indices: readonly Index[], from: NDArray): void {
  const selection = selectionOf(into.layout, indices);
  const { shape, subspace, lead } = selection;
  const inMemory: Shape = [...shape, ...(subspace?.shape ?? [])];
  const axes = resultAxes(shape.length, lead, inMemory.length);
  const result = axes.map((axis) => inMemory[axis]);
  // Where nothing is stored, NumPy looks at no more axes of the value than the place has.
  const last = from.shape.slice(from.shape.length - result.length);
  const isIdle =
    product(result) === 0 && from.shape.length > result.length && sameShape(last, result) === true;
  if (!isIdle && !fitted(from.layout, result)) cannotFit(from.shape, result);
  const places = selectedPlaces(into.layout, indices);
  if (product(inMemory) === 0) return;
  const back = inMemory.map((_, axis) => axes.indexOf(axis));
  const seen = (layout: Layout) => {
    const fit = fitted(layout, result);
    return fit && permute(fit, back);
  };
  const turn = places && writingOrder(selection, inMemory, seen(from.layout));
  const inTurn = (list: Places | undefined) => (turn ? list && turn.map((i) => list[i]) : list);
  assignAt(into, inTurn(places), from, (layout) => inTurn(placesIn(seen(layout))));
}

/**
 * Returns the order in which NumPy writes the elements, as indices into their C order: it decides what stays when an
 * index occurs twice. Undefined for C order.
 */
function writingOrder(
  { arrays, subspace, shape }: Selection,
  inMemory: Shape,
  value: Layout | undefined,
): Places | undefined {
  if (!value || (subspace && product(subspace.shape) !== 1)) return undefined;
  const strides = arrays.map(({ of }) => iterationStrides(of.layout, shape));
  const outer = {
    ...value,
    shape: value.shape.slice(0, shape.length),
    strides: value.strides.slice(0, shape.length),
  };
  const order = iterationOrder([...strides, iterationStrides(outer, shape)], shape.length);
  if (order.every((axis, i) => axis === i)) return undefined;
  const rest = inMemory.map((_, axis) => axis).slice(shape.length);
  return placesIn(permute(contiguous(bool, inMemory), [...order, ...rest]));
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
