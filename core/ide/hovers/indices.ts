import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, same } from "../../ndarray/layouts/dim.ts";
import type { AugAssign, Expr, Node } from "../../syntax/ast.ts";
import { operatorSymbols } from "../../syntax/symbols.ts";
import type { OperationEvent, ViewEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import { codeSpan, escapeMarkdown } from "../markdown.ts";
import type { Step } from "../observed.ts";
import { type Aspect, aspect, dimText, here } from "./aspect.ts";
import { happenedAt, operationsAt } from "./happened.ts";

/** Returns what the index of a subscript does to memory: a view, a copy or a write, and what it takes of each axis. */
export function indexAt(trace: Trace, subscript: Node, slice: Expr): Aspect | undefined {
  const event = operationsAt(trace, subscript).findLast(({ op }) => op === "getitem" || op === "setitem");
  if (event?.kind === "view") return viewAspect(trace, subscript, slice, event);
  if (event?.kind === "copy")
    return aspect(slice, "advanced index: always copies", [
      "An index with a list, an array of numbers or a mask gathers its elements into a new array. A slice would be a view.",
      here(trace, subscript),
    ]);
  if (event?.kind !== "write") return undefined;
  return aspect(slice, "assigned to: writes in place", [
    "The elements that the index picks are written where they are, without a copy of them; all views of the memory see it.",
    here(trace, subscript),
  ]);
}

function viewAspect(trace: Trace, subscript: Node, slice: Expr, event: ViewEvent): Aspect {
  const fields = fieldsOf(event);
  const isOfFields = fields.length > 0;
  return aspect(slice, `${isOfFields ? "fields" : "basic index"}: a view, nothing is copied`, [
    isOfFields
      ? "The elements of a field lie one record apart. The base stays alive as long as the view."
      : "Whole numbers, slices, `...` and `np.newaxis` change only offset, shape and strides. The base stays alive as long as the view.",
    asList(isOfFields ? fields : partsOf(trace, event)),
    here(trace, subscript),
  ]);
}

/** Returns what an array does as an index, where it is one that copies; undefined elsewhere. `path` ends with the array's node. */
export function asIndex(trace: Trace, path: readonly Step[], node: Node): string | undefined {
  const at = path.findIndex((step) => step.node === node);
  const parent = path[at - 1]?.node;
  const subscript = parent?.kind === "Tuple" ? path[at - 2]?.node : parent;
  if (subscript?.kind !== "Subscript" || (subscript.slice !== node && subscript.slice !== parent))
    return undefined;
  const event = operationsAt(trace, subscript).at(-1);
  if (event?.op !== "getitem" || event.kind !== "copy" || event.allocated === 0) return undefined;
  const happened = happenedAt(trace, subscript);
  return happened && escapeMarkdown(`as an index: ${happened}`);
}

const asList = (lines: readonly string[]) => lines.map((line) => `- ${escapeMarkdown(line)}`).join("\n");

/** One line for each part of an index: "axis 0: 500 of 1,000, 8 bytes apart instead of 4". Empty where a part is of another kind. */
function partsOf(trace: Trace, { ins, out }: ViewEvent): readonly string[] {
  const [of, index] = ins;
  if (of?.t !== "ndarray" || !index) return [];
  const items = index.t === "tuple" ? index.items : [index];
  if (!items.every((item) => Object.hasOwn(widths, item.t))) return [];
  const rest = of.shape.length - items.reduce((sum, { t }) => sum + widths[t], 0);
  const lines: string[] = [];
  let from = 0;
  let to = 0;
  for (const item of items) {
    if (item.t === "slice") lines.push(sliceText(trace, of, from++, out, to++));
    else if (item.t === "ellipsis") {
      from += rest;
      to += rest;
    } else if (item.t === "none") lines.push(`axis ${to++} of the view: new, of length 1`);
    else lines.push(`axis ${from}: one of ${dimText(trace, of.shape[from++])}; the view has no such axis`);
  }
  return lines;
}

/** How many axes an item of a basic index takes up; `...` takes the rest. */
const widths: Readonly<Record<string, number>> = { int: 1, slice: 1, ellipsis: 0, none: 0 };

function sliceText(trace: Trace, of: NDArray, from: number, out: NDArray, to: number): string {
  const [whole, taken] = [of.shape[from], out.shape[to]];
  const [before, after] = [of.layout.strides[from], out.layout.strides[to]];
  const isAll = same(whole, taken) === true;
  const length = isAll
    ? `all ${dimText(trace, whole)}`
    : `${dimText(trace, taken)} of ${dimText(trace, whole)}`;
  return `axis ${from}: ${length}, ${strideText(trace, before, after)}`;
}

function strideText(trace: Trace, before: Dim, after: Dim): string {
  const apart = `${dimText(trace, after)} bytes apart`;
  return same(before, after) === true ? apart : `${apart} instead of ${dimText(trace, before)}`;
}

/** The fields that a structured array is indexed with: "x: 4 of every 12 bytes, from byte 0 on". */
function fieldsOf({ ins: [of, index] }: ViewEvent): readonly string[] {
  const names = index?.t === "list" ? (index.items ?? []) : index ? [index] : [];
  if (of?.t !== "ndarray" || !names.every(({ t }) => t === "str")) return [];
  const fields = names.map((name) =>
    of.dtype.fields?.find((field) => name.t === "str" && field.name === name.v),
  );
  return fields.flatMap((field) =>
    field
      ? [
          `${field.name}: ${field.dtype.itemsize} of every ${of.dtype.itemsize} bytes, from byte ${field.offset} on`,
        ]
      : [],
  );
}

/** Returns the operation of an augmented assignment under the cursor, which stands between its target and its value. */
export function updateAt(trace: Trace, node: AugAssign): Aspect | undefined {
  const event: OperationEvent | undefined = operationsAt(trace, node).at(-1);
  if (!event || !("into" in event) || !event.into) return undefined;
  const symbol = operatorSymbols[node.op];
  const product =
    node.op === "MatMult"
      ? "The sums of products are made in memory of their own and then copied into it."
      : undefined;
  return aspect(node, `${symbol}= writes in place`, [
    `The result is written into the memory of the array itself and keeps its dtype; all views of it see it. ${codeSpan(`a = a ${symbol} b`)} would make a new array.`,
    product,
    here(trace, node),
  ]);
}
