import { twiddlesOf } from "./twiddles.ts";

/** Complex numbers as real and imaginary parts in turn. */
export type Complexes = Float64Array;

/** Cosines and sines of 2 pi j / p for the radices that pocketfft has passes of their own for. */
const oddRoots: Readonly<Record<number, readonly (readonly [cos: number, sin: number])[]>> = {
  3: [[-0.5, 0.8660254037844386]],
  5: [
    [0.30901699437494745, 0.9510565162951535],
    [-0.8090169943749475, 0.5877852522924731],
  ],
  7: [
    [0.6234898018587335, 0.7818314824680298],
    [-0.2225209339563144, 0.9749279121818236],
    [-0.9009688679024191, 0.4338837391175581],
  ],
  11: [
    [0.8412535328311812, 0.5406408174555976],
    [0.41541501300188644, 0.9096319953545183],
    [-0.14231483827328514, 0.9898214418809327],
    [-0.6548607339452851, 0.7557495743542583],
    [-0.9594929736144974, 0.28173255684142967],
  ],
};

/** One pass: `count` groups before it, `inner` elements within. */
interface Pass {
  readonly radix: number;
  readonly groups: number;
  readonly inner: number;
  /** Factors for element i >= 1 of part j >= 1, at ((j - 1) * (inner - 1) + i - 1). */
  readonly twiddles: Complexes;
}

/** A transform of one length. */
export interface ComplexPlan {
  readonly length: number;
  readonly passes: readonly Pass[];
  /** Every radix has a pass of pocketfft's own, whose order of operations is followed. */
  readonly isFaithful: boolean;
}

/** Returns the factors of a length in pocketfft's order. */
function factorsOf(length: number): number[] {
  const factors: number[] = [];
  let rest = length;
  for (; rest % 8 === 0; rest /= 8) factors.push(8);
  for (; rest % 4 === 0; rest /= 4) factors.push(4);
  if (rest % 2 === 0) {
    rest /= 2;
    factors.push(2);
    [factors[0], factors[factors.length - 1]] = [factors[factors.length - 1], factors[0]];
  }
  for (let divisor = 3; divisor * divisor <= rest; divisor += 2)
    for (; rest % divisor === 0; rest /= divisor) factors.push(divisor);
  if (rest > 1) factors.push(rest);
  return factors;
}

export function complexPlan(length: number): ComplexPlan {
  const root = twiddlesOf(length);
  let groups = 1;
  const factors = length === 1 ? [] : factorsOf(length);
  const passes = factors.map((radix): Pass => {
    const inner = length / (groups * radix);
    const twiddles = new Float64Array(2 * (radix - 1) * (inner - 1));
    for (let j = 1; j < radix; j++)
      for (let i = 1; i < inner; i++) twiddles.set(root(j * groups * i), 2 * ((j - 1) * (inner - 1) + i - 1));
    const pass = { radix, groups, inner, twiddles };
    groups *= radix;
    return pass;
  });
  const isFaithful = factors.every((radix) => radix <= 8 || radix === 11);
  return { length, passes, isFaithful };
}

/** Transforms in place, forwards or backwards, and scales. */
export function transform(
  { passes, length }: ComplexPlan,
  data: Complexes,
  isForward: boolean,
  factor: number,
): void {
  let from: Complexes = data;
  let to: Complexes = new Float64Array(2 * length);
  const sign = isForward ? -1 : 1;
  for (const pass of passes) {
    if (pass.radix === 2) pass2(pass, from, to, sign);
    else if (pass.radix === 4) pass4(pass, from, to, sign);
    else if (pass.radix === 8) pass8(pass, from, to, sign);
    else oddPass(pass, from, to, sign);
    [from, to] = [to, from];
  }
  for (let i = 0; i < data.length; i++) data[i] = factor === 1 ? from[i] : from[i] * factor;
}

/** Writes (re, im) times a twiddle factor, or its conjugate for a forward transform, as part `j` of element `i`. */
function put(
  pass: Pass,
  to: Complexes,
  sign: number,
  i: number,
  group: number,
  j: number,
  re: number,
  im: number,
): void {
  const at = 2 * (i + pass.inner * (group + pass.groups * j));
  if (i === 0 || j === 0) {
    to[at] = re;
    to[at + 1] = im;
    return;
  }
  const t = 2 * ((j - 1) * (pass.inner - 1) + i - 1);
  const c = pass.twiddles[t];
  const s = pass.twiddles[t + 1];
  if (sign < 0) {
    to[at] = re * c + im * s;
    to[at + 1] = im * c - re * s;
  } else {
    to[at] = re * c - im * s;
    to[at + 1] = re * s + im * c;
  }
}

function pass2(pass: Pass, from: Complexes, to: Complexes, sign: number): void {
  const { groups, inner } = pass;
  for (let k = 0; k < groups; k++) {
    for (let i = 0; i < inner; i++) {
      const a = 2 * (i + inner * (2 * k));
      const b = a + 2 * inner;
      put(pass, to, sign, i, k, 0, from[a] + from[b], from[a + 1] + from[b + 1]);
      put(pass, to, sign, i, k, 1, from[a] - from[b], from[a + 1] - from[b + 1]);
    }
  }
}

