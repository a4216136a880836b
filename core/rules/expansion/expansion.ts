import type { NDArray } from "../../ndarray/array.ts";
import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { broadcastShape } from "../../ndarray/layouts/broadcast.ts";
import { less, product, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { hasStrideZero, isC } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Expr, Located } from "../../syntax/ast.ts";
import type { EventOf, OperationEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { elementUses } from "../../trace/reads.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { shortName } from "../consumers.ts";
import { operandNode } from "../operands.ts";
import { argument } from "../tree.ts";

/** An array that repeats a smaller one. */
export interface Expansion {
  /** The shape that what is repeated has. */
  readonly shape: Shape;
  /** The array of that shape's place, when it is not the result itself: the result in rows and columns. */
  readonly as?: NDArray;
  /** What is repeated; undefined for a number. */
  readonly source?: NDArray;
  /** For the message: "for repeated rows". */
  readonly what: string;
  /** For the message: what would be broadcast. */
  readonly origin: string;
  /** The expression that can stand in the place of the repetition, with the same dtype. */
  readonly node?: Expr;
  /** The method whose call can be dropped. */
  readonly method?: Located;
}

type Making = EventOf<"copy" | "alloc" | "ufunc">;

/** Returns what an operation repeats; undefined when its result is more than a repetition. */
export function expansionOf(event: Making, trace: Trace): Expansion | undefined {
  if (event.out.alternatives || event.allocated === 0) return undefined;
  if (event.kind === "copy") return repeated(event) ?? folded(event, trace) ?? copied(event);
  return event.kind === "alloc" ? (joined(event) ?? filled(event, trace)) : multiplied(event, trace);
}

const repeaters: ReadonlySet<string> = new Set(["tile", "repeat", "resize"]);

/** `np.tile(row, (n, 1))`, `np.repeat(column, n, axis=1)`. */
function repeated(event: EventOf<"copy">): Expansion | undefined {
  if (!repeaters.has(shortName(event.op)) || event.op === "numpy.ndarray.resize") return undefined;
  return of(event, event.of, event.ins.indexOf(event.of));
}

/** `v.repeat(n).reshape(len(v), n)`, `np.tile(v, n).reshape(n, len(v))`. */
function folded({ op, of: source, out }: EventOf<"copy">, trace: Trace): Expansion | undefined {
  const name = shortName(op);
  if ((name !== "repeat" && name !== "tile") || source.shape.length !== 1 || out.shape.length !== 1)
    return undefined;
  const [use, ...others] = elementUses(trace, out).filter(({ array }) => array === out);
  if (use?.event.kind !== "view" || shortName(use.event.op) !== "reshape" || others.length > 0)
    return undefined;
  const as = use.event.out;
  const [length] = source.shape;
  const isColumn = name === "repeat";
  if (
    as.alternatives ||
    isC(as.layout) !== true ||
    as.shape.length !== 2 ||
    same(as.shape[isColumn ? 0 : 1], length) !== true
  )
    return undefined;
  return {
    shape: isColumn ? [length, 1] : [1, length],
    as,
    source,
    what: `for a repeated ${isColumn ? "column" : "row"}`,
    origin: isColumn ? "the column itself, [:, None] of what is repeated" : "the row itself",
  };
}

const copiers: ReadonlySet<string> = new Set(["copy", "array", "ascontiguousarray"]);

/** `np.broadcast_to(row, shape).copy()`. */
function copied(event: EventOf<"copy">): Expansion | undefined {
  const { of: source, out, node, op } = event;
  if (!copiers.has(shortName(op)) || !hasStrideZero(source.layout)) return undefined;
  if (!sameDType(source.dtype, out.dtype) || node.kind !== "Call") return undefined;
  const isMethod = op === "numpy.ndarray.copy" && node.func.kind === "Attribute" && node.args.length === 0;
  return {
    shape: out.shape,
    source,
    what: "copied from a broadcast view",
    origin: "the view",
    ...(isMethod && node.func.kind === "Attribute"
      ? { method: node.func.attrSpan }
      : { node: node.args.length === 1 && node.keywords.length === 0 ? argument(node, 0, "a") : undefined }),
  };
}

const joiners: ReadonlySet<string> = new Set([
  "numpy.vstack",
  "numpy.stack",
  "numpy.array",
  "numpy.concatenate",
]);

/** `np.vstack([row] * n)`. */
function joined(event: EventOf<"alloc">): Expansion | undefined {
  const [list] = event.ins;
  if (!joiners.has(event.op) || (list?.t !== "list" && list?.t !== "tuple") || !list.items) return undefined;
  const axis = event.named.get("axis") ?? event.ins[1];
  if (event.op === "numpy.stack" && axis !== undefined && !(axis.t === "int" && axis.v === 0))
    return undefined;
  const [first, ...rest] = list.items;
  if (first?.t !== "ndarray" || rest.length === 0) return undefined;
  return rest.every((item) => item === first) ? of(event, first, -1) : undefined;
}

/** `np.full(shape, row)`; `np.full_like(x, number)`, where it is made for x or in the expression that uses it. */
function filled(event: EventOf<"alloc">, trace: Trace): Expansion | undefined {
  const name = event.op.slice("numpy.".length);
  if (name !== "full" && name !== "full_like") return undefined;
  const value = event.ins[1] ?? event.named.get("fill_value");
  if (value === undefined || value.t === "none") return undefined;
  const node = argument(event.node, 1, "fill_value");
  if (value.t === "ndarray" && value.shape.length > 0) return of(event, value, 1, node);
  const isInPlace = !touchesOf(trace, event.out).some(({ role }) => role === "bound");
  if (!isNumber(value) || !(isInPlace || isLikeAnother(event, name))) return undefined;
  return {
    shape: [],
    what: "for a repeated number",
    origin: "the number",
    node: hasDefaultDType(value, event, trace) ? node : undefined,
  };
}

function isNumber({ t }: Value): boolean {
  return t === "int" || t === "float" || t === "bool" || t === "scalar";
}

/** The shape is another array's. */
function isLikeAnother({ node }: OperationEvent, name: string): boolean {
  const shape = argument(node, 0, "shape");
  return name === "full_like" || (shape?.kind === "Attribute" && shape.attr === "shape");
}

/** True when every array that the number meets has the dtype of the repeated one, so that a Python number gives the same results. */
function hasDefaultDType(value: Value, { out }: OperationEvent & { out: NDArray }, trace: Trace): boolean {
  if (value.t === "scalar") return sameDType(value.dtype, out.dtype);
  const fits = value.t === "float" ? "fc" : value.t === "int" ? "iufc" : "b";
  if (!fits.includes(out.dtype.kind)) return false;
  return touchesOf(trace, out).every(
    ({ event, role }) =>
      role !== "read" ||
      !("ins" in event) ||
      event.ins.every((other) => other.t !== "ndarray" || sameDType(other.dtype, out.dtype)),
  );
}

/** `np.ones((n, 1)) * row`, `row + np.zeros((n, 1))`, `np.outer(np.ones(n), row)`, `np.outer(column, np.ones(n))`. */
function multiplied(event: EventOf<"ufunc">, trace: Trace): Expansion | undefined {
  const name = shortName(event.op);
  const neutral = /^(Mult|multiply|outer|MatMult|matmul|dot)$/.test(name)
    ? "ones"
    : /^(Add|add)$/.test(name)
      ? "zeros"
      : "";
  const [left, right] = event.ins;
  if (neutral === "" || left?.t !== "ndarray" || right?.t !== "ndarray" || event.into) return undefined;
  const at = isMadeBy(trace, left, neutral, event) ? 1 : isMadeBy(trace, right, neutral, event) ? 0 : -1;
  if (at < 0) return undefined;
  const source = at === 1 ? right : left;
  if (!sameDType(source.dtype, event.out.dtype)) return undefined;
  // `ones(n)` outer a row repeats the row; the other way round it is a column that is repeated.
  if (name === "outer" && at === 0) return columnOf(source);
  const isProduct = /^(MatMult|matmul|dot)$/.test(name);
  if (isProduct && (at === 0 || left.shape.length !== 2 || same(left.shape[1], 1) !== true)) return undefined;
  return of(event, source, at);
}

/** `np.outer(values, np.ones(n))`. */
function columnOf(source: NDArray): Expansion | undefined {
  if (source.alternatives || source.shape.length !== 1) return undefined;
  return {
    shape: [source.shape[0], 1],
    source,
    what: "for a repeated column",
    origin: "the column itself, [:, None] of what is repeated",
  };
}

/** True for an array that is full of ones or zeros when the operation reads it. */
function isMadeBy(trace: Trace, array: NDArray, name: string, { step }: OperationEvent): boolean {
  const maker = makerOf(trace, array);
  const isFull = maker?.op === `numpy.${name}` || maker?.op === `numpy.${name}_like`;
  return (
    isFull && !touchesOf(trace, array).some(({ event, role }) => role === "written" && event.step < step)
  );
}

/** The source, if NumPy would broadcast it to the result. */
function of(
  event: Making,
  source: NDArray,
  index: number,
  node = operandNode(event, index),
): Expansion | undefined {
  const { out } = event;
  if (source.alternatives || source.shape.length > out.shape.length) return undefined;
  const isLarger = less(product(source.shape), product(out.shape)) === true;
  const joint = broadcastShape([source.shape, out.shape]);
  if (!isLarger || !joint || sameShape(joint, out.shape) !== true) return undefined;
  const isRow =
    source.shape.length < out.shape.length || same(source.shape[source.shape.length - 1], 1) !== true;
  return {
    shape: source.shape,
    source,
    what: `for a repeated ${isRow ? "row" : "column"}`,
    origin: `the ${isRow ? "row" : "column"} itself`,
    node: sameDType(source.dtype, out.dtype) ? node : undefined,
  };
}
