import type { Expr, For, ListComp, Module, Node, Stmt, While } from "../../syntax/ast.ts";
import { walk } from "../../syntax/ast.ts";
import { calledName } from "../operands.ts";
import { type Walk, walkOf, walksOf } from "./walks.ts";

/** Loops around an element. */
export interface Loop {
  readonly outer: For | While | ListComp;
  readonly all: readonly Walk[];
}

/** Returns the loops around an element, given from the outside to the inside, that do nothing but one computation for each element. */
export function elementwiseLoop(module: Module, around: readonly (For | While)[]): Loop | undefined {
  // Loops over the neighbours of an element are inside of the computation.
  for (let start = 0; start < around.length; start++)
    for (let end = around.length; end > start; end--) {
      const nested = around.slice(start, end);
      const all = nested.map((one) => walkOf(module, one));
      if (!all.includes(undefined) && isElementwise(nested, all as Walk[]))
        return { outer: around[start], all: all as Walk[] };
    }
  return undefined;
}

/** Returns what `[f(x) for x in a if x > 0]` goes through when it does one computation for each element. */
export function elementwiseComprehension(node: ListComp): Loop | undefined {
  const nested = nestedIn(node);
  const walks = nested.map((one) => (one.kind === "SetComp" ? undefined : walksOf(one)));
  if (walks.includes(undefined)) return undefined;
  const all = walks.flatMap((one) => one ?? []);
  const { elt } = nested[nested.length - 1];
  const conditions = nested.flatMap(({ generators }) => generators.flatMap(({ ifs }) => ifs));
  if (!(conditions.length > 0 || isComputed(elt))) return undefined;
  const sight = {
    indices: all.flatMap(({ indices }) => indices),
    known: new Set(all.flatMap(({ items }) => items)),
    changed: new Set<string>(),
    written: new Set<string>(),
  };
  return [elt, ...conditions].every((one) => isPlain(one, sight)) ? { outer: node, all } : undefined;
}

/** The comprehensions of `[[f(x) for x in row] for row in a]`, the outermost first. */
function nestedIn(node: ListComp): readonly ListComp[] {
  return node.elt.kind === "ListComp" ? [node, ...nestedIn(node.elt)] : [node];
}

/** False for elements as they are, `[float(x) for x in a]`. */
function isComputed(node: Expr): boolean {
  if (node.kind === "Call") {
    const isConversion = ["float", "int"].includes(calledName(node) ?? "");
    return !isConversion || node.args.some(isComputed);
  }
  return !["Name", "Subscript", "Constant", "Attribute"].includes(node.kind);
}

/** True when each loop is all that the one around it does, and the innermost computes one thing. */
function isElementwise(nested: readonly Node[], all: readonly Walk[]): boolean {
  const isNested = all.every(
    ({ body }, i) => i + 1 === all.length || (body.length === 1 && body[0] === nested[i + 1]),
  );
  const innermost = all[all.length - 1];
  if (!isNested || !innermost) return false;
  const known = new Set(all.flatMap(({ items }) => items));
  const changed = new Set(innermost.body.flatMap(namesBoundBy));
  const written = new Set(innermost.body.flatMap(arraysWrittenBy));
  const indices = all.flatMap((one) => one.indices);
  return isComputation(innermost.body, { indices, known, changed, written });
}

/** The names that a statement of a loop's body binds; those inside of other loops and functions do not matter, as these are refused. */
function namesBoundBy(statement: Stmt): readonly string[] {
  if (statement.kind === "Assign") return statement.targets.flatMap(namesIn);
  if (statement.kind === "AugAssign") return namesIn(statement.target);
  return statement.kind === "If" ? [...statement.body, ...statement.orelse].flatMap(namesBoundBy) : [];
}

/** The names of the arrays into which a statement of a loop's body stores. */
function arraysWrittenBy(statement: Stmt): readonly string[] {
  if (statement.kind === "If") return [...statement.body, ...statement.orelse].flatMap(arraysWrittenBy);
  const targets =
    statement.kind === "Assign"
      ? statement.targets
      : statement.kind === "AugAssign"
        ? [statement.target]
        : [];
  return targets.flatMap((target) => (target.kind === "Subscript" ? [nameOf(target) ?? ""] : []));
}

