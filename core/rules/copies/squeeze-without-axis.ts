/**
 * ## What it does
 * Reports `squeeze()` without an axis where a length is not known, beside one that is 1.
 *
 * ## Why is this bad?
 * `squeeze()` drops every axis of length 1. Should the unknown length be 1 in some run, its axis goes too, and the result has
 * fewer dimensions than the rest of the program expects.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * values = np.random.default_rng().random(100)
 * found = np.argwhere(values > 0.5).squeeze()
 * print(len(found))
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * values = np.random.default_rng().random(100)
 * found = np.argwhere(values > 0.5).squeeze(axis=1)
 * print(len(found))
 * ```
 *
 * ## When not to
 * When every length is known, the rule is silent.
 */
import { less, same } from "../../ndarray/dim.ts";
import type { Shape } from "../../ndarray/dtype.ts";
import { showLength } from "../../ndarray/show.ts";
import type { OperationEvent } from "../../trace/event.ts";
import { addKeyword } from "../edits.ts";
import { type Fix, rule, type Scene } from "../rule.ts";

export default rule({
  code: "ND108",
  name: "squeeze-without-axis",
  severity: "information",
  on: ["unknown", "view", "value"],
  check(event, scene) {
    const shapes = scene.visits.map(doubtfulShape);
    const [shape] = shapes;
    if (!shape || shapes.includes(undefined)) return undefined;
    const ones = axesOfOne(shape);
    const isAgreed = shapes.every((other) => other && axesOfOne(other).join() === ones.join());
    const lengths = shape.map((length) => showLength(length)).join(", ");
    const mayBeOne = shape.filter((length) => less(1, length) !== true).length;
    const axis = ones.length === 1 ? `${ones[0]}` : `(${ones.join(", ")})`;
    return {
      message: `${mayBeOne} axes may be dropped: shape (${lengths}) may hold another 1, which squeeze() drops as well; pass axis=${axis}`,
      proof: ["how long each axis is depends on the data"],
      fix: isAgreed ? fixOf(event, scene, axis) : undefined,
    };
  },
});

/** Returns the shape that is squeezed when it holds a 1 and a length that may be 1. */
function doubtfulShape({ op, ins, named }: OperationEvent): Shape | undefined {
  if (op !== "numpy.squeeze" && op !== "numpy.ndarray.squeeze") return undefined;
  const [array] = ins;
  if (array?.t !== "ndarray" || ins.length > 1 || named.has("axis")) return undefined;
  const isDoubtful = array.shape.some((length) => same(length, 1) === undefined);
  return isDoubtful && axesOfOne(array.shape).length > 0 ? array.shape : undefined;
}

function axesOfOne(shape: Shape): readonly number[] {
  return shape.flatMap((length, axis) => (same(length, 1) === true ? [axis] : []));
}

function fixOf(
  { node }: OperationEvent,
  { module }: Pick<Scene<never>, "module">,
  axis: string,
): Fix | undefined {
  if (node.kind !== "Call") return undefined;
  return { title: `Pass axis=${axis}`, safe: false, edits: [addKeyword(module, node, `axis=${axis}`)] };
}
