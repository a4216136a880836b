import { byteBounds, type ExactLayout } from "../../ndarray/layouts/layout.ts";

/** A part of the buffer that is drawn, in bytes. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the parts of the buffer to draw, in their order: all of it if it has no more bytes than `slots` elements; else where the
 * array begins, where the next row begins, and where it ends.
 */
export function windowsOf(layout: ExactLayout, bufferBytes: number | undefined, slots: number): Window[] {
  const { itemsize } = layout.dtype;
  const [low, high] = byteBounds(layout) ?? [0, 0];
  const end = Math.max(high, bufferBytes ?? high);
  if (end <= slots * itemsize) return [{ from: 0, to: end }];
  const from = low - Math.min(low, itemsize);
  const to = high + Math.min(end - high, itemsize);
  if (to - from <= slots * itemsize) return [{ from, to }];
  const first = { from, to: from + Math.ceil(slots * 0.45) * itemsize };
  const tail = tailOf(layout, high, Math.ceil(slots * 0.2));
  const last = { from: Math.max(first.to, tail), to };
  const row = low + nextRow(layout, first.to - low);
  const second = { from: row, to: Math.min(last.from, row + Math.floor(slots * 0.3) * itemsize) };
  return joined([first, ...(second.from < second.to ? [second] : []), last], 2 * itemsize);
}

/** Returns the smallest step along an axis that leaves the first `distance` bytes; infinite when there is none. */
function nextRow({ shape, strides }: ExactLayout, distance: number): number {
  const steps = strides.filter((_, axis) => shape[axis] > 1).map(Math.abs);
  return Math.min(...steps.filter((step) => step >= distance));
}

/** Returns where an element begins that is at most some slots before the end. */
function tailOf({ dtype, shape, strides }: ExactLayout, high: number, slots: number): number {
  const steps = strides
    .map((stride, axis) => ({ step: Math.abs(stride), length: shape[axis] }))
    .filter(({ step, length }) => step > 0 && length > 1)
    .sort((a, b) => a.step - b.step);
  const last = high - dtype.itemsize;
  if (steps.length === 0) return last;
  const [{ step, length }] = steps;
  return last - Math.min(length - 1, Math.floor(((slots - 1) * dtype.itemsize) / step)) * step;
}

/** Joins windows that lie no further apart than what it would take to say so. */
function joined(windows: readonly Window[], distance: number): Window[] {
  const out: Window[] = [];
  for (const window of windows) {
    const before = out[out.length - 1];
    if (before && window.from - before.to <= distance)
      out[out.length - 1] = { from: before.from, to: window.to };
    else out.push(window);
  }
  return out;
}
