import { type NDArray, newArray } from "../../ndarray/array.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { copiedContents } from "../../ndarray/contents/move.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, less, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, axes, dim, int, normalizeAxis, shape } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { register, rowOf } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { noteExact } from "./exact.ts";
import type { Kind } from "./line.ts";
import { type Norm, type Transform, transformed } from "./transform.ts";

/** Reads `norm`, when all else is known to be right; NumPy's message differs by a space between the functions that swap directions and those that don't. */
function normOf(value: Value, separator: string): Norm {
  if (value.t === "none") return unscaled;
  const name = value.t === "str" ? (value.v ?? notKnown("norm")) : notKnown("norm");
  if (name === "backward" || name === "ortho" || name === "forward") return name;
  return raise(
    "ValueError",
    `Invalid norm value ${name}; should be "backward",${separator}"ortho" or "forward".`,
  );
}

const unscaled: Norm = "backward";
const norm = opt(any, none as Value);

const outUnread = orNone({ read: () => notKnown("a transform with out") }, undefined);

/** Runs transforms one after the other; each result but the last is a temporary. */
function chain(given: NDArray, steps: readonly Transform[]): Effect {
  let current = given;
  let live: Dim = 0;
  let total: Dim = 0;
  let peak: Dim = 0;
  let isExact = steps.length > 0;
  steps.forEach((step, i) => {
    const { out, hidden, isExact: isStepExact } = transformed(current, step);
    isExact &&= isStepExact;
    // While one step runs, the result of the one before it and its own casts are alive.
    const now = plus(live, hidden);
    if (less(peak, now) !== false) peak = now;
    total = plus(total, plus(hidden, i < steps.length - 1 ? nbytes(out.layout) : 0));
    live = nbytes(out.layout);
    current = out;
  });
  if (current === given) current = copied(given);
  if (isExact) noteExact(current);
  return { kind: "alloc", out: current, value: current, hiddenPeak: peak, hiddenTotal: total };
}

function copied(of: NDArray): NDArray {
  const layout = layoutLike(of.layout, {});
  return newArray(layout, copiedContents(of, layout) ?? hullOf(of));
}

function checkedLength(n: Dim): Dim {
  if (less(n, 1) === true) raise("ValueError", `Invalid number of FFT data points (${n}) specified.`);
  return n;
}

/** The points of a transform along an axis when none are asked for. */
function defaultLength(a: NDArray, axis: number, kind: Kind): Dim {
  const length = a.shape.at(axis);
  if (length === undefined || axis < -a.shape.length) return raise("IndexError", "tuple index out of range");
  return kind === "irfft" ? times(minus(length, 1), 2) : length;
}

const separatorOf = (kind: Kind) => (kind === "fft" || kind === "rfft" ? "" : " ");

/** Returns the row of a transform along one axis. */
function lineRow(kind: Kind): Row {
  return op(
    {
      a: array,
      n: orNone(dim, undefined),
      axis: opt(int, -1),
      norm,
      out: outUnread,
    },
    ({ a, n, axis, norm: given }) => {
      const length = checkedLength(n ?? defaultLength(a, axis, kind));
      const scaling = normOf(given, separatorOf(kind));
      return chain(a, [{ kind, length, axis: normalizeAxis(axis, a.shape.length), norm: scaling }]);
    },
  );
}

interface Several {
  readonly a: NDArray;
  readonly s: readonly Dim[] | undefined;
  readonly axes: readonly number[] | undefined;
  readonly norm: Value;
}

