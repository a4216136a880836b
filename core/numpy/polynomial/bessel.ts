/** Returns the modified Bessel function of the first kind and order 0, by its series, all of whose terms are positive. */
export function bessel(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  const square = (x * x) / 4;
  let term = 1;
  let sum = 1;
  let lost = 0;
  for (let k = 1; term > sum * 1e-20 && k < 5000; k++) {
    term *= square / (k * k);
    const next = term - lost;
    const total = sum + next;
    lost = total - sum - next;
    sum = total;
  }
  return sum;
}
