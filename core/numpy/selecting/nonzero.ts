import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { copiedContents } from "../../ndarray/contents/move.ts";
import { intp } from "../../ndarray/dtypes/dtype.ts";
import { raise } from "../../ndarray/error.ts";
import { tableOfTrue } from "../../ndarray/indexing/mask.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { type Layout, nbytes, transposed } from "../../ndarray/layouts/layout.ts";
import { pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { apply } from "../calls/compose.ts";
import { array, dim } from "../calls/readers.ts";
import { copyEffect } from "../calls/results.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { flattenedView } from "../shaping/reshape.ts";
import { manyOf } from "../shaping/split.ts";

/** Returns what `a.nonzero()` does: one index array an axis, all views of one table. */
export function nonzero(a: NDArray): Effect {
  if (a.shape.length === 0) refuseScalar(a);
  const table = tableOfTrue(a);
  return manyOf(
    a.shape.map((_, axis): Effect => {
      const out = viewOf(table, column(table, axis));
      return { kind: "alloc", out, value: out };
    }),
    "tuple",
  );
}

/** One axis's indices: steps over whole rows of the table, also where it is empty. */
function column(table: NDArray, axis: number): Layout {
  const row = 8 * Number(table.shape[1]);
  return { dtype: intp, shape: [table.shape[0]], strides: [row], offset: 8 * axis };
}

function refuseScalar(a: NDArray): never {
  const hint =
    a.dtype.kind === "b"
      ? " If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`."
      : "";
  return raise(
    "ValueError",
    `Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.${hint}`,
  );
}

/** The same indices as one row for each element: the transposed copy of a table. */
function argwhere(a: NDArray): Effect {
  if (a.shape.length === 0) return { kind: "unknown", why: "argwhere of a scalar" };
  const table = tableOfTrue(a);
  const rows = transposed(table.layout);
  const layout = allocatedIn(intp, rows.shape);
  const owner = newArray(layout, copiedContents(viewOf(table, rows), layout) ?? hullOf(table));
  const bytes = nbytes(table.layout);
  const effect = copyEffect(a, viewOf(owner, transposed(owner.layout)));
  return { ...effect, hiddenPeak: bytes, hiddenTotal: bytes };
}

function flatnonzero(a: NDArray): Effect {
  const table = tableOfTrue(flattenedView(a));
  return copyEffect(a, viewOf(table, column(table, 0)));
}

const rows: Rows = {
  nonzero: op({ a: array }, ({ a }) => nonzero(a)),
  argwhere: op({ a: array }, ({ a }) => argwhere(a)),
  flatnonzero: op({ a: array }, ({ a }) => flatnonzero(a)),
};

register("numpy", {
  ...rows,
  mask_indices: op({ n: dim, mask_func: any, k: opt(any, { t: "int", v: 0 } as Value) }, (read, context) => {
    const shape = pyTuple([pyInt(read.n), pyInt(read.n)]);
    const ones = apply("numpy.ones", [shape, { t: "dtype", dtype: intp }], context);
    return nonzero(array.read(context.call(read.mask_func, [ones, read.k]), context));
  }),
});
register("numpy.ndarray", { nonzero: rows.nonzero });
