import { unknown, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { assumedOr, assumedWhenRead } from "../assume/values.ts";
import type { Scope } from "../classes/scope.ts";
import type { Machine } from "../machine.ts";
import { builtinNamed } from "../python/builtins.ts";
import { isReshaped } from "../strangers/reshaped.ts";
import { likelyValue, supposes } from "../suppose/values.ts";

/** Returns what a name means here; raises NameError when nothing is called so. */
export function lookupName(machine: Machine, name: string): Value {
  const start = scopeFor(machine.scope, name);
  let outermost = start;
  for (let scope: Scope | undefined = start; scope; scope = scope.parent) {
    outermost = scope;
    // Functions do not see the names of the class bodies around them.
    if (scope.kind === "class" && scope !== machine.scope) continue;
    const value = scope.get(name);
    if (value) return value.t === "unknown" ? assumedWhenRead(machine, scope, name, value) : value;
    if (scope.locals?.has(name)) return unbound(machine, scope, name);
  }
  const global = machine.scope.module?.scope?.get(name);
  if (global) return global;
  const builtin = builtinNamed(name);
  if (builtin) return builtin;
  if (machine.starImported || outermost.has("*")) return machine.notKnown(`${name} may come from an import`);
  return machine.raise("NameError", `name '${name}' is not defined`);
}

/** A function's own name has no value yet, or none any more. */
function unbound(machine: Machine, scope: Scope, name: string): never {
  if (scope === machine.scope)
    return machine.raise(
      "UnboundLocalError",
      `cannot access local variable '${name}' where it is not associated with a value`,
    );
  return machine.raise(
    "NameError",
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  );
}

/** Binds a name in the scope it belongs to. The scope then holds the value; the former value is released afterwards, as in CPython. */
export function bindName(
  machine: Machine,
  name: string,
  given: Value,
  node: Node,
  kind: "bind" | "param" | "quiet" = "bind",
): void {
  const said = assumedOr(machine, name, isReshaped(machine, given) ? unknown : given, node, kind === "param");
  const value = supposes(machine) ? likelyValue(machine, name, said) : said;
  const scope = scopeFor(machine.scope, name);
  const former = scope.get(name);
  retain(value);
  scope.set(name, value);
  inFrame(machine, scope, () => machine.recorder.bind(node, name, value, namesBeside(machine, scope)));
  if (kind !== "quiet") machine.observe(node, value);
  if (former) machine.release(former);
}

/** The names of the frame, and inside a function those of the module. */
function namesBeside({ main }: Machine, scope: Scope) {
  const scopes = main.scope && main.scope !== scope ? [scope, main.scope] : [scope];
  return scopes.map(({ frame, bound }) => ({ frame, names: bound }));
}

/** Removes a name (`del x`). */
export function unbindName(machine: Machine, name: string): void {
  const scope = scopeFor(machine.scope, name);
  const former = scope.get(name);
  if (!former) {
    if (scope.locals?.has(name)) unbound(machine, scope, name);
    machine.raise("NameError", `name '${name}' is not defined`);
  }
  scope.delete(name);
  machine.recorder.unbind(name, scope.frame);
  machine.release(former);
}

/** Returns the scope in which a name is bound from here. */
export function scopeFor(scope: Scope, name: string): Scope {
  const where = scope.elsewhere.get(name);
  if (where === "global") return scope.module.scope ?? scope;
  if (where !== "nonlocal") return scope;
  for (let outer = scope.parent; outer; outer = outer.parent) {
    if (outer.kind === "function" && outer.has(name)) return scopeFor(outer, name);
  }
  return scope;
}

function inFrame(machine: Machine, scope: Scope, run: () => void): void {
  const { frame } = machine.recorder;
  machine.recorder.frame = scope.frame;
  run();
  machine.recorder.frame = frame;
}
