/**
 * ## What it does
 * Reports reductions of what a mask picks out, `a[mask].sum()`, if under a name, where the reduction takes the mask itself.
 *
 * ## Why is this bad?
 * Indexing by a mask copies all the elements it picks. `a.sum(where=mask)` looks at them where they lie.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * values = np.linspace(-1, 1, 500_000)
 * total = values[values > 0].sum()
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * values = np.linspace(-1, 1, 500_000)
 * total = values.sum(where=values > 0)
 * ```
 *
 * ## When not to
 * When the selection is small or used more than once. Sums of floats may round differently, because they are added up in other
 * groups; `min` and `max` need an `initial=` as well.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { isInteger } from "../../ndarray/dtypes/dtype.ts";
import { boundsOf, evaluateDim, sameShape } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import type { CopyEvent, EventOf } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { isUsedOnlyBy } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { addKeyword, replace, textOf } from "../edits.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { leastCall } from "./spent.ts";

const reductions: ReadonlySet<string> = new Set([
  "sum",
  "mean",
  "prod",
  "min",
  "max",
  "any",
  "all",
  "std",
  "var",
]);
const needInitial: ReadonlySet<string> = new Set(["min", "max"]);

export default rule({
  code: "ND412",
  name: "masked-reduction",
  severity: "information",
  on: "reduce",
  check(event, scene) {
    const { trace, visits } = scene;
    const picks = visits.map((visit) => pickedBy(trace, visit));
    const pick = picks[visits.indexOf(event)];
    if (!pick || picks.includes(undefined)) return undefined;
    const { text, bytes } = amountOf(visits, "copied", ({ of }) => nbytes(of.layout));
    const name = shortName(event.op);
    const isExact = isInteger(pick.of.dtype) || pick.of.dtype.kind === "b";
    const isSame = isExact && ["sum", "prod", "any", "all"].includes(name);
    const where = needInitial.has(name) ? "where=mask, initial=..." : "where=mask";
    return {
      message: `${text} only to be reduced: ${name}(${where}) takes the mask itself`,
      bytes,
      proof: [
        "nothing else uses the elements that the mask picks",
        isSame
          ? "same bits: whole numbers add up alike in every order"
          : "sums of floats may round differently",
      ],
      fix: fixOf(event, pick, scene, isSame),
    };
  },
});

/** Returns the copy by a mask that only this reduction of everything uses. */
function pickedBy(trace: Trace, event: EventOf<"reduce">): CopyEvent | undefined {
  const { of, named, ins, out, op } = event;
  if (out !== undefined || !reductions.has(shortName(op)) || ins[0] !== of) return undefined;
  if (ins.length > 1 || [...named.keys()].some((name) => name !== "dtype") || !isUsedOnlyBy(trace, of, event))
    return undefined;
  const maker = makerOf(trace, of);
  if (maker?.kind !== "copy" || maker.op !== "getitem" || maker.of.subclass !== "ndarray") return undefined;
  if (!isLarge(of, maker.of)) return undefined;
  const mask = maker.ins[1];
  if (mask?.t !== "ndarray" || mask.dtype.kind !== "b") return undefined;
  return sameShape(mask.shape, maker.of.shape) === true && maker.of.dtype.kind !== "O" ? maker : undefined;
}

function isLarge({ layout }: NDArray, all: NDArray): boolean {
  // How many elements a mask picks is mostly not known, but at most all.
  const bytes = nbytes(layout);
  const most = evaluateDim(bytes, ({ hint }) => hint) ?? boundsOf(bytes)[1];
  return Number.isFinite(most) ? most >= leastCall : boundsOf(nbytes(all.layout))[0] >= leastCall;
}

function fixOf(
  event: EventOf<"reduce">,
  pick: CopyEvent,
  { module }: Scene<"reduce">,
  isSame: boolean,
): Fix | undefined {
  const { node } = event;
  const index = pick.node;
  if (needInitial.has(shortName(event.op)) || node.kind !== "Call" || index.kind !== "Subscript")
    return undefined;
  const isGiven = node.args[0] === index || (node.func.kind === "Attribute" && node.func.value === index);
  if (!isGiven || index.slice.kind === "Tuple") return undefined;
  const edits = [
    replace(index, textOf(module, index.value)),
    addKeyword(module, node, `where=${textOf(module, index.slice)}`),
  ];
  return {
    title: "Pass the mask as where=",
    safe: isSame && event.certain && event.scope.node === undefined,
    edits,
  };
}
