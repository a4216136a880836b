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
import { isExact, less, plus } from "../../ndarray/layouts/dim.ts";
import { isC, nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import { type Expr, type Subscript, spanOf } from "../../syntax/ast.ts";
import type { CopyEvent } from "../../trace/event.ts";
import { isTemporary } from "../../trace/query.ts";
import { isUnwrittenSince } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { type Affine, affineAlong, affineOf, sliceText } from "../affine.ts";
import { amountOf } from "../amount.ts";
import { roundsByLayout, shortName } from "../consumers.ts";
import { replace } from "../edits.ts";
import { calledName } from "../operands.ts";
import { type Fix, type Report, rule, type Scene } from "../rule.ts";
import { sharingOf } from "../sharing.ts";
import { argument } from "../tree.ts";
import { isWrittenEvenly, writtenSlice } from "./evenly.ts";

/** An index that is no slice, and what it picks. */
interface Picked {
  /** Its axis, or its place among the indices. */
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
    if (visits.every(isPlainTake)) return ofPlainTake(scene);
    const picks = visits.map((visit) => pickedBy(scene, visit));
    const [first] = picks;
    if (!first || picks.includes(undefined)) return undefined;
    const sharing = sharingOf(trace, visits);
    if (!sharing) return undefined;
    const copied = amountOf(visits, "copied");
    // One row or column of little data is picked by a list to keep its axis.
    if (isSingle(first) && less(copied.bytes, scene.settings.threshold) !== false) return undefined;
    const indices = indexBytes(trace, visits);
    const text = indices > 0 ? `${copied.text} and ${formatBytes(indices)} of indices made` : copied.text;
    const bytes = plus(copied.bytes, indices);
    const isSameLayout = visits.every((visit, i) => isBlock(picks[i] ?? []) && isC(visit.of.layout) === true);
    const isExactly = isSameLayout || !visits.some(({ out }) => roundsByLayout(trace, out));
    const safe = sharing.isProved && isExactly;
    const isSame = picks.every((pick) =>
      first.every(({ affine }, i) => sameAffine(pick?.[i]?.affine, affine)),
    );
    const slice = isSame ? first.map(({ affine }) => sliceText(affine)).join(", ") : undefined;
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
      fix: fixOf(event, scene, first, slice, safe),
    };
  },
});

/** `np.take(a, 3, axis=2)`: what `a[:, :, 3]` shows without a copy. */
function isPlainTake({ op, ins, of, named }: CopyEvent): boolean {
  const index = ins[1] ?? named.get("indices");
  const isIndexed = index?.t === "int" && !named.has("mode") && !named.has("out");
  const hasAxis = named.has("axis") || ins.length > 2;
  return shortName(op) === "take" && isIndexed && hasAxis && of.shape.length > 1 && of.subclass === "ndarray";
}

function ofPlainTake({ trace, visits }: Scene<"copy">): Report | undefined {
  const sharing = sharingOf(trace, visits);
  if (!sharing) return undefined;
  const { text, bytes } = amountOf(visits, "copied");
  return {
    message: `${text}: take() copies what an index among slices, as in a[:, :, i], shows as a view`,
    bytes,
    severity: sharing.isProved ? undefined : "information",
    proof: [...sharing.proof, "the same elements"],
  };
}

/** True for rows that follow each other: they lie in memory as a copy of them does. */
function isBlock([first, ...others]: readonly Picked[]): boolean {
  return first?.at === 0 && first.affine.step === 1 && others.length === 0;
}

function isSingle(picks: readonly Picked[]): boolean {
  return picks.every(({ affine }) => affine.count === 1);
}

function sameAffine(a: Affine | undefined, b: Affine): boolean {
  return a?.start === b.start && a.step === b.step && a.count === b.count;
}

