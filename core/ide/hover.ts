import type { DType } from "../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../ndarray/dtypes/dtypetext.ts";
import { show, showLength } from "../ndarray/show.ts";
import type { Node } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import type { Analysis } from "./analysis.ts";
import { showArray } from "./describe.ts";
import { details, whereabouts } from "./details.ts";
import type { Aspect } from "./hovers/aspect.ts";
import { aspectAt } from "./hovers/aspects.ts";
import { programFunctionAt } from "./hovers/functions.ts";
import { happenedAt } from "./hovers/happened.ts";
import { asIndex } from "./hovers/indices.ts";
import { operatorText } from "./hovers/operators.ts";
import { likelyAnalysis } from "./likely.ts";
import { codeBlock, codeSpan, escapeMarkdown } from "./markdown.ts";
import { type Observed, observedAt, pathTo, type Step } from "./observed.ts";
import { rangeOf } from "./places.ts";
import type { Hover, Position } from "./types.ts";
import { named } from "./unknowns.ts";

/**
 * The hover at a position: whole on a definition, short elsewhere, with what an operation does to memory; of what is no array, what it
 * has to do with memory. Where nobody calls a function and nothing is certain of a value in it, what it is likely to be. Undefined where
 * there is nothing to say.
 */
export function hover(analysis: Analysis, at: Position): Hover | undefined {
  const certain = hoverIn(analysis, at);
  if (certain && !certain.isVague) return certain.hover;
  const likely = likelyAnalysis(analysis);
  const guess = likely && hoverIn(likely, at);
  return guess && !guess.isVague ? asLikely(guess) : certain?.hover;
}

interface Found {
  readonly hover: Hover;
  /** True where it leaves open what people want to know: how many axes there are, what a function takes. */
  readonly isVague: boolean;
  /** The function that it is in. */
  readonly inside: string | undefined;
}

function hoverIn(analysis: Analysis, at: Position): Found | undefined {
  const offset = analysis.module.lines.offset(at.line, at.col);
  const path = pathTo(analysis, offset);
  const inside = functionIn(path);
  const ofFunction = programFunctionAt(analysis, path, offset);
  const aspect = ofFunction ?? aspectAt(analysis, path, offset);
  if (aspect) return { hover: hoverOf(analysis, aspect), isVague: ofFunction?.takesNothing === true, inside };
  const found = observedAt(analysis, offset);
  const hover = found && ofValue(analysis, found, path);
  return hover && { hover, isVague: found.seen.type === "ndarray" && !found.seen.shape, inside };
}

function functionIn(path: readonly Step[]): string | undefined {
  const node = path.findLast((step) => step.node.kind === "FunctionDef")?.node;
  return node?.kind === "FunctionDef" ? node.name : undefined;
}

function asLikely({ hover: { range, title, markdown }, inside }: Found): Hover {
  const name = inside === undefined ? "this function" : codeSpan(`${inside}()`);
  const note = `_Likely: nobody calls_ ${name} _here, so this goes by its documentation, names and uses._`;
  return { range, title: `likely ${title}`, markdown: `${note}\n\n${markdown}` };
}

function hoverOf({ module }: Analysis, { at, title, markdown }: Aspect): Hover {
  return { range: rangeOf(module, at), title, markdown };
}

function ofValue(
  analysis: Analysis,
  { node, seen, isDefinition }: Observed,
  path: readonly Step[],
): Hover | undefined {
  const title = titleOf(analysis, seen);
  if (!title) return undefined;
  const array = seen.last.t === "ndarray" ? seen.last : undefined;
  const happened = isOperation(node) ? happenedAt(analysis.trace, node) : undefined;
  const notes = [
    array && node.kind === "Name" ? whereabouts(analysis, array) : undefined,
    happened && escapeMarkdown(happened),
    operatorText(analysis.trace, node),
    asIndex(analysis.trace, path, node),
  ];
  const body =
    isDefinition && array
      ? details(analysis, array, seen, node)
      : notes.map((note) => (note ? `\n\n${note}` : "")).join("");
  return {
    range: rangeOf(analysis.module, node),
    title,
    markdown: codeBlock(nameOf(node) + title) + body,
  };
}

const isOperation = ({ kind }: Node) =>
  ["BinOp", "UnaryOp", "Call", "Subscript", "Attribute", "Compare", "AugAssign"].includes(kind);

/** The one-line form; where visits differ, what they have in common. */
function titleOf({ trace }: Analysis, seen: Observation): string | undefined {
  const { last } = seen;
  if (last.t === "scalar")
    return seen.value === undefined ? show(last) : `${show(last)} = ${inPython(seen.value, last.dtype)}`;
  if (seen.type !== "ndarray" && seen.type !== "memmap") return undefined;
  if (
    last.t === "ndarray" &&
    seen.dtype &&
    seen.shape &&
    !seen.shape.includes(undefined) &&
    seen.strides &&
    !seen.strides.includes(undefined)
  )
    return showArray(trace, last);
  const dtype = seen.dtype ? dtypeText(seen.dtype) : "?";
  const shape = seen.shape
    ? seen.shape.map((dim) => (dim === undefined ? "?" : showLength(named(trace, dim)))).join(", ")
    : "...";
  return `${dtype}[${shape}]`;
}

/** A value as Python writes it. */
function inPython(value: Observation["value"], { kind }: DType): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  const text = String(value);
  return kind === "f" && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function nameOf(node: Node): string {
  return node.kind === "Name" ? `${node.id}: ` : node.kind === "arg" ? `${node.arg}: ` : "";
}
