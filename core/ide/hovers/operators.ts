import type { NDArray } from "../../ndarray/array.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import { isExact, sameShape } from "../../ndarray/layouts/dim.ts";
import type { Node, Operator } from "../../syntax/ast.ts";
import { operatorSymbols } from "../../syntax/symbols.ts";
import type { OperationEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import { codeSpan } from "../markdown.ts";
import { operationsAt } from "./happened.ts";

/** Returns what an operator between arrays does to memory and why, in Markdown; undefined where no array comes out of it. */
export function operatorText(trace: Trace, node: Node): string | undefined {
  const event = operationsAt(trace, node).at(-1);
  if (!event || !("out" in event) || !event.out || event.kind === "view") return undefined;
  const rule = ruleOf(node, event, event.out);
  if (rule === undefined) return undefined;
  const why = event.elided ? undefined : rule;
  const sentences = [why, widened(event, event.out), spread(node, event, event.out)];
  return sentences.filter((sentence) => sentence !== undefined).join(" ") || undefined;
}

function ruleOf(node: Node, event: OperationEvent, out: NDArray): string | undefined {
  switch (node.kind) {
    case "Compare":
      return out.dtype.char === "?"
        ? "A comparison makes a new array of bool, 1 byte an element."
        : "A comparison makes a new array.";
    case "UnaryOp":
      return "An operator makes a new array and leaves its operand as it is.";
    case "BinOp":
      if (node.op === "MatMult")
        return "`@` makes a new array for the sums of products; `np.matmul(a, b, out=c)` writes into one that is there.";
      return `An operator makes a new array and leaves its operands as they are${inPlace(node.op, event, out)}.`;
    default:
      return undefined;
  }
}

/** How to write into the left operand instead, where it is an array that can hold the result. */
function inPlace(op: Operator, { ins: [left] }: OperationEvent, out: NDArray): string {
  const holds =
    left?.t === "ndarray" && sameDType(left.dtype, out.dtype) && sameShape(left.shape, out.shape) === true;
  return holds ? `; ${codeSpan(`a ${operatorSymbols[op]}= b`)} writes into ${codeSpan("a")} itself` : "";
}

/** Where elements become larger: "Elements of `int16` become `float64`: 8 bytes instead of 2." */
function widened({ ins }: OperationEvent, { dtype }: NDArray): string | undefined {
  const from = arraysOf(ins).map((array) => array.dtype);
  if (from.length === 0 || from.some(({ itemsize }) => itemsize >= dtype.itemsize)) return undefined;
  const names = [...new Set(from.map((one) => codeSpan(dtypeText(one))))].join(" and ");
  const largest = Math.max(...from.map(({ itemsize }) => itemsize));
  return `Elements of ${names} become ${codeSpan(dtypeText(dtype))}: ${dtype.itemsize} bytes instead of ${largest}.`;
}

/** Where broadcasting makes more elements than any operand has. */
function spread(node: Node, { ins }: OperationEvent, { shape }: NDArray): string | undefined {
  if (node.kind === "BinOp" && node.op === "MatMult") return undefined;
  const operands = arraysOf(ins);
  const isLarger = operands.every(
    (operand) => operand.shape.every(isExact) && sameShape(operand.shape, shape) === false,
  );
  if (operands.length < 2 || !isLarger) return undefined;
  return "No operand is as large as the result: both are broadcast.";
}

const arraysOf = (values: OperationEvent["ins"]) =>
  values.filter((value): value is NDArray => value.t === "ndarray");
