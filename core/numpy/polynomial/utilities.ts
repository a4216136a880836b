import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { pyFloat, pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { type Composer, composed, composer } from "../calls/composer.ts";
import { boolean } from "../calls/readers.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

/** Returns offset and scale of the map between two intervals, computed as Python and NumPy compute with their numbers. */
function parametersOf(from: Value, to: Value, call: Composer): readonly [Value, Value] {
  const at = (interval: Value, i: number) => call.item(call.asArray(interval), pyInt(i));
  const [a, b, c, d] = [at(from, 0), at(from, 1), at(to, 0), at(to, 1)];
  const length = call.operate("Sub", b, a);
  const crossed = call.operate("Sub", call.operate("Mult", b, c), call.operate("Mult", a, d));
  return [call.operate("Div", crossed, length), call.operate("Div", call.operate("Sub", d, c), length)];
}

const mapparms = op({ old: any, new: any }, ({ old, new: to }, context) => {
  const call = composer(context);
  const parts = parametersOf(old, to, call);
  const arePlain = [old, to].every((value) => value.t === "tuple" || value.t === "list");
  const value = pyTuple(arePlain ? parts.map((part) => call.method(part, "item")) : parts);
  return { kind: "value", value };
});

const mapdomain = op({ x: any, old: any, new: any }, ({ x, old, new: to }, context) => {
  const call = composer(context);
  const [offset, scale] = parametersOf(old, to, call);
  const at = x.t === "list" || x.t === "tuple" ? call.asArray(x) : x;
  return composed(call.operate("Add", offset, call.operate("Mult", scale, at)));
});

const getdomain = op({ x: any }, ({ x }, context) => {
  const call = composer(context);
  const points = call.operate("Add", call("atleast_1d", call.asArray(x)), pyFloat(0));
  const ends = (of: Value) => [call.method(of, "min"), call.method(of, "max")];
  if (call.asArray(points).dtype.kind !== "c") return composed(call("array", pyTuple(ends(points))));
  const [real, imaginary] = ["real", "imag"].map((part) => ends(call.get(points, part)));
  const corner = (i: number) =>
    call.operate("Add", real[i], call.operate("Mult", imaginary[i], { t: "complex", re: 0, im: 1 }));
  return composed(call("array", pyTuple([corner(0), corner(1)])));
});

const asSeries = op({ alist: any, trim: opt(boolean, true) }, ({ alist, trim }, context) => {
  const call = composer(context);
  const items = itemsOf(alist, context) ?? notKnown("a list of series");
  const arrays = items.map((item) => call.array("atleast_1d", call.asArray(item)));
  for (const { shape } of arrays) {
    if (shape.length !== 1) raise("ValueError", "Coefficient array is not 1-d");
    if (shape[0] === 0) raise("ValueError", "Coefficient array is empty");
  }
  const dtype = call("common_type", ...arrays);
  const series = arrays.map((array) => call.named("array", [trim ? trimmed(array, call) : array], { dtype }));
  return { kind: "value", value: pyList(series) };
});

const trimseq = op({ seq: any }, ({ seq }, context) => {
  const call = composer(context);
  return composed(trimmed(call.asArray(seq), call));
});

/** The coefficients without trailing zeros: a view, or the array itself. */
function trimmed(array: Value, call: Composer): Value {
  const [length] = call.asArray(array).shape;
  if (!isExact(length)) return notKnown("the number of coefficients");
  let end = length;
  while (end > 1 && isZero(call.item(array, pyInt(end - 1)), call)) end--;
  return end === length
    ? array
    : call.item(array, { t: "slice", start: pyInt(0), stop: pyInt(end), step: pyInt(1) });
}

function isZero(element: Value, call: Composer): boolean {
  const truth = call.method(call.operate("Eq", element, pyInt(0)), "item");
  return truth.t === "bool" && truth.v !== undefined ? truth.v : notKnown("a coefficient");
}

register("numpy.polynomial.polyutils", { mapparms, mapdomain, getdomain, as_series: asSeries, trimseq });

register("numpy.polynomial.polynomial", {
  polyvalfromroots: op({ x: any, r: any, tensor: opt(boolean, true) }, ({ x, r, tensor }, context) => {
    const call = composer(context);
    let roots = call.array("atleast_1d", call.asArray(r));
    if ("biu".includes(roots.dtype.kind)) roots = call.asArray(call.operate("Add", roots, pyFloat(0)));
    const at = x.t === "list" || x.t === "tuple" ? call.asArray(x) : x;
    if (at.t === "ndarray" && tensor)
      roots = call.array(
        "reshape",
        roots,
        pyTuple([...roots.shape.map(pyInt), ...at.shape.map(() => pyInt(1))]),
      );
    else if (at.t === "ndarray" && at.shape.length >= roots.shape.length)
      raise("ValueError", "x.ndim must be < r.ndim when tensor == False");
    const differences = call.operate("Sub", at, roots);
    return composed(call.named("prod", [differences], { axis: pyInt(0) }));
  }),
});

/** The functions under which the polynomials of a basis are orthogonal. */
const negativeSquare = (x: Value, call: Composer) => call("negative", call.operate("Pow", x, pyInt(2)));
register("numpy.polynomial.legendre", {
  legweight: op({ x: any }, ({ x }, context) => {
    const call = composer(context);
    return composed(call.operate("Add", call.operate("Mult", x, pyFloat(0)), pyFloat(1)));
  }),
});
register("numpy.polynomial.laguerre", {
  lagweight: op({ x: any }, ({ x }, context) => {
    const call = composer(context);
    return composed(call("exp", call("negative", x)));
  }),
});
register("numpy.polynomial.hermite", {
  hermweight: op({ x: any }, ({ x }, context) => {
    const call = composer(context);
    return composed(call("exp", negativeSquare(x, call)));
  }),
});
register("numpy.polynomial.hermite_e", {
  hermeweight: op({ x: any }, ({ x }, context) => {
    const call = composer(context);
    return composed(call("exp", call.operate("Mult", pyFloat(-0.5), call.operate("Pow", x, pyInt(2)))));
  }),
});
register("numpy.polynomial.chebyshev", {
  chebweight: op({ x: any }, ({ x }, context) => {
    const call = composer(context);
    const root = (of: Value) => call("sqrt", of);
    const [more, less] = [root(call.operate("Add", pyFloat(1), x)), root(call.operate("Sub", pyFloat(1), x))];
    return composed(call.operate("Div", pyFloat(1), call.operate("Mult", more, less)));
  }),
});
