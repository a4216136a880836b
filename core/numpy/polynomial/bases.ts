import { type Coefficients, convolved, difference, over, sum, times, trimmed } from "./coefficients.ts";

/** Arithmetic that a recurrence is written in: plain numbers, or arrays. */
export interface Arithmetic<T> {
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  div(a: T, b: T): T;
  num(n: number): T;
}

/** How values are summed from the highest degree down (Clenshaw): each step makes two sums of the former two. */
export interface Clenshaw {
  /** What the steps multiply by, made of x. */
  factor?<T>(x: T, of: Arithmetic<T>): T;
  lower<T>(c: T, upper: T, n: number, of: Arithmetic<T>): T;
  upper<T>(lower: T, upper: T, x: T, n: number, of: Arithmetic<T>): T;
  end<T>(lower: T, upper: T, x: T, factor: T, of: Arithmetic<T>): T;
}

/** The same steps on series, where a series can be multiplied by x. */
export interface SeriesSteps {
  lower(c: Coefficients, upper: Coefficients, n: number): Coefficients;
  upper(lower: Coefficients, upper: Coefficients, x: TimesX, n: number): Coefficients;
  end(lower: Coefficients, upper: Coefficients, x: TimesX): Coefficients;
}

type TimesX = (c: Coefficients) => Coefficients;

/** One family of orthogonal polynomials, or the powers. */
export interface Basis {
  readonly className: string;
  readonly module: string;
  readonly prefix: string;
  readonly domain: readonly [number, number];
  /** `off + scl * x` as a series. */
  line(off: number, scl: number): number[];
  timesX: TimesX;
  /** Steps on series; the powers and Chebyshev's multiply in their own way. */
  readonly steps?: SeriesSteps;
  multiply?(a: Coefficients, b: Coefficients): number[];
  readonly values?: Clenshaw;
  derivative(c: readonly number[]): number[];
  /** The integral without its constant. */
  integral(c: Coefficients): number[];
  /** The polynomial of degree 1, and that of degree n of the two before. */
  first<T>(x: T, of: Arithmetic<T>): T;
  next<T>(before: T, beforeThat: T, x: T, n: number, of: Arithmetic<T>): T;
  /** How the class prints degree n: none for powers. */
  readonly letter?: string;
}

const zeros = (length: number) => new Array<number>(length).fill(0);

const polynomial: Basis = {
  className: "Polynomial",
  module: "polynomial",
  prefix: "poly",
  domain: [-1, 1],
  line: (off, scl) => (scl !== 0 ? [off, scl] : [off]),
  timesX: (c) => (c.length === 1 && c[0] === 0 ? c : [c[0] * 0, ...c]),
  multiply: (a, b) => trimmed(convolved(a, b)),
  derivative: (c) => c.slice(1).map((x, j) => (j + 1) * x),
  integral: (c) => [c[0] * 0, ...c.map((x, j) => (j === 0 ? x : x / (j + 1)))],
  first: (x) => x,
  next: (before, _, x, _n, of) => of.mul(before, x),
};

const chebyshev: Basis = {
  className: "Chebyshev",
  module: "chebyshev",
  prefix: "cheb",
  letter: "T",
  domain: [-1, 1],
  line: polynomial.line,
  timesX: (c) => {
    if (c.length === 1 && c[0] === 0) return c;
    const product = zeros(c.length + 1);
    product[0] = c[0] * 0;
    product[1] = c[0];
    c.slice(1).forEach((x, i) => {
      product[i + 2] = x / 2;
    });
    c.slice(1).forEach((x, i) => {
      product[i] += x / 2;
    });
    return product;
  },
  multiply: (a, b) => trimmed(fromSymmetric(convolved(symmetric(a), symmetric(b)))),
  steps: {
    lower: difference,
    upper: (lower, upper, x) => sum(lower, times(x(upper), 2)),
    end: (lower, upper, x) => sum(lower, x(upper)),
  },
  values: {
    factor: (x, of) => of.mul(of.num(2), x),
    lower: (c, upper, _, of) => of.sub(c, upper),
    upper: (lower, upper, x, _, of) => of.add(lower, of.mul(upper, x)),
    end: (lower, upper, x, _, of) => of.add(lower, of.mul(upper, x)),
  },
  derivative: (given) => {
    const c = given.slice();
    const n = c.length - 1;
    const result = zeros(n);
    for (let j = n; j > 2; j--) {
      result[j - 1] = 2 * j * c[j];
      c[j - 2] += (j * c[j]) / (j - 2);
    }
    if (n > 1) result[1] = 4 * c[2];
    result[0] = c[1];
    return result;
  },
  integral: (c) => {
    const result = zeros(c.length + 1);
    result[1] = c[0];
    if (c.length > 1) result[2] = c[1] / 4;
    for (let j = 2; j < c.length; j++) {
      result[j + 1] = c[j] / (2 * (j + 1));
      result[j - 1] -= c[j] / (2 * (j - 1));
    }
    return result;
  },
  first: (x) => x,
  next: (before, beforeThat, x, _, of) => of.sub(of.mul(before, of.mul(of.num(2), x)), beforeThat),
};

