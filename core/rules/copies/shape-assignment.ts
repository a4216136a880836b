/**
 * ## What it does
 * Reports `a.shape = (3, 4)`: a shape that is set in place.
 *
 * ## Why is this bad?
 * It changes the array under every name that it has, and raises where the elements would have to be moved. NumPy 2.5 deprecates it.
 * `reshape` gives a view, and copies nothing either.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * signal = np.zeros(120_000)
 * signal.shape = (300, 400)
 * print(signal[0].sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * signal = np.zeros(120_000)
 * signal = signal.reshape(300, 400)
 * print(signal[0].sum())
 * ```
 *
 * ## When not to
 * When other names of the same array have to see the new shape, or an exception is wanted in place of a copy: `reshape(..., copy=False)`
 * raises as well.
 */
import { isC } from "../../ndarray/layouts/layout.ts";
import type { EventOf } from "../../trace/event.ts";
import { namesOf } from "../../trace/query.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { replace, textOf } from "../edits.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { statementOf } from "../tree.ts";

export default rule({
  code: "ND111",
  name: "shape-assignment",
  severity: "hint",
  on: "value",
  check(event, scene) {
    if (event.op !== "attribute:shape=" || event.ins[0]?.t !== "ndarray") return undefined;
    const isOwn = scene.visits.every((visit) => hasOneName(scene.trace, visit));
    return {
      message:
        "shape set in place: all names of the array get the new shape, and NumPy 2.5 deprecates that; bind the name to reshape(), which copies nothing either",
      proof: [
        isOwn
          ? "the array has no other name and no view"
          : "other names, views or containers may hold the array",
      ],
      fix: fixOf(event, scene, isOwn),
    };
  },
});

/** Nothing but the name itself can show the array's shape. */
function hasOneName(trace: Trace, { ins: [array], scope }: EventOf<"value">): boolean {
  if (array.t !== "ndarray" || !trace.isWhole || array.alternatives || isC(array.layout) !== true)
    return false;
  const names = namesOf(trace, array);
  const isHeld = touchesOf(trace, array).some(
    ({ event }) =>
      event.kind === "unknown" ||
      (event.kind === "use" && ["store", "escape", "return", "identity"].includes(event.how)) ||
      (event.kind === "view" && event.of === array && event.op !== "getitem"),
  );
  return names.length === 1 && names[0].scope === scope && names[0].node.kind !== "arg" && !isHeld;
}

function fixOf({ node }: EventOf<"value">, { module }: Scene<"value">, safe: boolean): Fix | undefined {
  const statement = statementOf(module, node);
  if (statement?.kind !== "Assign" || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  if (target.kind !== "Attribute" || target.value.kind !== "Name") return undefined;
  const { value } = statement;
  const given = textOf(module, value);
  const isTuple =
    value.kind === "Tuple" && value.elts.length > 1 && value.elts.every(({ kind }) => kind !== "Starred");
  const lengths = isTuple ? value.elts.map((one) => textOf(module, one)).join(", ") : given;
  const name = target.value.id;
  return {
    title: "Use reshape()",
    safe,
    edits: [replace(statement, `${name} = ${name}.reshape(${lengths})`)],
  };
}
