import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, isExact, product, times } from "../../ndarray/dim.ts";
import { dtypeText } from "../../ndarray/dtypetext.ts";
import { formatBytes } from "../../ndarray/show.ts";
import { type Expr, type Keyword, type Located, type Node, spanOf } from "../../syntax/ast.ts";
import type { OperationEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Analysis } from "../analysis.ts";
import { showArray } from "../describe.ts";
import { codeBlock, codeSpan, escapeMarkdown } from "../markdown.ts";
import type { Step } from "../observed.ts";
import { named } from "../unknowns.ts";
import { dtypeCalled, dtypeFacts } from "./dtypes.ts";
import { happenedAt, operationsAt } from "./happened.ts";
import { noteOn } from "./notes.ts";

/** What is said of a part of an expression that is no array itself. */
export interface Aspect {
  readonly at: Located;
  readonly title: string;
  readonly markdown: string;
}

/**
 * Returns what a NumPy function's name, a slice, an `axis=` or a dtype under the cursor does to memory; undefined where the innermost
 * thing is none of these. `path` holds the nodes around the offset, the outermost first.
 */
export function aspectAt({ trace }: Analysis, path: readonly Step[], offset: number): Aspect | undefined {
  for (let i = path.length - 1; i >= 0; i--) {
    const { node } = path[i];
    const inner = path[i + 1]?.node;
    const found =
      dtypeAt(trace, node, path.slice(0, i)) ??
      (node.kind === "keyword" ? axisAt(trace, node, path[i - 1]?.node) : undefined) ??
      (node.kind === "Call" && inner === node.func
        ? functionAt(trace, node, node.func, offset)
        : undefined) ??
      (node.kind === "Subscript" && inner === node.slice ? indexAt(trace, node, node.slice) : undefined);
    if (found) return found;
    // A name inside an index or a keyword is an array or a number of its own.
    if (trace.observations.get(node)?.last.t === "ndarray") return undefined;
  }
  return undefined;
}

function functionAt(trace: Trace, call: Node, func: Expr, offset: number): Aspect | undefined {
  const at = func.kind === "Attribute" ? func.attrSpan : func;
  if (offset < spanOf(at).start || offset > spanOf(at).end) return undefined;
  const event = operationsAt(trace, call).at(-1);
  if (!event?.op.startsWith("numpy.")) return undefined;
  const note = noteOn(event.op) ?? byKind(event);
  if (!note) return undefined;
  return aspect(at, `${event.op}: ${note.effect}`, [note.text, here(trace, call)]);
}

function byKind({ kind }: OperationEvent): { readonly effect: string; readonly text: string } | undefined {
  if (kind === "ufunc")
    return {
      effect: "a new array",
      text: "Works element by element on the broadcast shape; `out=` writes into an array that is there.",
    };
  if (kind === "reduce")
    return {
      effect: "a new result",
      text: "Collapses axes: only the result takes memory; `out=` writes into an array that is there.",
    };
  if (kind === "alloc") return { effect: "a new array", text: "" };
  if (kind === "view") return { effect: "a view, nothing is copied", text: "" };
  return undefined;
}

/** "here: copies 8 MB", with the result's form. */
function here(trace: Trace, node: Node): string | undefined {
  const happened = happenedAt(trace, node);
  const seen = trace.observations.get(node)?.last;
  const form = seen?.t === "ndarray" ? codeSpan(showArray(trace, seen)) : undefined;
  const parts = [form, happened && escapeMarkdown(happened)].filter((part) => part !== undefined);
  return parts.length > 0 ? `Here: ${parts.join(" \u00b7 ")}` : undefined;
}

function indexAt(trace: Trace, subscript: Node, slice: Expr): Aspect | undefined {
  const event = operationsAt(trace, subscript).find(({ op }) => op === "getitem");
  if (!event) return undefined;
  const isView = event.kind === "view";
  if (!isView && event.kind !== "copy") return undefined;
  const title = isView ? "basic index: a view, nothing is copied" : "advanced index: always copies";
  const text = isView
    ? "Whole numbers, slices, `...` and `np.newaxis` change only offset, shape and strides. The base stays alive as long as the view."
    : "An index with a list, an array of numbers or a mask gathers its elements into a new array. A slice would be a view.";
  return aspect(slice, title, [text, here(trace, subscript)]);
}

