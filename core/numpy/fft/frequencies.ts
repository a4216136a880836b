import { newArray } from "../../ndarray/array.ts";
import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, floorDivide, isExact, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { makeContents } from "../../ndarray/make.ts";
import { doublesIn } from "../../ndarray/room.ts";
import { pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone, type Reader } from "../calls/bind.ts";
import { array, axes } from "../calls/readers.ts";
import { indexOf } from "../conversion/python.ts";
import { register, rowOf } from "../names/registry.ts";
import { op, type Row } from "../op.ts";

/** A number of samples: an int; anything else NumPy refuses. */
const count: Reader<Dim> = {
  read: (value) => {
    if (value.t === "float" || value.t === "str") return raise("ValueError", "n should be an integer");
    return indexOf(value);
  },
};

const spacing: Reader<number> = {
  read: (value) =>
    (value.t === "int" || value.t === "float") && typeof value.v === "number"
      ? value.v
      : notKnown("sample spacing"),
};

/** The row of a function that gives `index * 1 / (n * d)` for indices that depend on `n` only. */
function frequencyRow(
  lengthOf: (n: Dim) => Dim,
  indexAt: (i: number, n: number) => number,
  hidden: (n: Dim) => Dim,
): Row {
  return op({ n: count, d: opt(spacing, 1), device: opt(any, { t: "none" } as Value) }, ({ n, d }) => {
    if (isExact(n) && n * d === 0) raise("ZeroDivisionError", "float division by zero");
    const layout = allocatedIn(float64, [lengthOf(n)]);
    const contents = makeContents(layout, {
      fill: (data) => {
        const values = doublesIn(data);
        const unit = 1 / ((n as number) * d);
        for (let i = 0; i < values.length; i++) values[i] = indexAt(i, n as number) * unit;
      },
      otherwise: () => {
        // Half the sampling rate bounds all frequencies; rounding stays within a part in 10^15.
        const most = (0.5 / Math.abs(d)) * (1 + 1e-12);
        return { kind: "bounds", dtype: float64, lo: -most, hi: most, integral: false, nan: false };
      },
    });
    const out = newArray(layout, contents);
    return { kind: "alloc", out, value: out, hiddenPeak: hidden(n), hiddenTotal: hidden(n) };
  });
}

const fftfreq = frequencyRow(
  (n) => n,
  (i, n) => (i < Math.floor((n - 1) / 2) + 1 ? i : i - n),
  (n) => times(n, 16),
);
const rfftfreq = frequencyRow(
  (n) => plus(floorDivide(n, 2), 1),
  (i) => i,
  (n) => times(plus(floorDivide(n, 2), 1), 8),
);

/** The row of a shift by half of each axis; `half` is how far. */
function shiftRow(half: (length: Dim) => Dim): Row {
  return op({ x: array, axes: orNone(axes, undefined) }, ({ x, axes: given }, context) => {
    const rank = x.shape.length;
    const along = given ?? x.shape.map((_, axis) => axis);
    const shifts = along.map((axis) =>
      half(x.shape.at(axis) ?? raise("IndexError", "tuple index out of range")),
    );
    if (rank === 0) return notKnown("a shift of one number");
    const roll = rowOf("numpy.roll") ?? notKnown("roll");
    return roll.call([x, pyTuple(shifts.map(pyInt)), pyTuple(along.map(pyInt))], new Map(), context);
  });
}

register("numpy.fft", {
  fftfreq,
  rfftfreq,
  fftshift: shiftRow((length) => floorDivide(length, 2)),
  ifftshift: shiftRow((length) => minus(0, floorDivide(length, 2))),
});
