/**
 * ## What it does
 * Reports an array that is built anew from the elements or rows of another: `np.array(a.tolist())`, `np.array(list(a))`,
 * `np.array([row for row in a])`, `np.stack([a[0], a[1], a[2]])`, `np.frombuffer(a.tobytes())`; and of windows of it that overlap.
 *
 * ## Why is this bad?
 * The result holds what the original holds. On the way there each element or row becomes a Python object, which takes more
 * memory and time than the array itself.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * table = np.ones((1000, 300))
 * again = np.array([row for row in table])
 * print(again.sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * table = np.ones((1000, 300))
 * again = table
 * print(again.sum())
 * ```
 *
 * ## When not to
 * When the result or the original is written to afterwards; `.copy()` says that better. The rule is silent then.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { isExact, same } from "../../ndarray/layouts/dim.ts";
import { isC, isExactLayout, nbytes } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Expr, Module } from "../../syntax/ast.ts";
import type { AllocEvent, CopyEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { operandText, replace, textOf } from "../edits.ts";
import { calledName } from "../operands.ts";
import { rule, type Scene } from "../rule.ts";
import { isPackedAlike, sharingOf } from "../sharing.ts";
import { assignmentsTo, changesInPlace } from "../tree.ts";
import { ofBytes } from "./bytesof.ts";

const builders: ReadonlySet<string> = new Set([
  "numpy.array",
  "numpy.asarray",
  "numpy.stack",
  "numpy.vstack",
]);

/** What an array is built from: the original, and its expression where the text shows it. */
interface Source {
  readonly of: NDArray;
  readonly node?: Expr;
  /** Elements from one window's beginning to the next one's, where the rows are windows that overlap. */
  readonly hop?: number;
}

export default rule({
  code: "ND109",
  name: "rebuilt-array",
  severity: "warning",
  on: "alloc",
  check(event, scene) {
    const { trace, visits, module } = scene;
    if (event.op === "numpy.frombuffer") return ofBytes(event, scene);
    const sources = visits.map((visit) => sourceOf(scene, visit));
    const [first] = sources;
    if (!first || sources.includes(undefined)) return undefined;
    const copies = visits.map((visit, i) => ({ ...visit, kind: "copy", of: sources[i]?.of }) as CopyEvent);
    const sharing = sharingOf(trace, copies);
    if (!sharing) return undefined;
    const { text, bytes } = amountOf(visits, "copied");
    const isSameLayout = copies.every(({ of, layout }) => isPackedAlike(of.layout, layout));
    const { node } = first;
    const better = adviceOf(first, event);
    return {
      message: `${text}: the array is built again from the elements of another; ${better}`,
      bytes,
      severity: sharing.isProved ? undefined : "information",
      proof: [...sharing.proof, "every element comes from the other array, in its order"],
      fix: node && {
        title: "Use the array itself",
        safe: sharing.isProved && isSameLayout && event.scope.node === undefined,
        edits: [replace(event.node, operandText(module, node))],
      },
    };
  },
});

function adviceOf({ of, hop }: Source, { out }: AllocEvent): string {
  if (hop !== undefined)
    return `np.lib.stride_tricks.sliding_window_view()${hop === 1 ? "" : ` with [::${hop}]`} shows the same windows in its memory`;
  return isEqual(of, out) ? "use that one itself" : "a slice of that one holds the same rows";
}

/** Returns the array whose elements the operation takes over as they are. */
function sourceOf(scene: Scene<"alloc">, event: AllocEvent): Source | undefined {
  const { op, ins, named, out, node } = event;
  const single = joiners.has(op) ? onlyPart(event) : undefined;
  if (single) return single;
  const isPlain = ins.length === 1 && [...named.keys()].every((name) => name === "dtype");
  if (!builders.has(op) || !isPlain || node.kind !== "Call" || node.args.length !== 1) return undefined;
  const written = writtenSource(scene, node.args[0], op);
  if (written) return isEqual(written.of, out) ? written : undefined;
  const windows = isWrittenOut(node.args[0])
    ? (windowsOf(ins[0], out) ?? writtenWindows(scene, node.args[0], out))
    : undefined;
  if (windows) return windows;
  const of = ownerOfRows(ins[0], out);
  // Rows that a condition picked follow one another by chance.
  return of && (isEqual(of, out) || isWrittenOut(node.args[0])) ? { of } : undefined;
}

