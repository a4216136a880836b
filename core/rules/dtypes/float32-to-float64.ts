/**
 * ## What it does
 * Reports float32 arrays that become float64 because they meet a float64 NumPy scalar, a 0-d array, an integer array, or a
 * float64 array that is smaller than they are or has NumPy's default dtype.
 *
 * ## Why is this bad?
 * The result and all that follows takes twice the memory. A Python number leaves float32 as it is; a NumPy scalar, such as
 * `np.sqrt(64)` or an element of a float64 array, does not (NEP 50).
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * scores = np.ones((512, 512), dtype=np.float32)
 * scaled = scores / np.sqrt(64)
 * print(scaled.dtype)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * scores = np.ones((512, 512), dtype=np.float32)
 * scaled = scores / float(np.sqrt(64))
 * print(scaled.dtype)
 * ```
 *
 * ## When not to
 * When float64 is wanted from here on: then `dtype=np.float64` says so. The rule is silent where the result meets another large
 * float64 array, as everything becomes float64 there.
 */
import type { NDArray } from "../../ndarray/array.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { floorDivide, isExact } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes, showDType } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Expr, Module } from "../../syntax/ast.ts";
import { operandsOf } from "../../trace/flow.ts";
import { makerOf } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { addKeyword, insertAfter, insertBefore, operandText, replace } from "../edits.ts";
import { calledName, operandNode } from "../operands.ts";
import { linesText } from "../proof.ts";
import { type Edit, type Fix, rule } from "../rule.ts";
import { argument, numpyName } from "../tree.ts";
import { hasAxes, laterWidenings, type Making, meetFloat64, type Widening } from "./asfloat32.ts";
import { dtypePosition, isByDefault } from "./bydefault.ts";
import { isPetty } from "./reach.ts";

export default rule({
  code: "ND203",
  name: "float32-to-float64",
  severity: "warning",
  on: ["ufunc", "alloc", "copy"],
  check(event, { trace, module, visits, settings }) {
    const wideners = widenersOf(event, trace);
    if (visits.some((visit) => widenersOf(visit, trace).length === 0) || meetFloat64(trace, visits))
      return undefined;
    const [wide, narrow] = [event.out, narrowOf(event)].map((array) => array && showDType(array.dtype));
    const amount = amountOf(visits, `of ${wide}`, ({ layout }) => nbytes(layout));
    if (isPetty(trace, visits, floorDivide(amount.bytes, 2), settings)) return undefined;
    const later = laterWidenings(trace, visits);
    const fix = fixOf(event, wideners, later, module);
    const advice = fix ? `; ${fix.title[0].toLowerCase()}${fix.title.slice(1)}` : "";
    return {
      message: `${amount.text} where ${narrow} needs ${halfOf(amount.bytes)}: ${described(wideners[0])} makes it ${wide}${advice}`,
      bytes: floorDivide(amount.bytes, 2),
      proof: [
        ...(isArray(wideners[0]) ? [] : [`a Python number leaves ${narrow} as it is`]),
        "results differ in the last of seven digits",
        ...(later.length > 0
          ? [linesText("so does another scalar of float64 further on", linesOf(later))]
          : []),
      ],
      fix,
    };
  },
});

function halfOf(bytes: Parameters<typeof formatBytes>[0]): string {
  return isExact(bytes) ? formatBytes(bytes / 2) : "half";
}

/** Operations beside ufuncs that promote their operands to a common dtype. */
const promoting: ReadonlySet<string> = new Set(
  [
    ...[
      "where",
      "concatenate",
      "vstack",
      "hstack",
      "stack",
      "dstack",
      "column_stack",
      "append",
      "insert",
      "select",
    ],
    ...[
      "dot",
      "matmul",
      "inner",
      "outer",
      "vdot",
      "tensordot",
      "einsum",
      "kron",
      "clip",
      "ndarray.dot",
      "ndarray.clip",
    ],
  ].map((name) => `numpy.${name}`),
);

/** Returns the operands that make float64 of float32; none when nothing does, or somebody seems to want it. */
function widenersOf(event: Making, trace: Trace): readonly Value[] {
  const { out, op, named, kind } = event;
  if (!out || !isWide(out.dtype) || !hasAxes(out) || named.has("dtype") || named.has("out")) return [];
  if (kind === "ufunc" ? event.into : !promoting.has(op)) return [];
  const narrow = narrowOf(event);
  if (!narrow) return [];
  const wide = [...new Set<Value>([...event.ins, ...operandsOf(event)])].filter(widens);
  return wide.every((value) => isAccident(value, narrow, trace)) ? wide : [];
}

