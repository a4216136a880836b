import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { byChar, type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, plus } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, layoutLike } from "../../ndarray/layouts/korder.ts";
import { type Layout, nbytes, transposed } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { boolean, dtype as dtypeReader, int } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { dotOf } from "../products/dot.ts";
import { operand } from "../reductions/arguments.ts";
import { meanOf } from "../reductions/moments.ts";
import { measure } from "../rounding/measure.ts";
import { roughened } from "../rounding/roughen.ts";
import { orNothing } from "../ufunc/axes.ts";
import { calc, calcInto, floatOperand } from "../ufunc/calc.ts";
import { scalarOf } from "../ufunc/effect.ts";
import { elementwise } from "../ufunc/elementwise.ts";
import { type Ufunc, ufuncNamed } from "../ufunc/loops.ts";
import type { Operand } from "../ufunc/operand.ts";

/** The array as a new one of at least two axes, variables first. */
function variables(array: NDArray, rowvar: boolean, dtype: DType): NDArray {
  const { layout } = array;
  const rank = layout.shape.length;
  const wide: Layout =
    rank >= 2
      ? layout
      : {
          ...layout,
          shape: rank === 1 ? [1, layout.shape[0]] : [1, 1],
          strides: rank === 1 ? [0, layout.strides[0]] : [0, 0],
        };
  const copy = castArray(viewOf(array, wide, "ndarray"), dtype, layoutLike(wide, { dtype }), "ndarray");
  return rowvar || rank === 1 ? copy : viewOf(copy, transposed(copy.layout));
}

/** Returns the covariance matrix of the variables. */
function covariance(
  m: NDArray,
  y: NDArray | undefined,
  rowvar: boolean,
  ddof: number,
  wanted?: DType,
): NDArray {
  if (m.shape.length > 2) raise("ValueError", "m has more than 2 dimensions");
  if (y && y.shape.length > 2) raise("ValueError", "y has more than 2 dimensions");
  const dtype = wanted ?? resultType([float64, m.dtype, ...(y ? [y.dtype] : [])]);
  const first = variables(m, rowvar, dtype);
  const x = y ? stacked(first, variables(y, rowvar, dtype)) : first;
  const [count, length] = x.shape;
  if (!isExact(length)) return notKnown("the number of observations");
  if (count === 0) return notKnown("the covariance of nothing");
  const mean = meanOf(x, { axes: [1] });
  calcInto(
    "subtract",
    [x, viewOf(mean, { ...mean.layout, shape: [count, 1], strides: [mean.layout.strides[0], 0] })],
    x,
  );
  const turned = viewOf(x, transposed(x.layout));
  const product = dotOf(x, x.dtype.kind === "c" ? calc("conjugate", [turned]) : turned);
  roughened({ op: "numpy.dot", ins: [x, turned] }, { kind: "alloc", out: product, value: product });
  const { store } = product.buffer;
  const freedom = Math.max(0, length - ddof);
  const result = elementwise(multiply, [{ array: product, value: product }, factor(1 / freedom)], {
    outs: [product],
  }).arrays[0];
  // A quotient by one or more is in no more doubt, but for its own rounding.
  if (store.error > 0)
    store.blur({ error: store.error + measure(result).ulp * measure(result).most, relative: store.relative });
  return result;
}

const multiply = ufuncNamed("multiply") as Ufunc;

function factor(value: number): Operand {
  const { array } = floatOperand(value);
  return { array, value: array };
}

/** The rows of both in one array. */
function stacked(a: NDArray, b: NDArray): NDArray {
  const [rows, length] = a.shape;
  const joint = make(allocatedIn(a.dtype, [plus(rows, b.shape[0]), length]), { fill: () => true });
  const [step] = joint.layout.strides;
  if (!isExact(rows) || !isExact(step)) return notKnown("the number of variables");
  const seen = (shape: Layout["shape"], offset: number) => viewOf(joint, { ...joint.layout, shape, offset });
  assign(seen(a.shape, 0), a);
  assign(seen(b.shape, rows * step), b);
  return joint;
}

