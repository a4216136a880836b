import type { NDArray } from "../ndarray/array.ts";
import { NotKnown, NumpyError } from "../ndarray/error.ts";
import type { Dim } from "../ndarray/layouts/dim.ts";
import type { Layout } from "../ndarray/layouts/layout.ts";
import type { Value } from "../ndarray/value.ts";
import { type Arguments, bind, type Parameters, type Read } from "./calls/bind.ts";
import type { Context } from "./context.ts";

/**
 * What an operation does to memory. It is the result type of every NumPy function here.
 * `value` is what the call returns to the program; `out` is the array that is made or written.
 */
export type Effect = (
  | { readonly kind: "alloc"; readonly out: NDArray; readonly value: Value }
  | { readonly kind: "view"; readonly of: NDArray; readonly out: NDArray; readonly value: Value }
  | { readonly kind: "copy"; readonly of: NDArray; readonly out: NDArray; readonly value: Value }
  /** An elementwise computation; `out` is new unless `into` says which array was written. */
  | {
      readonly kind: "ufunc";
      readonly name: string;
      readonly ins: readonly Value[];
      readonly out: NDArray;
      readonly into?: NDArray;
      readonly value: Value;
    }
  /** A computation that collapses axes; `out` is absent when the result is a scalar. */
  | {
      readonly kind: "reduce";
      readonly name: string;
      readonly of: NDArray;
      readonly out?: NDArray;
      readonly into?: NDArray;
      readonly value: Value;
    }
  /** `region` is what is written, where that is a view of `into` rather than scattered elements. */
  | {
      readonly kind: "write";
      readonly into: NDArray;
      readonly region?: Layout;
      readonly from?: Value;
      readonly value: Value;
    }
  /** Several results (`np.split`, `np.nonzero`, `np.unique` with counts); `value` is the tuple or list of theirs. */
  | { readonly kind: "many"; readonly effects: readonly Effect[]; readonly value: Value }
  /** No array memory is involved: an int, a dtype, a scalar, one of the arguments as it is. */
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "raise"; readonly type: string; readonly message: string }
  /** `onlyReads` where it is known at least that no operand is written or kept. */
  | { readonly kind: "unknown"; readonly why: string; readonly onlyReads?: true }
) &
  Hidden;

/** NumPy's own temporaries, which nobody sees but tracemalloc. */
export interface Hidden {
  /** Most bytes of temporaries that live at once, beside the result. */
  readonly hiddenPeak?: Dim;
  /** True where NumPy's own Python code makes temporaries that are not followed: nothing exact is known of the peak then. */
  readonly unfollowed?: true;
  /** All bytes ever allocated for temporaries. */
  readonly hiddenTotal?: Dim;
  /** The same of arrays of one element that numbers become for a moment: they decide between lines, but are not worth a word. */
  readonly cellPeak?: number;
  readonly cellTotal?: number;
}

/** One function or method of NumPy: how it reads its arguments and what it does to memory. */
export interface Row {
  readonly parameters: Parameters;
  /**
   * Never throws. A Python exception is a `raise` effect; an argument that can't be read makes the call `unknown`. `name` is the
   * function's full name, for messages.
   */
  call(
    positional: readonly Value[],
    named: ReadonlyMap<string, Value>,
    context: Context,
    name?: string,
  ): Effect;
}

/** Makes a row from readers for the parameters (in Python's order) and the effect of the read arguments. */
export function op<P extends Parameters>(
  parameters: P,
  run: (read: Read<P>, context: Context) => Effect,
): Row {
  return {
    parameters,
    call: (positional, named, context, name) =>
      attempt(() => run(bind(parameters, { positional, named }, context, name), context)),
  };
}

/** Runs a computation of the runtime and turns what it throws into an effect. */
export function attempt(run: () => Effect): Effect {
  try {
    return run();
  } catch (error) {
    if (error instanceof NumpyError) return { kind: "raise", type: error.type, message: error.message };
    if (error instanceof NotKnown) return { kind: "unknown", why: error.why };
    if (error instanceof RangeError)
      return { kind: "unknown", why: "the computation is too deep or too large" };
    throw error;
  }
}

export type { Arguments, Parameters, Read };
