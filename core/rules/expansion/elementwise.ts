import type { NDArray } from "../../ndarray/array.ts";
import type { AllocEvent, Event, UfuncEvent } from "../../trace/event.ts";
import { operandsOf } from "../../trace/flow.ts";

/** An operation that computes each element of its result from one element of each operand. */
export type Elementwise = (UfuncEvent | AllocEvent) & { readonly into?: NDArray };

/** True for operators other than `@`, for calls of elementwise ufuncs, and for `np.where(c, x, y)`. */
export function isElementwiseEvent(event: Event): event is Elementwise {
  if (event.kind === "alloc") return event.op === "numpy.where" && event.ins.length === 3;
  if (event.kind !== "ufunc") return false;
  if (event.op.startsWith("operator:")) return !event.op.startsWith("operator:MatMult");
  const name = event.op.replace(/^numpy\.(ndarray\.)?/, "");
  return names.has(name) && !event.named.has("where");
}

/** Returns the arrays that an operation reads: its operands without the one it writes into. */
export function sourcesOf(event: Elementwise): readonly NDArray[] {
  const asked = event.named.get("out");
  return operandsOf(event).filter(
    (array) => array !== asked && (array !== event.into || event.ins.includes(array)),
  );
}

const names: ReadonlySet<string> = new Set(
  `abs absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh around bitwise_and bitwise_or bitwise_xor cbrt ceil clip
  conj conjugate copysign cos cosh deg2rad degrees divide equal exp exp2 expm1 fabs float_power floor floor_divide fmax fmin fmod
  greater greater_equal heaviside hypot invert isfinite isinf isnan left_shift less less_equal log log10 log1p log2 logaddexp
  logaddexp2 logical_and logical_not logical_or logical_xor maximum minimum mod multiply negative not_equal positive pow power
  rad2deg radians reciprocal remainder right_shift rint round sign sin sinh sqrt square subtract tan tanh true_divide trunc`.split(
    /\s+/,
  ),
);
