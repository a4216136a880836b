import type { NDArray } from "../ndarray/array.ts";
import type { Dim } from "../ndarray/dim.ts";
import type { Layout } from "../ndarray/layout.ts";
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
  readonly hiddenPeak?: Dim;
  readonly hiddenTotal?: Dim;
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
