import { less } from "../../ndarray/layouts/dim.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Module } from "../../syntax/ast.ts";
import type { EventOf, OperationEvent } from "../../trace/event.ts";
import { shortName } from "../consumers.ts";
import { textOf } from "../edits.ts";
import { operandNode } from "../operands.ts";

/**
 * True for products of every element of one array with every element of another, all of which are added up: the sum is the product
 * of the two sums. So are `np.outer(u, v).sum()` and `(u[:, None] * v).sum()`.
 */
export function isSumOfOuter(product: OperationEvent, { ins, named }: EventOf<"reduce">): boolean {
  const axis = named.get("axis") ?? ins[1];
  const isOfAll = (axis === undefined || axis.t === "none") && !named.has("keepdims");
  if (!isOfAll) return false;
  if (outers.has(product.op)) return true;
  const name = shortName(product.op);
  const [left, right] = product.ins;
  return (name === "Mult" || name === "multiply") && isApart(left, right);
}

const outers: ReadonlySet<string> = new Set(["numpy.outer", "numpy.linalg.outer", "numpy.multiply.outer"]);

/** True when two arrays have no axis in common: where the one is longer than 1 the other is repeated. */
function isApart(left: Value | undefined, right: Value | undefined): boolean {
  if (left?.t !== "ndarray" || right?.t !== "ndarray") return false;
  const rank = Math.max(left.shape.length, right.shape.length);
  const isOne = ({ shape }: typeof left, at: number) => (shape[shape.length - rank + at] ?? 1) === 1;
  const axes = Array.from({ length: rank }, (_, at) => [isOne(left, at), isOne(right, at)]);
  const isBoth = [left, right].every(({ shape }) => shape.some((length) => less(length, 2) === false));
  return isBoth && axes.every(([mine, other]) => mine || other);
}

/** Says what gives the same without the products: `np.sum(u) * np.sum(v)`. */
export function sumsInstead(module: Module, product: OperationEvent, { op }: EventOf<"reduce">): string {
  const texts = [0, 1].map((i) => operandNode(product, i)).map((node) => node && textOf(module, node));
  const [first, second] = texts.map((text, i) => text ?? "ab"[i]);
  const name = shortName(op);
  return `np.${name}(${first}) * np.${name}(${second})`;
}
