import { twiddlesOf } from "./twiddles.ts";

/** One pass of a forward real transform. */
interface Pass {
  readonly radix: number;
  readonly groups: number;
  readonly inner: number;
  readonly twiddles: Float64Array;
}

/** Passes for a length whose prime factors are 2, 3 and 5, in the order in which they run; undefined for other lengths. */
export function realPlan(length: number): readonly Pass[] | undefined {
  const factors: number[] = [];
  let rest = length;
  for (; rest % 4 === 0; rest /= 4) factors.push(4);
  if (rest % 2 === 0) {
    rest /= 2;
    factors.push(2);
    [factors[0], factors[factors.length - 1]] = [factors[factors.length - 1], factors[0]];
  }
  for (const divisor of [3, 5]) for (; rest % divisor === 0; rest /= divisor) factors.push(divisor);
  if (rest > 1) return undefined;
  const root = twiddlesOf(length);
  let before = 1;
  const passes = factors.map((radix) => {
    const inner = length / (before * radix);
    const twiddles = new Float64Array((radix - 1) * Math.max(0, inner - 1));
    for (let j = 1; j < radix; j++)
      for (let i = 1; i <= Math.floor((inner - 1) / 2); i++)
        twiddles.set(root(j * before * i), (j - 1) * (inner - 1) + 2 * i - 2);
    const pass = { radix, groups: before, inner, twiddles };
    before *= radix;
    return pass;
  });
  return passes.reverse();
}

/** Returns the transform of real numbers in FFTPACK's order: r0, r1, i1, r2, i2, ..., scaled. */
export function realTransform(passes: readonly Pass[], data: Float64Array, factor: number): Float64Array {
  let from = data.slice();
  let to = new Float64Array(data.length);
  for (const pass of passes) {
    const run = { 2: pass2, 3: pass3, 4: pass4, 5: pass5 }[pass.radix] as typeof pass2;
    run(pass, from, to);
    [from, to] = [to, from];
  }
  return factor === 1 ? from : from.map((x) => x * factor);
}

/** Reads part `c` of group `k`, and gives the place of part `b` of group `k` in the result. */
function places({ radix, groups, inner }: Pass) {
  return {
    from: (a: number, k: number, c: number) => a + inner * (k + groups * c),
    to: (a: number, b: number, k: number) => a + inner * (b + radix * k),
  };
}

/** Part `c` of element `i` of group `k`, turned back by its twiddle factor. */
function turned(pass: Pass, data: Float64Array, i: number, k: number, c: number): readonly [number, number] {
  const { from } = places(pass);
  const at = i - 2 + (c - 1) * (pass.inner - 1);
  const [w, v] = [pass.twiddles[at], pass.twiddles[at + 1]];
  const [re, im] = [data[from(i - 1, k, c)], data[from(i, k, c)]];
  return [w * re + v * im, w * im - v * re];
}

function pass2(pass: Pass, cc: Float64Array, ch: Float64Array): void {
  const { groups, inner } = pass;
  const { from, to } = places(pass);
  for (let k = 0; k < groups; k++) {
    ch[to(0, 0, k)] = cc[from(0, k, 0)] + cc[from(0, k, 1)];
    ch[to(inner - 1, 1, k)] = cc[from(0, k, 0)] - cc[from(0, k, 1)];
    if (inner % 2 === 0) {
      ch[to(0, 1, k)] = -cc[from(inner - 1, k, 1)];
      ch[to(inner - 1, 0, k)] = cc[from(inner - 1, k, 0)];
    }
    for (let i = 2; i < inner; i += 2) {
      const back = inner - i;
      const [tr, ti] = turned(pass, cc, i, k, 1);
      ch[to(i - 1, 0, k)] = cc[from(i - 1, k, 0)] + tr;
      ch[to(back - 1, 1, k)] = cc[from(i - 1, k, 0)] - tr;
      ch[to(i, 0, k)] = ti + cc[from(i, k, 0)];
      ch[to(back, 1, k)] = ti - cc[from(i, k, 0)];
    }
  }
}

function pass3(pass: Pass, cc: Float64Array, ch: Float64Array): void {
  const { groups, inner } = pass;
  const { from, to } = places(pass);
  const [c, s] = [-0.5, 0.8660254037844386];
  for (let k = 0; k < groups; k++) {
    const sum = cc[from(0, k, 1)] + cc[from(0, k, 2)];
    ch[to(0, 0, k)] = cc[from(0, k, 0)] + sum;
    ch[to(0, 2, k)] = s * (cc[from(0, k, 2)] - cc[from(0, k, 1)]);
    ch[to(inner - 1, 1, k)] = cc[from(0, k, 0)] + c * sum;
    for (let i = 2; i < inner; i += 2) {
      const back = inner - i;
      const [dr2, di2] = turned(pass, cc, i, k, 1);
      const [dr3, di3] = turned(pass, cc, i, k, 2);
      const [cr2, ci2] = [dr2 + dr3, di2 + di3];
      ch[to(i - 1, 0, k)] = cc[from(i - 1, k, 0)] + cr2;
      ch[to(i, 0, k)] = cc[from(i, k, 0)] + ci2;
      const [tr2, ti2] = [cc[from(i - 1, k, 0)] + c * cr2, cc[from(i, k, 0)] + c * ci2];
      const [tr3, ti3] = [s * (di2 - di3), s * (dr3 - dr2)];
      ch[to(i - 1, 2, k)] = tr2 + tr3;
      ch[to(back - 1, 1, k)] = tr2 - tr3;
      ch[to(i, 2, k)] = ti3 + ti2;
      ch[to(back, 1, k)] = ti3 - ti2;
    }
  }
}

