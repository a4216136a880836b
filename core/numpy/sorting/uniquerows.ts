import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { structured } from "../../ndarray/dtypes/structured.ts";
import type { Element } from "../../ndarray/element.ts";
import { takenAlong } from "../../ndarray/indexing/takenalong.ts";
import { allExact, type Dim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { permute } from "../../ndarray/layouts/layout.ts";
import { type Runs, runsOf, unknownUnique } from "./unique.ts";

/** The different sub-arrays along an axis, as a view of memory in which that axis leads; their runs when they are known. */
export interface UniqueRows {
  readonly values: NDArray;
  readonly runs: Runs | undefined;
}

/** Returns what `np.unique(a, axis)` finds: sub-arrays compared element by element in C order. */
export function uniqueRows(a: NDArray, axis: number): UniqueRows {
  const order = [axis, ...[...a.shape.keys()].filter((other) => other !== axis)];
  const moved = viewOf(a, permute(a.layout, order));
  const back = order.map((_, place) => order.indexOf(place));
  const runs = runsOfRows(moved);
  const first = runs?.starts.map((start) => runs.order[start]);
  const rows: NDArray = first
    ? takenAlong(moved, 0, first, first.length, "ndarray")
    : unknownRows(moved, unknownUnique(moved.shape[0]));
  return { values: viewOf(rows, permute(rows.layout, back)), runs };
}

function unknownRows(moved: NDArray, count: Dim): NDArray {
  return newArray(allocatedIn(moved.dtype, moved.shape.with(0, count)), hullOf(moved));
}

function runsOfRows(moved: NDArray): Runs | undefined {
  const elements = elementsOf(moved);
  if (!elements || !allExact(moved.shape)) return undefined;
  const width = moved.shape.slice(1).reduce((n, length) => n * length, 1);
  if (width > 10_000 || moved.dtype.kind === "O") return undefined;
  const rows = Array.from(
    { length: moved.shape[0] },
    (_, i): Element => elements.slice(i * width, (i + 1) * width),
  );
  return runsOf(rows, rowDType(moved.dtype, width), false);
}

/** Rows are compared as structures of so many fields. */
function rowDType(dtype: DType, width: number): DType {
  return structured(Array.from({ length: width }, (_, i) => ({ name: `f${i}`, dtype })));
}
