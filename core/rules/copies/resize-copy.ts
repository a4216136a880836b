/**
 * ## What it does
 * Reports `np.resize` to a shape with as many elements as the array has.
 *
 * ## Why is this bad?
 * `np.resize` repeats an array until the new shape is full, and copies it for that, twice over for a moment. Where nothing is
 * repeated, `reshape` gives a view.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * samples = np.arange(480_000.0)
 * frames = np.resize(samples, (600, 800))
 * print(frames.max())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * samples = np.arange(480_000.0)
 * frames = samples.reshape(600, 800)
 * print(frames.max())
 * ```
 *
 * ## When not to
 * When the copy or the original is written to afterwards. The rule is silent then.
 */
import { same } from "../../ndarray/layouts/dim.ts";
import { isC, size } from "../../ndarray/layouts/layout.ts";
import type { CopyEvent } from "../../trace/event.ts";
import { amountOf } from "../amount.ts";
import { operandText, replace, textOf } from "../edits.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { sharingOf } from "../sharing.ts";

export default rule({
  code: "ND110",
  name: "resize-copy",
  severity: "warning",
  on: "copy",
  check(event, scene) {
    const { trace, visits } = scene;
    if (!visits.every(isReshape)) return undefined;
    const sharing = sharingOf(trace, visits);
    if (!sharing) return undefined;
    const { text, bytes } = amountOf(visits, "copied");
    return {
      message: `${text}: np.resize() copies; the shape has as many elements as the array, so that reshape() gives a view`,
      bytes,
      severity: sharing.isProved ? undefined : "information",
      proof: [...sharing.proof, "same bits: the elements already lie in the order asked for"],
      fix: fixOf(event, scene, sharing.isProved),
    };
  },
});

function isReshape({ op, of, out }: CopyEvent): boolean {
  return (
    op === "numpy.resize" &&
    of.subclass === "ndarray" &&
    isC(of.layout) === true &&
    same(size(of.layout), size(out.layout)) === true
  );
}

/** In a function other calls may ask for more elements, which only `resize` can give. */
function fixOf({ node, scope }: CopyEvent, { module }: Scene<"copy">, safe: boolean): Fix | undefined {
  if (node.kind !== "Call" || node.args.length !== 2 || node.keywords.length > 0) return undefined;
  const [array, shape] = node.args;
  if (array.kind === "Starred" || shape.kind === "Starred") return undefined;
  const text = `${operandText(module, array)}.reshape(${textOf(module, shape)})`;
  return { title: "Use reshape()", safe: safe && scope.node === undefined, edits: [replace(node, text)] };
}