function namesIn(target: Expr): readonly string[] {
  if (target.kind === "Name") return [target.id];
  return target.kind === "Tuple" || target.kind === "List" ? target.elts.flatMap(namesIn) : [];
}

/** What an expression of a loop's body may stand on. */
interface Sight {
  readonly indices: readonly string[];
  /** Names of what this round made of its own elements. */
  readonly known: ReadonlySet<string>;
  /** Names that some round binds: before this one has, they hold what another one left. */
  readonly changed: ReadonlySet<string>;
  /** Arrays that the loop stores into: what another round has stored there must not be read. */
  readonly written: ReadonlySet<string>;
}

/** Names for parts of the computation, `x = a[i]`, and then what is stored or added up: `out[i] = f(x)`, `total += f(x)`. */
function isComputation(body: readonly Stmt[], sight: Sight): boolean {
  const known = new Set(sight.known);
  const now = { ...sight, known };
  let results = 0;
  for (const statement of body) {
    if (isResult(statement, now)) results++;
    else if (isGathering(statement, now)) continue;
    else if (isNaming(statement, now)) for (const name of namesBoundBy(statement)) known.add(name);
    else return false;
  }
  return results > 0;
}

/** `for k in range(-1, 2): total += a[i + k] * w[k]`, with a `total` that this round has begun. */
function isGathering(statement: Stmt, sight: Sight): boolean {
  if (statement.kind !== "For" || statement.target.kind !== "Name" || statement.orelse.length > 0)
    return false;
  const { target, iter, body } = statement;
  if (calledName(iter) !== "range" || iter.kind !== "Call" || !iter.args.every((one) => isSteady(one, sight)))
    return false;
  const isBegun = (name: string) => sight.known.has(name) && sight.changed.has(name) && name !== target.id;
  return body.every((one) => {
    if (isGathering(one, sight)) return true;
    if (one.kind !== "AugAssign" || !["Add", "Mult"].includes(one.op) || one.target.kind !== "Name")
      return false;
    return isBegun(one.target.id) && !mentions(one.value, one.target.id) && isPlain(one.value, sight);
  });
}

/** True for what is the same in all rounds of the loops, or for all of them in turn: `3`, `radius + 1`, `k` of a loop inside. */
function isSteady(node: Expr, sight: Sight): boolean {
  if (node.kind === "Constant") return true;
  if (node.kind === "Name")
    return !(sight.indices.includes(node.id) || sight.changed.has(node.id) || sight.known.has(node.id));
  if (node.kind === "UnaryOp") return isSteady(node.operand, sight);
  return node.kind === "BinOp" && isSteady(node.left, sight) && isSteady(node.right, sight);
}

/** `a[i - 1]`, `a[i, j + k]`, `w[j]`, `w[k]`: an element at a fixed distance, of an array that the loop only reads. */
function isNeighbour(node: Expr, sight: Sight): boolean {
  const parts = indexParts(node);
  const name = nameOf(node);
  if (!parts || parts.length === 0 || name === undefined || sight.written.has(name)) return false;
  if (sight.changed.has(name) || sight.known.has(name)) return false;
  const used = parts.map((part) => (isSteady(part, sight) ? -1 : indexIn(part, sight)));
  const own = used.filter((at) => at !== -1);
  return own.every((at, i) => at !== undefined && (i === 0 || at > (own[i - 1] ?? at)));
}

/** Which of the loops' indices stands in `i`, `i + 1` or `i + k - radius`; undefined for anything else. */
function indexIn(node: Expr, sight: Sight): number | undefined {
  if (node.kind === "Name") {
    const at = sight.indices.indexOf(node.id);
    return at < 0 ? undefined : at;
  }
  if (node.kind !== "BinOp" || (node.op !== "Add" && node.op !== "Sub")) return undefined;
  if (isSteady(node.right, sight)) return indexIn(node.left, sight);
  return node.op === "Add" && isSteady(node.left, sight) ? indexIn(node.right, sight) : undefined;
}

/** `x = f(a[i])`, `r, g, b = photo[y, x]`. */
function isNaming(statement: Stmt, sight: Sight): boolean {
  if (statement.kind !== "Assign" || statement.targets.length !== 1) return false;
  const [target] = statement.targets;
  if (target.kind === "Name") return isPlain(statement.value, sight);
  return namesIn(target).length > 0 && isElement(statement.value, sight.indices);
}

