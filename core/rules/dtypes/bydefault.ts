import type { OperationEvent } from "../../trace/event.ts";
import { operandsOf } from "../../trace/flow.ts";
import { makerOf } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { isElementwiseEvent } from "../expansion/elementwise.ts";
import { argument } from "../tree.ts";

/** Most operations between an array and those that its numbers come from. */
const deepest = 12;

/**
 * True for an operation whose result has the dtype that NumPy takes where nobody asks for one: `np.linspace(0, 1, n)`,
 * `np.hanning(n)`, `np.sin(np.arange(n) * 0.1)`.
 */
export function isByDefault(trace: Trace, maker: OperationEvent, depth = deepest): boolean {
  if (maker.kind === "alloc" && !isElementwiseEvent(maker))
    return windows.has(maker.op) || hasDefaultDType(maker);
  if (depth === 0 || maker.kind !== "ufunc" || !isElementwiseEvent(maker) || maker.into) return false;
  if (maker.named.has("dtype") || maker.named.has("out")) return false;
  const sources = operandsOf(maker);
  // Scalars of NumPy's have a dtype that somebody may have chosen.
  if (sources.length === 0 || maker.ins.some(({ t }) => t === "scalar" || t === "unknown")) return false;
  return sources.every((source) => {
    const own = makerOf(trace, source);
    const from = own?.kind === "view" && source.base ? makerOf(trace, source.base) : own;
    return from !== undefined && isByDefault(trace, from, depth - 1);
  });
}

/** Functions that know no other dtype. */
const windows: ReadonlySet<string> = new Set(
  ["bartlett", "blackman", "hamming", "hanning", "kaiser", "fft.fftfreq", "fft.rfftfreq"].map(
    (name) => `numpy.${name}`,
  ),
);

/** Where functions whose result is float64 by default take a dtype, as a position among their arguments. */
export const dtypePosition: ReadonlyMap<string, number> = new Map([
  ["zeros", 1],
  ["ones", 1],
  ["empty", 1],
  ["full", 2],
  ["arange", 3],
  ["array", 1],
  ["linspace", 5],
  ["eye", 3],
  ["identity", 1],
  ["random", 1],
  ["standard_normal", 1],
]);

/** True for a call that makes an array and leaves its dtype to NumPy. */
function hasDefaultDType({ op, node }: OperationEvent): boolean {
  if (op.startsWith("numpy.random.")) return !argument(node, 1, "dtype") || !dtypePosition.has(lastPart(op));
  const position = dtypePosition.get(lastPart(op));
  return position !== undefined && node.kind === "Call" && !argument(node, position, "dtype");
}

function lastPart(op: string): string {
  return op.slice(op.lastIndexOf(".") + 1);
}
