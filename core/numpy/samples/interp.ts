import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { byChar, type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import type { Complex, Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { make } from "../../ndarray/make.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, orNone } from "../calls/bind.ts";
import type { Context } from "../context.ts";
import { fma } from "../linalg/fma.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { wrapped } from "../ufunc/effect.ts";

/** Sample points in ascending order with their values, of which complex ones come as two lists. */
interface Samples {
  readonly xp: readonly number[];
  readonly parts: readonly (readonly number[])[];
}

/** Piecewise linear interpolation between sample points. */
const interp = op(
  {
    x: operand,
    xp: operand,
    fp: operand,
    left: orNone(any, undefined),
    right: orNone(any, undefined),
    period: orNone(any, undefined),
  },
  ({ x, xp, fp, left, right, period }, context) => {
    const isComplex = fp.array.dtype.kind === "c";
    const type = isComplex ? (byChar.get("D") as DType) : float64;
    const turn = period && Math.abs(Number(numberOf(period, context)));
    if (turn === 0) raise("ValueError", "period must be a non-zero value");
    let most = 0;
    const out = make(allocatedIn(type, x.array.shape), {
      fill: (data) => {
        const [points, values, at] = [xp, fp, x].map(({ array }) => elementsOf(array));
        if (!points || !values || !at) return false;
        if (points.length === 0) raise("ValueError", "array of sample points is empty");
        if (points.length !== values.length) raise("ValueError", "fp and xp are not of the same length.");
        const plain: Samples = { xp: points.map(Number), parts: partsOf(values) };
        const samples = turn ? wrappedAround(plain, turn) : plain;
        const ends = [left, right].map((end) =>
          end && !turn ? partsOf([numberOf(end, context)]) : undefined,
        );
        const view = viewOn(data);
        at.forEach((value, i) => {
          const place = turn ? modulo(Number(value), turn) : Number(value);
          const [re, im] = samples.parts.map((part, k) =>
            interpolated(
              place,
              samples.xp,
              part,
              ends[0]?.[k]?.[0] ?? part[0],
              ends[1]?.[k]?.[0] ?? part[part.length - 1],
              (difference) => {
                if (difference > most) most = difference;
              },
            ),
          );
          writeElement(view, type, i * type.itemsize, isComplex ? { re, im: im ?? 0 } : re);
        });
        return true;
      },
    });
    out.buffer.store.blur({ error: most, relative: most > 0 ? Number.POSITIVE_INFINITY : 0 });
    const value = wrapped(out, []);
    return value.t === "ndarray"
      ? { kind: "ufunc", name: "interp", ins: [x.value], out, value }
      : { kind: "value", value };
  },
);

function numberOf(value: Value, context: Context): Element {
  const [element] = elementsOf(operand.read(value, context).array) ?? notKnown("a number");
  return element;
}

function partsOf(values: readonly Element[]): readonly (readonly number[])[] {
  const isComplex = values.some((value) => typeof value === "object" && "re" in value);
  if (!isComplex) return [values.map(Number)];
  const pairs = values.map((value) =>
    typeof value === "object" ? (value as Complex) : { re: Number(value), im: 0 },
  );
  return [pairs.map(({ re }) => re), pairs.map(({ im }) => im)];
}

/** Python's remainder, which has the sign of the divisor. */
function modulo(x: number, period: number): number {
  const rest = x % period;
  return rest < 0 ? rest + period : rest;
}

/** The samples within one period, with the last one before them and the first one behind. */
function wrappedAround({ xp, parts }: Samples, period: number): Samples {
  const at = xp.map((x) => modulo(x, period));
  const order = at.map((_, i) => i).sort((i, j) => at[i] - at[j]);
  if (order.some((i, k) => k > 0 && at[i] === at[order[k - 1]])) return notKnown("samples at one place");
  const [first, last] = [order[0], order[order.length - 1]];
  return {
    xp: [at[last] - period, ...order.map((i) => at[i]), at[first] + period],
    parts: parts.map((part) => [part[last], ...order.map((i) => part[i]), part[first]]),
  };
}

function interpolated(
  x: number,
  xp: readonly number[],
  fp: readonly number[],
  left: number,
  right: number,
  notice: (difference: number) => void,
): number {
  const last = xp.length - 1;
  if (Number.isNaN(x)) return x;
  if (x > xp[last]) return right;
  if (x < xp[0]) return left;
  let [low, high] = [0, last + 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x >= xp[middle]) low = middle;
    else high = middle;
  }
  if (low === last || xp[low] === x) return fp[low];
  const slope = (fp[low + 1] - fp[low]) / (xp[low + 1] - xp[low]);
  const from = slope * (x - xp[low]) + fp[low];
  // Some compilers make one instruction of it, which rounds once.
  notice(Math.abs(fma(slope, x - xp[low], fp[low]) - from));
  if (!Number.isNaN(from)) return from;
  const back = slope * (x - xp[low + 1]) + fp[low + 1];
  return Number.isNaN(back) && fp[low] === fp[low + 1] ? fp[low] : back;
}

register("numpy", { interp });