function pass4(pass: Pass, cc: Float64Array, ch: Float64Array): void {
  const { groups, inner } = pass;
  const { from, to } = places(pass);
  const h = Math.SQRT1_2;
  for (let k = 0; k < groups; k++) {
    const tr1 = cc[from(0, k, 3)] + cc[from(0, k, 1)];
    const tr2 = cc[from(0, k, 0)] + cc[from(0, k, 2)];
    ch[to(0, 2, k)] = cc[from(0, k, 3)] - cc[from(0, k, 1)];
    ch[to(inner - 1, 1, k)] = cc[from(0, k, 0)] - cc[from(0, k, 2)];
    ch[to(0, 0, k)] = tr2 + tr1;
    ch[to(inner - 1, 3, k)] = tr2 - tr1;
    if (inner % 2 === 0) {
      const last = (c: number) => cc[from(inner - 1, k, c)];
      const ti = -h * (last(1) + last(3));
      const tr = h * (last(1) - last(3));
      ch[to(inner - 1, 0, k)] = last(0) + tr;
      ch[to(inner - 1, 2, k)] = last(0) - tr;
      ch[to(0, 3, k)] = ti + last(2);
      ch[to(0, 1, k)] = ti - last(2);
    }
    for (let i = 2; i < inner; i += 2) inner4(pass, cc, ch, i, k);
  }
}

function inner4(pass: Pass, cc: Float64Array, ch: Float64Array, i: number, k: number): void {
  const { from, to } = places(pass);
  const back = pass.inner - i;
  const [cr2, ci2] = turned(pass, cc, i, k, 1);
  const [cr3, ci3] = turned(pass, cc, i, k, 2);
  const [cr4, ci4] = turned(pass, cc, i, k, 3);
  const [tr1, tr4, ti1, ti4] = [cr4 + cr2, cr4 - cr2, ci2 + ci4, ci2 - ci4];
  const [re, im] = [cc[from(i - 1, k, 0)], cc[from(i, k, 0)]];
  const [tr2, tr3, ti2, ti3] = [re + cr3, re - cr3, im + ci3, im - ci3];
  ch[to(i - 1, 0, k)] = tr2 + tr1;
  ch[to(back - 1, 3, k)] = tr2 - tr1;
  ch[to(i, 0, k)] = ti1 + ti2;
  ch[to(back, 3, k)] = ti1 - ti2;
  ch[to(i - 1, 2, k)] = tr3 + ti4;
  ch[to(back - 1, 1, k)] = tr3 - ti4;
  ch[to(i, 2, k)] = tr4 + ti3;
  ch[to(back, 1, k)] = tr4 - ti3;
}

const [c1, s1, c2, s2] = [0.30901699437494745, 0.9510565162951535, -0.8090169943749475, 0.5877852522924731];

function pass5(pass: Pass, cc: Float64Array, ch: Float64Array): void {
  const { groups, inner } = pass;
  const { from, to } = places(pass);
  for (let k = 0; k < groups; k++) {
    const x = (c: number) => cc[from(0, k, c)];
    const [cr2, ci5, cr3, ci4] = [x(4) + x(1), x(4) - x(1), x(3) + x(2), x(3) - x(2)];
    ch[to(0, 0, k)] = x(0) + cr2 + cr3;
    ch[to(inner - 1, 1, k)] = x(0) + c1 * cr2 + c2 * cr3;
    ch[to(0, 2, k)] = s1 * ci5 + s2 * ci4;
    ch[to(inner - 1, 3, k)] = x(0) + c2 * cr2 + c1 * cr3;
    ch[to(0, 4, k)] = s2 * ci5 - s1 * ci4;
    for (let i = 2; i < inner; i += 2) inner5(pass, cc, ch, i, k);
  }
}

function inner5(pass: Pass, cc: Float64Array, ch: Float64Array, i: number, k: number): void {
  const { from, to } = places(pass);
  const back = pass.inner - i;
  const [dr2, di2] = turned(pass, cc, i, k, 1);
  const [dr3, di3] = turned(pass, cc, i, k, 2);
  const [dr4, di4] = turned(pass, cc, i, k, 3);
  const [dr5, di5] = turned(pass, cc, i, k, 4);
  const [cr2, ci5, ci2, cr5] = [dr5 + dr2, dr5 - dr2, di2 + di5, di2 - di5];
  const [cr3, ci4, ci3, cr4] = [dr4 + dr3, dr4 - dr3, di3 + di4, di3 - di4];
  const [re, im] = [cc[from(i - 1, k, 0)], cc[from(i, k, 0)]];
  ch[to(i - 1, 0, k)] = re + cr2 + cr3;
  ch[to(i, 0, k)] = im + ci2 + ci3;
  const [tr2, ti2] = [re + c1 * cr2 + c2 * cr3, im + c1 * ci2 + c2 * ci3];
  const [tr3, ti3] = [re + c2 * cr2 + c1 * cr3, im + c2 * ci2 + c1 * ci3];
  const [tr5, tr4] = [cr5 * s1 + cr4 * s2, cr5 * s2 - cr4 * s1];
  const [ti5, ti4] = [ci5 * s1 + ci4 * s2, ci5 * s2 - ci4 * s1];
  ch[to(i - 1, 2, k)] = tr2 + tr5;
  ch[to(back - 1, 1, k)] = tr2 - tr5;
  ch[to(i, 2, k)] = ti5 + ti2;
  ch[to(back, 1, k)] = ti5 - ti2;
  ch[to(i - 1, 4, k)] = tr3 + tr4;
  ch[to(back - 1, 3, k)] = tr3 - tr4;
  ch[to(i, 4, k)] = ti4 + ti3;
  ch[to(back, 3, k)] = ti4 - ti3;
}
