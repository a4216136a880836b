import { exp } from "../../ndarray/contents/precise.ts";
import { log1p } from "../../ndarray/kernels/libm.ts";
import type { Bits } from "./bits.ts";
import * as data from "./zigguratdata.ts";

const normalTail = 3.654152885361009;
const normalTailInverse = 0.2736612373297583;
const exponentialTail = 7.69711747013105;
const normalTailFloat = Math.fround(normalTail);
const normalTailInverseFloat = Math.fround(normalTailInverse);
const exponentialTailFloat = Math.fround(exponentialTail);

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
}

/** 64-bit limits, all of which are below 2^53. */
function limits(text: string): Float64Array {
  return Float64Array.from(new BigUint64Array(bytesOf(text)), Number);
}

const normal = {
  limit: limits(data.normalK),
  width: new Float64Array(bytesOf(data.normalW)),
  height: new Float64Array(bytesOf(data.normalF)),
};
const normalFloat = {
  limit: new Uint32Array(bytesOf(data.normalKFloat)),
  width: new Float32Array(bytesOf(data.normalWFloat)),
  height: new Float32Array(bytesOf(data.normalFFloat)),
};
const exponential = {
  limit: limits(data.exponentialK),
  width: new Float64Array(bytesOf(data.exponentialW)),
  height: new Float64Array(bytesOf(data.exponentialF)),
};
const exponentialFloat = {
  limit: new Uint32Array(bytesOf(data.exponentialKFloat)),
  width: new Float32Array(bytesOf(data.exponentialWFloat)),
  height: new Float32Array(bytesOf(data.exponentialFFloat)),
};

/** Draws from the standard normal distribution. */
export function standardNormal(bits: Bits): number {
  for (;;) {
    bits.next64();
    const { high, low } = bits;
    const layer = low & 0xff;
    const isNegative = (low & 0x100) !== 0;
    // 52 bits above the layer and the sign.
    const size = ((high >>> 9) & 0xfffff) * 4294967296 + (((high << 23) | (low >>> 9)) >>> 0);
    const width = size * normal.width[layer];
    const x = isNegative ? -width : width;
    if (size < normal.limit[layer]) return x;
    if (layer === 0) return normalFromTail(bits, Math.floor(size / 256) % 2 === 1);
    const { height } = normal;
    const drop = (height[layer - 1] - height[layer]) * bits.nextDouble();
    if (drop + height[layer] < exp(-0.5 * x * x)) return x;
  }
}

function normalFromTail(bits: Bits, isNegative: boolean): number {
  for (;;) {
    const x = -normalTailInverse * log1p(-bits.nextDouble());
    const y = -log1p(-bits.nextDouble());
    if (y + y > x * x) return isNegative ? -(normalTail + x) : normalTail + x;
  }
}

/** Draws a float32 in [0, 1). */
export function nextFloat(bits: Bits): number {
  return (bits.next32() >>> 8) / 16777216;
}

/** Draws from the standard normal distribution in float32. */
export function standardNormalFloat(bits: Bits): number {
  const { fround } = Math;
  for (;;) {
    const word = bits.next32();
    const layer = word & 0xff;
    const size = word >>> 9;
    const width = fround(size * normalFloat.width[layer]);
    const x = word & 0x100 ? -width : width;
    if (size < normalFloat.limit[layer]) return x;
    if (layer === 0) return normalFloatFromTail(bits, (size & 0x100) !== 0);
    const { height } = normalFloat;
    const drop = fround(fround(height[layer - 1] - height[layer]) * nextFloat(bits));
    if (fround(drop + height[layer]) < exp(-0.5 * x * x)) return x;
  }
}

function normalFloatFromTail(bits: Bits, isNegative: boolean): number {
  const { fround } = Math;
  for (;;) {
    const x = fround(-normalTailInverseFloat * fround(log1p(-nextFloat(bits))));
    const y = -fround(log1p(-nextFloat(bits)));
    if (fround(y + y) > fround(x * x)) {
      const far = fround(normalTailFloat + x);
      return isNegative ? -far : far;
    }
  }
}

/** Draws from the standard exponential distribution. */
export function standardExponential(bits: Bits): number {
  for (;;) {
    bits.next64();
    const { high, low } = bits;
    const layer = (low >>> 3) & 0xff;
    const size = (high >>> 11) * 4294967296 + (((high << 21) | (low >>> 11)) >>> 0);
    const x = size * exponential.width[layer];
    if (size < exponential.limit[layer]) return x;
    if (layer === 0) return exponentialTail - log1p(-bits.nextDouble());
    const { height } = exponential;
    const drop = (height[layer - 1] - height[layer]) * bits.nextDouble();
    if (drop + height[layer] < exp(-x)) return x;
  }
}

/** Draws from the standard exponential distribution in float32. */
export function standardExponentialFloat(bits: Bits): number {
  const { fround } = Math;
  for (;;) {
    const word = bits.next32();
    const layer = (word >>> 1) & 0xff;
    const size = word >>> 9;
    const x = fround(size * exponentialFloat.width[layer]);
    if (size < exponentialFloat.limit[layer]) return x;
    if (layer === 0) return fround(exponentialTailFloat - fround(log1p(-nextFloat(bits))));
    const { height } = exponentialFloat;
    const drop = fround(fround(height[layer - 1] - height[layer]) * nextFloat(bits));
    if (fround(drop + height[layer]) < fround(exp(-x))) return x;
  }
}
