import { type Atom, atomsOf, type Dim } from "../ndarray/layouts/dim.ts";
import { numberSketchOf } from "../ndarray/sketch.ts";
import type { Value } from "../ndarray/value.ts";
import type { Node } from "../syntax/ast.ts";

/** A name that stood for an unknown number. */
export interface Naming {
  readonly atom: Atom;
  readonly name: string;
  /** Where it did for the first time. */
  readonly node: Node;
}

/** Returns what a value seen at a place names: an unknown number that has the place's name for itself. */
export function namingOf(node: Node, value: Value): Naming | undefined {
  const name = node.kind === "Name" ? node.id : node.kind === "arg" ? node.arg : undefined;
  const atom = name === undefined ? undefined : unknownIn(value);
  return name !== undefined && atom ? { atom, name, node } : undefined;
}

/** Returns the unknown that a value is; undefined for others. */
export function unknownIn(value: Value): Atom | undefined {
  return soleUnknown(value.t === "int" ? value.v : numberSketchOf(value)?.dim);
}

/** Returns the unknown that a number consists of alone; undefined for others. */
export function soleUnknown(dim: Dim | bigint | undefined): Atom | undefined {
  if (typeof dim !== "object") return undefined;
  const [atom, ...others] = atomsOf(dim);
  const [term] = dim.terms.values();
  const isAlone =
    others.length === 0 && dim.terms.size === 1 && term.coefficient === 1 && term.atoms.length === 1;
  return isAlone ? atom : undefined;
}
