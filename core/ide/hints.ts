import { isExact } from "../ndarray/dim.ts";
import { nbytes } from "../ndarray/layout.ts";
import { formatBytes } from "../ndarray/show.ts";
import { spanOf } from "../syntax/ast.ts";
import { eventsOf } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { showArray } from "./describe.ts";
import type { InlayHint, Range } from "./types.ts";

/** Inlay hints: the one-line form with its bytes behind names that are bound to arrays, "copies 8 MB" behind what copies. */
export function inlayHints(analysis: Analysis, range?: Range): readonly InlayHint[] {
  const hints = [...layoutHints(analysis), ...copyHints(analysis)];
  const inRange = ({ at }: InlayHint) => !range || (at.line >= range.line && at.line <= range.endLine);
  return hints.filter(inRange).sort((a, b) => a.at.line - b.at.line || a.at.col - b.at.col);
}

function layoutHints({ trace, module }: Analysis): InlayHint[] {
  const hints = new Map<unknown, InlayHint>();
  for (const { node, array } of eventsOf(trace, "bind")) {
    const seen = trace.observations.get(node);
    if (
      !seen?.dtype ||
      !seen.shape ||
      seen.shape.includes(undefined) ||
      (node.kind !== "Name" && node.kind !== "arg")
    )
      continue;
    const end = node.kind === "arg" ? spanOf(node.argSpan).end : spanOf(node).end;
    const bytes = nbytes(array.layout);
    const text = showArray(trace, array)
      .replace(/ (C|F|strided)( |$)/, "$2")
      .trimEnd();
    const size = isExact(bytes) && bytes === 0 ? "" : ` ${formatBytes(bytes)}`;
    hints.set(node, {
      at: module.lines.position(end),
      label: `: ${text}${array.owndata ? size : ""}`,
      kind: "layout",
      tooltip: `\`${showArray(trace, array)}\`, ${formatBytes(bytes)}`,
    });
  }
  return [...hints.values()];
}

function copyHints({ trace, module, settings }: Analysis): InlayHint[] {
  const hints = new Map<unknown, InlayHint>();
  for (const event of eventsOf(trace, "copy")) {
    if (!isExact(event.allocated) || event.allocated < settings.threshold) continue;
    const at = module.lines.position(spanOf(event.node).end);
    const total = eventsOf(trace, "copy").filter(({ node }) => node === event.node).length;
    const times = total > 1 ? ` \u00d7${total}` : "";
    hints.set(event.node, {
      at,
      label: `copies ${formatBytes(event.allocated)}${times}`,
      kind: "copy",
      tooltip: `Allocates ${formatBytes(event.allocated)} for a copy.`,
    });
  }
  return [...hints.values()];
}
