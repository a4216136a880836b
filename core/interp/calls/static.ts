import { entryOf } from "../../ndarray/entry.ts";
import { children, type FunctionDef, type Lambda, type Node, type Stmt, walk } from "../../syntax/ast.ts";

// By body, because a function's node may get another one.
const generators = new WeakMap<object, boolean>();
const guarded = new WeakMap<object, boolean>();
const declarations = new WeakMap<object, ReadonlyMap<string, "global" | "nonlocal">>();
const captures = new WeakMap<object, { readonly names: ReadonlySet<string> | undefined }>();
const owned = new WeakMap<object, ReadonlySet<string>>();
const yields = new WeakMap<Node, readonly Node[]>();

/** True when the function has a `try` or `with`, at the end of which something may be done. */
export function isGuarded(def: FunctionDef): boolean {
  return entryOf(guarded, def.body, () =>
    def.body.some((statement) => someOwn(statement, ({ kind }) => guards.has(kind))),
  );
}

const guards: ReadonlySet<string> = new Set(["Try", "TryStar", "With", "AsyncWith"]);

/** True when calling the function gives a generator. */
export function isGenerator(def: FunctionDef): boolean {
  return entryOf(generators, def.body, () =>
    def.body.some((statement) =>
      someOwn(statement, (node) => node.kind === "Yield" || node.kind === "YieldFrom"),
    ),
  );
}

/** True for a function that operators and statements run, or whose generator they do, without a call of it in the text. */
export function runsUnasked({
  name,
  def,
}: {
  readonly name: string;
  readonly def: FunctionDef | Lambda;
}): boolean {
  return (name.startsWith("__") && name !== "__init__") || (def.kind !== "Lambda" && isGenerator(def));
}

/** True for a body of which nothing is to be done: a docstring, `pass`, `return None`, an exception. */
export function isEmpty(def: FunctionDef): boolean {
  return def.body.every(
    (statement) =>
      statement.kind === "Pass" ||
      statement.kind === "Raise" ||
      (statement.kind === "Expr" && statement.value.kind === "Constant") ||
      (statement.kind === "Return" && (!statement.value || isNone(statement.value))),
  );
}

function isNone(node: Node): boolean {
  return node.kind === "Constant" && node.value.type === "None";
}

/** The names that the function declares `global` or `nonlocal`. */
export function outerNames(def: FunctionDef | Lambda): ReadonlyMap<string, "global" | "nonlocal"> {
  const known = declarations.get(def.body);
  if (known) return known;
  const names = new Map<string, "global" | "nonlocal">();
  const collect = (node: Node) => {
    if (node.kind === "Global" || node.kind === "Nonlocal")
      for (const name of node.names) names.set(name, node.kind === "Global" ? "global" : "nonlocal");
    return false;
  };
  if (def.kind !== "Lambda") for (const statement of def.body) someOwn(statement, collect);
  declarations.set(def.body, names);
  return names;
}

/**
 * The names of the function that functions inside it see, which keep them when its call has ended; undefined where code that is not
 * known may ask for any.
 */
export function capturedNames(def: FunctionDef | Lambda): ReadonlySet<string> | undefined {
  return entryOf(captures, def.body, () => {
    const names = new Set<string>();
    let isOpen = false;
    const visit = (node: Node, isInside: boolean): void => {
      if (node.kind === "Name") {
        if (isInside) names.add(node.id);
        isOpen ||= asksForAll.has(node.id);
      }
      const inside = isInside || isInner(node) || node.kind === "GeneratorExp";
      for (const child of children(node)) visit(child, inside);
    };
    for (const child of def.kind === "Lambda" ? [def.body] : def.body) visit(child, false);
    return { names: isOpen ? undefined : names };
  }).names;
}

const asksForAll: ReadonlySet<string> = new Set(["locals", "vars", "eval", "exec", "dir"]);

/** The `yield` expressions of a simple statement in the order they are reached. */
export function yieldsOf(statement: Node): readonly Node[] {
  const known = yields.get(statement);
  if (known) return known;
  const found: Node[] = [];
  collectYields(statement, found);
  yields.set(statement, found);
  return found;
}

function collectYields(node: Node, found: Node[]): void {
  if (isInner(node)) return;
  for (const child of children(node)) collectYields(child, found);
  if (node.kind === "Yield" || node.kind === "YieldFrom") found.push(node);
}

/** True when some node in the statement, inner functions left out, passes the test. */
function someOwn(node: Node, test: (node: Node) => boolean): boolean {
  if (test(node)) return true;
  return !isInner(node) && children(node).some((child) => someOwn(child, test));
}

function isInner(node: Node): boolean {
  return (
    node.kind === "FunctionDef" ||
    node.kind === "AsyncFunctionDef" ||
    node.kind === "Lambda" ||
    node.kind === "ClassDef"
  );
}

/** The names of a function's own scope: its parameters and what it binds anywhere in its body. */
export function ownNames(def: FunctionDef | Lambda): ReadonlySet<string> {
  return entryOf(owned, def.body, () => {
    const { posonlyargs, args, vararg, kwonlyargs, kwarg } = def.args;
    const names = new Set([...posonlyargs, ...args, ...kwonlyargs].map(({ arg }) => arg));
    for (const rest of [vararg, kwarg]) if (rest) names.add(rest.arg);
    for (const statement of def.kind === "Lambda" ? [] : def.body)
      for (const name of namesBoundIn(statement)) names.add(name);
    for (const name of outerNames(def).keys()) names.delete(name);
    return names;
  });
}

/** The names that a statement and the statements in it bind in their own scope, whether they are run or not. */
export function namesBoundIn(statement: Stmt): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (target: Node): void => {
    if (target.kind === "Name") names.add(target.id);
    else if (target.kind === "Tuple" || target.kind === "List") target.elts.forEach(add);
    else if (target.kind === "Starred") add(target.value);
  };
  const visit = (node: Node): boolean | undefined => {
    if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "ClassDef") {
      names.add(node.name);
      return false;
    }
    if (node.kind === "Lambda") return false;
    if (node.kind === "Assign") node.targets.forEach(add);
    else if (node.kind === "AnnAssign" || node.kind === "AugAssign" || node.kind === "NamedExpr")
      add(node.target);
    else if (node.kind === "For" || node.kind === "AsyncFor") add(node.target);
    else if (node.kind === "withitem" && node.optional_vars) add(node.optional_vars);
    else if (node.kind === "alias") names.add(node.asname ?? node.name.split(".")[0]);
    const taken = takenName(node);
    if (taken) names.add(taken);
    return undefined;
  };
  walk(statement, visit);
  return names;
}

/** The name that a handler or a pattern binds. */
function takenName(node: Node): string | null | undefined {
  if (node.kind === "MatchMapping") return node.rest;
  const isNamed = node.kind === "ExceptHandler" || node.kind === "MatchAs" || node.kind === "MatchStar";
  return isNamed ? node.name : undefined;
}
