import { expect, it } from "vitest";
import { analyze, peak } from "../../core/ide/index.ts";

/**
 * What NumPy 2.4 allocates for calls that are written in Python: the peak and all bytes, both with the arrays that they are given, as its
 * own domain of tracemalloc counts them.
 */
const measured: readonly (readonly [given: string, call: string, peak: number, total: number])[] = [
  [
    "rng = np.random.default_rng(0); a = rng.random(100000); b = rng.random(100000)",
    "r = np.allclose(a, b)",
    3300032,
    3702797,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(100000); b = rng.random(100000)",
    "r = np.isclose(a, b)",
    3300032,
    3702796,
  ],
  [
    "rng = np.random.default_rng(0); f = rng.random(100000, dtype=np.float32)",
    "r = np.allclose(f, f)",
    1600036,
    2502805,
  ],
  ["rng = np.random.default_rng(0); a = rng.random(100000)", "r = np.allclose(a, 0.5)", 1700040, 2002791],
  [
    "rng = np.random.default_rng(0); i = rng.integers(0, 1000, 100000)",
    "r = np.isclose(i, i)",
    3300032,
    3702828,
  ],
  [
    "rng = np.random.default_rng(0); m = rng.random((300, 400))",
    "r = np.allclose(m, m.T.T, equal_nan=True)",
    3000032,
    3842797,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(100000); b = rng.random(100000)",
    "r = np.array_equal(a, b)",
    1700033,
    1702735,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(100000); b = rng.random(100000)",
    "r = np.array_equal(a, b, equal_nan=True)",
    3500032,
    3802736,
  ],
  [
    "rng = np.random.default_rng(0); i = rng.integers(0, 1000, 100000)",
    "r = np.unique(i, return_inverse=True)",
    4908032,
    5810790,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(100000)",
    "r = np.unique(a, return_counts=True)",
    4100048,
    5002759,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(100000)",
    "r = np.polyval([1, 2, 3], a)",
    2400072,
    4002838,
  ],
  ["rng = np.random.default_rng(0); m = rng.random((300, 400))", "r = m.std(axis=0)", 1926456, 1929206],
  [
    "rng = np.random.default_rng(0); m = rng.random((300, 400))",
    "r = m.std(axis=1, keepdims=True)",
    1924856,
    1927606,
  ],
  ["rng = np.random.default_rng(0); bb = rng.random((4, 300, 400))", "r = bb.var(axis=0)", 9600056, 9602806],
  ["rng = np.random.default_rng(0); a = rng.random(100000)", "r = np.nan_to_num(a)", 2100032, 2402806],
  ["rng = np.random.default_rng(0); a = rng.random(100000)", "r = np.histogram(a)", 3028424, 5503714],
  ["rng = np.random.default_rng(0); m = rng.random((300, 400))", "r = np.gradient(m)", 3835240, 4814014],
  [
    "rng = np.random.default_rng(0); a = rng.random(100000); b = rng.random(100000)",
    "r = np.corrcoef(a, b)",
    4000032,
    4002926,
  ],
  [
    "rng = np.random.default_rng(0); m = rng.random((300, 400))",
    "r = np.nanmean(m, axis=0)",
    2163232,
    2172767,
  ],
  [
    "rng = np.random.default_rng(0); m = rng.random((300, 400))",
    "r = np.nanstd(m, axis=1)",
    2162432,
    2175101,
  ],
  ["rng = np.random.default_rng(0); a = rng.random(100000)", "r = np.diff(a, n=3)", 2400008, 3202686],
  ["rng = np.random.default_rng(0); a = rng.random(100000)", "r = np.linalg.norm(a, 1)", 1600040, 1602742],
  ["rng = np.random.default_rng(0); ", "r = rng.choice(20000, 5000, replace=False)", 200040, 202758],
  [
    "rng = np.random.default_rng(0); m = rng.random((300, 400))",
    "r = np.allclose(m, m[0])",
    2043232,
    2412781,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(100000)",
    "r = np.isclose(a, 0.3, atol=0.1)",
    1700040,
    2002790,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(20000); a2 = rng.random(20000)",
    "r = np.allclose(a, a2)",
    800040,
    1222781,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(20000); a2 = rng.random(20000)",
    "r = np.isclose(a, a2)",
    800040,
    1222780,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(20000); a2 = rng.random(20000)",
    "r = np.array_equal(a, a2, equal_nan=True)",
    700032,
    762736,
  ],
  [
    "rng = np.random.default_rng(0); a = rng.random(20000); a2 = rng.random(20000)",
    "r = np.array_equiv(a, a2)",
    340032,
    342735,
  ],
  ["rng = np.random.default_rng(0); a = rng.random(20000)", "r = np.nanmean(a)", 360040, 362768],
  ["rng = np.random.default_rng(0); m = rng.random((100, 200))", "r = np.nanvar(m, axis=1)", 360032, 366901],
  [
    "rng = np.random.default_rng(0); i = rng.integers(0, 10000, 20000)",
    "r = np.unique(i, return_counts=True)",
    548080,
    640158,
  ],
  [
    "rng = np.random.default_rng(0); i = rng.integers(0, 10000, 20000)",
    "r = np.unique(i, return_inverse=True)",
    1049376,
    1392126,
  ],
  ["rng = np.random.default_rng(0); a = rng.random(20000)", "r = np.unique(a)", 500041, 522934],
  ["rng = np.random.default_rng(0); a = rng.random(20000)", "r = np.histogram(a, bins=20)", 840360, 1423696],
  [
    "rng = np.random.default_rng(0); a = rng.random(20000)",
    "r = np.histogram(a, bins=[0, 0.2, 0.9])",
    320128,
    322897,
  ],
  ["rng = np.random.default_rng(0); m = rng.random((100, 200))", "r = np.gradient(m)", 796840, 1122798],
  ["rng = np.random.default_rng(0); a = rng.random(20000)", "r = np.diff(a, n=2)", 480008, 482710],
  ["rng = np.random.default_rng(0); a = rng.random(20000)", "r = np.linalg.norm(a, 1)", 320040, 322742],
  ["", "r = np.random.default_rng(1).choice(20000, 5000, replace=False)", 200040, 202758],
  ["rng = np.random.default_rng(0); a = rng.random(20000)", "r = np.nan_to_num(a)", 420032, 482806],
  [
    "rng = np.random.default_rng(0); a = rng.random(20000); a2 = rng.random(20000)",
    "r = np.corrcoef(a, a2)",
    800032,
    802926,
  ],
  ["rng = np.random.default_rng(0); a = rng.random(20000)", "r = np.polyval([1, 2, 3], a)", 640064, 1282814],
  ["rng = np.random.default_rng(0); m3 = rng.random((20, 30, 40))", "r = m3.std(axis=0)", 403256, 406006],
];

it.each(measured)("%s; %s", (given, call, most, total) => {
  const { peakBytes, allocatedBytes } = peak(analyze(`import numpy as np\n${given}\n${call}\n`));
  const slack = (bytes: number) => Math.max(4096, bytes / 100);
  expect(Math.abs((peakBytes as number) - most)).toBeLessThanOrEqual(slack(most));
  expect(Math.abs((allocatedBytes as number) - total)).toBeLessThanOrEqual(slack(total));
});
