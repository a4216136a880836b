/**
 * Elementary functions of float32 by the same approximations as NumPy's vector loops, every step rounded to float32: their
 * last digit differs from the nearest float for many numbers, and printing shows it.
 */

const r = Math.fround;

/** Returns a * b + c, rounded once. */
function fused(a: number, b: number, c: number): number {
  return r(a * b + c);
}

/** Evaluates a polynomial, highest coefficient first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients[0];
  for (let i = 1; i < coefficients.length; i++) sum = fused(sum, x, coefficients[i]);
  return sum;
}

/** Rounds to a whole number by adding and taking away a number whose last bit counts ones. */
function nearest(x: number): number {
  return r(r(x + 12582912) - 12582912);
}

/** Takes `count` times a constant off x; the constant comes negated in parts. */
function reduced(x: number, count: number, parts: readonly number[]): number {
  return parts.reduce((rest, part) => fused(count, part, rest), x);
}

const ln2Parts = [-0.693145751953125, -1.428606765330187e-6];
const expTop = [
  0.000508276280015707, 0.006757896859198809, 0.051145121455192566, 0.24736154079437256, 0.7257664799690247,
  1.0,
];
const expBottom = [0.021595094352960587, -0.27423354983329773, 1];

export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x >= 88.72283935546875) return Number.POSITIVE_INFINITY;
  if (x <= -103.97208404541016) return 0;
  const count = nearest(r(x * r(Math.LOG2E)));
  const rest = reduced(x, count, ln2Parts);
  return r(r(polynomial(expTop, rest) / polynomial(expBottom, rest)) * 2 ** count);
}

const logTop = [0.025899792090058327, 0.3808837831020355, 1.480000615119934, 2.112677574157715, 1.0, 0];
const logBottom = [
  0.005875095259398222, 0.15464763343334198, 0.9864943027496338, 2.4530060291290283, 2.612677574157715, 1,
];

export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x);
  let exponent = Math.floor(Math.log2(x));
  let mantissa = x / 2 ** exponent;
  if (mantissa >= 2) {
    mantissa /= 2;
    exponent++;
  } else if (mantissa < 1) {
    mantissa *= 2;
    exponent--;
  }
  // The mantissa is brought to between sqrt(1/2) and sqrt(2).
  mantissa /= 2;
  exponent++;
  if (mantissa <= r(Math.SQRT1_2)) {
    mantissa *= 2;
    exponent--;
  }
  const rest = mantissa - 1;
  return fused(exponent, r(Math.LN2), r(polynomial(logTop, rest) / polynomial(logBottom, rest)));
}

const halfPiParts = [-1.570796012878418, -3.1391647326017846e-7, -5.390302529957765e-15];
const cosine = [2.4372266125283204e-5, -0.001388652017340064, 0.04166661947965622, -0.5, 1];
const sine = [2.8404097065504175e-6, -0.00019856491417158395, 0.008333397097885609, -0.1666666716337204, 0];

/** Returns the sine of x + turns * pi/2. */
function turned(x: number, turns: 0 | 1): number {
  const count = nearest(r(x * 0.6366197466850281));
  const rest = reduced(x, count, halfPiParts);
  const square = r(rest * rest);
  const quadrant = count + turns;
  const value = quadrant % 2 === 0 ? fused(polynomial(sine, square), rest, rest) : polynomial(cosine, square);
  return ((quadrant % 4) + 4) % 4 >= 2 ? r(0 - value) : value;
}

export function sin(x: number): number {
  return Math.abs(x) <= 117435.992 ? turned(x, 0) : r(Math.sin(x));
}

export function cos(x: number): number {
  return Math.abs(x) <= 71476.0625 ? turned(x, 1) : r(Math.cos(x));
}
