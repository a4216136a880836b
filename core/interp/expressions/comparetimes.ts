import { anyBool, pyBool, timeOf, type Value } from "../../ndarray/value.ts";
import { compare, truthOf } from "../../numpy/index.ts";
import type { CompareOperator, Node } from "../../syntax/ast.ts";
import type { Machine } from "../machine.ts";

/**
 * Compares a date or duration of Python's own with NumPy's, which NumPy does as objects: those of days and longer units are dates, shorter
 * ones dates with a time, and below the microsecond they are ints. Undefined for other values.
 */
export function compareTimes(
  machine: Machine,
  op: Exclude<CompareOperator, "In" | "NotIn" | "Is" | "IsNot">,
  left: Value,
  right: Value,
  node: Node,
): Value | undefined {
  const [a, b] = [timeOf(left), timeOf(right)];
  const isMixed = (a !== left) !== (b !== right) && hasUnit(a) && hasUnit(b);
  if (!isMixed) return undefined;
  const [x, y] = [classOf(a), classOf(b)];
  const effect = x && x === y ? compare(op, a, b, machine.context) : undefined;
  if (!effect) return machine.notKnown("a date of Python's own beside another time");
  const result = machine.perform(node, `operator:${op}`, [a, b], effect);
  // Objects give Python's own truths.
  if (result.t !== "scalar") return result;
  const truth = truthOf(result);
  return typeof truth === "boolean" ? pyBool(truth) : anyBool;
}

const hasUnit = (value: Value) =>
  (value.t === "ndarray" || value.t === "scalar") && value.dtype.unit !== undefined;

/** The class of Python's own of which NumPy makes objects; undefined where it makes ints. */
function classOf(value: Value): string | undefined {
  if (value.t !== "ndarray" && value.t !== "scalar") return undefined;
  const { kind, unit } = value.dtype;
  const base = unit?.base ?? "";
  const isLong = "YMWD".includes(base) && base !== "";
  if (kind === "m") return ["W", "D", "h", "m", "s", "ms", "us"].includes(base) ? "timedelta" : undefined;
  if (isLong) return "date";
  return ["h", "m", "s", "ms", "us"].includes(base) ? "datetime" : undefined;
}
