/**
 * ## What it does
 * Reports `squeeze()` without an axis where a length is not known, beside one that is 1, or where it drops more axes one time than another.
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
 * When every length is known, and none of them depends on what the data hold, the rule is silent.
 */

import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { isExact, less, same, unknownDim } from "../../ndarray/layouts/dim.ts";
import { showLength } from "../../ndarray/show.ts";
import type { OperationEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { addKeyword } from "../edits.ts";
import { type Fix, type Report, rule, type Scene } from "../rule.ts";

export default rule({
  code: "ND108",
  name: "squeeze-without-axis",
  severity: "information",
  on: ["unknown", "view", "value"],
  check(event, scene) {
    const changing = changingShapes(scene.visits);
    if (changing) return ofChanging(event, scene, changing);
    const shapes = scene.visits.map((visit) => doubtfulShape(scene.trace, visit));
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

/** Returns the shapes that are squeezed when they have the same number of axes and not the same number is dropped each time. */
function changingShapes(visits: readonly OperationEvent[]): readonly Shape[] | undefined {
  const shapes = visits.map(squeezedShape);
  if (shapes.includes(undefined)) return undefined;
  const [first, ...others] = shapes as readonly Shape[];
  const isExactShape = (shape: Shape) =>
    shape.length === first.length && shape.every((length) => isExact(length));
  const other = others.find((shape) => axesOfOne(shape).length !== axesOfOne(first).length);
  return other && [first, ...others].every(isExactShape) ? [first, other, ...others] : undefined;
}

/** One call's data had an axis of length 1 that another's had not. */
function ofChanging(
  event: OperationEvent,
  scene: Scene<"unknown" | "view" | "value">,
  shapes: readonly Shape[],
): Report {
  const common = shapes.map(axesOfOne).reduce((all, ones) => all.filter((axis) => ones.includes(axis)));
  const axis = common.length === 1 ? `${common[0]}` : `(${common.join(", ")})`;
  const [one, other] = shapes.map((shape) => `(${shape.map((length) => showLength(length)).join(", ")})`);
  const advice = common.length > 0 ? `pass axis=${axis}` : "say which axis is meant with axis=";
  return {
    message: `${axesOfOne(shapes[0]).length} and ${axesOfOne(shapes[1]).length} axes dropped: of ${one} squeeze() leaves another number of axes than of ${other}; ${advice}`,
    proof: ["both shapes come here in this program"],
    fix: common.length > 0 ? fixOf(event, scene, axis) : undefined,
  };
}

/** Returns the shape that is squeezed when it holds a 1 and a length that may be 1. */
function doubtfulShape(trace: Trace, event: OperationEvent): Shape | undefined {
  const shape = squeezedShape(event);
  if (!shape) return undefined;
  // How many elements a condition holds for depends on the data, also where these are known.
  const found = foundBy(trace, event) ? [unknownDim("found"), ...shape.slice(1)] : shape;
  const isDoubtful = found.some((length) => same(length, 1) === undefined);
  return isDoubtful && axesOfOne(found).length > 0 ? found : undefined;
}

/** True when the first axis counts what a condition holds for: `np.argwhere(x > 0)`, `rows[x > 0]`. */
function foundBy(trace: Trace, { ins: [array] }: OperationEvent): boolean {
  const maker = array?.t === "ndarray" ? makerOf(trace, array) : undefined;
  if (maker?.op === "numpy.argwhere") return true;
  if (maker?.kind !== "copy" || maker.op !== "getitem") return false;
  const index = maker.ins[1]?.t === "tuple" ? maker.ins[1].items[0] : maker.ins[1];
  return index?.t === "ndarray" && index.dtype.kind === "b";
}

function squeezedShape({ op, ins, named }: OperationEvent): Shape | undefined {
  if (op !== "numpy.squeeze" && op !== "numpy.ndarray.squeeze") return undefined;
  const [array] = ins;
  return array?.t === "ndarray" && ins.length === 1 && !named.has("axis") ? array.shape : undefined;
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