const joiners: ReadonlySet<string> = new Set(["numpy.concatenate", "numpy.hstack", "numpy.vstack"]);

/** Returns `a` of `np.concatenate([a])`, where the list is written out: another one may have more parts at another time. */
function onlyPart({ ins, out, node }: AllocEvent): Source | undefined {
  const list = node.kind === "Call" ? node.args[0] : undefined;
  if (list?.kind !== "List" && list?.kind !== "Tuple") return undefined;
  const items = ins[0]?.t === "list" || ins[0]?.t === "tuple" ? ins[0].items : undefined;
  const [part] = items ?? [];
  if (list.elts.length !== 1 || list.elts[0].kind === "Starred" || part?.t !== "ndarray") return undefined;
  return isEqual(part, out) ? { of: part, node: list.elts[0] } : undefined;
}

/** True of `[a[0], a[1]]` and `[a[i] for i in r]`. */
function isWrittenOut(node: Expr): boolean {
  if (node.kind === "ListComp") return node.generators.every(({ ifs }) => ifs.length === 0);
  return node.kind === "List" || node.kind === "Tuple";
}

function isEqual(of: NDArray, out: NDArray): boolean {
  if (of.subclass !== "ndarray" || !sameDType(of.dtype, out.dtype) || of.shape.length !== out.shape.length)
    return false;
  return of.shape.every((length, axis) => same(length, out.shape[axis]) === true);
}

/** `x.tolist()`, `list(x)`, `[row for row in x]`, or a name for one of them. */
function writtenSource(scene: Scene<"alloc">, node: Expr, op: string): Source | undefined {
  const { trace, module } = scene;
  if (node.kind === "Name") {
    const assigned = assignmentsTo(module, node.id);
    if (assigned.length !== 1 || changesInPlace(module.body, node.id)) return undefined;
    const { of } = writtenSource(scene, assigned[0], op) ?? {};
    return of && { of };
  }
  const from = takenApart(node) ?? indexedThrough(module, node);
  const seen = from && trace.observations.get(from);
  if (seen?.last.t !== "ndarray" || (seen.count !== 1 && node.kind !== "ListComp")) return undefined;
  // vstack() makes rows of numbers.
  return op === "numpy.vstack" && seen.last.shape.length < 2 ? undefined : { of: seen.last, node: from };
}

function takenApart(node: Expr): Expr | undefined {
  if (node.kind === "ListComp" && node.generators.length === 1) {
    const [{ target, iter, ifs }] = node.generators;
    const item = plainItem(node.elt);
    const isSame = item.kind === "Name" && target.kind === "Name" && item.id === target.id;
    return isSame && ifs.length === 0 ? iter : undefined;
  }
  if (node.kind !== "Call") return undefined;
  if (node.func.kind === "Attribute" && node.func.attr === "tolist" && node.args.length === 0)
    return node.func.value;
  return calledName(node) === "list" && node.func.kind === "Name" && node.args.length === 1
    ? node.args[0]
    : undefined;
}

/** `x` of `float(x)` and `int(x)`, as the dtype says whether the number stays the same; of `list(x)`, `tuple(x)` and `x.tolist()`, too. */
function plainItem(node: Expr): Expr {
  if (node.kind !== "Call") return node;
  const { func, args } = node;
  if (func.kind === "Attribute") return func.attr === "tolist" && args.length === 0 ? func.value : node;
  return func.kind === "Name" && args.length === 1 && unchanging.has(func.id) ? args[0] : node;
}

const unchanging: ReadonlySet<string> = new Set(["float", "int", "list", "tuple"]);

/** Returns `a` of `[a[i] for i in range(len(a))]`. */
function indexedThrough(module: Module, node: Expr): Expr | undefined {
  if (node.kind !== "ListComp" || node.generators.length !== 1) return undefined;
  const [{ target, iter, ifs }] = node.generators;
  const item = plainItem(node.elt);
  if (item.kind !== "Subscript" || item.value.kind !== "Name" || ifs.length > 0) return undefined;
  const isIndex = target.kind === "Name" && item.slice.kind === "Name" && item.slice.id === target.id;
  const end =
    calledName(iter) === "range" && iter.kind === "Call" && iter.args.length === 1 ? iter.args[0] : undefined;
  const name = item.value.id;
  const isAll = end && [`len(${name})`, `${name}.size`, `${name}.shape[0]`].includes(textOf(module, end));
  return isIndex && isAll ? item.value : undefined;
}

