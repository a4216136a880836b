import { notKnown, raise } from "../../ndarray/error.ts";
import { type Arithmetic, type Basis, powers } from "./bases.ts";
import { type Coefficients, over, sum, times, trimmed } from "./coefficients.ts";

/** Returns the product of two series of the basis. */
export function multiplied(basis: Basis, first: Coefficients, second: Coefficients): number[] {
  const [a, b] = [trimmed(first), trimmed(second)];
  if (basis.multiply) return basis.multiply(a, b);
  const [c, xs] = a.length > b.length ? [b, a] : [a, b];
  return summed(
    basis,
    c.map((x) => times(xs, x)),
    basis.timesX,
  );
}

/** Returns a series of the basis in powers of x. */
export function toPowers(basis: Basis, given: Coefficients): Coefficients {
  const c = trimmed(given);
  if (c.length === 1) return c;
  return summed(
    basis,
    c.map((x) => [x]),
    powers.timesX,
  );
}

/** Returns a polynomial in powers of x as a series of the basis. */
export function fromPowers(basis: Basis, c: Coefficients): Coefficients {
  return trimmed(c).reduceRight<Coefficients>((result, x) => sum(basis.timesX(result), [x]), [0]);
}

/** The sum of coefficients, themselves series, times the polynomials of the basis, from the highest degree down. */
function summed(
  { steps }: Basis,
  c: readonly Coefficients[],
  timesX: (c: Coefficients) => Coefficients,
): number[] {
  if (!steps) return notKnown("steps of this basis");
  if (c.length === 1) return [...steps.end(c[0], [0], timesX)];
  let [lower, upper] = [c[c.length - 2], c[c.length - 1]];
  for (let n = c.length - 1; n > 1; n--) {
    const before = lower;
    lower = steps.lower(c[n - 2], upper, n);
    upper = steps.upper(before, upper, timesX, n);
  }
  return [...steps.end(lower, upper, timesX)];
}

/** Returns quotient and remainder. */
export function divided(basis: Basis, a: Coefficients, b: Coefficients): readonly [number[], number[]] {
  const divisor = trimmed(b);
  let rest = trimmed(a);
  if (divisor[divisor.length - 1] === 0) return raise("ZeroDivisionError", "");
  if (rest.length < divisor.length) return [[rest[0] * 0], rest];
  if (divisor.length === 1) return [over(rest, divisor[0]), [rest[0] * 0]];
  if (basis === powers) return dividedPowers(rest, divisor);
  const quotient = new Array<number>(rest.length - divisor.length + 1).fill(0);
  for (let i = quotient.length - 1; i >= 0; i--) {
    const part = multiplied(basis, [...new Array<number>(i).fill(0), 1], divisor);
    const share = rest[rest.length - 1] / part[part.length - 1];
    rest = rest.slice(0, -1).map((x, k) => x - share * (part[k] ?? 0));
    quotient[i] = share;
  }
  return [quotient, trimmed(rest)];
}

/** Powers are divided by the monic divisor. */
function dividedPowers(c: number[], divisor: Coefficients): readonly [number[], number[]] {
  const top = divisor[divisor.length - 1];
  const monic = over(divisor.slice(0, -1), top);
  const rest = [...c];
  for (let i = c.length - divisor.length; i >= 0; i--)
    monic.forEach((x, k) => {
      rest[i + k] -= x * rest[i + divisor.length - 1];
    });
  const cut = divisor.length - 1;
  return [over(rest.slice(cut), top), trimmed(rest.slice(0, cut))];
}

/** Returns the product of `power` times the same series. */
export function raised(basis: Basis, given: Coefficients, power: number): number[] {
  const c = trimmed(given);
  if (power === 0) return [1];
  let product = c;
  for (let i = 2; i <= power; i++) product = multiplied(basis, product, c);
  return product;
}

/** Returns the monic series with these roots; products are taken in pairs, as NumPy takes them. */
export function fromRoots(basis: Basis, roots: Coefficients): number[] {
  if (roots.length === 0) return [1];
  const sorted = roots.slice().sort((a, b) => a - b);
  let parts = sorted.map((root) => basis.line(-root, 1));
  while (parts.length > 1) {
    const half = Math.floor(parts.length / 2);
    const products = parts.slice(0, half).map((part, i) => multiplied(basis, part, parts[i + half]));
    if (parts.length % 2 === 1) products[0] = multiplied(basis, products[0], parts[parts.length - 1]);
    parts = products;
  }
  return parts[0];
}

/** Returns the derivative of order `m`; each takes a factor `scl`. */
export function derived(basis: Basis, c: Coefficients, m: number, scl: number): number[] {
  if (m >= c.length) return [c[0] * 0];
  let result = [...c];
  for (let i = 0; i < m; i++) result = basis.derivative(times(result, scl));
  return result;
}

/** Returns the integral of order `m` that is `k[i]` at `bound` after each step. */
export function integrated(
  basis: Basis,
  c: Coefficients,
  { m, k, bound, scl }: Readonly<{ m: number; k: readonly number[]; bound: number; scl: number }>,
): number[] {
  let result = [...c];
  for (let i = 0; i < m; i++) {
    const constant = k[i] ?? 0;
    const scaled = times(result, scl);
    if (scaled.length === 1 && scaled[0] === 0) {
      result = [scaled[0] + constant];
      continue;
    }
    result = basis.integral(scaled);
    result[0] += constant - valueAt(basis, result, bound, numbers);
  }
  return result;
}

/** Arithmetic of plain numbers. */
const numbers: Arithmetic<number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  num: (n) => n,
};

/** Returns the value of a series at x; coefficients and x are numbers or arrays. */
export function valueAt<T>({ values }: Basis, c: readonly T[], x: T, of: Arithmetic<T>): T {
  if (!values) {
    const start = of.add(c[c.length - 1], of.mul(x, of.num(0)));
    return c.slice(0, -1).reduceRight((total, each) => of.add(each, of.mul(total, x)), start);
  }
  const factor = values.factor?.(x, of) ?? x;
  let [lower, upper] = c.length === 1 ? [c[0], of.num(0)] : [c[c.length - 2], c[c.length - 1]];
  for (let n = c.length - 1; n > 1; n--) {
    const before = lower;
    lower = values.lower(c[n - 2], upper, n, of);
    upper = values.upper(before, upper, factor, n, of);
  }
  return values.end(lower, upper, x, factor, of);
}

/** Returns the polynomials of the basis up to a degree at x. */
export function allAt<T>(basis: Basis, x: T, degree: number, of: Arithmetic<T>): readonly T[] {
  const result = [of.add(of.mul(x, of.num(0)), of.num(1))];
  if (degree > 0) result.push(basis.first(x, of));
  for (let n = 2; n <= degree; n++) result.push(basis.next(result[n - 1], result[n - 2], x, n, of));
  return result;
}
