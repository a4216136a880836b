import { isExact } from "../../ndarray/layouts/dim.ts";
import type { Value } from "../../ndarray/value.ts";
import type { For } from "../../syntax/ast.ts";
import type { Trace } from "../../trace/trace.ts";
import { calledName } from "../operands.ts";

/** Returns how often a loop is run, by what it goes through; undefined when that is not known. */
export function roundsOf(trace: Trace, { iter }: For): number | undefined {
  if (iter.kind === "Call" && calledName(iter) === "zip") {
    const lengths = iter.args.map((one) => lengthOf(trace.observations.get(one)?.last));
    const known = lengths.filter((length) => length !== undefined);
    return known.length > 0 ? Math.min(...known) : undefined;
  }
  const over = iter.kind === "Call" && calledName(iter) === "enumerate" ? iter.args[0] : iter;
  return lengthOf(over && trace.observations.get(over)?.last);
}

function lengthOf(value: Value | undefined): number | undefined {
  if (value?.t === "ndarray") {
    const [length] = value.shape;
    return length !== undefined && isExact(length) ? length : undefined;
  }
  if (value?.t !== "range" || !isExact(value.start) || !isExact(value.stop)) return undefined;
  return Math.max(0, Math.ceil((value.stop - value.start) / value.step));
}
