import { entryOf } from "../ndarray/entry.ts";
import { once } from "../ndarray/once.ts";
import { children, type Expr, type Module, type Node, type Stmt, spanOf, walk } from "../syntax/ast.ts";
import { oncePerUnit, statementsIn } from "../syntax/units.ts";

/** Returns the nodes that a node lies in, from the top-level statement down to the node itself; empty when it is not in the module. */
export function pathTo(module: Module, node: Node): readonly Node[] {
  const parents = parentsIn(module, node.unit);
  const path: Node[] = [];
  for (let at: Node | undefined = node; at && parents?.has(at); at = parents.get(at)) path.push(at);
  return path.reverse();
}

/** The parent of each node; undefined for top-level statements. */
const parentsIn = oncePerUnit((statements) => {
  const parents = new Map<Node, Node | undefined>(statements.map((statement) => [statement, undefined]));
  for (const statement of statements)
    walk(statement, (node) => {
      for (const child of children(node)) parents.set(child, node);
    });
  return parents;
});

const statements: ReadonlySet<string> = new Set([
  "Assign",
  "AnnAssign",
  "AugAssign",
  "Expr",
  "Return",
  "Delete",
  "Raise",
  "Assert",
]);

/** Returns the simple statement that an expression stands in; undefined in the head of a compound one. */
export function statementOf(module: Module, node: Node): Stmt | undefined {
  return pathTo(module, node).findLast((one) => statements.has(one.kind)) as Stmt | undefined;
}

/** Returns the name that `name = expression` gives to the expression; undefined where a statement does anything else with it. */
export function assignedName(module: Module, expression: Node): string | undefined {
  const statement = statementOf(module, expression);
  if (statement?.kind !== "Assign" || statement.value !== expression || statement.targets.length !== 1)
    return undefined;
  const [target] = statement.targets;
  return target.kind === "Name" ? target.id : undefined;
}

/** Returns all expressions that statements of the file bind a name to. */
export function assignmentsTo(module: Module, name: string): readonly Expr[] {
  return assignmentsIn(module).get(name) ?? [];
}

const assignmentsIn = once((module: Module) => {
  const found = new Map<string, Expr[]>();
  for (const unit of statementsIn(module).keys())
    for (const [name, values] of assignmentsOf(module, unit) ?? [])
      entryOf(found, name, () => [] as Expr[]).push(...values);
  return found;
});

const assignmentsOf = oncePerUnit((statements) => {
  const found = new Map<string, Expr[]>();
  for (const statement of statements) {
    walk(statement, (node) => {
      if ((node.kind !== "Assign" && node.kind !== "AnnAssign") || !node.value) return;
      for (const target of node.kind === "Assign" ? node.targets : [node.target]) {
        if (target.kind === "Name") entryOf(found, target.id, () => [] as Expr[]).push(node.value);
      }
    });
  }
  return found;
});

/** Returns a statement's indentation when it has its lines for itself; undefined where others stand on them too. */
export function indentationOf(module: Module, statement: Stmt): string | undefined {
  const { text, lines } = module;
  const { start, end } = spanOf(statement);
  const before = text.slice(lines.lineStart(lines.position(start).line), start);
  const after = text.slice(end, lines.lineEnd(lines.position(end).line));
  return /^[ \t]*$/.test(before) && /^\s*(#.*)?$/.test(after) ? before : undefined;
}

/** Returns what the file calls NumPy ("np"); undefined when no top-level statement imports it. */
export function numpyName(module: Module): string | undefined {
  for (const statement of module.body) {
    if (statement.kind !== "Import") continue;
    const alias = statement.names.find(({ name }) => name === "numpy");
    if (alias) return alias.asname ?? "numpy";
  }
  return undefined;
}

/** Returns what a call names its argument, by position or name; undefined when it is not given, or hidden in `*args`. */
export function argument(call: Node, position: number, name: string): Expr | undefined {
  if (call.kind !== "Call") return undefined;
  const named = call.keywords.find(({ arg }) => arg === name);
  if (named) return named.value;
  const given = call.args.slice(0, position + 1);
  return given.some(({ kind }) => kind === "Starred") ? undefined : given[position];
}

/** True when the text of a scope changes what a name stands for in place: `x[...] = v`, `x += v`, `x.sort()`, `f(out=x)`. */
export function changesInPlace(body: readonly Node[], name: string): boolean {
  return changes(body, (node) => node.kind === "Name" && node.id === name);
}

/** True when a text changes in place what an attribute of that name stands for, whosever it is: `self.x[...] = v`, `self.x += v`. */
export function changesAttribute(body: readonly Node[], name: string): boolean {
  return changes(body, (node) => node.kind === "Attribute" && node.attr === name);
}

function changes(body: readonly Node[], isIt: (node: Node) => boolean): boolean {
  let found = false;
  const isOfIt = (node: Node | null): boolean =>
    node !== null &&
    (isIt(node) || ((node.kind === "Subscript" || node.kind === "Attribute") && isOfIt(node.value)));
  for (const one of body) {
    walk(one, (node) => {
      if (node.kind === "AugAssign") found ||= isOfIt(node.target);
      else if (node.kind === "Assign")
        found ||= node.targets.some((target) => !isIt(target) && isOfIt(target));
      else if (node.kind === "keyword") found ||= node.arg === "out" && isOfIt(node.value);
      else if (node.kind === "Call" && node.func.kind === "Attribute")
        found ||= isOfIt(node.func.value) && inPlaceMethods.has(node.func.attr);
    });
  }
  return found;
}

const inPlaceMethods: ReadonlySet<string> = new Set([
  "sort",
  "partition",
  "fill",
  "put",
  "resize",
  "itemset",
  "setfield",
  "byteswap",
  "append",
]);