/** A Chebyshev series as a symmetric series in z, where x is (z + 1/z)/2. */
function symmetric(c: Coefficients): number[] {
  const n = c.length;
  return Array.from({ length: 2 * n - 1 }, (_, i) => (i === n - 1 ? c[0] : c[Math.abs(i - n + 1)] / 2));
}

function fromSymmetric(z: Coefficients): number[] {
  const middle = (z.length - 1) / 2;
  return z.slice(middle).map((x, i) => (i === 0 ? x : x * 2));
}

const legendre: Basis = {
  className: "Legendre",
  module: "legendre",
  prefix: "leg",
  letter: "P",
  domain: [-1, 1],
  line: polynomial.line,
  timesX: (c) => {
    if (c.length === 1 && c[0] === 0) return c;
    const product = zeros(c.length + 1);
    product[1] = c[0];
    for (let i = 1; i < c.length; i++) {
      product[i + 1] = (c[i] * (i + 1)) / (2 * i + 1);
      product[i - 1] += (c[i] * i) / (2 * i + 1);
    }
    return product;
  },
  steps: {
    lower: (c, upper, n) => difference(c, over(times(upper, n - 1), n)),
    upper: (lower, upper, x, n) => sum(lower, over(times(x(upper), 2 * n - 1), n)),
    end: (lower, upper, x) => sum(lower, x(upper)),
  },
  values: {
    lower: (c, upper, n, of) => of.sub(c, of.mul(upper, of.num((n - 1) / n))),
    upper: (lower, upper, x, n, of) => of.add(lower, of.mul(of.mul(upper, x), of.num((2 * n - 1) / n))),
    end: (lower, upper, x, _, of) => of.add(lower, of.mul(upper, x)),
  },
  derivative: (given) => {
    const c = given.slice();
    const n = c.length - 1;
    const result = zeros(n);
    for (let j = n; j > 2; j--) {
      result[j - 1] = (2 * j - 1) * c[j];
      c[j - 2] += c[j];
    }
    if (n > 1) result[1] = 3 * c[2];
    result[0] = c[1];
    return result;
  },
  integral: (c) => {
    const result = zeros(c.length + 1);
    result[1] = c[0];
    if (c.length > 1) result[2] = c[1] / 3;
    for (let j = 2; j < c.length; j++) {
      result[j + 1] = c[j] / (2 * j + 1);
      result[j - 1] -= c[j] / (2 * j + 1);
    }
    return result;
  },
  first: (x) => x,
  next: (before, beforeThat, x, n, of) =>
    of.div(
      of.sub(of.mul(of.mul(before, x), of.num(2 * n - 1)), of.mul(beforeThat, of.num(n - 1))),
      of.num(n),
    ),
};

