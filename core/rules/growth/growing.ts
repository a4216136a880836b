import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, isExact, less, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import { isC, nbytes } from "../../ndarray/layouts/layout.ts";
import { type Expr, type Module, type Node, walk } from "../../syntax/ast.ts";
import type { EventOf } from "../../trace/event.ts";
import { operandsOf } from "../../trace/flow.ts";
import { textOf } from "../edits.ts";
import { calledName } from "../operands.ts";
import { argument, pathTo } from "../tree.ts";

/** An operation that may make a longer or shorter array of another: known, or not known in its sizes. */
export type Joining = EventOf<"alloc" | "copy" | "unknown">;

/** How an array grows by being joined with something over and over. */
export interface Growth {
  /** Bytes of the old contents that are copied, all rounds together, and of parts that are first flattened; undefined when sizes are not known. */
  readonly copied: Dim | undefined;
  /** Runs that were seen; undefined when the loop was not run step by step. */
  readonly rounds: number | undefined;
}

/** Returns how the results of one place grow, each from the last; undefined when they do not. */
export function growthOf(module: Module, visits: readonly Joining[]): Growth | undefined {
  const links = linksOf(visits);
  if (links.length > 0 && !isGeometric(links)) {
    const isJoined = visits.some(({ loops }) => loops.some(({ iteration }) => iteration === undefined));
    const grown = links.map(({ from }) => nbytes(from.layout)).reduce(plus, 0);
    const copied = visits.map(flattened).reduce(plus, grown);
    return { copied, rounds: isJoined ? undefined : visits.length };
  }
  const isUnseen = visits.every(({ loops }) => loops.at(-1)?.iteration === undefined && loops.length > 0);
  return isUnseen && growsByText(module, visits[0].node)
    ? { copied: undefined, rounds: undefined }
    : undefined;
}

/** Bytes of the part that `np.append` copies before it joins it: it flattens what does not lie in one piece. */
function flattened({ op, ins: [, part], node, kind }: Joining): Dim {
  const flattens = op === "numpy.append" && node.kind === "Call" && !argument(node, 2, "axis");
  const isStrided = part?.t === "ndarray" && isC(part.layout) === false;
  return flattens && isStrided && kind !== "unknown" ? nbytes(part.layout) : 0;
}

/** One run that makes a longer or shorter array of an earlier run's result. */
interface Link {
  readonly from: NDArray;
  readonly to: NDArray;
}

function linksOf(visits: readonly Joining[]): readonly Link[] {
  const made = new Set<NDArray>();
  const links: Link[] = [];
  for (const visit of visits) {
    if (visit.kind === "unknown") continue;
    const from = operandsOf(visit).find(
      (array) =>
        (made.has(array) || (array.base && made.has(array.base) && isMost(array, array.base))) &&
        isResized(array, visit.out),
    );
    if (from) links.push({ from, to: visit.out });
    made.add(visit.out);
  }
  return links;
}

/** Bytes from which a window that moves on is worth a buffer that it walks through. */
const leastWindow = 64 * 1024;

/** A long window that moves on, `x = np.append(x, new)[-n:]`, is a view of most of what was joined. */
function isMost({ layout }: NDArray, { layout: all }: NDArray): boolean {
  const bytes = nbytes(layout);
  return less(bytes, leastWindow) === false && less(nbytes(all), times(bytes, 2)) === true;
}

function isResized({ layout: from }: NDArray, { layout: to }: NDArray): boolean {
  return less(nbytes(from), nbytes(to)) === true || less(nbytes(to), nbytes(from)) === true;
}

/** True when each step adds a share of what is there, as buffers that double do: then little is copied in all. */
function isGeometric(links: readonly Link[]): boolean {
  if (links.length < 2) return false;
  let last = 0;
  for (const { from, to } of links) {
    const [own, more] = [nbytes(from.layout), minus(nbytes(to.layout), nbytes(from.layout))];
    if (!isExact(own) || !isExact(more) || more <= last || 3 * more < own) return false;
    last = more;
  }
  return true;
}

/** True when the text says `x = join(x, ...)` in a loop that binds x nowhere else. */
function growsByText(module: Module, node: Node): boolean {
  const path = pathTo(module, node);
  const statement = path.findLast(({ kind }) => kind === "Assign");
  const loop = path.findLast(({ kind }) => kind === "For" || kind === "While");
  if (statement?.kind !== "Assign" || !loop || statement.targets.length !== 1) return false;
  const target = textOf(module, statement.targets[0]);
  // What is joined with itself doubles, and then little is copied in all.
  const isJoinedOnce = partsOf(node).filter((part) => textOf(module, part) === target).length === 1;
  if (!isValueOf(statement.value, node) || !isJoinedOnce) return false;
  // What is looked at in each round has to be up to date; only a buffer that is filled can be that without a copy.
  if (isShortening(node) && countOf(module, loop, target) > 2) return false;
  const bindings = bindingsOf(module, loop, target);
  const first = path.findLast((one) => one.kind === "If" && asksAbout(module, one.test, target));
  // `if x is None: x = part` is the first round, and the join in its other branch all the later ones.
  const beginnings = first?.kind === "If" ? bindingsOf(module, first, target) - 1 : 0;
  return bindings - Math.min(beginnings, 1) === 1;
}

/** True for the join itself, and for `part if x is None else join(x, part)`. */
function isValueOf(value: Expr, join: Node): boolean {
  return value === join || (value.kind === "IfExp" && (value.body === join || value.orelse === join));
}

function bindingsOf(module: Module, body: Node, target: string): number {
  let count = 0;
  walk(body, (one) => {
    const targets = one.kind === "Assign" ? one.targets : one.kind === "For" ? [one.target] : [];
    count += targets.flatMap(singleTargets).filter((other) => textOf(module, other) === target).length;
  });
  return count;
}

/** `x is None`, `x is not None`, `len(x) == 0`. */
function asksAbout(module: Module, test: Expr, target: string): boolean {
  return countOf(module, test, target) > 0;
}

function isShortening(node: Node): boolean {
  return calledName(node) === "delete";
}

function countOf(module: Module, body: Node, text: string): number {
  let count = 0;
  walk(body, (one) => {
    if ((one.kind === "Name" || one.kind === "Attribute") && textOf(module, one) === text) count++;
  });
  return count;
}

function singleTargets(target: Expr): readonly Expr[] {
  return target.kind === "Tuple" || target.kind === "List" ? target.elts.flatMap(singleTargets) : [target];
}

/** Returns the expressions that a call joins: its arguments, or the items of a list or tuple that is the first one. */
export function partsOf(node: Node): readonly Expr[] {
  if (node.kind === "Subscript") return node.slice.kind === "Tuple" ? node.slice.elts : [];
  if (node.kind !== "Call") return [];
  const [first] = node.args;
  return first?.kind === "List" || first?.kind === "Tuple" ? first.elts : node.args;
}
