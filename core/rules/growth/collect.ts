import type { NDArray } from "../../ndarray/array.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import type { Value } from "../../ndarray/value.ts";
import { type Assign, type Call, type Expr, type Module, type Node, spanOf, walk } from "../../syntax/ast.ts";
import { isOnlyReadAfter, writesAfter } from "../../trace/query.ts";
import { elementUses } from "../../trace/reads.ts";
import type { Trace } from "../../trace/trace.ts";
import { insertBefore, replace, textOf } from "../edits.ts";
import type { Edit, Fix } from "../rule.ts";
import { indentationOf, pathTo } from "../tree.ts";
import { type Joining, partsOf } from "./growing.ts";

/**
 * Returns the edits that collect the parts in a list and join them once behind the loop; undefined where the array is used in the
 * loop in any other way, so that it is needed in each round. `join` writes the call that joins what a list's name stands for.
 */
export function collectFix(
  trace: Trace,
  module: Module,
  visits: readonly Joining[],
  join: (list: string) => string,
): Fix | undefined {
  const place = placeOf(module, visits[0].node);
  if (!place || visits.some((visit) => changesLater(trace, visit))) return undefined;
  const { name, statement, loop, indent } = place;
  const rest = partsOf(place.call)
    .slice(1)
    .filter((part) => !isKeywordAxis(place.call, part));
  const list = freshName(module, `${name}_parts`);
  const texts = rest.map((part) => textOf(module, part));
  const adding = texts.length === 1 ? `${list}.append(${texts[0]})` : `${list} += [${texts.join(", ")}]`;
  const end = module.lines.lineEnd(module.lines.position(spanOf(loop).end).line) - loop.unit.offset;
  const edits: readonly Edit[] = [
    insertBefore(loop, `${list} = [${name}]\n${indent}`),
    replace(statement, adding),
    { at: { start: end, end, unit: loop.unit }, text: `\n${indent}${name} = ${join(list)}` },
  ];
  return { title: "Collect in a list, join once", safe: isProved(trace, visits, place.tried), edits };
}

interface Place {
  readonly name: string;
  readonly call: Call;
  readonly statement: Assign;
  /** The outermost loop in which the array does nothing but grow. */
  readonly loop: Node;
  readonly indent: string;
  /** True when the loop stands in a `try`. */
  readonly tried: boolean;
}

/** Reads `name = join((name, part))` in a loop that does not use the name otherwise. */
function placeOf(module: Module, node: Node): Place | undefined {
  const path = pathTo(module, node);
  const statement = path.findLast(({ kind }) => kind === "Assign");
  if (node.kind !== "Call" || statement?.kind !== "Assign" || statement.value !== node) return undefined;
  const [target] = statement.targets;
  const [first] = partsOf(node);
  if (statement.targets.length !== 1 || target.kind !== "Name" || first?.kind !== "Name") return undefined;
  const { id: name } = target;
  if (first.id !== name || hasStarred(node)) return undefined;
  const inner = path.slice(path.findLastIndex(isScope) + 1);
  const loop = inner.find((one) => isLoop(one) && countOf(one, name) === 2);
  const indent = loop && indentationOf(module, loop as never);
  if (!loop || indent === undefined || indentationOf(module, statement) === undefined) return undefined;
  return { name, call: node, statement, loop, indent, tried: inner.some(({ kind }) => kind === "Try") };
}

function isScope({ kind }: Node): boolean {
  return kind === "FunctionDef" || kind === "AsyncFunctionDef" || kind === "ClassDef" || kind === "Lambda";
}

function isLoop({ kind }: Node): boolean {
  return kind === "For" || kind === "While";
}

/** How often a name stands in a piece of program. */
function countOf(body: Node, name: string): number {
  let count = 0;
  walk(body, (node) => {
    if (node.kind === "Name" && node.id === name) count++;
  });
  return count;
}

function hasStarred(node: Node): boolean {
  let found = false;
  walk(node, ({ kind }) => {
    found ||= kind === "Starred";
  });
  return found;
}

/** `np.append(a, b, 0)`: the axis by position is no part. */
function isKeywordAxis(call: Call, part: Expr): boolean {
  return call.args.indexOf(part) > 1;
}

/** Returns the wanted name, or one like it that the program does not use. */
function freshName({ body }: Module, wanted: string): string {
  const taken = new Set<string>();
  for (const statement of body) {
    walk(statement, (node) => {
      if (node.kind === "Name") taken.add(node.id);
      else if (node.kind === "arg") taken.add(node.arg);
    });
  }
  let name = wanted;
  while (taken.has(name)) name += "_";
  return name;
}

/** True when every round was seen, nobody reads the array in between, the dtype stays, and no part changes once it is collected. */
function isProved(trace: Trace, visits: readonly Joining[], tried: boolean): boolean {
  if (
    tried ||
    visits.some(
      ({ kind, loops }) => kind !== "alloc" || loops.some(({ iteration }) => iteration === undefined),
    )
  )
    return false;
  const nodes = new Set(visits.map(({ node }) => node));
  return visits.every((visit, i) => {
    if (visit.kind !== "alloc") return false;
    const [grown, ...parts] = joinedValues(visit);
    const isReadBetween =
      i < visits.length - 1 && elementUses(trace, visit.out).some(({ event }) => !nodes.has(event.node));
    return (
      grown?.t === "ndarray" &&
      sameDType(grown.dtype, visit.out.dtype) &&
      !isReadBetween &&
      arraysIn(parts).every((part) => isOnlyReadAfter(trace, part, visit.step))
    );
  });
}

/** The values that are joined, the growing one first. */
function joinedValues({ ins }: Joining): readonly Value[] {
  const [first] = ins;
  return first.t === "list" || first.t === "tuple" ? (first.items ?? []) : ins;
}

/** True when a part is written after it was joined, e.g. a row that is filled anew in each round. */
function changesLater(trace: Trace, visit: Joining): boolean {
  return arraysIn(joinedValues(visit).slice(1)).some(
    (part) => writesAfter(trace, part, visit.step).length > 0,
  );
}

function arraysIn(values: readonly Value[]): readonly NDArray[] {
  return values.filter((value) => value.t === "ndarray");
}
