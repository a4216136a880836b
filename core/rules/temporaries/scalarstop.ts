import type { NDArray } from "../../ndarray/array.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import type { Trace } from "../../trace/trace.ts";
import { shortName } from "../consumers.ts";
import type { Elementwise } from "../expansion/elementwise.ts";
import { isWasteful, spareOperands } from "./spent.ts";

/** An operator that would take the memory of a temporary if its other operand were not this number, or not on this side. */
export interface ScalarStop {
  readonly temporary: NDArray;
  /** The number's place among the operands. */
  readonly at: number;
}

const commutative: ReadonlySet<string> = new Set(["Add", "Mult"]);
const others: ReadonlySet<string> = new Set(["Sub", "Div", "FloorDiv"]);

/** Returns the temporary whose memory NumPy does not reuse because of the number that it meets; undefined for anything else. */
export function scalarStop(trace: Trace, event: Elementwise): ScalarStop | undefined {
  if (!event.op.startsWith("operator:") || event.ins.length !== 2 || !isWasteful(trace, event))
    return undefined;
  const name = shortName(event.op);
  const at = event.ins.findIndex(({ t }) => t === "int" || t === "float" || t === "scalar");
  if (at < 0 || !(commutative.has(name) || (others.has(name) && at === 1))) return undefined;
  const temporary = event.ins[1 - at];
  if (temporary.t !== "ndarray" || !spareOperands(trace, event).includes(temporary)) return undefined;
  // A NumPy number on the left does the operation itself.
  if (event.ins[at].t === "scalar") return at === 0 ? { temporary, at } : undefined;
  const taken = event.ins[at].t === "int" ? int64 : float64;
  return canCast(taken, temporary.dtype, "safe") ? undefined : { temporary, at };
}
