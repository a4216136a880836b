/**
 * ## What it does
 * Reports arrays of text in which a few long strings make room necessary that all the others leave empty.
 *
 * ## Why is this bad?
 * `<U500` has room for 500 characters of four bytes in every element, whatever stands there: one long string among ten thousand
 * short ones costs 20 MB. `StringDType` stores each string as long as it is.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * names = ["ada"] * 1000 + ["x" * 500]
 * table = np.array(names)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * names = ["ada"] * 1000 + ["x" * 500]
 * table = np.array(names, dtype=np.dtypes.StringDType())
 * ```
 *
 * ## When not to
 * When the array is handed to code that does not know `StringDType`, is written to a file as it lies in memory, or must run on
 * NumPy 1.
 */

import { elementsOf } from "../../ndarray/access.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { nbytes, size } from "../../ndarray/layouts/layout.ts";
import { formatBytes, showDType } from "../../ndarray/show.ts";
import { none, type Value } from "../../ndarray/value.ts";
import type { AllocEvent, CopyEvent, Event } from "../../trace/event.ts";
import { escapesAfter } from "../../trace/query.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { addKeyword, replace } from "../edits.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { argument, numpyName } from "../tree.ts";
import { isPetty } from "./reach.ts";

/** How many times smaller the text has to be. */
const leastGain = 4;
/** Bytes of an element of StringDType; up to 15 of them hold the text itself. */
const slot = 16;

const makers: ReadonlySet<string> = new Set(["numpy.array", "numpy.asarray"]);
/** Elements of an array that are looked at. */
const most = 100_000;

export default rule({
  code: "ND205",
  name: "wide-text",
  severity: "warning",
  on: ["alloc", "copy"],
  check(event, scene) {
    const { visits, trace } = scene;
    const sizes = visits.map((visit) => textOf(visit, trace));
    const text = sizes[visits.indexOf(event)];
    if (!text || sizes.includes(undefined)) return undefined;
    const wide = amountOf(visits, `of ${showDType(event.out.dtype)}`, ({ layout }) => nbytes(layout));
    const small = sizes.reduce((sum, one) => sum + (one?.bytes ?? 0), 0);
    if (!isExact(wide.bytes) || wide.bytes < leastGain * small) return undefined;
    if (isPetty(trace, visits, wide.bytes - small, scene.settings)) return undefined;
    const { longest, median } = text;
    return {
      message: `${wide.text} for text of ${formatBytes(small)}: the longest string has ${longest} characters, half of them have at most ${median}; use np.dtypes.StringDType()`,
      bytes: wide.bytes - small,
      proof: [`each element takes ${event.out.dtype.itemsize} bytes, whatever it holds`],
      fix: fixOf(event, scene),
    };
  },
});

interface Text {
  /** As StringDType would store it. */
  readonly bytes: number;
  readonly longest: number;
  readonly median: number;
}

/** Returns how long the strings are that the array is made of; undefined when one of them is not known. */
function textOf(event: AllocEvent | CopyEvent, trace: Trace): Text | undefined {
  if (event.out.dtype.kind !== "U") return undefined;
  const lengths = lengthsOf(event, trace);
  if (!lengths || lengths.length < 2 || lengths.includes(undefined)) return undefined;
  const known = (lengths as number[]).sort((a, b) => a - b);
  const bytes = known.reduce((sum, length) => sum + slot + (length < slot ? 0 : length + 1), 0);
  return { bytes, longest: known[known.length - 1], median: known[(known.length - 1) >> 1] };
}

function lengthsOf(event: AllocEvent | CopyEvent, trace: Trace) {
  const { op, out, ins, named, step } = event;
  const [first, second] = ins;
  if (makers.has(op) && (first?.t === "list" || first?.t === "tuple")) return first.items?.map(lengthOf);
  const count = size(out.layout);
  const writes = touchesOf(trace, out).filter(({ role }) => role === "written");
  if (!isExact(count) || count > most) return undefined;
  const filled = filledWith(op, named.get("fill_value") ?? second ?? none);
  if (filled !== undefined) {
    // Which elements are written over is not looked at: each may be as long as the longest text that is.
    if (op !== "numpy.full" && writes.length === 0) return undefined;
    const lengths = [filled, ...writes.map(({ event: write }) => writtenLength(write))];
    if (!trace.isWhole || lengths.includes(undefined) || escapesAfter(trace, out, step)) return undefined;
    return Array<number>(count).fill(Math.max(...(lengths as number[])));
  }
  if (writes.length > 0) return undefined;
  if (!("of" in event) || !event.of || (op !== "numpy.ndarray.astype" && op !== "numpy.astype"))
    return undefined;
  if (event.of.dtype.kind !== "U" || event.of.dtype.itemsize > out.dtype.itemsize) return undefined;
  return elementsOf(event.of)?.map((element) =>
    typeof element === "string" ? [...element].length : undefined,
  );
}

/** The length of the text that a new array is full of. */
function filledWith(op: string, given: Value): number | undefined {
  if (op === "numpy.full") return lengthOf(given);
  return op === "numpy.empty" || op === "numpy.zeros" ? 0 : undefined;
}

function writtenLength(event: Event): number | undefined {
  return event.kind === "write" && event.from ? lengthOf(event.from) : undefined;
}

function lengthOf(value: Value): number | undefined {
  return value.t === "str" && value.v !== undefined ? [...value.v].length : undefined;
}

function fixOf({ node, op }: AllocEvent | CopyEvent, { module }: Scene<"alloc" | "copy">): Fix | undefined {
  const np = numpyName(module);
  if (!np || node.kind !== "Call" || node.keywords.some(({ arg }) => arg === null)) return undefined;
  const place = op === "numpy.full" ? 2 : op === "numpy.ndarray.astype" ? 0 : 1;
  const given = argument(node, place, "dtype");
  const text = `${np}.dtypes.StringDType()`;
  const edit = given ? replace(given, text) : addKeyword(module, node, `dtype=${text}`);
  return { title: "Use StringDType", safe: false, edits: [edit] };
}