/** Returns what an index with one list or array among slices picks, or `np.ix_` of some; undefined when no slices pick the same. */
function pickedBy(scene: Scene<"copy">, visit: CopyEvent): readonly Picked[] | undefined {
  const mesh = meshOf(scene, visit);
  if (mesh) return mesh;
  const one = onePicked(scene, visit);
  return one && [one];
}

/** `a[np.ix_(range(3, 9), range(5))]`, where nothing else refers to what `np.ix_` gives. */
function meshOf({ module }: Scene<"copy">, { op, ins, of, node }: CopyEvent): readonly Picked[] | undefined {
  if (op !== "getitem" || of.subclass !== "ndarray" || node.kind !== "Subscript") return undefined;
  const { slice } = node;
  if (calledName(slice) !== "ix_" || slice.kind !== "Call" || ins[1]?.t !== "tuple") return undefined;
  if (!slice.args.every((arg) => isWrittenEvenly(module, arg))) return undefined;
  const picks = ins[1].items.map((index, at) => ({ at, affine: affineAlong(index, at) }));
  const isSliced = picks.every(({ affine }) => affine && sliceText(affine) !== undefined);
  return isSliced && picks.length > 1 ? (picks as readonly Picked[]) : undefined;
}

function onePicked({ trace, module }: Scene<"copy">, visit: CopyEvent): Picked | undefined {
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

/** Bytes of arrays of indices that are made for this index alone: by the program, or by NumPy of a list. */
function indexBytes(trace: Trace, visits: readonly CopyEvent[]): number {
  const sizes = visits.map(({ ins, named, out }) => {
    const parts = ins[1]?.t === "tuple" ? ins[1].items : [ins[1] ?? named.get("indices")];
    const made = parts.find((part) => part?.t === "ndarray" || part?.t === "list" || part?.t === "range");
    if (made && made.t !== "ndarray") return convertedBytes(made);
    if (!made?.owndata || !isTemporary(trace, made) || made === out) return 0;
    const bytes = nbytes(made.layout);
    return isExact(bytes) ? bytes : 0;
  });
  return sizes.reduce((sum, one) => sum + one, 0);
}

/** What NumPy makes of a list to index with it; 0 for short ones, of which it is not worth saying. */
function convertedBytes(list: Value): number {
  const bytes = (affineOf(list)?.count ?? 0) * 8;
  return bytes < leastConverted ? 0 : bytes;
}

const leastConverted = 4096;

/** Where `take` gets its indices: behind the array, or first of all where it is the array's method. */
function takenAt({ op }: CopyEvent): number {
  return op.startsWith("numpy.ndarray.") ? 0 : 1;
}

function isSlice(value: Value): boolean {
  return value.t === "slice" || value.t === "ellipsis";
}

function fixOf(
  { node, op }: CopyEvent,
  { module }: Scene<"copy">,
  picks: readonly Picked[],
  slice: string | undefined,
  safe: boolean,
): Fix | undefined {
  if (op !== "getitem" || node.kind !== "Subscript") return undefined;
  const isMesh = picks.length > 1 && node.slice.kind === "Call";
  const indices = isMesh && node.slice.kind === "Call" ? node.slice.args : [indexNode(node, picks[0].at)];
  const index = isMesh ? node.slice : indices[0];
  if (!index) return undefined;
  const written = indices.map((one) => one && writtenSlice(module, one));
  const isBounds = !written.includes(undefined);
  const text = isBounds ? written.join(", ") : slice;
  if (text === undefined) return undefined;
  // What a name stands for may change with the program.
  const isWritten = isBounds || index.kind === "List";
  return { title: `Use the slice ${text}`, safe: safe && isWritten, edits: [replace(index, text)] };
}

function indexNode({ slice }: Subscript, at: number): Expr | undefined {
  if (slice.kind !== "Tuple") return at === 0 ? slice : undefined;
  // A tuple that is written with parentheses can't hold a slice.
  const [first] = slice.elts;
  return first && spanOf(first).start === spanOf(slice).start ? slice.elts[at] : undefined;
}
