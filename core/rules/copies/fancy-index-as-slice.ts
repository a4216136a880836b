/**
 * ## What it does
 * Reports an index by a list or array of evenly spaced numbers, which a slice would say as well.
 *
 * ## Why is this bad?
 * Indexing with a list or array copies the elements. A slice is a view and needs no memory, nor does it need an array of
 * indices.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * table = np.zeros((100_000, 8))
 * middle = table[np.arange(1000, 90_000)]
 * print(middle.max())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * table = np.zeros((100_000, 8))
 * middle = table[1000:90_000]
 * print(middle.max())
 * ```
 *
 * ## When not to
 * When the copy or the original is written to afterwards. The rule is silent then.
 */
import { isExact, plus } from "../../ndarray/dim.ts";
import { isC, nbytes } from "../../ndarray/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import { type Expr, type Subscript, spanOf } from "../../syntax/ast.ts";
import type { CopyEvent } from "../../trace/event.ts";
import { isTemporary } from "../../trace/query.ts";
import { isUnwrittenSince } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { type Affine, affineOf, sliceText } from "../affine.ts";
import { amountOf } from "../amount.ts";
import { roundsByLayout, shortName } from "../consumers.ts";
import { replace, textOf } from "../edits.ts";
import { calledName } from "../operands.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { sharingOf } from "../sharing.ts";
import { argument, assignmentsTo } from "../tree.ts";

/** The one index among several that is no slice, and what it picks. */
interface Picked {
  readonly at: number;
  readonly affine: Affine;
}

export default rule({
  code: "ND103",
  name: "fancy-index-as-slice",
  severity: "warning",
  on: "copy",
  check(event, scene) {
    const { trace, visits } = scene;
    const picks = visits.map((visit) => pickedBy(scene, visit));
    const [first] = picks;
    if (!first || picks.includes(undefined)) return undefined;
    const sharing = sharingOf(trace, visits);
    if (!sharing) return undefined;
    const copied = amountOf(visits, "copied");
    const indices = indexBytes(trace, visits);
    const text = indices > 0 ? `${copied.text} and ${formatBytes(indices)} of indices made` : copied.text;
    const bytes = plus(copied.bytes, indices);
    const isSameLayout = visits.every(
      (visit, i) => picks[i]?.at === 0 && picks[i]?.affine.step === 1 && isC(visit.of.layout) === true,
    );
    const isExactly = isSameLayout || !visits.some(({ out }) => roundsByLayout(trace, out));
    const safe = sharing.isProved && isExactly;
    const slice = picks.every((pick) => sameAffine(pick?.affine, first.affine))
      ? sliceText(first.affine)
      : undefined;
    return {
      message: `${text}: the indices are evenly spaced; the slice ${slice ?? "start:stop:step"} would be a view`,
      bytes,
      severity: sharing.isProved ? undefined : "information",
      proof: [
        ...sharing.proof,
        isExactly
          ? "same values; no result depends on their order in memory"
          : "sums may round differently in the other memory order",
      ],
      fix: fixOf(event, scene, first.at, slice, safe),
    };
  },
});

function sameAffine(a: Affine | undefined, b: Affine): boolean {
  return a?.start === b.start && a.step === b.step && a.count === b.count;
}

/** Returns what an index with one list or array among slices picks; undefined when no slice picks the same. */
function pickedBy({ trace, module }: Scene<"copy">, visit: CopyEvent): Picked | undefined {
  const { op, ins, of, named, node } = visit;
  const isTake = shortName(op) === "take" && named.size <= 1 && !named.has("mode") && !named.has("out");
  if (op !== "getitem" && !isTake) return undefined;
  if (of.subclass !== "ndarray") return undefined;
  const indices = op === "getitem" && ins[1]?.t === "tuple" ? ins[1].items : [ins[1] ?? named.get("indices")];
  const at = indices.findIndex(
    (index) => index?.t === "ndarray" || index?.t === "list" || index?.t === "range",
  );
  const index = indices[at];
  if (!index || !indices.every((other, i) => i === at || isSlice(other))) return undefined;
  if (isTake && of.shape.length > 1 && !named.has("axis") && ins.length < 3) return undefined;
  const written = node.kind === "Subscript" ? indexNode(node, at) : argument(node, takenAt(visit), "indices");
  if (!written || !isWrittenEvenly(module, written)) return undefined;
  // The elements are known as the program leaves them.
  if (index.t === "ndarray" && !isUnwrittenSince(trace, index, visit)) return undefined;
  const affine = affineOf(index);
  // Any two numbers are evenly spaced.
  if (!affine || (affine.count === 2 && Math.abs(affine.step) > 1)) return undefined;
  return sliceText(affine) === undefined ? undefined : { at, affine };
}

