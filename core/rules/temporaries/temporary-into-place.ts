/**
 * ## What it does
 * Reports results that are computed in memory of their own and then copied into an array: `buffer[:] = a + b`.
 *
 * ## Why is this bad?
 * The array is there already. Ufuncs write straight into it when it is given as `out=`, and augmented assignment works in place, so
 * that neither the temporary nor the copy is needed; in a loop that is one array a round.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * field = np.ones((800, 800))
 * total = np.empty((798, 798))
 * for _ in range(10):
 *     total[:] = field[:-2, 1:-1] + field[2:, 1:-1] + field[1:-1, :-2]
 *     field[1:-1, 1:-1] = total
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * field = np.ones((800, 800))
 * total = np.empty((798, 798))
 * for _ in range(10):
 *     np.add(field[:-2, 1:-1], field[2:, 1:-1], out=total)
 *     total += field[1:-1, :-2]
 *     field[1:-1, 1:-1] = total
 * ```
 *
 * ## When not to
 * When the computation reads what it overwrites, as `x[1:] = x[1:] + x[:-1]` does, or fills a large array a small part at a time.
 * The rule is silent then.
 */
import { times } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import type { Expr, Module, Stmt } from "../../syntax/ast.ts";
import type { WriteEvent } from "../../trace/event.ts";
import { eventsAt, namesOf } from "../../trace/query.ts";
import { amountOf } from "../amount.ts";
import { replace, textOf } from "../edits.ts";
import { isElementwiseEvent } from "../expansion/elementwise.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { argument, indentationOf, statementOf } from "../tree.ts";
import { placeOf } from "./place.ts";
import { fits } from "./spent.ts";
import { stepsInto } from "./writing.ts";

export default rule({
  code: "ND407",
  name: "temporary-into-place",
  severity: "warning",
  on: "write",
  check(event, scene) {
    const { trace, visits } = scene;
    const places = new Map(visits.map((visit) => [visit, placeOf(trace, visit)]));
    const place = places.get(event);
    if (!place || [...places.values()].includes(undefined)) return undefined;
    const { text, bytes } = amountOf(visits, "for temporaries", (visit) => {
      const { temporary, spared } = places.get(visit) ?? place;
      return times(nbytes(temporary.layout), spared);
    });
    const fix = fixOf(event, scene, place.isSame);
    return {
      message: `${text} that are only copied into an array: compute into it, ${fix?.first ?? "with out= and in-place operators"}`,
      bytes,
      // Where the result has a name for a while it is its computation that is to be changed.
      at: namesOf(trace, place.temporary).length > 0 ? place.maker.node : undefined,
      proof: [
        "nothing else uses the result, and the place has its shape",
        "no operand lies where the result goes before it is read",
      ],
      fix: fix?.fix,
    };
  },
});

interface Written {
  readonly first: string;
  readonly fix?: Fix;
}

function fixOf(event: WriteEvent, { module, trace }: Scene<"write">, isSame: boolean): Written | undefined {
  const statement = statementOf(module, event.node);
  const parts = statement && partsOf(module, statement, event);
  if (!statement || !parts) return undefined;
  const { target, value } = parts;
  const computes = (node: Expr) =>
    eventsAt(trace, node).some(
      (one) =>
        isElementwiseEvent(one) &&
        one.kind === "ufunc" &&
        event.from?.t === "ndarray" &&
        fits(one.out, event.from),
    );
  const steps = computes(value) ? stepsInto(module, value, target, computes) : undefined;
  if (!steps || (steps.length > 1 && !isSame)) return undefined;
  const first = steps[0];
  const indentation = indentationOf(module, statement);
  if (indentation === undefined && steps.length > 1) return { first };
  const safe = event.certain && event.scope.node === undefined;
  const text = steps.join(`\n${indentation ?? ""}`);
  return { first, fix: { title: `Compute into ${target}`, safe, edits: [replace(statement, text)] } };
}

/** `target[...] = value` or `np.copyto(target, value)`. */
function partsOf(module: Module, statement: Stmt, { node, op }: WriteEvent) {
  if (op === "numpy.copyto") {
    const [into, value] = [argument(node, 0, "dst"), argument(node, 1, "src")];
    if (statement.kind !== "Expr" || statement.value !== node || !into || !value) return undefined;
    return { target: textOf(module, into), value };
  }
  if (statement.kind !== "Assign" || statement.targets.length !== 1 || node.kind !== "Subscript")
    return undefined;
  const [target] = statement.targets;
  if (target !== node) return undefined;
  return {
    target: isWhole(node.slice) ? textOf(module, node.value) : textOf(module, node),
    value: statement.value,
  };
}

function isWhole(index: Expr): boolean {
  if (index.kind === "Slice") return !index.lower && !index.upper && !index.step;
  return index.kind === "Constant" && index.value.type === "Ellipsis";
}
