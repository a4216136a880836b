import { newArray } from "../../ndarray/array.ts";
import { cosSin } from "../../ndarray/contents/precise.ts";
import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { type Dim, isExact, less } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { makeContents } from "../../ndarray/make.ts";
import { doublesIn } from "../../ndarray/room.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Reader } from "../calls/bind.ts";
import { indexOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { bessel } from "./bessel.ts";

/** The number of points; NumPy also takes a float. */
const points: Reader<Dim> = {
  read: (value) =>
    value.t === "float" ? Math.max(0, Math.ceil(value.v ?? notKnown("points"))) : indexOf(value),
};

const number: Reader<number> = {
  read: (value: Value) =>
    (value.t === "int" || value.t === "float") && typeof value.v === "number"
      ? value.v
      : notKnown("a number"),
};

/** A window of M points; `valueAt(n, M)` gives the one at n = 1 - M, 3 - M, ..., M - 1. */
function windowEffect(M: Dim, valueAt: (n: number, M: number) => number, hi = 1): Effect {
  const length = less(M, 1) === true ? 0 : M;
  const layout = allocatedIn(float64, [length]);
  const contents = makeContents(layout, {
    fill: (data) => {
      const values = doublesIn(data);
      for (let i = 0; i < values.length; i++)
        values[i] = M === 1 ? 1 : valueAt(1 - (M as number) + 2 * i, M as number);
    },
    otherwise: () => ({
      kind: "bounds",
      dtype: float64,
      lo: -1e-15,
      hi: hi + 1e-15,
      integral: false,
      nan: false,
    }),
  });
  const out = newArray(
    layout,
    isExact(length) || contents.kind === "bounds" ? contents : { kind: "nothing" },
  );
  return { kind: "alloc", out, value: out };
}

function windowRow(valueAt: (n: number, M: number) => number): Row {
  return op({ M: points }, ({ M }) => windowEffect(M, valueAt));
}

function cos(x: number): number {
  return cosSin(x)[0];
}

const { PI } = Math;

register("numpy", {
  hanning: windowRow((n, M) => 0.5 + 0.5 * cos((PI * n) / (M - 1))),
  hamming: windowRow((n, M) => 0.54 + 0.46 * cos((PI * n) / (M - 1))),
  blackman: windowRow((n, M) => 0.42 + 0.5 * cos((PI * n) / (M - 1)) + 0.08 * cos((2 * PI * n) / (M - 1))),
  bartlett: windowRow((n, M) => (n <= 0 ? 1 + n / (M - 1) : 1 - n / (M - 1))),
  kaiser: op({ M: points, beta: number }, ({ M, beta }) =>
    windowEffect(M, (n, count) => {
      const alpha = (count - 1) / 2;
      const place = ((n + count - 1) / 2 - alpha) / alpha;
      return bessel(beta * Math.sqrt(1 - place * place)) / bessel(beta);
    }),
  ),
});
