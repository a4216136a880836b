/**
 * ## What it does
 * Reports `astype()` whose result only goes into an operation that would convert the elements by itself: `a.astype("f8").sum()`,
 * `total += a.astype("f8")`, `buffer[:] = a.astype("f4")`; and `astype()` of an array that was made for it, `np.zeros(n).astype("f4")`.
 *
 * ## Why is this bad?
 * `astype` converts all elements into an array of their own. Reductions with `dtype=`, augmented assignment and assignment convert
 * a few thousand at a time on the way.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * counts = np.ones(500_000, dtype=np.int32)
 * total = counts.astype(np.float64).sum()
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * counts = np.ones(500_000, dtype=np.int32)
 * total = counts.sum(dtype=np.float64)
 * ```
 *
 * ## When not to
 * When the converted array is used more than once. Sums of floats may round differently, because they are added up in other groups.
 */
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { isInteger, isNumber, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { evaluateDim, minus, sameShape } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { showDType } from "../../ndarray/show.ts";
import type { Call, Expr, Module } from "../../syntax/ast.ts";
import type { CopyEvent, OperationEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { addKeyword, removeMethod, textOf } from "../edits.ts";
import { isElementwiseEvent } from "../expansion/elementwise.ts";
import { type Fix, type Report, rule, type Scene } from "../rule.ts";
import { argument } from "../tree.ts";
import { consumerOf, leastOperator } from "./spent.ts";

/** Elements that NumPy converts at a time. */
const buffered = 8192;

const reductions: ReadonlySet<string> = new Set(["sum", "mean", "prod", "std", "var"]);

export default rule({
  code: "ND414",
  name: "needless-conversion",
  severity: "information",
  on: "copy",
  check(event, scene) {
    const { trace, visits } = scene;
    if (visits.every((visit) => isMadeForIt(trace, visit))) return ofMade(event, scene);
    const users = visits.map((visit) => converterOf(trace, visit));
    const user = users[visits.indexOf(event)];
    if (!user || users.includes(undefined)) return undefined;
    const { text, bytes } = amountOf(visits, "converted");
    const isSame = user.kind !== "reduce" || (isInteger(event.of.dtype) && isInteger(event.out.dtype));
    const advice =
      user.kind === "reduce"
        ? `pass dtype=${showDType(event.out.dtype)} to ${shortName(user.op)}()`
        : `${user.kind === "write" ? "the assignment" : "the operation"} converts by itself; drop astype()`;
    return {
      message: `${text} into an array that is used once: ${advice}`,
      bytes: minus(bytes, visits.length * buffered * event.out.dtype.itemsize),
      proof: [
        "nothing else uses the converted array",
        isSame ? "same bits: each element is converted alike" : "sums of floats may round differently",
      ],
      fix: fixOf(event, user, scene, isSame),
    };
  },
});

const fillers: ReadonlySet<string> = new Set(["numpy.zeros", "numpy.ones", "numpy.empty", "numpy.full"]);

/** True when an array full of one value is made only to be converted. */
function isMadeForIt(trace: Trace, { op, of, out, node }: CopyEvent): boolean {
  if (op !== "numpy.ndarray.astype" || node.kind !== "Call" || node.func.kind !== "Attribute") return false;
  const maker = makerOf(trace, of);
  const isInPlace = maker?.node === node.func.value;
  return isInPlace && fillers.has(maker.op) && isNumber(of.dtype) && isNumber(out.dtype);
}

function ofMade({ node, of, out }: CopyEvent, { trace, module, visits }: Scene<"copy">): Report | undefined {
  const { text, bytes } = amountOf(visits, `of ${showDType(of.dtype)}`, (visit) => nbytes(visit.of.layout));
  const call = node.kind === "Call" && node.func.kind === "Attribute" ? node.func.value : undefined;
  const maker = makerOf(trace, of);
  if (sameDType(of.dtype, out.dtype) || call?.kind !== "Call" || node.kind !== "Call" || !maker)
    return undefined;
  const given = argument(call, maker.op === "numpy.full" ? 2 : 1, "dtype");
  const isPlain = node.args.length === 1 && node.keywords.length === 0 && node.func.kind === "Attribute";
  const dtype =
    isPlain && !given && call.keywords.every(({ arg }) => arg !== null) ? node.args[0] : undefined;
  return {
    message: `${text} are made only to be converted: pass dtype=${showDType(out.dtype)} to ${shortName(maker.op)}()`,
    bytes,
    severity: "warning",
    proof: ["nothing else uses the array that is converted"],
    fix: dtype && madeWith(module, node, call, dtype, maker.op),
  };
}

function madeWith(module: Module, node: Call, call: Call, dtype: Expr, op: string): Fix | undefined {
  if (node.func.kind !== "Attribute") return undefined;
  const edits = [
    removeMethod(module, node, node.func.attrSpan),
    addKeyword(module, call, `dtype=${textOf(module, dtype)}`),
  ];
  return { title: "Make it with that dtype", safe: op === "numpy.zeros" || op === "numpy.ones", edits };
}

/** Returns the one operation that uses the converted array and could convert by itself. */
function converterOf(trace: Trace, event: CopyEvent): OperationEvent | undefined {
  const { op, of, out, named, ins } = event;
  if (op !== "numpy.ndarray.astype" || named.size > 0 || ins.length !== 2 || of.subclass !== "ndarray")
    return undefined;
  const bytes = evaluateDim(nbytes(out.layout), ({ hint }) => hint);
  if (bytes === undefined || bytes < leastOperator || sameDType(of.dtype, out.dtype)) return undefined;
  if (!"biufc".includes(of.dtype.kind) || !"biufc".includes(out.dtype.kind)) return undefined;
  const user = consumerOf(trace, out);
  if (!user) return undefined;
  if (user.kind === "reduce") {
    const isPlain = !user.into && !user.named.has("dtype") && user.ins[0] === out && user.ins.length < 3;
    return isPlain && reductions.has(shortName(user.op)) ? user : undefined;
  }
  if (user.kind === "write") {
    const { region, from, into } = user;
    const isPlain =
      user.op === "setitem" && from === out && region !== undefined && into.buffer !== of.buffer;
    return isPlain && sameDType(region.dtype, out.dtype) && sameShape(region.shape, out.shape) === true
      ? user
      : undefined;
  }
  if (!isElementwiseEvent(user) || user.elided || !canCast(of.dtype, out.dtype, "safe")) return undefined;
  // Another array has the dtype already, so that the operation is carried out in it.
  const isGiven = user.ins.some(
    (value) => value.t === "ndarray" && value !== out && sameDType(value.dtype, out.dtype),
  );
  const isOwn = user.into !== undefined && user.into.buffer === of.buffer;
  return isGiven && !isOwn && sameDType(user.out.dtype, out.dtype) && user.kind === "ufunc"
    ? user
    : undefined;
}

function fixOf(
  event: CopyEvent,
  user: OperationEvent,
  { module }: Scene<"copy">,
  isSame: boolean,
): Fix | undefined {
  const { node } = event;
  if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "astype") return undefined;
  const drop = removeMethod(module, node, node.func.attrSpan);
  const safe = isSame && event.certain && event.scope.node === undefined;
  if (user.kind !== "reduce") return { title: "Drop astype()", safe, edits: [drop] };
  const call = user.node;
  if (call.kind !== "Call" || node.args.length !== 1 || !takes(call, node)) return undefined;
  return {
    title: "Pass dtype= to the reduction",
    safe,
    edits: [drop, addKeyword(module, call, `dtype=${textOf(module, node.args[0])}`)],
  };
}

function takes({ args, func }: Call, node: Call): boolean {
  return args[0] === node || (func.kind === "Attribute" && func.value === node);
}
