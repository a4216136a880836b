import type { Loop } from "./kernel.ts";

// The loops of arithmetic are so short that counting takes most of their time: eight elements at a turn take half as long.

export const add: Loop = ([x, y], [p, q], [out], count) => {
  let i = 0;
  if (p === 1 && q === 1) {
    for (const last = count - 7; i < last; i += 8) {
      out[i] = x[i] + y[i];
      out[i + 1] = x[i + 1] + y[i + 1];
      out[i + 2] = x[i + 2] + y[i + 2];
      out[i + 3] = x[i + 3] + y[i + 3];
      out[i + 4] = x[i + 4] + y[i + 4];
      out[i + 5] = x[i + 5] + y[i + 5];
      out[i + 6] = x[i + 6] + y[i + 6];
      out[i + 7] = x[i + 7] + y[i + 7];
    }
  }
  for (; i < count; i++) out[i] = x[i * p] + y[i * q];
};

export const subtract: Loop = ([x, y], [p, q], [out], count) => {
  let i = 0;
  if (p === 1 && q === 1) {
    for (const last = count - 7; i < last; i += 8) {
      out[i] = x[i] - y[i];
      out[i + 1] = x[i + 1] - y[i + 1];
      out[i + 2] = x[i + 2] - y[i + 2];
      out[i + 3] = x[i + 3] - y[i + 3];
      out[i + 4] = x[i + 4] - y[i + 4];
      out[i + 5] = x[i + 5] - y[i + 5];
      out[i + 6] = x[i + 6] - y[i + 6];
      out[i + 7] = x[i + 7] - y[i + 7];
    }
  }
  for (; i < count; i++) out[i] = x[i * p] - y[i * q];
};

export const multiply: Loop = ([x, y], [p, q], [out], count) => {
  let i = 0;
  if (p === 1 && q === 1) {
    for (const last = count - 7; i < last; i += 8) {
      out[i] = x[i] * y[i];
      out[i + 1] = x[i + 1] * y[i + 1];
      out[i + 2] = x[i + 2] * y[i + 2];
      out[i + 3] = x[i + 3] * y[i + 3];
      out[i + 4] = x[i + 4] * y[i + 4];
      out[i + 5] = x[i + 5] * y[i + 5];
      out[i + 6] = x[i + 6] * y[i + 6];
      out[i + 7] = x[i + 7] * y[i + 7];
    }
  }
  for (; i < count; i++) out[i] = x[i * p] * y[i * q];
};

export const divide: Loop = ([x, y], [p, q], [out], count) => {
  let i = 0;
  if (p === 1 && q === 1) {
    for (const last = count - 7; i < last; i += 8) {
      out[i] = x[i] / y[i];
      out[i + 1] = x[i + 1] / y[i + 1];
      out[i + 2] = x[i + 2] / y[i + 2];
      out[i + 3] = x[i + 3] / y[i + 3];
      out[i + 4] = x[i + 4] / y[i + 4];
      out[i + 5] = x[i + 5] / y[i + 5];
      out[i + 6] = x[i + 6] / y[i + 6];
      out[i + 7] = x[i + 7] / y[i + 7];
    }
  }
  for (; i < count; i++) out[i] = x[i * p] / y[i * q];
};
