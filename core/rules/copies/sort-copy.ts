/**
 * ## What it does
 * Reports `a = np.sort(a)` when nothing else refers to the unsorted array, and `b = np.sort(a)` when `a` is dropped without any further use.
 *
 * ## Why is this bad?
 * `np.sort()` sorts a copy, so that both arrays are in memory until the name is bound again. `a.sort()` sorts in place.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * values = np.random.default_rng(0).random(1_000_000)
 * values = np.sort(values)
 * print(values[0])
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * values = np.random.default_rng(0).random(1_000_000)
 * values.sort()
 * print(values[0])
 * ```
 *
 * ## When not to
 * When another name, a view or the caller still needs the unsorted order. The rule is silent then.
 */

import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { isExact, sameShape } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import type { Call } from "../../syntax/ast.ts";
import { type CopyEvent, isLostIn } from "../../trace/event.ts";
import { makerOf, namesOf } from "../../trace/query.ts";
import { isSpent, touchesOf, touchesSince } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { replace, textOf } from "../edits.ts";
import { isReplacedBy } from "../replaced.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { leastCall } from "../temporaries/spent.ts";
import { assignedName, statementOf } from "../tree.ts";

const sorting: ReadonlySet<string> = new Set(["numpy.sort", "numpy.partition"]);

export default rule({
  code: "ND107",
  name: "sort-copy",
  severity: "warning",
  on: "copy",
  check(event, scene) {
    const { trace, visits } = scene;
    const isDropped = visits.every(
      (visit) =>
        sorting.has(visit.op) &&
        sameDType(visit.of.dtype, visit.out.dtype) &&
        sameShape(visit.of.shape, visit.out.shape) === true &&
        (isReplacedBy(trace, visit.of, visit) || isUsedUp(trace, visit) || isLargeTemporary(trace, visit)),
    );
    if (!isDropped) return undefined;
    const { text, bytes } = amountOf(visits, "copied");
    const name = shortName(event.op);
    return {
      message: `${text}: np.${name}() works on a copy, and the original is dropped; the method ${name}() works in place`,
      bytes,
      proof: ["nothing else refers to the original", "same algorithm, same bits"],
      fix: fixOf(event, scene, name),
    };
  },
});

/** The original has one name, in the function that sorts it, and goes without having been used again. */
function isUsedUp(trace: Trace, visit: CopyEvent): boolean {
  const { of } = visit;
  const life = trace.lives.get(of.buffer);
  const [name, ...others] = namesOf(trace, of);
  if (!trace.isWhole || of.alternatives || of.subclass !== "ndarray" || !of.owndata || !of.writeable)
    return false;
  if (!makerOf(trace, of) || life?.owner !== of || life.died === undefined) return false;
  if (!name || others.length > 0 || name.scope !== visit.scope || name.node.kind === "arg") return false;
  const isHeld = touchesOf(trace, of).some(
    ({ event }) => isLostIn(event) || (event.kind === "use" && event.how === "store"),
  );
  return !isHeld && touchesSince(trace, of, visit).length === 0;
}

/** An intermediate result that only the sorting uses. */
function isLargeTemporary(trace: Trace, visit: CopyEvent): boolean {
  const bytes = nbytes(visit.of.layout);
  return isExact(bytes) && bytes >= leastCall && isSpent(trace, visit.of, visit) && isMade(trace, visit);
}

/** Computed, not picked out: `a[rows] = np.sort(a[rows])` is how rows are sorted in their places. */
function isMade(trace: Trace, { of }: CopyEvent): boolean {
  return makerOf(trace, of)?.kind === "ufunc" && of.subclass === "ndarray";
}

function fixOf({ node }: CopyEvent, { module }: Scene<"copy">, method: string): Fix | undefined {
  const name = assignedName(module, node);
  const statement = statementOf(module, node);
  if (!name || !statement || node.kind !== "Call" || !isPlain(node, name)) return undefined;
  const rest = [...node.args.slice(1), ...node.keywords].map((one) => textOf(module, one)).join(", ");
  const text = `${name}.${method}(${rest})`;
  return { title: `Use ${name}.${method}()`, safe: true, edits: [replace(statement, text)] };
}

/** The array is the name itself, and no argument is hidden. */
function isPlain({ args: [first, ...rest], keywords }: Call, name: string): boolean {
  return (
    first?.kind === "Name" &&
    first.id === name &&
    rest.every(({ kind }) => kind !== "Starred") &&
    keywords.every(({ arg }) => arg !== null && arg !== "a")
  );
}