/** Bytes of arrays of indices that are made for this index alone. */
function indexBytes(trace: Trace, visits: readonly CopyEvent[]): number {
  const sizes = visits.map(({ ins, named, out }) => {
    const parts = ins[1]?.t === "tuple" ? ins[1].items : [ins[1] ?? named.get("indices")];
    const made = parts.find((part) => part?.t === "ndarray");
    if (made?.t !== "ndarray" || !made.owndata || !isTemporary(trace, made) || made === out) return 0;
    const bytes = nbytes(made.layout);
    return isExact(bytes) ? bytes : 0;
  });
  return sizes.reduce((sum, one) => sum + one, 0);
}

/** Where `take` gets its indices: behind the array, or first of all where it is the array's method. */
function takenAt({ op }: CopyEvent): number {
  return op.startsWith("numpy.ndarray.") ? 0 : 1;
}

function isSlice(value: Value): boolean {
  return value.t === "slice" || value.t === "ellipsis";
}

/**
 * True when the text itself says that the indices are evenly spaced, whatever the data: `[1, 2, 3]`, `np.arange(n)`,
 * `range(n)`, arithmetic with these, or a name for them. Indices that are computed from data only happen to be.
 */
function isWrittenEvenly(module: Scene<"copy">["module"], index: Expr, isName = false): boolean {
  const again = (one: Expr | undefined) => one !== undefined && isWrittenEvenly(module, one, isName);
  switch (index.kind) {
    case "List":
    case "Tuple":
      return index.elts.every((item) => item.kind !== "Starred" && item.kind !== "ListComp");
    case "Call": {
      const name = calledName(index) ?? "";
      return name === "arange" || name === "range" || (wrappers.has(name) && again(index.args[0]));
    }
    case "Subscript":
      return index.slice.kind === "Slice" && (again(index.value) || calledPart(index.value) === "r_");
    case "BinOp":
      return again(index.left) || again(index.right);
    case "Name": {
      if (isName) return false;
      const assigned = assignmentsTo(module, index.id);
      return assigned.length > 0 && assigned.every((value) => isWrittenEvenly(module, value, true));
    }
    default:
      return false;
  }
}

/** "r_" of `np.r_` and `r_`. */
function calledPart(node: Expr): string | undefined {
  return node.kind === "Attribute" ? node.attr : node.kind === "Name" ? node.id : undefined;
}

const wrappers: ReadonlySet<string> = new Set(["list", "tuple", "array", "asarray", "sorted"]);

function fixOf(
  { node, op }: CopyEvent,
  { module }: Scene<"copy">,
  at: number,
  slice: string | undefined,
  safe: boolean,
): Fix | undefined {
  if (op !== "getitem" || node.kind !== "Subscript") return undefined;
  const index = indexNode(node, at);
  if (!index) return undefined;
  const written = boundsText(index);
  const text = written ? written.map((part) => (part ? textOf(module, part) : "")).join(":") : slice;
  if (text === undefined) return undefined;
  // What a name stands for may change with the program.
  const isWritten = written !== undefined || index.kind === "List";
  return { title: `Use the slice ${text}`, safe: safe && isWritten, edits: [replace(index, text)] };
}

function indexNode({ slice }: Subscript, at: number): Expr | undefined {
  if (slice.kind !== "Tuple") return at === 0 ? slice : undefined;
  // A tuple that is written with parentheses can't hold a slice.
  const [first] = slice.elts;
  return first && spanOf(first).start === spanOf(slice).start ? slice.elts[at] : undefined;
}

/** Returns start, stop and step of a call of `arange` or `range` as they are written; undefined where they can't be taken over. */
function boundsText(index: Expr): (Expr | undefined)[] | undefined {
  const call =
    index.kind === "Call" && index.func.kind === "Name" && index.func.id === "list" ? index.args[0] : index;
  if (call?.kind !== "Call") return undefined;
  const name =
    call.func.kind === "Attribute" ? call.func.attr : call.func.kind === "Name" ? call.func.id : "";
  const { args, keywords } = call;
  if (name !== "arange" && name !== "range") return undefined;
  if (keywords.some(({ arg }) => arg !== "dtype") || args.some(({ kind }) => kind === "Starred"))
    return undefined;
  // Counted downwards, the stop may be -1, which means something else in a slice.
  if (args.length === 3 && !(args[2].kind === "Constant")) return undefined;
  if (args.length === 1) return [undefined, args[0]];
  return args.length === 2 || args.length === 3 ? [...args] : undefined;
}