const laguerre: Basis = {
  className: "Laguerre",
  module: "laguerre",
  prefix: "lag",
  letter: "L",
  domain: [0, 1],
  line: (off, scl) => (scl !== 0 ? [off + scl, -scl] : [off]),
  timesX: (c) => {
    if (c.length === 1 && c[0] === 0) return c;
    const product = zeros(c.length + 1);
    product[0] = c[0];
    product[1] = -c[0];
    for (let i = 1; i < c.length; i++) {
      product[i + 1] = -c[i] * (i + 1);
      product[i] += c[i] * (2 * i + 1);
      product[i - 1] -= c[i] * i;
    }
    return product;
  },
  steps: {
    lower: (c, upper, n) => difference(c, over(times(upper, n - 1), n)),
    upper: (lower, upper, x, n) => sum(lower, over(difference(times(upper, 2 * n - 1), x(upper)), n)),
    end: (lower, upper, x) => sum(lower, difference(upper, x(upper))),
  },
  values: {
    lower: (c, upper, n, of) => of.sub(c, of.div(of.mul(upper, of.num(n - 1)), of.num(n))),
    upper: (lower, upper, x, n, of) =>
      of.add(lower, of.div(of.mul(upper, of.sub(of.num(2 * n - 1), x)), of.num(n))),
    end: (lower, upper, x, _, of) => of.add(lower, of.mul(upper, of.sub(of.num(1), x))),
  },
  derivative: (given) => {
    const c = given.slice();
    const n = c.length - 1;
    const result = zeros(n);
    for (let j = n; j > 1; j--) {
      result[j - 1] = -c[j];
      c[j - 1] += c[j];
    }
    result[0] = -c[1];
    return result;
  },
  integral: (c) => {
    const result = zeros(c.length + 1);
    result[0] = c[0];
    result[1] = -c[0];
    for (let j = 1; j < c.length; j++) {
      result[j] += c[j];
      result[j + 1] = -c[j];
    }
    return result;
  },
  first: (x, of) => of.sub(of.num(1), x),
  next: (before, beforeThat, x, n, of) =>
    of.div(
      of.sub(of.mul(before, of.sub(of.num(2 * n - 1), x)), of.mul(beforeThat, of.num(n - 1))),
      of.num(n),
    ),
};

const hermite: Basis = {
  className: "Hermite",
  module: "hermite",
  prefix: "herm",
  letter: "H",
  domain: [-1, 1],
  line: (off, scl) => (scl !== 0 ? [off, scl / 2] : [off]),
  timesX: (c) => {
    if (c.length === 1 && c[0] === 0) return c;
    const product = zeros(c.length + 1);
    product[1] = c[0] / 2;
    for (let i = 1; i < c.length; i++) {
      product[i + 1] = c[i] / 2;
      product[i - 1] += c[i] * i;
    }
    return product;
  },
  steps: {
    lower: (c, upper, n) => difference(c, times(upper, 2 * (n - 1))),
    upper: (lower, upper, x) => sum(lower, times(x(upper), 2)),
    end: (lower, upper, x) => sum(lower, times(x(upper), 2)),
  },
  values: {
    factor: (x, of) => of.mul(x, of.num(2)),
    lower: (c, upper, n, of) => of.sub(c, of.mul(upper, of.num(2 * (n - 1)))),
    upper: (lower, upper, x, _, of) => of.add(lower, of.mul(upper, x)),
    end: (lower, upper, _, factor, of) => of.add(lower, of.mul(upper, factor)),
  },
  derivative: (c) => c.slice(1).map((x, j) => 2 * (j + 1) * x),
  integral: (c) => [c[0] * 0, ...c.map((x, j) => (j === 0 ? x / 2 : x / (2 * (j + 1))))],
  first: (x, of) => of.mul(x, of.num(2)),
  next: (before, beforeThat, x, n, of) =>
    of.sub(of.mul(before, of.mul(x, of.num(2))), of.mul(beforeThat, of.num(2 * (n - 1)))),
};

const hermiteE: Basis = {
  className: "HermiteE",
  module: "hermite_e",
  prefix: "herme",
  letter: "He",
  domain: [-1, 1],
  line: polynomial.line,
  timesX: (c) => {
    if (c.length === 1 && c[0] === 0) return c;
    const product = zeros(c.length + 1);
    product[1] = c[0];
    for (let i = 1; i < c.length; i++) {
      product[i + 1] = c[i];
      product[i - 1] += c[i] * i;
    }
    return product;
  },
  steps: {
    lower: (c, upper, n) => difference(c, times(upper, n - 1)),
    upper: (lower, upper, x) => sum(lower, x(upper)),
    end: (lower, upper, x) => sum(lower, x(upper)),
  },
  values: {
    lower: (c, upper, n, of) => of.sub(c, of.mul(upper, of.num(n - 1))),
    upper: (lower, upper, x, _, of) => of.add(lower, of.mul(upper, x)),
    end: (lower, upper, x, _, of) => of.add(lower, of.mul(upper, x)),
  },
  derivative: polynomial.derivative,
  integral: polynomial.integral,
  first: (x) => x,
  next: (before, beforeThat, x, n, of) => of.sub(of.mul(before, x), of.mul(beforeThat, of.num(n - 1))),
};

/** The bases of `numpy.polynomial`. */
export const bases: readonly Basis[] = [polynomial, chebyshev, legendre, laguerre, hermite, hermiteE];

/** The powers, in which every basis can be written. */
export const powers = polynomial;