/** `out[i] = f(a[i])`, `total += f(a[i])`, and one or the other of them as an element decides. */
function isResult(statement: Stmt, sight: Sight): boolean {
  if (statement.kind === "If")
    return (
      isPlain(statement.test, sight) &&
      [...statement.body, ...statement.orelse].every((one) => isResult(one, sight))
    );
  if (statement.kind === "Assign" && statement.targets.length === 1) {
    const [target] = statement.targets;
    return isElement(target, sight.indices) && isPlain(statement.value, sight);
  }
  if (statement.kind !== "AugAssign" || !["Add", "Mult"].includes(statement.op)) return false;
  const { target, value } = statement;
  if (isScatter(target, sight)) return isPlain(value, sight) && !mentions(value, nameOf(target) ?? "");
  const isSum = target.kind === "Name" && !sight.indices.includes(target.id) && !mentions(value, target.id);
  return (isSum || isElement(target, sight.indices)) && isPlain(value, sight);
}

/** `counts[codes[i]]` of `counts[codes[i]] += 1`: elements say where to add. */
function isScatter(target: Expr, sight: Sight): boolean {
  const parts = indexParts(target);
  const name = nameOf(target);
  if (!parts || parts.length === 0 || name === undefined || !parts.every((part) => isPlain(part, sight)))
    return false;
  const isOfElement = (part: Expr) =>
    (part.kind === "Name" && sight.known.has(part.id)) ||
    (part.kind === "Subscript" && isElement(part, sight.indices));
  return parts.some(isOfElement) && !parts.some((part) => mentions(part, name));
}

/** The name of the array that is indexed. */
function nameOf(node: Expr): string | undefined {
  if (node.kind === "Name") return node.id;
  return node.kind === "Subscript" ? nameOf(node.value) : undefined;
}

/** `a[i]`, `a[i, j]` or `a[i][j]` at exactly the indices of the loops, or a part of it that is always the same: `a[i, j, 0]`. */
function isElement(node: Expr, indices: readonly string[]): boolean {
  const parts = indexParts(node);
  return (
    parts !== undefined &&
    parts.length >= indices.length &&
    parts.every((part, i) =>
      i < indices.length ? part.kind === "Name" && part.id === indices[i] : part.kind === "Constant",
    )
  );
}

/** The indices of `a[i, j]` and `a[i][j]`. */
function indexParts(node: Expr): readonly Expr[] | undefined {
  if (node.kind === "Name" || node.kind === "Attribute") return [];
  const before = node.kind === "Subscript" ? indexParts(node.value) : undefined;
  if (!before || node.kind !== "Subscript") return undefined;
  return [...before, ...(node.slice.kind === "Tuple" ? node.slice.elts : [node.slice])];
}

const functions: ReadonlySet<string> = new Set(
  "abs float int max min round sqrt exp log sin cos tan hypot fabs floor ceil square maximum minimum".split(
    " ",
  ),
);

/** True for what operations on whole arrays say as well. */
function isPlain(node: Expr, sight: Sight): boolean {
  const again = (one: Expr) => isPlain(one, sight);
  switch (node.kind) {
    case "Constant":
      return true;
    case "Name":
      return sight.known.has(node.id) || !(sight.indices.includes(node.id) || sight.changed.has(node.id));
    case "Subscript":
      return isElement(node, sight.indices) || isNeighbour(node, sight);
    case "BinOp":
      return again(node.left) && again(node.right);
    case "UnaryOp":
      return again(node.operand);
    case "BoolOp":
      return node.values.every(again);
    case "Compare":
      return node.comparators.length === 1 && again(node.left) && again(node.comparators[0]);
    case "IfExp":
      return again(node.test) && again(node.body) && again(node.orelse);
    case "Call":
      return functions.has(calledName(node) ?? "") && node.keywords.length === 0 && node.args.every(again);
    default:
      return false;
  }
}

function mentions(node: Node, name: string): boolean {
  let found = false;
  walk(node, (one) => {
    if (one.kind === "Name" && one.id === name) found = true;
  });
  return found;
}
