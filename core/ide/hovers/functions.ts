import { isExact } from "../../ndarray/layouts/dim.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { FunctionDef, Located, Node } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Analysis } from "../analysis.ts";
import { summaryText } from "../lenses.ts";
import { codeBlock, escapeMarkdown } from "../markdown.ts";
import type { Step } from "../observed.ts";
import { fits } from "../sizes.ts";
import { functionSummaries } from "../summaries.ts";
import { named } from "../unknowns.ts";
import type { Aspect } from "./aspect.ts";

interface FunctionAspect extends Aspect {
  /** True where the function takes no memory for arrays, as far as is known. */
  readonly takesNothing: boolean;
}

/** Returns what a function of the program does to memory, at its definition and where its name is used; undefined elsewhere. */
export function programFunctionAt(
  { trace, settings }: Analysis,
  path: readonly Step[],
  offset: number,
): FunctionAspect | undefined {
  const node = path[path.length - 1]?.node;
  const found = node && definitionOf(trace, node, offset);
  const summary = found && functionSummaries(trace).get(found.definition);
  if (!found || !summary) return undefined;
  const { name } = found.definition;
  const text = summaryText(trace, summary);
  const title = `${name}(): ${text ?? "takes no array memory"}`;
  if (!text) return { at: found.at, title, markdown: codeBlock(title, "text"), takesNothing: true };
  const size = (bytes: typeof summary.allocated) => formatBytes(named(trace, bytes));
  const lines = [
    summary.peak.every(isExact) ? undefined : fits(trace, summary.peak[0], settings.memoryBudget),
    `its peak is on line ${summary.peakLine} and does not count what was alive before`,
    `allocates ${size(summary.allocated)} in all`,
    summary.copies > 0 ? `copies ${size(summary.copied)}` : undefined,
    summary.runs > 1 ? "numbers of the run that takes most" : undefined,
  ];
  const body = lines.filter((line) => line !== undefined).map(escapeMarkdown);
  const markdown = `${codeBlock(title, "text")}\n\n${body.join(" \u00b7 ")}`;
  return { at: found.at, title, markdown, takesNothing: false };
}

function definitionOf(
  trace: Trace,
  node: Node,
  offset: number,
): { readonly definition: FunctionDef; readonly at: Located } | undefined {
  if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef") {
    const { start, end } = spanOf(node.nameSpan);
    return offset >= start && offset <= end ? { definition: node, at: node.nameSpan } : undefined;
  }
  if (node.kind !== "Name" && node.kind !== "Attribute") return undefined;
  const value = trace.observations.get(node)?.last;
  const def = value && "def" in value ? (value.def as Node) : undefined;
  if (def?.kind !== "FunctionDef" && def?.kind !== "AsyncFunctionDef") return undefined;
  return { definition: def, at: node.kind === "Attribute" ? node.attrSpan : node };
}
