import {
  type Atom,
  atomsOf,
  type Computed,
  type Dim,
  evaluateDim,
  isExact,
  showDim,
} from "../ndarray/layouts/dim.ts";
import { formatBytes, showLength } from "../ndarray/show.ts";
import type { Trace } from "../trace/trace.ts";
import type { Size, Unknown } from "./types.ts";
import { firstRounds, named } from "./unknowns.ts";

/** What a machine commonly has, where no budget is set. */
const usualMemory = 16e9;

/** Returns a number of bytes as plain data: exact, or a formula with the terms that a slider needs. */
export function sizeOf(trace: Trace, dim: Dim): Size {
  return plain(named(trace, dim));
}

function plain(dim: Dim): Size {
  if (isExact(dim)) return { bytes: dim };
  return {
    formula: showDim(dim),
    terms: [...dim.terms.values()].map(({ coefficient, atoms }) => ({
      coefficient,
      of: atoms.map(({ name }) => name),
    })),
  };
}

/**
 * Returns the unknowns in sizes, each once, in the order in which they are met; what one is computed of stands before it. Those of later rounds of a
 * loop are as those of the first: nobody wants to choose each.
 */
export function unknownsOf(trace: Trace, dims: Iterable<Dim>): Unknown[] {
  const found = new Map<string, Atom>();
  const add = (dim: Dim) => {
    for (const atom of atomsOf(dim)) {
      if (found.has(atom.name)) continue;
      for (const operand of atom.follows?.of ?? []) add(operand);
      found.set(atom.name, atom);
    }
  };
  for (const dim of dims) add(named(trace, dim));
  const rounds = firstRounds(trace);
  const unknowns = [...found.values()].map(({ name, lo, hi, hint, follows }): Unknown => {
    const first = rounds.get(name);
    return {
      name,
      least: Math.max(0, lo),
      most: Number.isFinite(hi) ? hi : undefined,
      assumed: hint,
      ...(follows && { follows: { how: follows.how, of: [plain(follows.of[0]), plain(follows.of[1])] } }),
      ...(first !== undefined && { follows: sameAs(first) }),
    };
  });
  const missing = unknowns.flatMap(({ name }) => rounds.get(name) ?? []).filter((name) => !found.has(name));
  return [...[...new Set(missing)].map((name) => ({ name, least: 0 })), ...unknowns];
}

/** How a number follows from another that it is the same as. */
function sameAs(name: string): NonNullable<Unknown["follows"]> {
  const same: Size = { formula: name, terms: [{ coefficient: 1, of: [name] }] };
  return { how: "max", of: [same, same] };
}

/**
 * Returns how far a size may grow, "fits 16 GB up to n = 44,721"; of a product of several unknowns, up to which product. Undefined
 * when the size is known, has names that are not the program's, or shrinks and grows at once.
 */
export function fits(trace: Trace, dim: Dim, memory: number | undefined): string | undefined {
  const size = named(trace, dim);
  const budget = memory ?? usualMemory;
  if (isExact(size) || showLength(size) === "?") return undefined;
  const terms = [...size.terms.values()];
  if (!grows(size)) return undefined;
  const amount = formatBytes(budget);
  const [name, ...others] = freeNamesIn(size);
  if (others.length === 0) {
    const most = largest((n) => valueAt(size, n), budget);
    return most === undefined ? undefined : `fits ${amount} up to ${name} = ${most.toLocaleString("en-US")}`;
  }
  if (terms.length !== 1) return undefined;
  const [{ coefficient }] = terms;
  const product = showDim(size).replace(/^\d+\*/, "");
  return `fits ${amount} up to ${product} = ${Math.floor(budget / coefficient).toLocaleString("en-US")}`;
}

/** True where a size only grows with its unknowns: what is taken away from them is a number. */
function grows(dim: Dim): boolean {
  if (isExact(dim)) return true;
  return [...dim.terms.values()].every(
    ({ coefficient, atoms }) =>
      (coefficient > 0 || atoms.length === 0) &&
      atoms.every(({ follows }) => follows?.of.every(grows) ?? true),
  );
}

/** The names of the unknowns that a size depends on and that follow from no others. */
function freeNamesIn(dim: Dim): readonly string[] {
  const names = atomsOf(dim).flatMap(({ name, follows }) => follows?.of.flatMap(freeNamesIn) ?? [name]);
  return [...new Set(names)];
}

/** The value of a size of one unknown. */
function valueAt(dim: Dim, n: number): number {
  const value = evaluateDim(dim, ({ follows }) => (follows ? computed(follows, n) : n));
  return value ?? Number.NaN;
}

function computed({ how, of }: Computed, n: number): number {
  const [a, b] = of.map((dim) => valueAt(dim, n));
  return how === "floor" ? Math.floor(a / b) : Math[how](a, b);
}

/** The largest whole number at which a growing size is within the budget; undefined where all are. */
function largest(bytesAt: (n: number) => number, budget: number): number | undefined {
  if (bytesAt(0) > budget) return undefined;
  let high = 1;
  while (bytesAt(high) <= budget && high < Number.MAX_SAFE_INTEGER) high *= 2;
  if (bytesAt(high) <= budget) return undefined;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (bytesAt(middle) <= budget) low = middle;
    else high = middle;
  }
  return low;
}
