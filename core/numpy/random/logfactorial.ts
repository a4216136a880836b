import { log } from "../../ndarray/contents/precise.ts";

const size = 126;
const scale = 1n << 120n;

/** log(k!) for small k, correctly rounded: sums of log(k / (k - 1)) = 2 atanh(1 / (2k - 1)) in fixed point. */
const table: readonly number[] = (() => {
  const logs = [0];
  let ofNumber = 0n;
  let ofFactorial = 0n;
  for (let k = 1n; k < size; k++) {
    if (k > 1n) ofNumber += 2n * arctanhOfInverse(2n * k - 1n);
    ofFactorial += ofNumber;
    logs.push(Number(ofFactorial) / Number(scale));
  }
  return logs;
})();

function arctanhOfInverse(n: bigint): bigint {
  let power = scale / n;
  let sum = 0n;
  for (let i = 1n; power !== 0n; i += 2n) {
    sum += power / i;
    power /= n * n;
  }
  return sum;
}

/** Returns log(k!) as NumPy's streams need it: a table for small k, Stirling's series beyond. */
export function logFactorial(k: number): number {
  if (k < size) return table[k];
  return (k + 0.5) * log(k) - k + (0.9189385332046728 + (1 / k) * (1 / 12 - 1 / (360 * k * k)));
}
