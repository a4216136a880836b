import type { DType } from "../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../ndarray/dtypes/dtypetext.ts";
import type { Dim } from "../ndarray/layouts/dim.ts";
import { isExact, product, showDim, times } from "../ndarray/layouts/dim.ts";
import { children, type Node } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import type { Analysis } from "./analysis.ts";
import { likelyAnalysis } from "./likely.ts";
import { rangeOf } from "./places.ts";
import { rootsOf } from "./roots.ts";
import type { Fact } from "./types.ts";

/** What `ndlens trace` prints: what holds at each expression and binding every time that it is met, in the order of the text. */
export function facts(analysis: Analysis): readonly Fact[] {
  const roots = rootsOf(analysis.trace);
  const found: Fact[] = [];
  const { statementsDone, complete } = analysis.trace;
  // When the evaluation had to stop, functions may be called again and the rest was not seen; what was seen then proves nothing.
  for (const statement of analysis.module.body.slice(0, statementsDone)) {
    visit(statement, false, complete, (node, kind) => {
      const seen = analysis.trace.observations.get(node);
      if (seen && isClaimed(seen)) found.push(factOf(analysis, node, kind, seen, roots.get(node)));
    });
  }
  return found;
}

/** What is likely, beside that, in functions that nobody calls: of values whose number of axes or dtype is not certain. */
export function likelyFacts(analysis: Analysis): readonly Fact[] {
  const likely = likelyAnalysis(analysis);
  const certain = new Set(facts(analysis).filter(isSettled).map(placeOf));
  return (likely ? facts(likely) : [])
    .filter((fact) => (fact.shape ?? fact.dtype) !== undefined && !certain.has(placeOf(fact)))
    .map((fact) => ({ ...fact, likely: true }));
}

const placeOf = ({ line, col, endLine, endCol, kind }: Fact) => [line, col, endLine, endCol, kind].join(":");

/** True for all but an array of which dtype or shape is open. */
function isSettled({ type, dtype, shape }: Fact): boolean {
  const isArray = type === "ndarray" || type === "memmap";
  return !isArray || (dtype !== undefined && shape !== undefined);
}

/** Of what rests on a text only arrays are claimed of which it says more than that they are arrays. */
function isClaimed({ type, assumed, shape, dtype }: Observation): boolean {
  if (type === undefined || type === "other") return false;
  return !assumed || ((type === "ndarray" || type === "memmap") && (shape ?? dtype) !== undefined);
}

type Kind = Fact["kind"];

/** Visits what may be observed; names that are bound are told from names that are read. */
function visit(
  node: Node,
  isTarget: boolean,
  intoFunctions: boolean,
  see: (node: Node, kind: Kind) => void,
): void {
  if (
    !intoFunctions &&
    (node.kind === "FunctionDef" ||
      node.kind === "AsyncFunctionDef" ||
      node.kind === "Lambda" ||
      node.kind === "ClassDef")
  )
    return;
  if (node.kind === "arg") see(node, "param");
  else if (node.kind === "Name" && isTarget) see(node, "bind");
  else if (!isTarget) see(node, "expr");
  const targets = targetsOf(node, isTarget);
  for (const child of children(node))
    if (!isTarget || !isReplaced(child, targets)) visit(child, targets.includes(child), intoFunctions, see);
}

/** True for a name that the same unpacking binds once more: `_, _, v = ...` leaves only the second. */
function isReplaced(target: Node, targets: readonly Node[]): boolean {
  if (target.kind !== "Name") return false;
  const later = targets.slice(targets.indexOf(target) + 1);
  return later.some((other) => namesIn(other).includes(target.id));
}

function namesIn(target: Node): readonly string[] {
  if (target.kind === "Name") return [target.id];
  return targetsOf(target, true).flatMap(namesIn);
}

/** The children that are bound by the node rather than read. */
function targetsOf(node: Node, isTarget: boolean): readonly Node[] {
  switch (node.kind) {
    case "Assign":
    case "Delete":
      return node.targets;
    case "AugAssign":
    case "AnnAssign":
    case "For":
    case "AsyncFor":
    case "NamedExpr":
    case "comprehension":
      return [node.target];
    case "withitem":
      return node.optional_vars ? [node.optional_vars] : [];
    case "Tuple":
    case "List":
      return isTarget ? node.elts : [];
    case "Starred":
      return isTarget ? [node.value] : [];
    default:
      return [];
  }
}

function factOf(
  analysis: Analysis,
  node: Node,
  kind: Kind,
  seen: Observation,
  root: string | undefined,
): Fact {
  const place = { ...rangeOf(analysis.module, node), kind, name: nameOf(node) };
  if (seen.type !== "ndarray" && seen.type !== "memmap") {
    return {
      ...place,
      type: seen.type ?? "other",
      dtype: seen.dtype && dtypeText(seen.dtype),
      value: plain(seen.value),
    };
  }
  const known = {
    ...place,
    type: seen.type,
    dtype: seen.dtype && dtypeFact(seen.dtype),
    shape: seen.shape?.map(dimFact),
  };
  // What a function's text says of its parameters is their dtype and shape, not how they lie in memory.
  if (seen.assumed) return known;
  return {
    ...known,
    strides: seen.liesSo ? seen.strides?.map(exactOrNull) : undefined,
    nbytes: bytesOf(seen),
    c: seen.c,
    f: seen.f,
    owndata: seen.owndata,
    // Of a visit at which not all of the array was known it is not known where it lay.
    root: seen.isWhole ? root : undefined,
    values: seen.values,
    min: bound(seen.min),
    max: bound(seen.max),
  };
}

const exactOrNull = (dim: Dim | undefined) => (dim !== undefined && isExact(dim) ? dim : null);

/** A dtype of records equals the one of the same fields without them, and has another name: either may be printed. */
function dtypeFact(dtype: DType): string | undefined {
  const text = dtypeText(dtype);
  return text.startsWith("(numpy.record") ? undefined : text;
}

function nameOf(node: Node): string | undefined {
  return node.kind === "Name" ? node.id : node.kind === "arg" ? node.arg : undefined;
}

/** An unknown length is a name when it is one unknown, so that equal names claim equal lengths. */
function dimFact(dim: Dim | undefined): number | string | null {
  if (dim === undefined) return null;
  return isExact(dim) ? dim : showDim(dim);
}

function bytesOf({ shape, dtype }: Observation): number | undefined {
  if (!shape || !dtype || shape.includes(undefined)) return undefined;
  const bytes = times(product(shape as readonly Dim[]), dtype.itemsize);
  return isExact(bytes) && Number.isSafeInteger(bytes) ? bytes : undefined;
}

function bound(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "string" && value.startsWith("[")) return JSON.parse(value);
  if (typeof value === "number" && !Number.isFinite(value))
    return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  return value;
}
