import { type Atom, atomsOf, type Dim, isExact, showDim } from "../ndarray/dim.ts";
import { formatBytes, showLength } from "../ndarray/show.ts";
import type { Trace } from "../trace/trace.ts";
import type { Size, Unknown } from "./types.ts";
import { named } from "./unknowns.ts";

/** What a machine commonly has, where no budget is set. */
const usualMemory = 16e9;

/** Returns a number of bytes as plain data: exact, or a formula with the terms that a slider needs. */
export function sizeOf(trace: Trace, dim: Dim): Size {
  if (isExact(dim)) return { bytes: dim };
  const shown = named(trace, dim);
  if (isExact(shown)) return { bytes: shown };
  return {
    formula: showDim(shown),
    terms: [...shown.terms.values()].map(({ coefficient, atoms }) => ({
      coefficient,
      of: atoms.map(({ name }) => name),
    })),
  };
}

/** Returns the unknowns in sizes, each once, in the order in which they are met. */
export function unknownsOf(trace: Trace, dims: Iterable<Dim>): Unknown[] {
  const found = new Map<string, Atom>();
  for (const dim of dims) for (const atom of atomsOf(named(trace, dim))) found.set(atom.name, atom);
  return [...found.values()].map(({ name, lo, hi, hint }) => ({
    name,
    least: Math.max(0, lo),
    most: Number.isFinite(hi) ? hi : undefined,
    assumed: hint,
  }));
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
  if (terms.some(({ coefficient }) => coefficient < 0)) return undefined;
  const atoms = atomsOf(size);
  const amount = formatBytes(budget);
  if (atoms.length === 1) {
    const most = largest(
      (n) => terms.reduce((sum, term) => sum + term.coefficient * n ** term.atoms.length, 0),
      budget,
    );
    return most === undefined
      ? undefined
      : `fits ${amount} up to ${atoms[0].name} = ${most.toLocaleString("en-US")}`;
  }
  if (terms.length !== 1) return undefined;
  const [{ coefficient }] = terms;
  const product = showDim(size).replace(/^\d+\*/, "");
  return `fits ${amount} up to ${product} = ${Math.floor(budget / coefficient).toLocaleString("en-US")}`;
}

/** The largest whole number at which a growing size is within the budget. */
function largest(bytesAt: (n: number) => number, budget: number): number | undefined {
  if (bytesAt(0) > budget) return undefined;
  let high = 1;
  while (bytesAt(high) <= budget) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (bytesAt(middle) <= budget) low = middle;
    else high = middle;
  }
  return low;
}
