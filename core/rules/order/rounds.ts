import { isExact } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Expr, For } from "../../syntax/ast.ts";
import type { Trace } from "../../trace/trace.ts";
import { calledName } from "../operands.ts";

/** Returns how often a loop is run, by what it goes through; undefined when that is not known. */
export function roundsOf(trace: Trace, { iter }: Pick<For, "iter">): number | undefined {
  const all = elementsIn(iter);
  if (all) return sizeOf(trace.observations.get(all)?.last);
  if (iter.kind === "Call" && calledName(iter) === "zip") {
    const lengths = iter.args.map((one) => lengthOf(trace.observations.get(one)?.last));
    const known = lengths.filter((length) => length !== undefined);
    return known.length > 0 ? Math.min(...known) : undefined;
  }
  const over = iter.kind === "Call" && calledName(iter) === "enumerate" ? iter.args[0] : iter;
  return lengthOf(over && trace.observations.get(over)?.last);
}

/** The array of which all elements are gone through: `a` of `a.flat`, `np.nditer(a)` and `np.ndindex(a.shape)`. */
function elementsIn(iter: Expr): Expr | undefined {
  if (iter.kind === "Attribute" && iter.attr === "flat") return iter.value;
  const name = calledName(iter);
  if (iter.kind !== "Call" || !["nditer", "ndenumerate", "ndindex"].includes(name ?? "")) return undefined;
  const [given, ...others] = iter.args;
  if (!given || others.length > 0 || name !== "ndindex") return given;
  const shape = given.kind === "Starred" ? given.value : given;
  return shape.kind === "Attribute" && shape.attr === "shape" ? shape.value : undefined;
}

function sizeOf(value: Value | undefined): number | undefined {
  const all = value?.t === "ndarray" ? size(value.layout) : undefined;
  return all !== undefined && isExact(all) ? all : undefined;
}

function lengthOf(value: Value | undefined): number | undefined {
  if (value?.t === "int") return typeof value.v === "number" ? value.v : undefined;
  if (value?.t === "ndarray") {
    const [length] = value.shape;
    return length !== undefined && isExact(length) ? length : undefined;
  }
  if (value?.t !== "range" || !isExact(value.start) || !isExact(value.stop)) return undefined;
  return Math.max(0, Math.ceil((value.stop - value.start) / value.step));
}
