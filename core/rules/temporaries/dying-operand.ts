/**
 * ## What it does
 * Reports functions that are given an intermediate result, `np.abs(a - b)`, and put theirs into memory of its own; and operators
 * with such a result on their right, `1 - a * b`; and `np.where(c, 0, a)`, `np.nan_to_num(a)` and, in a function, calls such as
 * `np.clip(a, 0, 1)` of an array that has a name, but is not used any more.
 *
 * ## Why is this bad?
 * The intermediate result is not used any more, so that the function could write into it. As it stands two arrays are alive where
 * one would do. A function does not reuse its operand unless `out=` tells it to; operators mostly do by themselves.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * a = np.ones(500_000)
 * b = np.zeros(500_000)
 * error = np.abs(a - b)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * a = np.ones(500_000)
 * b = np.zeros(500_000)
 * error = a - b
 * np.abs(error, out=error)
 * ```
 *
 * ## When not to
 * When the expression is easier to read and its memory does not matter. The rule is silent about arrays of less than 64 KiB.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, evaluateDim, isExact } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import type { Call, Expr, Module, Node } from "../../syntax/ast.ts";
import { makerOf } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { replace, textOf } from "../edits.ts";
import { type Elementwise, isElementwiseEvent } from "../expansion/elementwise.ts";
import { operandNode } from "../operands.ts";
import { type Fix, type Report, rule, type Scene } from "../rule.ts";
import { assignedName, indentationOf, statementOf } from "../tree.ts";
import { isAloneOnItsWay, operationName, ufuncOfOperator } from "./operations.ts";
import { scalarStop } from "./scalarstop.ts";
import { lastChoice, lastLocal, lastRepaired, leastOperator, spareOperands } from "./spent.ts";
import { computedInto, mentions } from "./writing.ts";

export default rule({
  code: "ND411",
  name: "dying-operand",
  severity: "information",
  on: ["ufunc", "alloc"],
  check(event, scene) {
    const { trace, visits, settings } = scene;
    const [repaired, ...others] = visits.map((visit) => lastRepaired(trace, visit));
    if (repaired && !others.includes(undefined)) return ofRepair(scene);
    const isWasted = (visit: Elementwise) =>
      (lastChoice(trace, visit) ?? lastLocal(trace, visit)) !== undefined ||
      (isAloneOnItsWay(trace, visit) && (settings.platform === "win32" || !scalarStop(trace, visit)));
    if (!visits.every((visit) => isElementwiseEvent(visit) && isWasted(visit))) return undefined;
    if (!isElementwiseEvent(event)) return undefined;
    const { text, bytes } = amountOf(visits, "for one more array");
    if (isLittle(trace, bytes)) return undefined;
    const operand = spareOperands(trace, event).at(0);
    return {
      message: `${text}: ${operationName(event)} could write into its operand, which nothing else uses; ${advice(event)}`,
      bytes,
      proof: [
        "nothing else uses the operand",
        "the result has its dtype and shape, so that it has the same bits there",
      ],
      fix: operand && fixOf(event, scene, operand),
    };
  },
});

function ofRepair({ trace, visits }: Scene<"ufunc" | "alloc">): Report | undefined {
  const { text, bytes } = amountOf(visits, "for one more array");
  if (isLittle(trace, bytes)) return undefined;
  return {
    message: `${text}: np.nan_to_num() could repair its operand, which nothing else uses; pass copy=False`,
    bytes,
    proof: ["nothing else uses the operand", "the same values are put into it"],
  };
}

/** How many times the memory that the program needs anyway may be larger. */
const leastShare = 24;

/** Bytes that are no little thing whatever else there is. */
const mostLittle = 1024 * 1024;

/** The norms of rows, say, beside the rows themselves. */
function isLittle({ arraysPeak }: Trace, bytes: Dim): boolean {
  const all = arraysPeak && sizeOf(arraysPeak.bytes);
  const own = sizeOf(bytes);
  return all !== undefined && own !== undefined && own < mostLittle && own * leastShare < all;
}

function sizeOf(bytes: Dim): number | undefined {
  return evaluateDim(bytes, ({ hint }) => hint);
}

function advice({ op, node }: Elementwise): string {
  if (op === "numpy.where") return "use np.copyto(..., where=)";
  if (isAbs(op, node)) return "Python's abs() does, or pass it as out=";
  const ufunc = ufuncOfOperator(op);
  return ufunc ? `np.${ufunc}(..., out=) does` : "pass it as out=";
}

/** Python's `abs` is an operator, which reuses its operand. */
function isAbs(op: string, node: Node): node is Call {
  return (
    op === "numpy.absolute" && node.kind === "Call" && node.args.length === 1 && node.keywords.length === 0
  );
}

function absFix(module: Module, { func }: Call, safe: boolean): Fix | undefined {
  const isOther = /\b(def|class|import|as)\s+abs\b|\babs\s*=|\bimport\b[^\n]*\babs\b/.test(module.text);
  return isOther ? undefined : { title: "Use abs()", safe, edits: [replace(func, "abs")] };
}

/** `r = np.sqrt(a * b)` becomes two statements, `r = a * b` and `np.sqrt(r, out=r)`. */
function fixOf(
  event: Elementwise,
  { module, trace, visits }: Scene<"ufunc" | "alloc">,
  operand: NDArray,
): Fix | undefined {
  const { node, op } = event;
  if (isAbs(op, node) && isReusable(event))
    return absFix(module, node, event.certain && event.scope.node === undefined);
  const name = assignedName(module, node);
  const statement = statementOf(module, node);
  const indentation = statement && indentationOf(module, statement);
  const inner = innerOf(trace, operand);
  if (!name || !statement || indentation === undefined || !inner || op === "numpy.where") return undefined;
  if (!isOperand(event, inner) || (node.kind !== "BinOp" && node.kind !== "Call" && node.kind !== "UnaryOp"))
    return undefined;
  const first = `${name} = ${textOf(module, inner)}`;
  const second = secondStep(module, node, inner, name);
  if (second === undefined || first.includes("\n")) return undefined;
  const isOne = new Set(visits.map((visit) => (visit as Elementwise).scope)).size === 1;
  return {
    title: `Write into ${name}`,
    safe: event.certain && event.scope.node === undefined && isOne,
    edits: [replace(statement, `${first}\n${indentation}${second}`)],
  };
}

/** NumPy only reuses what has so many bytes. */
function isReusable({ out }: Elementwise): boolean {
  const bytes = nbytes(out.layout);
  return isExact(bytes) && bytes >= leastOperator;
}

function secondStep(module: Module, node: Expr, inner: Expr, name: string): string | undefined {
  const others = node.kind === "BinOp" ? [node.left, node.right] : node.kind === "Call" ? node.args : [];
  if (others.some((other) => other !== inner && mentions(module, other, name))) return undefined;
  return computedInto(module, node, name, (operand) => (operand === inner ? name : undefined));
}

function innerOf(trace: Trace, operand: NDArray): Expr | undefined {
  const node = makerOf(trace, operand)?.node;
  return node && ["BinOp", "Call", "UnaryOp", "Subscript"].includes(node.kind) ? (node as Expr) : undefined;
}

function isOperand(event: Elementwise, inner: Expr): boolean {
  if (event.node.kind === "UnaryOp") return event.node.operand === inner;
  return event.ins.some((_, i) => operandNode(event, i) === inner);
}