/** Drops axes of length 1 by a view, as `squeeze` does; a single number becomes a 0-d array. */
function squeezed(array: NDArray): NDArray {
  const kept = array.shape.map((_, axis) => axis).filter((axis) => array.shape[axis] !== 1);
  const { layout } = array;
  if (kept.length === layout.shape.length) return array;
  return viewOf(array, {
    ...layout,
    shape: kept.map((axis) => layout.shape[axis]),
    strides: kept.map((axis) => layout.strides[axis]),
  });
}

function matrixEffect(name: string, m: Operand, y: Operand | undefined, out: NDArray): Effect {
  const own = nbytes({ ...m.array.layout, dtype: float64 });
  // Two samples are put together beside the copy of the first one.
  const bytes = y ? plus(own, plus(own, nbytes({ ...y.array.layout, dtype: float64 }))) : own;
  return { kind: "ufunc", name, ins: [m.value], out, value: out, hiddenPeak: bytes, hiddenTotal: bytes };
}

const cov = op(
  {
    m: operand,
    y: orNone(operand, undefined),
    rowvar: opt(boolean, true),
    bias: opt(boolean, false),
    ddof: orNothing(int),
    fweights: orNone(any, undefined),
    aweights: orNone(any, undefined),
    dtype: keyword(orNothing(dtypeReader)),
  },
  ({ m, y, rowvar, bias, ddof, fweights, aweights, dtype }) => {
    if (fweights || aweights) return notKnown("weighted covariance");
    return matrixEffect(
      "cov",
      m,
      y,
      squeezed(covariance(m.array, y?.array, rowvar, ddof ?? (bias ? 0 : 1), dtype)),
    );
  },
);

const corrcoef = op(
  {
    x: operand,
    y: orNone(operand, undefined),
    rowvar: opt(boolean, true),
    dtype: keyword(orNothing(dtypeReader)),
  },
  ({ x, y, rowvar, dtype }) => {
    const c = squeezed(covariance(x.array, y?.array, rowvar, 1, dtype));
    if (c.shape.length === 0) return { kind: "value", value: scalarOf(calc("divide", [c, c])) };
    const [length] = c.shape;
    const [a, b] = c.layout.strides;
    const diagonal = viewOf(c, { ...c.layout, shape: [length], strides: [plus(a, b)] });
    const spread = calc("sqrt", [c.dtype.kind === "c" ? realOf(diagonal) : diagonal]);
    const [step] = spread.layout.strides;
    const { store } = c.buffer;
    // All quotients are 1 at most, and as much in doubt as the covariances are as a part of the least variance.
    const least = measure(spread).least ** 2;
    if (store.error > 0 || measure(spread).most > 0)
      store.blur({
        error: (4 * store.error) / least + 8 * measure(c).ulp,
        relative: Number.POSITIVE_INFINITY,
      });
    calcInto("divide", [c, viewOf(spread, { ...spread.layout, shape: [length, 1], strides: [step, 0] })], c);
    calcInto("divide", [c, viewOf(spread, { ...spread.layout, shape: [1, length], strides: [0, step] })], c);
    for (const part of c.dtype.kind === "c" ? [realOf(c), realOf(c, true)] : [c])
      elementwise(ufuncNamed("clip") as Ufunc, [{ array: part, value: part }, factor(-1), factor(1)], {
        outs: [part],
      });
    return matrixEffect("corrcoef", x, y, c);
  },
);

function realOf(array: NDArray, isImaginary = false): NDArray {
  const half = array.dtype.itemsize / 2;
  const dtype = byChar.get(half === 4 ? "f" : "d") as DType;
  return viewOf(array, { ...array.layout, dtype, offset: plus(array.layout.offset, isImaginary ? half : 0) });
}

register("numpy", { cov, corrcoef });
