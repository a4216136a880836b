/**
 * ## What it does
 * Reports one-hot rows that are taken from an identity matrix of float64, `np.eye(K)[labels]`.
 *
 * ## Why is this bad?
 * `np.eye` makes float64 unless it is asked for something else, so that every 0 and 1 of the result takes eight bytes. One would
 * do.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * labels = np.arange(60_000) % 50
 * rows = np.eye(50)[labels]
 * print(rows.sum(axis=0))
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * labels = np.arange(60_000) % 50
 * rows = np.eye(50, dtype=np.uint8)[labels]
 * print(rows.sum(axis=0))
 * ```
 *
 * ## When not to
 * When the rows go into matrix products, which want floats; though there, indexing by the labels is mostly better still. The rule
 * is silent then, where the identity matrix has another dtype, and where uint8 would give something else: `rows - 1` wraps.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { divideExactly, less, minus } from "../../ndarray/layouts/dim.ts";
import { once } from "../../ndarray/once.ts";
import type { Call, Module } from "../../syntax/ast.ts";
import type { CopyEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { elementUses } from "../../trace/reads.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf, bytesText } from "../amount.ts";
import { isElementwise, shortName } from "../consumers.ts";
import { neededRange } from "../dtypes/narrowing.ts";
import { addKeyword, replace } from "../edits.ts";
import { type Edit, rule } from "../rule.ts";
import { numpyName } from "../tree.ts";

export default rule({
  code: "ND405",
  name: "eye-index",
  severity: "warning",
  on: "copy",
  check(event, { trace, module, visits, settings }) {
    const makers = visits.map((visit) => identityOf(trace, visit));
    const maker = makers[visits.indexOf(event)];
    if (!maker || makers.includes(undefined) || !staysSame(trace, visits)) return undefined;
    const { text, bytes } = amountOf(visits, "of float64 for one-hot rows");
    if (less(bytes, settings.threshold) === true) return undefined;
    const small = divideExactly(bytes, 8);
    const np = numpyName(module);
    return {
      message: `${text}${small === undefined ? "" : `, ${bytesText(small)} as uint8`}: np.${shortName(maker.func)}() makes float64; pass dtype=np.uint8`,
      bytes: small === undefined ? bytes : minus(bytes, small),
      proof: ["every element is 0 or 1", "the dtype of the result becomes uint8"],
      fix: np
        ? {
            title: "Make it uint8",
            safe: false,
            edits: [dtypeEdit(module, maker.node, `${np}.uint8`)],
          }
        : undefined,
    };
  },
});

function dtypeEdit(module: Module, node: Call, dtype: string): Edit {
  const given = node.keywords.find(({ arg }) => arg === "dtype");
  return given ? replace(given.value, dtype) : addKeyword(module, node, `dtype=${dtype}`);
}

/** True when all that is computed from the rows is the same from rows of uint8: nothing wraps, is cut or meets code that is not known. */
function staysSame(trace: Trace, visits: readonly CopyEvent[]): boolean {
  const rows = visits.map(({ out }) => out);
  // Where two that could be uint8 by themselves meet, their difference would wrap.
  return isHeld(trace, rows) && rowsIn(trace).every((other) => isHeld(trace, [...rows, other]));
}

/** All rows of the program that could be uint8 by themselves. */
const rowsIn = once((trace: Trace): readonly NDArray[] =>
  trace.events.flatMap((event) =>
    event.kind === "copy" && identityOf(trace, event) && isHeld(trace, [event.out]) ? [event.out] : [],
  ),
);

function isHeld(trace: Trace, rows: readonly NDArray[]): boolean {
  const range = neededRange(trace, rows, { lo: 0, hi: 1, integral: true, nan: false });
  return range !== undefined && range.lo >= 0 && range.hi <= 255;
}

/** What says how large the matrix is and where its ones are, not of which dtype. */
const sizes: ReadonlySet<string> = new Set(["N", "M", "k", "n", "dtype"]);

interface Identity {
  readonly func: string;
  readonly node: Call;
}

/** Returns the call that made the identity matrix whose rows are taken. */
function identityOf(trace: Trace, event: CopyEvent): Identity | undefined {
  const { op, of, ins, out } = event;
  if (op !== "getitem" && shortName(op) !== "take") return undefined;
  const maker = makerOf(trace, of);
  if (maker?.op !== "numpy.eye" && maker?.op !== "numpy.identity") return undefined;
  const index = ins[1]?.t === "tuple" ? ins[1].items[0] : ins[1];
  const isLabels = index?.t === "list" || (index?.t === "ndarray" && "iu".includes(index.dtype.kind));
  const isSized = maker.ins.length <= 3 && [...maker.named.keys()].every((name) => sizes.has(name));
  if (!isLabels || !isSized || of.dtype.char !== "d" || maker.node.kind !== "Call" || out.shape.length < 2)
    return undefined;
  if (touchesOf(trace, of).some(({ role }) => role === "written") || isMultiplied(trace, event))
    return undefined;
  return { func: maker.op, node: maker.node };
}

function isMultiplied(trace: Trace, { out }: CopyEvent): boolean {
  return elementUses(trace, out).some(
    ({ event }) =>
      (event.kind === "view" && event.op.includes("attribute:T")) ||
      (event.kind === "ufunc" && !isElementwise(event.op)) ||
      (event.kind === "use" && (event.how === "escape" || (event.how === "return" && !event.scope.called))),
  );
}