function isWide({ char }: Pick<DType, "char">): boolean {
  return char === "d" || char === "D";
}

/** The float32 or complex64 array among the operands. */
function narrowOf(event: Making): NDArray | undefined {
  return operandsOf(event).find((array) => hasAxes(array) && "fF".includes(array.dtype.char));
}

function widens(value: Value): boolean {
  if (value.t !== "ndarray" && value.t !== "scalar") return false;
  const { kind, itemsize, char } = value.dtype;
  return isWide({ char }) || ("iu".includes(kind) && itemsize >= 4);
}

/** True for scalars, integers, arrays that are smaller, and those that only have the default dtype. */
function isAccident(value: Value, narrow: NDArray, trace: Trace): boolean {
  if (value.t !== "ndarray" || !hasAxes(value) || "iu".includes(value.dtype.kind)) return true;
  const own = makerOf(trace, value);
  const maker = own?.kind === "view" && value.base ? makerOf(trace, value.base) : own;
  // Somebody added up in float64 on purpose.
  if (maker?.kind === "reduce" && maker.named.has("dtype")) return false;
  const [mine, other] = [nbytes(value.layout), nbytes(narrow.layout)];
  if (isExact(mine) && isExact(other) && mine <= other) return true;
  if (maker?.kind === "copy" && isSmallerThanFloat32(maker.of.dtype)) return true;
  return maker !== undefined && isByDefault(trace, maker);
}

/** What float32 holds exactly. */
function isSmallerThanFloat32({ kind, itemsize }: DType): boolean {
  return kind === "b" || ("iu".includes(kind) && itemsize <= 2);
}

function described(value: Value): string {
  if (value.t !== "ndarray" && value.t !== "scalar") return "an operand";
  const name = showDType(value.dtype);
  if (value.t === "scalar") return `${name.startsWith("i") ? "an" : "a"} ${name} scalar`;
  return `${hasAxes(value) ? "an array" : "a 0-d array"} of ${name}`;
}

function linesOf(later: readonly Widening[]): readonly number[] {
  return [...new Set(later.map(({ event }) => event.line))].sort((a, b) => a - b);
}

function fixOf(
  event: Making,
  wideners: readonly Value[],
  later: readonly Widening[],
  module: Module,
): Fix | undefined {
  const np = numpyName(module);
  if (!np) return undefined;
  const edits: Edit[] = [];
  for (const { event: next, index } of later) {
    const operand = operandNode(next, index);
    if (!operand) return undefined;
    edits.push(...narrowed(module, operand, next.ins[index], np));
  }
  for (const widener of wideners) {
    const operand = operandNode(event, event.ins.indexOf(widener));
    if (!operand) return undefined;
    edits.push(...narrowed(module, operand, widener, np));
  }
  const [first] = wideners;
  const number = `Python ${numberType(first)}`;
  const title = isArray(first)
    ? "Make it float32 as well"
    : later.length > 0
      ? `Use ${number}s`
      : `Use a ${number}`;
  return { title, safe: false, edits };
}

function isArray(value: Value): boolean {
  return value.t === "ndarray" && hasAxes(value);
}

function narrowed(module: Module, operand: Expr, widener: Value, np: string): readonly Edit[] {
  if (widener.t !== "ndarray" || !hasAxes(widener))
    return [insertBefore(operand, `${numberType(widener)}(`), insertAfter(operand, ")")];
  const asked = calledName(operand) === "astype" ? argument(operand, 0, "dtype") : undefined;
  if (asked) return [replace(asked, `${np}.float32`)];
  const position = dtypePosition.get(calledName(operand) ?? "");
  if (operand.kind === "Call" && position !== undefined && !argument(operand, position, "dtype"))
    return [addKeyword(module, operand, `dtype=${np}.float32`)];
  return [replace(operand, `${operandText(module, operand)}.astype(${np}.float32)`)];
}

function numberType(value: Value): string {
  return "dtype" in value && "iu".includes(value.dtype.kind) ? "int" : "float";
}