function pass4(pass: Pass, from: Complexes, to: Complexes, sign: number): void {
  const { groups, inner } = pass;
  for (let k = 0; k < groups; k++) {
    for (let i = 0; i < inner; i++) {
      const a = 2 * (i + inner * (4 * k));
      const [b, c, d] = [a + 2 * inner, a + 4 * inner, a + 6 * inner];
      const [r2, i2] = [from[a] + from[c], from[a + 1] + from[c + 1]];
      const [r1, i1] = [from[a] - from[c], from[a + 1] - from[c + 1]];
      const [r3, i3] = [from[b] + from[d], from[b + 1] + from[d + 1]];
      // The difference is turned by a quarter.
      const r4 = -sign * (from[b + 1] - from[d + 1]);
      const i4 = sign * (from[b] - from[d]);
      put(pass, to, sign, i, k, 0, r2 + r3, i2 + i3);
      put(pass, to, sign, i, k, 1, r1 + r4, i1 + i4);
      put(pass, to, sign, i, k, 2, r2 - r3, i2 - i3);
      put(pass, to, sign, i, k, 3, r1 - r4, i1 - i4);
    }
  }
}

function pass8(pass: Pass, from: Complexes, to: Complexes, sign: number): void {
  const { groups, inner } = pass;
  const h = Math.SQRT1_2;
  for (let k = 0; k < groups; k++) {
    for (let i = 0; i < inner; i++) {
      const a = 2 * (i + inner * (8 * k));
      const at = (j: number) => a + 2 * inner * j;
      const plus = (p: number, q: number, part: number) => from[at(p) + part] + from[at(q) + part];
      const less = (p: number, q: number, part: number) => from[at(p) + part] - from[at(q) + part];
      const [a1r, a1i, a5r, a5i] = [plus(1, 5, 0), plus(1, 5, 1), less(1, 5, 0), less(1, 5, 1)];
      const [a3r, a3i] = [plus(3, 7, 0), plus(3, 7, 1)];
      const a7r = -sign * less(3, 7, 1);
      const a7i = sign * less(3, 7, 0);
      const [sum13r, sum13i] = [a1r + a3r, a1i + a3i];
      const turned13r = -sign * (a1i - a3i);
      const turned13i = sign * (a1r - a3r);
      const [p57r, p57i, m57r, m57i] = [a5r + a7r, a5i + a7i, a5r - a7r, a5i - a7i];
      const [b5r, b5i] =
        sign < 0 ? [h * (p57r + p57i), h * (p57i - p57r)] : [h * (p57r - p57i), h * (p57i + p57r)];
      const [b7r, b7i] =
        sign < 0 ? [h * (m57i - m57r), h * (-m57r - m57i)] : [h * (-m57r - m57i), h * (m57r - m57i)];
      const [a0r, a0i, a4r, a4i] = [plus(0, 4, 0), plus(0, 4, 1), less(0, 4, 0), less(0, 4, 1)];
      const [a2r, a2i] = [plus(2, 6, 0), plus(2, 6, 1)];
      const a6r = -sign * less(2, 6, 1);
      const a6i = sign * less(2, 6, 0);
      const [s02r, s02i, d02r, d02i] = [a0r + a2r, a0i + a2i, a0r - a2r, a0i - a2i];
      const [s46r, s46i, d46r, d46i] = [a4r + a6r, a4i + a6i, a4r - a6r, a4i - a6i];
      put(pass, to, sign, i, k, 0, s02r + sum13r, s02i + sum13i);
      put(pass, to, sign, i, k, 4, s02r - sum13r, s02i - sum13i);
      put(pass, to, sign, i, k, 2, d02r + turned13r, d02i + turned13i);
      put(pass, to, sign, i, k, 6, d02r - turned13r, d02i - turned13i);
      put(pass, to, sign, i, k, 1, s46r + b5r, s46i + b5i);
      put(pass, to, sign, i, k, 5, s46r - b5r, s46i - b5i);
      put(pass, to, sign, i, k, 3, d46r + b7r, d46i + b7i);
      put(pass, to, sign, i, k, 7, d46r - b7r, d46i - b7i);
    }
  }
}

function rootsOf(radix: number): readonly (readonly [number, number])[] {
  if (Object.hasOwn(oddRoots, radix)) return oddRoots[radix];
  const root = twiddlesOf(radix);
  return Array.from({ length: (radix - 1) / 2 }, (_, j) => root(j + 1));
}

/** An odd radix: sums and differences of opposite parts, combined by the roots of unity. */
function oddPass(pass: Pass, from: Complexes, to: Complexes, sign: number): void {
  const { groups, inner, radix } = pass;
  const roots = rootsOf(radix);
  const half = (radix - 1) / 2;
  const sums = new Float64Array(2 * half);
  const differences = new Float64Array(2 * half);
  for (let k = 0; k < groups; k++) {
    for (let i = 0; i < inner; i++) {
      const first = 2 * (i + inner * (radix * k));
      let re = from[first];
      let im = from[first + 1];
      for (let j = 1; j <= half; j++) {
        const a = first + 2 * inner * j;
        const b = first + 2 * inner * (radix - j);
        sums[2 * j - 2] = from[a] + from[b];
        sums[2 * j - 1] = from[a + 1] + from[b + 1];
        differences[2 * j - 2] = from[a] - from[b];
        differences[2 * j - 1] = from[a + 1] - from[b + 1];
        re += sums[2 * j - 2];
        im += sums[2 * j - 1];
      }
      put(pass, to, sign, i, k, 0, re, im);
      for (let u = 1; u <= half; u++) {
        let [ar, ai] = [from[first], from[first + 1]];
        let [br, bi] = [0, 0];
        for (let j = 1; j <= half; j++) {
          const m = (u * j) % radix;
          const isUpper = m <= half;
          const [c, s] = roots[(isUpper ? m : radix - m) - 1];
          const y = (isUpper ? sign : -sign) * s;
          ar += c * sums[2 * j - 2];
          ai += c * sums[2 * j - 1];
          br += y * differences[2 * j - 1];
          bi += y * differences[2 * j - 2];
        }
        put(pass, to, sign, i, k, u, ar - br, ai + bi);
        put(pass, to, sign, i, k, radix - u, ar + br, ai - bi);
      }
    }
  }
}
