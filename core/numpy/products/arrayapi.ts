import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { none, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, positional } from "../calls/bind.ts";
import { composed, composer } from "../calls/composer.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

const pair = { x1: positional(any), x2: positional(any) };

const outer = op(pair, ({ x1, x2 }, context) => {
  const call = composer(context);
  const [a, b] = [call.asArray(x1), call.asArray(x2)];
  if (a.shape.length !== 1 || b.shape.length !== 1)
    raise(
      "ValueError",
      `Input arrays must be one-dimensional, but they are x1.ndim=${a.shape.length} and x2.ndim=${b.shape.length}.`,
    );
  return composed(call("outer", a, b));
});

const trace = op(
  { x: positional(any), offset: keyword(opt(any, pyInt(0))), dtype: keyword(opt(any, none)) },
  ({ x, offset, dtype }, context) => {
    const named = { axis1: pyInt(-2), axis2: pyInt(-1), dtype };
    return composed(composer(context).named("trace", [x, offset], named));
  },
);

const pyNo: Value = { t: "bool", v: false };

const matrixNorm = op(
  { x: positional(any), keepdims: keyword(opt(any, pyNo)), ord: keyword(opt(any, pyStr("fro"))) },
  ({ x, keepdims, ord }, context) => {
    const call = composer(context);
    const axis = pyTuple([pyInt(-2), pyInt(-1)]);
    return composed(call.named("linalg.norm", [call.asArray(x)], { axis, keepdims, ord }));
  },
);

const vectorNorm = op(
  {
    x: positional(any),
    axis: keyword(opt(any, none)),
    keepdims: keyword(opt(any, pyNo)),
    ord: keyword(opt(any, pyInt(2))),
  },
  ({ x, axis, keepdims, ord }, context) => {
    const call = composer(context);
    const array = call.asArray(x);
    if (axis.t === "none") {
      const result = call.named("linalg.norm", [call("ravel", array)], { axis: pyInt(0), ord });
      if (keepdims.t !== "bool" || keepdims.v) return composed(kept(result));
      return composed(result);
    }
    if (axis.t === "tuple" && axis.items.length > 1) return notKnown("a vector norm over several axes");
    return composed(call.named("linalg.norm", [array], { axis, keepdims, ord }));

    function kept(result: Value): Value {
      const ones = array.shape.map((length) => (isExact(length) ? pyInt(1) : notKnown("the number of axes")));
      return call("reshape", result, pyTuple(ones));
    }
  },
);

register("numpy.linalg", {
  matmul: op(pair, ({ x1, x2 }, context) => composed(composer(context)("matmul", x1, x2))),
  vecdot: op({ ...pair, axis: keyword(opt(any, pyInt(-1))) }, ({ x1, x2, axis }, context) =>
    composed(composer(context).named("vecdot", [x1, x2], { axis })),
  ),
  outer,
  trace,
  matrix_norm: matrixNorm,
  vector_norm: vectorNorm,
});
