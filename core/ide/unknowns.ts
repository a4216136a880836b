import { NDArray } from "../ndarray/array.ts";
import { type Atom, atomsOf, type Computed, type Dim, isExact, Poly } from "../ndarray/dim.ts";
import type { Layout } from "../ndarray/layout.ts";
import { once } from "../ndarray/once.ts";
import { numberSketchOf } from "../ndarray/sketch.ts";
import { type Node, spanOf } from "../syntax/ast.ts";
import type { Trace } from "../trace/trace.ts";

/** Returns a size with its unknowns called as the program calls them: `8*n*d` for what `n` and `d` are bound to. */
export function named(trace: Trace, dim: Dim): Dim {
  const names = namesOfUnknowns(trace);
  return isExact(dim) || names.size === 0 ? dim : renamed(dim, names);
}

/** Returns an array that is shown in place of another: the same, with the program's names in its layout. */
export function withNames(trace: Trace, array: NDArray): NDArray {
  const { layout } = array;
  const dims = [...layout.shape, ...layout.strides, layout.offset];
  if (dims.every(isExact) || namesOfUnknowns(trace).size === 0) return array;
  const { buffer, base, owndata, writeable, subclass } = array;
  return new NDArray(layoutWithNames(trace, layout), buffer, base, owndata, writeable, subclass);
}

function layoutWithNames(trace: Trace, { dtype, shape, strides, offset }: Layout): Layout {
  const one = (dim: Dim) => named(trace, dim);
  return { dtype, shape: shape.map(one), strides: strides.map(one), offset: one(offset) };
}

/**
 * Returns the names of the unknowns that the program binds to a name, by the interpreter's own names for them. Where two unknowns are
 * bound to one name, the later ones have an index: `n`, `n₂`.
 */
const namesOfUnknowns = once((trace: Trace): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const [node, atom] of boundUnknowns(trace)) {
    const name = node.kind === "Name" ? node.id : node.kind === "arg" ? node.arg : undefined;
    if (name === undefined || names.has(atom.name) || atom.name === name) continue;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    names.set(atom.name, count === 1 ? name : `${name}${subscript(count)}`);
  }
  return names;
});

/** The names that are bound to nothing but an unknown number, in the order of the text. */
function boundUnknowns(trace: Trace): (readonly [Node, Atom])[] {
  const found: (readonly [Node, Atom])[] = [];
  for (const [node, { last }] of trace.observations) {
    if (node.kind !== "Name" && node.kind !== "arg") continue;
    const dim = last.t === "int" ? last.v : numberSketchOf(last)?.dim;
    if (typeof dim !== "object") continue;
    const [atom, ...others] = atomsOf(dim);
    const [term] = dim.terms.values();
    if (others.length === 0 && dim.terms.size === 1 && term.coefficient === 1 && term.atoms.length === 1)
      found.push([node, atom]);
  }
  return found.sort(([a], [b]) => spanOf(a).start - spanOf(b).start);
}

function renamed(dim: Poly, names: ReadonlyMap<string, string>): Dim {
  const rename = ({ follows, ...atom }: Atom): Atom => ({
    ...atom,
    name: nameOf(atom.name, names),
    ...(follows && { follows: withNamesIn(follows, names) }),
  });
  return Poly.of(
    [...dim.terms.values()].map(({ coefficient, atoms }) => ({
      coefficient,
      atoms: atoms.map(rename).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    })),
  );
}

function withNamesIn({ how, of: [a, b] }: Computed, names: ReadonlyMap<string, string>): Computed {
  const one = (dim: Dim) => (isExact(dim) ? dim : renamed(dim, names));
  return { how, of: [one(a), one(b)] };
}

/** An unknown is also called after a computation, as in "(i?1)//2": the names in it are put in as well. */
function nameOf(name: string, names: ReadonlyMap<string, string>): string {
  return names.get(name) ?? name.replace(/\w+[?#]\d+/g, (part) => names.get(part) ?? part);
}

const subscript = (count: number) =>
  [...String(count)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join("");
