import { entryOf } from "../../ndarray/entry.ts";
import { once } from "../../ndarray/once.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import type { Alias, ImportFrom, Module } from "../../syntax/ast.ts";
import { namesBoundIn } from "../calls/static.ts";
import type { PyModule } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { valueImported } from "../statements/imports.ts";
import { parsedOnce } from "./parsed.ts";

/**
 * Returns what a stub says that a name is: what it imports under that name, and of all else only that it is there. Nothing but that
 * is imported, as the module that the stub describes may wait with it as well. undefined when the stub has no such name.
 */
export function stubMember(machine: Machine, stub: PyModule, name: string): Value | undefined {
  const found = namesOf(parsedOnce(stub.place?.text ?? "")).get(name);
  if (found === undefined || found === "here") return found && unknown;
  const { scope } = machine;
  machine.scope = stub.scope ?? scope;
  try {
    return valueImported(machine, found.node, found.alias);
  } finally {
    machine.scope = scope;
  }
}

/** Returns the names that a stub has. */
export function stubNames(stub: PyModule): readonly string[] {
  return [...namesOf(parsedOnce(stub.place?.text ?? "")).keys()];
}

type Origin = { readonly node: ImportFrom; readonly alias: Alias } | "here";

const namesOf = once((tree: Module): ReadonlyMap<string, Origin> => {
  const names = new Map<string, Origin>();
  for (const statement of tree.body) {
    for (const name of namesBoundIn(statement)) entryOf(names, name, () => "here" as Origin);
    if (statement.kind !== "ImportFrom") continue;
    for (const alias of statement.names) names.set(alias.asname ?? alias.name, { node: statement, alias });
  }
  return names;
});
