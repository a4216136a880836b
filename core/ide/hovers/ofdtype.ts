import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import { product, times } from "../../ndarray/layouts/dim.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Trace } from "../../trace/trace.ts";
import { showArray } from "../describe.ts";
import { codeSpan, escapeMarkdown } from "../markdown.ts";
import type { Step } from "../observed.ts";
import { named } from "../unknowns.ts";
import { argumentOf } from "./arguments.ts";
import { type Aspect, aspect } from "./aspect.ts";
import { dtypeCalled, dtypeFacts } from "./dtypes.ts";

/** Returns what an element takes and holds: of `np.float32`, of a text or of `int` where a dtype is asked for, and of a dtype's name. */
export function dtypeAt(trace: Trace, node: Node, around: readonly Step[]): Aspect | undefined {
  const text = dtypeTextAt(trace, node, around);
  const dtype = text === undefined ? undefined : dtypeCalled(text);
  if (!dtype || dtype.fields) return heldDType(trace, node);
  const call = around.findLast((step) => step.node.kind === "Call")?.node;
  const seen = call && trace.observations.get(call)?.last;
  const result = seen?.t === "ndarray" && seen.dtype.char === dtype.char ? seen : undefined;
  // What else a name of Python's may be bound to is not looked at: the result shows that it is the dtype.
  if (node.kind === "Name" && !result) return undefined;
  const size = result && named(trace, times(product(result.shape), dtype.itemsize));
  return aspect(node, dtypeText(dtype), [
    facts(dtype),
    result && size !== undefined
      ? `Here: ${codeSpan(showArray(trace, result))} takes ${escapeMarkdown(formatBytes(size))}${result.buffer.kind === "mmap" ? " of the file" : ""}`
      : undefined,
  ]);
}

const facts = (dtype: DType) => {
  const text = dtypeFacts(dtype);
  return escapeMarkdown(text.charAt(0).toUpperCase() + text.slice(1));
};

/** Of a name or attribute that stands for a dtype: its facts, or the places of its fields. */
function heldDType(trace: Trace, node: Node): Aspect | undefined {
  if (node.kind !== "Name" && node.kind !== "Attribute") return undefined;
  const seen = trace.observations.get(node);
  if (seen?.last.t !== "dtype" || seen.count > 1) return undefined;
  const { dtype } = seen.last;
  const at = node.kind === "Attribute" ? node.attrSpan : node;
  const name = node.kind === "Attribute" ? node.attr : node.id;
  if (!dtype.fields) return aspect(at, `${name}: ${dtypeText(dtype)}`, [facts(dtype)]);
  return aspect(at, `${name}: a record of ${dtype.itemsize} bytes`, [fieldTable(dtype), gaps(dtype)]);
}

function fieldTable({ fields = [] }: DType): string {
  const rows = fields.map(({ name, dtype, offset }) =>
    [name, dtypeText(dtype), `${offset}`, `${dtype.itemsize}`].map(escapeMarkdown),
  );
  const table = [["field", "dtype", "from byte", "bytes"], ["---", "---", "---", "---"], ...rows];
  return table.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function gaps({ fields = [], itemsize }: DType): string | undefined {
  const used = new Set<number>();
  for (const { offset, dtype } of fields) for (let i = 0; i < dtype.itemsize; i++) used.add(offset + i);
  const unused = itemsize - used.size;
  return unused > 0
    ? `${unused} of its ${itemsize} bytes hold nothing: they keep the fields aligned.`
    : undefined;
}

function dtypeTextAt(trace: Trace, node: Node, around: readonly Step[]): string | undefined {
  if (node.kind === "Attribute" && node.value.kind === "Name" && /^(np|numpy)$/.test(node.value.id))
    return node.attr;
  if (node.kind === "Name" && /^(int|float|bool|complex)$/.test(node.id))
    return isAskedFor(trace, around, around.length - 1, node) ? node.id : undefined;
  if (node.kind !== "Constant" || node.value.type !== "str") return undefined;
  const parent = around[around.length - 1]?.node;
  const isOfField = parent?.kind === "Tuple" && parent.elts[1] === node;
  const at =
    isOfField && around[around.length - 2]?.node.kind === "List" ? around.length - 3 : around.length - 1;
  return isAskedFor(trace, around, at, isOfField ? around[at + 1].node : node) ? node.value.value : undefined;
}

/** True where a node is an argument that names a dtype; `around[at]` is what it stands in. */
function isAskedFor(trace: Trace, around: readonly Step[], at: number, node: Node): boolean {
  const parent = around[at]?.node;
  if (parent?.kind === "keyword") return parent.arg === "dtype";
  if (parent?.kind !== "Call") return false;
  if (parent.func.kind === "Attribute" && /^(astype|dtype|view)$/.test(parent.func.attr)) return true;
  return argumentOf(trace, node, parent)?.name === "dtype";
}
