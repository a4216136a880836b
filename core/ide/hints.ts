import type { NDArray } from "../ndarray/array.ts";
import { entryOf } from "../ndarray/entry.ts";
import { isExact } from "../ndarray/layouts/dim.ts";
import { isC, nbytes } from "../ndarray/layouts/layout.ts";
import { formatBytes } from "../ndarray/show.ts";
import { type Node, spanOf } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import type { CopyEvent } from "../trace/event.ts";
import type { Observation } from "../trace/observation.ts";
import { eventsOf } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { ownerOf, sharerOf, showArray } from "./describe.ts";
import { kept } from "./kept.ts";
import { likelyAnalysis } from "./likely.ts";
import { escapeMarkdown } from "./markdown.ts";
import { rangeOf } from "./places.ts";
import type { HintDetail, InlayHint, Range } from "./types.ts";
import { named } from "./unknowns.ts";

/** Arrays of less do not say their bytes: nobody looks for them there. */
const smallBytes = 1000;

/**
 * Inlay hints: the one-line form behind names that are bound to arrays, "copies 8 MB" behind what copies much. In the order of the
 * text. "quiet" leaves out the forms of arrays that are as one expects: of memory of their own, in C order and small; "full" adds
 * what names in functions that nobody calls are likely to stand for.
 */
export function inlayHints(
  analysis: Analysis,
  range?: Range,
  detail: HintDetail = "normal",
): readonly InlayHint[] {
  const { certain, copies } = certainHints(analysis, detail);
  const likely = detail === "full" ? likelyHints(analysis, certain) : [];
  const hints = [...certain, ...likely, ...copies];
  const inRange = ({ at }: InlayHint) => !range || (at.line >= range.line && at.line <= range.endLine);
  return hints.filter(inRange).sort((a, b) => a.at.line - b.at.line || a.at.col - b.at.col);
}

interface Certain {
  readonly certain: readonly InlayHint[];
  readonly copies: readonly InlayHint[];
}

/** The hints of the whole file by their detail: an editor asks for those of one page after another. */
const certainByDetail = kept(() => new Map<HintDetail, Certain>());

/** The hints of the whole file that nothing but the trace is needed for. */
function certainHints(analysis: Analysis, detail: HintDetail): Certain {
  return entryOf(certainByDetail(analysis), detail, () => {
    const copies = copyHints(analysis);
    const copyLines = new Set(copies.map(({ at }) => at.line));
    return { certain: layoutHints(analysis, copyLines, detail), copies };
  });
}

/** Hints behind names in functions that nobody calls, of which nothing is certain. */
function likelyHints(analysis: Analysis, certain: readonly InlayHint[]): InlayHint[] {
  const likely = likelyAnalysis(analysis);
  const taken = new Set(certain.map(({ at }) => `${at.line}:${at.col}`));
  const hints = likely ? layoutHints(likely, new Set(), "full") : [];
  return hints
    .filter(({ at }) => !taken.has(`${at.line}:${at.col}`))
    .map((hint) => ({ ...hint, label: hint.label.replace(/^: /, ": likely ") }));
}

/**
 * One for each name whose dtype and shape are the same every time that it is bound. On lines that say what they copy the bytes are
 * left out: editors show some forty characters of hints a line.
 */
function layoutHints(analysis: Analysis, copyLines: ReadonlySet<number>, detail: HintDetail): InlayHint[] {
  const { trace, module } = analysis;
  const spokenFor = annotatedNames(analysis);
  const hints = new Map<Node, InlayHint>();
  for (const { node, array } of eventsOf(trace, "bind")) {
    const seen = trace.observations.get(node);
    if (seen?.last.t !== "ndarray" || spokenFor.has(node)) continue;
    if (node.kind !== "Name" && node.kind !== "arg") continue;
    const form = formOf(analysis, array, seen);
    if (form === undefined || (detail === "quiet" && !isSurprising(analysis, array))) continue;
    const bytes = named(trace, nbytes(array.layout));
    const at = module.lines.position(spanOf(node.kind === "arg" ? node.argSpan : node).end);
    const isQuiet = !array.owndata || copyLines.has(at.line) || (isExact(bytes) && bytes < smallBytes);
    const size = isQuiet && detail !== "full" ? "" : ` ${formatBytes(bytes)}`;
    const owner = ownerOf(trace, array) ?? sharerOf(trace, array);
    hints.set(node, {
      at,
      label: detail === "full" ? `: ${form}${size}` : short(`: ${form.replace(/ C(?= view\(|$)/, "")}`, size),
      kind: node.kind === "arg" ? "parameter" : "layout",
      tooltip: escapeMarkdown(
        `${form}, ${formatBytes(bytes)}${seen.count > 1 ? `; bound ${seen.count} times` : ""}`,
      ),
      owner: owner && rangeOf(module, owner.node),
    });
  }
  return [...hints.values()];
}

/** True for views, for arrays that do not lie in C order, and for those that are worth a look for their size. */
function isSurprising({ settings }: Analysis, array: NDArray): boolean {
  const bytes = nbytes(array.layout);
  const isLarge = !isExact(bytes) || bytes >= settings.threshold;
  return isLarge && (!array.owndata || isC(array.layout) !== true);
}

/** The one-line form; of a name that is bound again and again, what is the same each time. */
function formOf({ trace }: Analysis, array: NDArray, seen: Observation): string | undefined {
  if (!seen.dtype || !seen.shape || seen.shape.includes(undefined)) return undefined;
  const form = showArray(trace, array);
  if (seen.count === 1) return form;
  const withoutOwner = form.replace(/ view\(.*\)$/, "");
  const isSameOrder = seen.strides !== undefined && !seen.strides.includes(undefined);
  return isSameOrder ? withoutOwner : withoutOwner.replace(/ (C|F|strided|\?)$/, "");
}

/** Editors cut long hints off in the middle of a word: the owner's name or the bytes are left out then. */
function short(label: string, size: string): string {
  const whole = label + size;
  return whole.length > 42 ? label.replace(/ view\(.*\)$/, " view") : whole;
}

/** Names behind which a type would stand in the wrong place: those that have one, and those of `x += 1`. */
function annotatedNames({ module }: Analysis): Set<Node> {
  const names = new Set<Node>();
  for (const statement of module.body)
    walk(statement, (node) => {
      if (node.kind === "AnnAssign" || node.kind === "AugAssign") names.add(node.target);
      if (node.kind === "arg" && node.annotation) names.add(node);
    });
  return names;
}

/** One for each place that copies at least the threshold in one go, with how often it does. */
function copyHints({ trace, module, settings }: Analysis): InlayHint[] {
  const places = new Map<Node, CopyEvent[]>();
  for (const event of eventsOf(trace, "copy")) {
    const found = places.get(event.node);
    if (found) found.push(event);
    else places.set(event.node, [event]);
  }
  return [...places].flatMap(([node, events]) => {
    const largest = Math.max(...events.map(({ allocated }) => (isExact(allocated) ? allocated : 0)));
    if (largest < settings.threshold) return [];
    const times = events.length > 1 ? ` \u00d7${events.length}` : "";
    return {
      at: module.lines.position(spanOf(node).end),
      label: `copies ${formatBytes(largest)}${times}`,
      kind: "copy" as const,
      tooltip: `Allocates ${formatBytes(largest)} for a copy${events.length > 1 ? `, ${events.length} times` : ""}.`,
    };
  });
}