/** Returns the array of which these are rows, one after the other, so that a slice of it would be the result. */
function ownerOfRows(rows: Value | undefined, out: NDArray): NDArray | undefined {
  const items = rows?.t === "list" || rows?.t === "tuple" ? rows.items : undefined;
  const [first, second] = items ?? [];
  if (!items || first?.t !== "ndarray" || second?.t !== "ndarray" || !first.base) return undefined;
  if (
    out.shape.length !== first.shape.length + 1 ||
    out.shape[0] !== items.length ||
    !isExactLayout(first.layout)
  )
    return undefined;
  if (first.shape.length === 0 || !sameDType(first.dtype, out.dtype)) return undefined;
  const { offset, strides } = first.layout;
  const step = isExact(second.layout.offset) ? second.layout.offset - offset : 0;
  const isStep = isExact(nbytes(first.layout)) && step === nbytes(first.layout);
  const follows = items.every(
    (item, i) =>
      item.t === "ndarray" &&
      item.buffer === first.buffer &&
      item.layout.offset === offset + i * step &&
      item.shape.every((length, axis) => length === first.shape[axis]) &&
      item.layout.strides.every((stride, axis) => stride === strides[axis]),
  );
  return isStep && follows ? first.base : undefined;
}

/** Returns the array of which the rows are windows that overlap: `[a[i : i + 50] for i in range(n)]`. */
function windowsOf(rows: Value | undefined, out: NDArray): Source | undefined {
  const items = rows?.t === "list" || rows?.t === "tuple" ? rows.items : undefined;
  const [first, second] = items ?? [];
  if (!items || items.length < 3 || first?.t !== "ndarray" || second?.t !== "ndarray" || !first.base)
    return undefined;
  const { base, layout, dtype } = first;
  if (base.shape.length !== 1 || !isExactLayout(layout) || layout.shape.length !== 1 || isC(layout) !== true)
    return undefined;
  if (!sameDType(dtype, out.dtype) || out.shape.length !== 2 || !isExact(second.layout.offset))
    return undefined;
  const { offset, shape } = layout;
  const step = second.layout.offset - offset;
  const isOverlapping = step > 0 && step < shape[0] * dtype.itemsize && step % dtype.itemsize === 0;
  const follows = items.every(
    (item, i) =>
      item.t === "ndarray" &&
      item.buffer === first.buffer &&
      item.layout.offset === offset + i * step &&
      item.shape.length === 1 &&
      item.shape[0] === shape[0] &&
      item.layout.strides[0] === layout.strides[0],
  );
  return isOverlapping && follows ? { of: base, hop: step / dtype.itemsize } : undefined;
}

/** The same of `[a[i : i + 50] for i in range(n)]` with so many rows that they are not known one by one: the text says where they begin. */
function writtenWindows(
  { trace }: Scene<"alloc">,
  node: Expr,
  { dtype, shape }: NDArray,
): Source | undefined {
  if (node.kind !== "ListComp" || node.generators.length !== 1) return undefined;
  const [{ target, iter }] = node.generators;
  const { elt } = node;
  const isRange = iter.kind === "Call" && iter.func.kind === "Name" && iter.func.id === "range";
  if (!isRange || target.kind !== "Name" || elt.kind !== "Subscript" || elt.value.kind !== "Name")
    return undefined;
  const { slice } = elt;
  if (slice.kind !== "Slice" || slice.lower?.kind !== "Name" || slice.lower.id !== target.id || slice.step)
    return undefined;
  const of = trace.observations.get(elt.value)?.last;
  const hop = hopOf(trace, iter.args[2]);
  if (of?.t !== "ndarray" || of.shape.length !== 1 || isC(of.layout) !== true || typeof hop !== "number")
    return undefined;
  if (!sameDType(of.dtype, dtype) || shape.length !== 2 || hop < 1) return undefined;
  // What is longer than a window is not left for the next one to begin in.
  return isExact(shape[1]) && hop < shape[1] ? { of, hop } : undefined;
}

/** The step of a range, where each run gives it the same one. */
function hopOf({ observations }: Trace, step: Expr | undefined): unknown {
  if (!step) return 1;
  return step.kind === "Constant" ? step.value : observations.get(step)?.value;
}
