/**
 * ## What it does
 * Reports operators between an intermediate result of a small dtype, such as float32, and a Python number: `(a + b) * 2.0`.
 *
 * ## Why is this bad?
 * NumPy writes the result of an operator into an intermediate one that nobody else uses, so that `a + b + c` makes one new array.
 * Before it does, it makes sure that the other operand casts safely to the dtype, and for that a Python number counts as float64
 * or int64, though it is then used as a float32. So the product needs an array of its own, and two are alive at once. A NumPy
 * number on the left, `np.float32(2) * (a + b)`, does the operation itself, and reuses nothing either.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * a = np.ones(500_000, dtype=np.float32)
 * b = np.ones(500_000, dtype=np.float32)
 * middle = (a + b) * 0.5
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * a = np.ones(500_000, dtype=np.float32)
 * b = np.ones(500_000, dtype=np.float32)
 * middle = (a + b) * np.float32(0.5)
 * ```
 *
 * ## When not to
 * When the same code also meets arrays of another dtype, with which the number should go: `middle *= 0.5` on a line of its own
 * works for all of them. The rule is silent about arrays of less than 256 KiB, which NumPy never reuses, and on Windows.
 */
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import type { UfuncEvent } from "../../trace/event.ts";
import { amountOf } from "../amount.ts";
import { operandText, replace, textOf } from "../edits.ts";
import { isElementwiseEvent } from "../expansion/elementwise.ts";
import { operandNode } from "../operands.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { numpyName } from "../tree.ts";
import { scalarStop } from "./scalarstop.ts";
import { signOf } from "./writing.ts";

export default rule({
  code: "ND409",
  name: "scalar-stops-reuse",
  severity: "warning",
  on: "ufunc",
  check(event, scene) {
    const { trace, visits, settings } = scene;
    if (settings.platform === "win32") return undefined;
    const stops = visits.map((visit) => (isElementwiseEvent(visit) ? scalarStop(trace, visit) : undefined));
    const stop = stops[visits.indexOf(event)];
    if (!stop || stops.includes(undefined)) return undefined;
    const { text, bytes } = amountOf(visits, "for one more array");
    const dtype = dtypeText(stop.temporary.dtype);
    return {
      message: `${text}: ${adviceFor(event, stop.at, dtype)}`,
      bytes,
      proof: [
        "nothing else uses the temporary, and the result has its dtype and shape",
        `same bits: the number is used as the same ${dtype} either way`,
      ],
      fix: fixOf(event, scene, stop.at, dtype),
    };
  },
});

function adviceFor({ ins }: UfuncEvent, at: number, dtype: string): string {
  if (ins[at].t === "scalar")
    return "with a NumPy number on the left no temporary is reused; write the number on the right";
  const side = at === 0 ? " on the right" : "";
  return `a Python number keeps NumPy from reusing the ${dtype} temporary; write np.${dtype}(...)${side}`;
}

function fixOf(
  event: UfuncEvent,
  { module, visits, trace }: Scene<"ufunc">,
  at: number,
  dtype: string,
): Fix | undefined {
  const np = numpyName(module);
  const [number, temporary] = [operandNode(event, at), operandNode(event, 1 - at)];
  const { node } = event;
  const sign = node.kind === "BinOp" ? signOf(node.op) : undefined;
  if (!np || !number || !temporary || sign === undefined) return undefined;
  const isNumpys = event.ins[at].t === "scalar";
  const text = isNumpys ? operandText(module, number) : `${np}.${dtype}(${textOf(module, number)})`;
  const edit =
    at === 1 ? replace(number, text) : replace(node, `${operandText(module, temporary)} ${sign} ${text}`);
  const isOne = visits.every((visit) => isElementwiseEvent(visit) && scalarStop(trace, visit)?.at === at);
  const safe = isOne && event.certain && event.scope.node === undefined;
  return { title: isNumpys ? "Write the number on the right" : `Write np.${dtype}()`, safe, edits: [edit] };
}
