/**
 * ## What it does
 * Reports large arrays that are made of a list of numbers which is built for that alone: `np.array([f(i) for i in range(n)])`.
 *
 * ## Why is this bad?
 * In a list every number is an object of its own, of 24 bytes and more, and a pointer to it: four to thirty times what the array
 * takes. All of them are alive until the array is done. `np.fromiter` takes one number at a time.
 *
 * ## Example
 * ```python
 * import math
 *
 * import numpy as np
 *
 * curve = np.array([math.sin(i * 0.001) for i in range(60_000)])
 * ```
 *
 * ## Use instead
 * ```python
 * import math
 *
 * import numpy as np
 *
 * curve = np.fromiter((math.sin(i * 0.001) for i in range(60_000)), dtype=np.float64, count=60_000)
 * ```
 *
 * ## When not to
 * When the list is used for something else as well. The rule is silent then, and about lists of less than 1 MiB. Where the numbers
 * can be computed by operations on arrays, such as `np.sin(np.arange(n) * 0.001)`, that is better still.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, evaluateDim, times } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { PyList, Value } from "../../ndarray/value.ts";
import { type Expr, type Module, walk } from "../../syntax/ast.ts";
import type { AllocEvent } from "../../trace/event.ts";
import { calledName } from "../operands.ts";
import { rule } from "../rule.ts";
import { assignmentsTo } from "../tree.ts";

/** Bytes of the list and the numbers in it. */
const leastBytes = 1024 * 1024;

export default rule({
  code: "ND415",
  name: "array-of-list",
  severity: "information",
  on: "alloc",
  check(event, { module, visits }) {
    if (visits.some((visit) => !isMadeOfNumbers(module, visit))) return undefined;
    const list = event.ins[0] as PyList;
    const bytes = bytesOfList(list, event.out);
    const size = bytes === undefined ? undefined : evaluateDim(bytes, ({ hint }) => hint);
    if (bytes === undefined || size === undefined || size < leastBytes) return undefined;
    const array = nbytes(event.out.layout);
    return {
      message: `${isMost(list) ? "up to " : ""}${formatBytes(bytes)} of Python numbers for an array of ${formatBytes(array)}: ${advice(event.out)}`,
      bytes,
      proof: ["nothing else uses the list"],
    };
  },
});

function advice({ shape }: NDArray): string {
  return shape.length === 1
    ? "np.fromiter() takes them one at a time"
    : "put them into the rows of an empty array, or compute them with operations on arrays";
}

const makers: ReadonlySet<string> = new Set(["numpy.array", "numpy.asarray"]);

function isMadeOfNumbers(module: Module, { op, ins, node, out }: AllocEvent): boolean {
  if (!makers.has(op) || ins[0]?.t !== "list" || node.kind !== "Call") return false;
  if (out.shape.length !== 1 && out.shape.length !== 2) return false;
  const [given] = node.args;
  if (!"biufc".includes(out.dtype.kind) || given === undefined) return false;
  // Rows under a name are mostly data that came so.
  return out.shape.length === 1 ? isBuiltForThis(module, given) : isBuilt(given);
}

/** A list that is written in the call, or under a name that stands nowhere else. */
function isBuiltForThis(module: Module, node: Expr): boolean {
  if (node.kind === "Name") {
    const [value, ...others] = assignmentsTo(module, node.id);
    return value !== undefined && others.length === 0 && isBuilt(value) && timesRead(module, node.id) === 1;
  }
  return isBuilt(node);
}

function isBuilt(node: Expr): boolean {
  if (node.kind === "ListComp") return true;
  // `a.tolist() + b.tolist()`
  if (node.kind === "BinOp") return node.op === "Add" && isBuilt(node.left) && isBuilt(node.right);
  if (calledName(node) === "tolist") return true;
  return node.kind === "Call" && calledName(node) === "list" && calledName(node.args[0] ?? node) === "map";
}

function timesRead(module: Module, name: string): number {
  let count = 0;
  for (const statement of module.body)
    walk(statement, (node) => {
      if (node.kind === "Name" && node.id === name) count++;
    });
  // The name is written once as well.
  return count - 1;
}

function bytesOfList({ items, each, length }: PyList, out: NDArray): Dim | undefined {
  if (items) {
    const sizes = items.map(bytesOfNumber);
    return sizes.reduce<number | undefined>(
      (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one + pointer),
      0,
    );
  }
  // What goes into 8 bits is small.
  const bytes = each && (isMost({ each }) && out.dtype.itemsize > 1 ? bytesOfInt : bytesOfNumber(each));
  return bytes === undefined || length === undefined ? undefined : times(length, bytes + pointer);
}

const pointer = 8;
const bytesOfInt = 32;

/** True for lists of whole numbers of which nobody knows how many are small. */
function isMost({ each }: Pick<PyList, "each">): boolean {
  return each?.t === "int" && typeof each.v !== "number" && typeof each.v !== "bigint";
}

/** Bytes of a number's object as CPython allocates it; 0 for small whole numbers, which exist anyway, and for those that may be small. */
function bytesOfNumber(value: Value): number | undefined {
  if (value.t === "float") return 24;
  if (value.t === "int")
    return typeof value.v === "number" && (value.v < -5 || value.v > 256) ? bytesOfInt : 0;
  if (value.t === "bool") return 0;
  if (value.t === "complex") return 32;
  if (value.t === "list") return bytesOfRow(value);
  return value.t === "scalar" && "biufc".includes(value.dtype.kind) ? 24 + value.dtype.itemsize : undefined;
}

/** Bytes of a list inside the list; undefined where its length is not known. */
function bytesOfRow({ items, each, length }: PyList): number | undefined {
  const count = items?.length ?? length;
  if (typeof count !== "number") return undefined;
  const numbers = items ?? (each ? [each] : []);
  const sizes = numbers.map((one) => (one.t === "list" ? undefined : bytesOfNumber(one)));
  if (sizes.includes(undefined) || numbers.length === 0) return undefined;
  const all = (sizes as number[]).reduce((sum, one) => sum + one, 0);
  return emptyList + count * pointer + (items ? all : count * all);
}

const emptyList = 56;
