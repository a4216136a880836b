import type { Module, Stmt } from "./ast.ts";
import type { Unit } from "./place.ts";

/**
 * Returns a function that computes its answer once for the top-level statements of one line that begin together (nearly always one), and keeps it
 * from one text to the next as long as theirs stays the same. The answer may hold nodes, but no places. Undefined for what is not in the module.
 */
export function oncePerUnit<R>(
  compute: (statements: readonly Stmt[]) => R,
): (module: Module, unit: Unit) => R | undefined {
  const known = new WeakMap<Unit, { readonly answer: R }>();
  return (module, unit) => {
    const statements = statementsIn(module).get(unit);
    if (!statements) return undefined;
    const found = known.get(unit) ?? { answer: compute(statements) };
    known.set(unit, found);
    return found.answer;
  };
}

/** The top-level statements by the units of their places: a unit is as old as the text of its statements. */
export function statementsIn(module: Module): ReadonlyMap<Unit, readonly Stmt[]> {
  const known = indexed.get(module);
  if (known) return known;
  const byUnit = new Map<Unit, Stmt[]>();
  for (const statement of module.body) {
    const same = byUnit.get(statement.unit);
    if (same) same.push(statement);
    else byUnit.set(statement.unit, [statement]);
  }
  indexed.set(module, byUnit);
  return byUnit;
}

const indexed = new WeakMap<Module, ReadonlyMap<Unit, readonly Stmt[]>>();
