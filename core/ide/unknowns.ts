import { NDArray } from "../ndarray/array.ts";
import { type Atom, type Computed, type Dim, isExact, Poly } from "../ndarray/layouts/dim.ts";
import type { Layout } from "../ndarray/layouts/layout.ts";
import { once } from "../ndarray/once.ts";
import type { Node } from "../syntax/ast.ts";
import type { Trace } from "../trace/trace.ts";
import { expressionOrigins, lengthOrigins, type Origin, otherOrigins } from "./origins.ts";

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
 * Returns what unknowns are called, by the interpreter's own names for them: the name that the program binds to one, else the expression
 * that gives it, else whose length it is, else in words what has it as a length. Where two have the same name, the later ones have an index:
 * `n`, `n₂`.
 */
const namesOfUnknowns = once((trace: Trace): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  const call = ([atom, name]: Origin) => {
    if (names.has(atom.name) || atom.name === name) return;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    names.set(atom.name, count === 1 ? name : `${name}${subscript(count)}`);
  };
  for (const { atom, name } of trace.numbers) call([atom, name]);
  for (const origins of [expressionOrigins, lengthOrigins, otherOrigins])
    for (const origin of origins(trace)) if (isOurs(origin[0])) call(origin);
  return names;
});

/**
 * Returns for unknowns that one name stood for in the first and in later rounds of a loop, or calls of a function, what the first of them is
 * called, by what the later ones are called.
 */
export const firstRounds = once((trace: Trace): ReadonlyMap<string, string> => {
  const names = namesOfUnknowns(trace);
  const firsts = new Map<Node, string>();
  const rounds = new Map<string, string>();
  for (const { atom, node } of trace.numbers) {
    const name = names.get(atom.name) ?? atom.name;
    const first = firsts.get(node);
    if (first === undefined) firsts.set(node, name);
    else if (first !== name) rounds.set(name, first);
  }
  return rounds;
});

/** True for an unknown that the analysis has named itself; others are called as the program or its documentation calls them. */
const isOurs = ({ name, follows }: Atom) => !follows && /^[\w ]*[?#]\d*$|^(item\d+_|row)\d+$/.test(name);

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
