import type { ClassDef, FunctionDef, Stmt } from "./ast.ts";

/**
 * Lets the nodes of a statement live on where the new statement says the same: they take over its places. A function of which
 * nothing but the body differs keeps its node, with the new body, and is added to `changed`. Returns false when the statements
 * differ in anything else; the former nodes are then of no use any more.
 */
export function reconcile(former: Stmt, now: Stmt, changed: Set<FunctionDef>): boolean {
  if (former === now) return true;
  try {
    if (alike(former, now)) {
      settle(former, now);
      return true;
    }
    if (isFunction(former) && isFunction(now)) return reconcileFunction(former, now, changed);
    return former.kind === "ClassDef" && now.kind === "ClassDef" && reconcileClass(former, now, changed);
  } catch (error) {
    // Nested too deeply to be compared.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function reconcileFunction(former: FunctionDef, now: FunctionDef, changed: Set<FunctionDef>): boolean {
  if (!haveSameHead(former, now) || !haveSameDocstring(former, now)) return false;
  settleHead(former, now);
  (former as { body: FunctionDef["body"] }).body = now.body;
  changed.add(former);
  return true;
}

function reconcileClass(former: ClassDef, now: ClassDef, changed: Set<FunctionDef>): boolean {
  if (former.body.length !== now.body.length || !haveSameHead(former, now)) return false;
  if (!former.body.every((statement, i) => reconcile(statement, now.body[i], changed))) return false;
  settleHead(former, now);
  return true;
}

const isFunction = (statement: Stmt): statement is FunctionDef =>
  statement.kind === "FunctionDef" || statement.kind === "AsyncFunctionDef";

function haveSameHead(a: FunctionDef | ClassDef, b: FunctionDef | ClassDef): boolean {
  return alike({ ...a, body: undefined }, { ...b, body: undefined });
}

/** The program may read the docstring as it may read the head. */
function haveSameDocstring(a: FunctionDef, b: FunctionDef): boolean {
  const [x, y] = [a, b].map(({ body: [first] }) =>
    first?.kind === "Expr" && first.value.kind === "Constant" ? first.value.value : undefined,
  );
  return alike(x, y);
}

const places: ReadonlySet<string> = new Set(["start", "end", "unit"]);

type Fields = Record<string, unknown>;

/** True when two parts of trees are the same but for their places. */
function alike(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => alike(item, b[i]));
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => places.has(name) || alike((a as Fields)[name], (b as Fields)[name]));
}

/** Gives everything in a tree the places that it has in a tree that is alike. */
function settle(former: object, now: object): void {
  for (const [name, value] of Object.entries(now)) {
    if (places.has(name)) (former as Fields)[name] = value;
    else if (typeof value === "object" && value !== null) settle((former as Fields)[name] as object, value);
  }
}

function settleHead(former: FunctionDef | ClassDef, now: FunctionDef | ClassDef): void {
  const { body: _body, ...head } = now;
  settle(former, head);
}
