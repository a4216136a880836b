import type { NDArray } from "../ndarray/array.ts";
import type { Dim } from "../ndarray/layouts/dim.ts";
import type { Layout } from "../ndarray/layouts/layout.ts";
import type { Value } from "../ndarray/value.ts";
import type { Node } from "../syntax/ast.ts";

/** What NumPy did, as its runtime answers; see core/numpy/op.ts, of which this is the part that matters to memory. */
export interface Done {
  readonly kind: string;
  readonly value?: Value;
  readonly out?: NDArray;
  readonly of?: NDArray;
  readonly into?: NDArray;
  readonly from?: Value;
  readonly region?: Layout;
  readonly effects?: readonly Done[];
  readonly type?: string;
  readonly message?: string;
  readonly why?: string;
  readonly onlyReads?: true;
  readonly hiddenPeak?: Dim;
  readonly hiddenTotal?: Dim;
  readonly unfollowed?: true;
  readonly cellPeak?: number;
  readonly cellTotal?: number;
}

/** Returns the bytes of the arrays of one element that are alive at once: numbers among the operands, and a result until its number is made. */
export function cellPeakOf(done: Done): number {
  return (done.cellPeak ?? 0) + resultCell(done);
}

/** Returns the bytes of all arrays of one element. */
export function cellTotalOf(done: Done): number {
  return (done.cellTotal ?? 0) + resultCell(done);
}

function resultCell({ kind, value }: Done): number {
  return kind === "reduce" && value?.t === "scalar" ? value.dtype.itemsize : 0;
}

/** What the program asked for. */
export interface Asked {
  readonly node: Node;
  readonly op: string;
  /** The operator's name in `ast` when it is one ("Add"), which decides about elision. */
  readonly operator?: string;
  readonly ins: readonly Value[];
  readonly named?: ReadonlyMap<string, Value>;
}

/** The arrays among the operands, those in sequences too (`np.vstack([a, b])`). */
export function* operands({ ins, named }: Asked): Iterable<NDArray> {
  for (const value of [...ins, ...(named?.values() ?? [])]) {
    if (value.t === "ndarray") yield value;
    else if (value.t === "tuple" || value.t === "list")
      for (const item of value.items ?? []) if (item.t === "ndarray") yield item;
  }
}