/** The steps of a transform along several axes: pairs of axis and points, in the order given. */
function stepsOf(
  { a, s, axes: given, norm: asked }: Several,
  kinds: (i: number, last: number) => Kind,
): Transform[] {
  const rank = a.shape.length;
  const along = given ?? Array.from({ length: s?.length ?? rank }, (_, i) => i - (s?.length ?? rank));
  if (s && s.length !== along.length) raise("ValueError", "Shape and axes have different lengths.");
  return along.map((axis, i) => {
    const kind = kinds(i, along.length - 1);
    const whole =
      a.shape.at(axis) ?? raise("IndexError", `index ${axis} is out of bounds for axis 0 with size ${rank}`);
    const points = s?.[i];
    const length = points === undefined ? defaultLength(a, axis, kind) : points === -1 ? whole : points;
    const checked = checkedLength(length);
    const scaling = normOf(asked, separatorOf(kind));
    return { kind, length: checked, axis: normalizeAxis(axis, rank), norm: scaling };
  });
}

type Order = (steps: Transform[]) => Transform[];
const lastFirst: Order = (steps) => steps.reverse();
const asGiven: Order = (steps) => steps;

/** Returns the row of a transform along several axes. */
function severalRow(
  defaultAxes: readonly number[] | undefined,
  kinds: (i: number, last: number) => Kind,
  order: Order,
): Row {
  return op(
    {
      a: array,
      s: orNone(shape, undefined),
      axes: orNone(axes, undefined),
      norm,
      out: outUnread,
    },
    (given) => chain(given.a, order(stepsOf({ ...given, axes: given.axes ?? defaultAxes }, kinds))),
  );
}

const swapped: Readonly<Record<Norm, Norm>> = { backward: "forward", ortho: "ortho", forward: "backward" };

/** Hermitian transforms are real ones of the conjugate, scaled the other way. */
const hermitian = {
  a: array,
  n: orNone(dim, undefined),
  axis: opt(int, -1),
  norm,
  out: outUnread,
};

function conjugated(a: NDArray, context: Context): NDArray {
  const effect = rowOf("numpy.conjugate")?.call([a], new Map(), context);
  return effect && "out" in effect && effect.out ? effect.out : notKnown("a conjugate");
}

const hfft = op(hermitian, ({ a, n, axis, norm: asked }, context) => {
  const points = n ?? defaultLength(a, axis, "irfft");
  const scaling = normOf(asked, " ");
  const length = checkedLength(points);
  const given = conjugated(a, context);
  const effect = chain(given, [
    { kind: "irfft", length, axis: normalizeAxis(axis, a.shape.length), norm: swapped[scaling] },
  ]);
  const bytes = nbytes(given.layout);
  return {
    ...effect,
    hiddenPeak: plus(effect.hiddenPeak ?? 0, bytes),
    hiddenTotal: plus(effect.hiddenTotal ?? 0, bytes),
  };
});

const ihfft = op(hermitian, ({ a, n, axis, norm: asked }, context) => {
  const points = n ?? defaultLength(a, axis, "rfft");
  const scaling = normOf(asked, " ");
  const length = checkedLength(points);
  const effect = chain(a, [
    { kind: "rfft", length, axis: normalizeAxis(axis, a.shape.length), norm: swapped[scaling] },
  ]);
  if (effect.kind !== "alloc") return effect;
  const out = conjugated(effect.out, context);
  return { ...effect, out, value: out };
});

const both = [-2, -1];

register("numpy.fft", {
  fft: lineRow("fft"),
  ifft: lineRow("ifft"),
  rfft: lineRow("rfft"),
  irfft: lineRow("irfft"),
  hfft,
  ihfft,
  fft2: severalRow(both, () => "fft", lastFirst),
  ifft2: severalRow(both, () => "ifft", lastFirst),
  fftn: severalRow(undefined, () => "fft", lastFirst),
  ifftn: severalRow(undefined, () => "ifft", lastFirst),
  rfft2: severalRow(both, (i, last) => (i === last ? "rfft" : "fft"), lastFirst),
  rfftn: severalRow(undefined, (i, last) => (i === last ? "rfft" : "fft"), lastFirst),
  irfft2: severalRow(both, (i, last) => (i === last ? "irfft" : "ifft"), asGiven),
  irfftn: severalRow(undefined, (i, last) => (i === last ? "irfft" : "ifft"), asGiven),
});
