/** Arithmetic of series by their coefficients, lowest degree first, that is the same for every basis. */
export type Coefficients = readonly number[];

/** Drops trailing zeros, but not the constant. */
export function trimmed(c: Coefficients): number[] {
  let end = c.length;
  while (end > 1 && c[end - 1] === 0) end--;
  return c.slice(0, end);
}

export function sum(a: Coefficients, b: Coefficients): number[] {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return trimmed(long.map((x, i) => (i < short.length ? x + short[i] : x)));
}

export function difference(a: Coefficients, b: Coefficients): number[] {
  const length = Math.max(a.length, b.length);
  return trimmed(
    Array.from({ length }, (_, i) => (i >= b.length ? a[i] : i >= a.length ? -b[i] : -b[i] + a[i])),
  );
}

/** Each coefficient times a number. */
export function times(c: Coefficients, factor: number): number[] {
  return c.map((x) => x * factor);
}

/** Each coefficient divided by a number. */
export function over(c: Coefficients, divisor: number): number[] {
  return c.map((x) => x / divisor);
}

/** The product of power series. */
export function convolved(a: Coefficients, b: Coefficients): number[] {
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      product[i + j] += x * y;
    });
  });
  return product;
}
