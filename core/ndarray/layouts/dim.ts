/** A named unknown non-negative integer. Two atoms are the same unknown exactly when their names are equal. */
export interface Atom {
  readonly name: string;
  /** Least value that the unknown can take. */
  readonly lo: number;
  /** Greatest value that the unknown can take; `Infinity` when unbounded. */
  readonly hi: number;
  /** What the user assumes for it; used to show sizes, never to prove anything. */
  readonly hint?: number;
  /** How it is computed of other unknowns, where that is known; used to show sizes. */
  readonly follows?: Computed;
}

/** The greater or the lesser of two dims, or the first divided by the second and rounded down. */
export interface Computed {
  readonly how: "max" | "min" | "floor";
  readonly of: readonly [Dim, Dim];
}

interface Term {
  readonly coefficient: number;
  /** Sorted by name; a power is a repetition. */
  readonly atoms: readonly Atom[];
}

/** A polynomial with integer coefficients over atoms, in normal form: no zero terms, at least one atom. */
export class Poly {
  private constructor(readonly terms: ReadonlyMap<string, Term>) {}

  /** Returns the normal form: a plain number when no atom is left. */
  static of(terms: Iterable<Term>): Dim {
    const sum = new Map<string, Term>();
    for (const term of terms) {
      const key = term.atoms.map((atom) => atom.name).join("*");
      const coefficient = (sum.get(key)?.coefficient ?? 0) + term.coefficient;
      if (coefficient === 0) sum.delete(key);
      else sum.set(key, { coefficient, atoms: term.atoms });
    }
    if (sum.size === 0) return 0;
    const constant = sum.get("");
    if (sum.size === 1 && constant) return constant.coefficient;
    return new Poly(sum);
  }
}

/** A length, stride or byte count: an exact integer or a polynomial over named unknowns. */
export type Dim = number | Poly;

/** Returns the unknown called `name` as a dim. */
export function unknownDim(name: string, lo = 0, hi = Number.POSITIVE_INFINITY, hint?: number): Dim {
  if (lo === hi) return lo;
  return Poly.of([{ coefficient: 1, atoms: [{ name, lo, hi, hint }] }]);
}

/** Returns an unknown that follows from others. */
export function computedDim(name: string, [lo, hi]: readonly [number, number], follows: Computed): Dim {
  if (lo === hi) return lo;
  return Poly.of([{ coefficient: 1, atoms: [{ name, lo, hi, follows }] }]);
}

/** True when the dim is an exact integer. */
export function isExact(dim: Dim): dim is number {
  return typeof dim === "number";
}

/** True when every dim is an exact integer. */
export function allExact(dims: readonly Dim[]): dims is readonly number[] {
  for (let i = 0; i < dims.length; i++) if (!isExact(dims[i])) return false;
  return true;
}

export function plus(a: Dim, b: Dim): Dim {
  if (isExact(a) && isExact(b)) return a + b;
  return Poly.of([...termsOf(a), ...termsOf(b)]);
}

export function minus(a: Dim, b: Dim): Dim {
  return plus(a, times(b, -1));
}

export function times(a: Dim, b: Dim): Dim {
  if (isExact(a) && isExact(b)) return a * b;
  const product: Term[] = [];
  for (const x of termsOf(a)) {
    for (const y of termsOf(b)) {
      const atoms = [...x.atoms, ...y.atoms].sort((p, q) => (p.name < q.name ? -1 : p.name > q.name ? 1 : 0));
      product.push({ coefficient: x.coefficient * y.coefficient, atoms });
    }
  }
  return Poly.of(product);
}

/** Returns the product of all dims; 1 for none. */
export function product(dims: readonly Dim[]): Dim {
  let result: Dim = 1;
  for (let i = 0; i < dims.length; i++) result = times(result, dims[i]);
  return result;
}

/** Returns floor(a / b). Where that is no polynomial, an unknown named after the expression. */
export function floorDivide(a: Dim, b: number): Dim {
  if (isExact(a)) return Math.floor(a / b);
  const terms = [...termsOf(a)];
  if (terms.every((term) => term.coefficient % b === 0)) {
    return Poly.of(terms.map((term) => ({ ...term, coefficient: term.coefficient / b })));
  }
  const [lo, hi] = boundsOf(a);
  const ends = [Math.floor(lo / b), Math.floor(hi / b)].sort((p, q) => p - q);
  return computedDim(`(${showDim(a)})//${b}`, [ends[0], ends[1]], { how: "floor", of: [a, b] });
}

/** Returns a/b when b is known to divide a, else undefined. */
export function divideExactly(a: Dim, b: Dim): Dim | undefined {
  if (isExact(a) && isExact(b)) return b !== 0 && a % b === 0 ? a / b : undefined;
  const divisor = [...termsOf(b)];
  if (divisor.length !== 1) return same(a, b) === true ? 1 : undefined;
  const quotient: Term[] = [];
  for (const term of termsOf(a)) {
    const left = [...term.atoms];
    for (const atom of divisor[0].atoms) {
      const at = left.findIndex((other) => other.name === atom.name);
      if (at < 0) return undefined;
      left.splice(at, 1);
    }
    if (term.coefficient % divisor[0].coefficient !== 0) return undefined;
    quotient.push({ coefficient: term.coefficient / divisor[0].coefficient, atoms: left });
  }
  return Poly.of(quotient);
}