function axisAt(trace: Trace, keyword: Keyword, call: Node | undefined): Aspect | undefined {
  if (keyword.arg !== "axis" || call?.kind !== "Call") return undefined;
  const event = operationsAt(trace, call).at(-1);
  const operand = event && (("of" in event && event.of) || event.ins.find(({ t }) => t === "ndarray"));
  if (operand?.t !== "ndarray") return undefined;
  const axes = axesOf(trace, keyword.value, operand.shape.length);
  if (!axes) return undefined;
  const form = showArray(trace, operand);
  const lines = axes.map((axis) => `- ${axisText(trace, operand, axis)}`).join("\n");
  return aspect(keyword, `axis of ${form}`, [lines, here(trace, call)]);
}

/** The axes that a keyword names, counted from the front. */
function axesOf(trace: Trace, value: Node, rank: number): readonly number[] | undefined {
  const axes = (value.kind === "Tuple" ? value.elts : [value]).map((item) => wholeNumber(trace, item));
  const counted = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  return counted.length > 0 && counted.every((axis) => axis >= 0 && axis < rank) ? counted : undefined;
}

/** The value of a literal or of a name; NaN where it is not known. */
function wholeNumber(trace: Trace, node: Node): number {
  if (node.kind === "Constant") return node.value.type === "int" ? Number(node.value.value) : Number.NaN;
  if (node.kind === "UnaryOp" && node.op === "USub") return -wholeNumber(trace, node.operand);
  const seen = trace.observations.get(node)?.value;
  return typeof seen === "number" ? seen : Number.NaN;
}

function axisText(trace: Trace, { layout }: NDArray, axis: number): string {
  const length = dimText(trace, layout.shape[axis]);
  const stride = layout.strides[axis];
  const apart =
    stride === 0 ? "stride 0: every index is the same memory" : `${dimText(trace, stride)} bytes apart`;
  return escapeMarkdown(`axis ${axis}: ${length} long, ${apart}`);
}

const dimText = (trace: Trace, dim: Dim) =>
  isExact(dim)
    ? dim.toLocaleString("en-US").replace("-", "\u2212")
    : formatBytes(named(trace, dim)).replace(/ bytes$/, "");

/** `np.float32`, or a string where a dtype is asked for. */
function dtypeAt(trace: Trace, node: Node, around: readonly Step[]): Aspect | undefined {
  const text = dtypeTextAt(node, around);
  const dtype = text === undefined ? undefined : dtypeCalled(text);
  if (!dtype || dtype.fields) return undefined;
  const call = around.findLast((step) => step.node.kind === "Call")?.node;
  const seen = call && trace.observations.get(call)?.last;
  const result = seen?.t === "ndarray" && seen.dtype.char === dtype.char ? seen : undefined;
  const size = result && named(trace, times(product(result.shape), dtype.itemsize));
  const facts = dtypeFacts(dtype);
  return aspect(node, dtypeText(dtype), [
    escapeMarkdown(facts.charAt(0).toUpperCase() + facts.slice(1)),
    result && size !== undefined
      ? `Here: ${codeSpan(showArray(trace, result))} takes ${escapeMarkdown(formatBytes(size))}`
      : undefined,
  ]);
}

function dtypeTextAt(node: Node, around: readonly Step[]): string | undefined {
  if (node.kind === "Attribute" && node.value.kind === "Name" && /^(np|numpy)$/.test(node.value.id))
    return node.attr;
  const parent = around[around.length - 1]?.node;
  if (node.kind !== "Constant" || node.value.type !== "str") return undefined;
  const isAsked =
    (parent?.kind === "keyword" && parent.arg === "dtype") ||
    (parent?.kind === "Call" &&
      parent.func.kind === "Attribute" &&
      /^(astype|dtype|view)$/.test(parent.func.attr));
  return isAsked ? node.value.value : undefined;
}

function aspect(at: Located, title: string, paragraphs: readonly (string | undefined)[]): Aspect {
  const body = paragraphs.filter((text) => text).map((text) => `\n\n${text}`);
  return { at, title, markdown: codeBlock(title) + body.join("") };
}
