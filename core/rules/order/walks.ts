import type { Expr, For, ListComp, Module, Node, Stmt, While } from "../../syntax/ast.ts";
import { calledName } from "../operands.ts";
import { assignmentsTo } from "../tree.ts";

/** A loop, or a `for` of a comprehension: what it goes through and what it does in each round. */
export interface Walk {
  /** What it goes through, or the bound of a `while`. */
  readonly iter: Expr;
  /** Names that count, `i` of `for i in range(n)`. */
  readonly indices: readonly string[];
  /** Names for elements, `x` of `for x in a`. */
  readonly items: readonly string[];
  readonly body: readonly Stmt[];
}

/** Returns how a loop goes through indices or elements; undefined where it does so in another way. */
export function walkOf(module: Module, node: Node): Walk | undefined {
  if (node.kind === "While") return countingWalk(module, node);
  if (node.kind !== "For" || node.orelse.length > 0) return undefined;
  return walkThrough(node, node.body);
}

/** Returns what the parts of a comprehension go through; undefined where one does so in another way. */
export function walksOf({ generators }: ListComp): readonly Walk[] | undefined {
  const walks = generators.map((one) => (one.is_async ? undefined : walkThrough(one, [])));
  return walks.includes(undefined) ? undefined : (walks as readonly Walk[]);
}

function walkThrough({ target, iter }: Pick<For, "target" | "iter">, body: readonly Stmt[]) {
  const names = namesOf(target, iter);
  return names && { iter, body, ...names };
}

/** Functions that count. */
const counting: ReadonlySet<string> = new Set(["range", "arange", "ndindex"]);

/** `for i in range(n)`, `for x in a`, `for i, x in enumerate(a)`, `for x, y in zip(a, b)`, `for i, j in np.ndindex(shape)`. */
function namesOf(target: Expr, iter: Expr): Pick<Walk, "indices" | "items"> | undefined {
  const name = calledName(iter) ?? "";
  if (target.kind === "Name") {
    if (counting.has(name)) return { indices: [target.id], items: [] };
    return isElements(iter) ? { indices: [], items: [target.id] } : undefined;
  }
  if (target.kind !== "Tuple" || iter.kind !== "Call") return undefined;
  if (name === "ndenumerate" && target.elts.length === 2) {
    const [place, item] = target.elts;
    const indices = place.kind === "Tuple" ? namesIn(place.elts) : namesIn([place]);
    return indices && item.kind === "Name" ? { indices, items: [item.id] } : undefined;
  }
  const names = namesIn(target.elts);
  if (!names) return undefined;
  if (name === "ndindex") return { indices: names, items: [] };
  if (name === "enumerate" && names.length === 2 && iter.args.length === 1 && isElements(iter.args[0]))
    return { indices: [names[0]], items: [names[1]] };
  const isPaired = name === "zip" && iter.args.length === names.length && iter.args.every(isElements);
  return isPaired ? { indices: [], items: names } : undefined;
}

function namesIn(nodes: readonly Expr[]): readonly string[] | undefined {
  const names = nodes.flatMap((one) => (one.kind === "Name" ? [one.id] : []));
  return names.length === nodes.length ? names : undefined;
}

/** Methods and functions that give the elements of an array one after the other. */
const flattening: ReadonlySet<string> = new Set(["ravel", "flatten", "nditer"]);

/** `a`, `self.a`, `a.flat`, `a.ravel()`, `a[1:]`. */
function isElements(node: Expr): boolean {
  if (node.kind === "Name" || node.kind === "Attribute") return true;
  if (node.kind === "Subscript") return node.slice.kind === "Slice" && isElements(node.value);
  return flattening.has(calledName(node) ?? "");
}

/** `i = 0`, and then `while i < n: ...; i += 1`. */
function countingWalk(module: Module, { test, body, orelse }: While): Walk | undefined {
  const last = body.at(-1);
  if (test.kind !== "Compare" || test.ops.length !== 1 || test.ops[0] !== "Lt" || orelse.length > 0)
    return undefined;
  const { left, comparators } = test;
  if (left.kind !== "Name" || last?.kind !== "AugAssign" || last.op !== "Add") return undefined;
  const isNext = last.target.kind === "Name" && last.target.id === left.id && isNumber(last.value, 1);
  const begins = assignmentsTo(module, left.id);
  if (!isNext || begins.length === 0 || !begins.every((one) => isNumber(one, 0))) return undefined;
  return { iter: comparators[0], indices: [left.id], items: [], body: body.slice(0, -1) };
}

function isNumber(node: Expr, value: number): boolean {
  return node.kind === "Constant" && node.value.type === "int" && Number(node.value.value) === value;
}