/** Are the two equal? `undefined` when it can't be told. */
export function same(a: Dim, b: Dim): boolean | undefined {
  if (isExact(a) && isExact(b)) return a === b;
  const difference = minus(a, b);
  if (isExact(difference)) return difference === 0;
  const [lo, hi] = boundsOf(difference);
  return lo > 0 || hi < 0 ? false : undefined;
}

/** Is a < b? `undefined` when it can't be told. */
export function less(a: Dim, b: Dim): boolean | undefined {
  const [lo, hi] = boundsOf(minus(a, b));
  if (hi < 0) return true;
  return lo >= 0 ? false : undefined;
}

/** Are two lists of dims equal, length by length? `undefined` when it can't be told. */
export function sameShape(a: readonly Dim[], b: readonly Dim[]): boolean | undefined {
  if (a.length !== b.length) return false;
  let answer: boolean | undefined = true;
  for (let i = 0; i < a.length; i++) {
    const equal = same(a[i], b[i]);
    if (equal === false) return false;
    if (equal === undefined) answer = undefined;
  }
  return answer;
}

/** Returns an interval that holds every value the dim can take. */
export function boundsOf(dim: Dim): readonly [lo: number, hi: number] {
  if (isExact(dim)) return [dim, dim];
  let low = 0;
  let high = 0;
  for (const { coefficient, atoms } of dim.terms.values()) {
    let ends = [coefficient, coefficient];
    for (const atom of atoms) {
      const corners = ends.flatMap((end) => [multiply(end, atom.lo), multiply(end, atom.hi)]);
      ends = [Math.min(...corners), Math.max(...corners)];
    }
    low += ends[0];
    high += ends[1];
  }
  return [
    Number.isNaN(low) ? Number.NEGATIVE_INFINITY : low,
    Number.isNaN(high) ? Number.POSITIVE_INFINITY : high,
  ];
}

/** Returns the value with `valueIn(atom)` put in for each unknown; undefined when one has none. */
export function evaluateDim(dim: Dim, valueIn: (atom: Atom) => number | undefined): number | undefined {
  if (isExact(dim)) return dim;
  let sum = 0;
  for (const { coefficient, atoms } of dim.terms.values()) {
    let term = coefficient;
    for (const atom of atoms) {
      const value = valueIn(atom);
      if (value === undefined) return undefined;
      term *= value;
    }
    sum += term;
  }
  return sum;
}

/** Returns the atoms that occur in the dim, each once. */
export function atomsOf(dim: Dim): Atom[] {
  const atoms = new Map<string, Atom>();
  for (const term of termsOf(dim)) for (const atom of term.atoms) atoms.set(atom.name, atom);
  return [...atoms.values()];
}

/** Returns the dim with other unknowns in the places of its own. */
export function renamed(dim: Dim, as: (atom: Atom) => Atom): Dim {
  if (isExact(dim)) return dim;
  return Poly.of(
    [...dim.terms.values()].map(({ coefficient, atoms }) => ({
      coefficient,
      atoms: atoms.map(as).sort((a, b) => (a.name < b.name ? -1 : 1)),
    })),
  );
}

/** Returns the dim as Python writes it: `3`, `n`, `2*n + 1`, `n**2*m`. */
export function showDim(dim: Dim): string {
  if (isExact(dim)) return String(dim);
  const terms = [...dim.terms.values()].sort((a, b) => b.atoms.length - a.atoms.length);
  return terms.map((term, i) => showTerm(term, i === 0)).join("");
}

function showTerm({ coefficient, atoms }: Term, first: boolean): string {
  const size = Math.abs(coefficient);
  const powers = new Map<string, number>();
  for (const { name } of atoms) powers.set(name, (powers.get(name) ?? 0) + 1);
  const isAlone = size === 1 && atoms.length === 1;
  const factors = [...powers].map(([name, power]) => {
    // Python would read `8*(n + 1)//2` from left to right.
    const factor = isAlone || !/^\(.*\) ?(\/\/|%)/.test(name) ? name : `(${name})`;
    return power === 1 ? factor : `${factor}**${power}`;
  });
  if (size !== 1 || factors.length === 0) factors.unshift(String(size));
  const sign = first ? (coefficient < 0 ? "-" : "") : coefficient < 0 ? " - " : " + ";
  return sign + factors.join("*");
}

function* termsOf(dim: Dim): Iterable<Term> {
  if (!isExact(dim)) yield* dim.terms.values();
  else if (dim !== 0) yield { coefficient: dim, atoms: [] };
}

/** Multiplies interval ends, where 0 times an infinite end is 0. */
function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
