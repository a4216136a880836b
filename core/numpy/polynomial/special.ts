import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { placesOf } from "../../ndarray/contents/move.ts";
import { cosSin } from "../../ndarray/contents/precise.ts";
import { type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import { raise } from "../../ndarray/error.ts";
import { allocateLike } from "../../ndarray/layouts/korder.ts";
import { isExactLayout } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { Scalar } from "../../ndarray/value.ts";
import { array } from "../calls/readers.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { bessel } from "./bessel.ts";

function floating(dtype: DType): DType {
  return dtype.kind === "f" ? dtype : float64;
}

/** Returns a new array of the function's values at each element, laid out like the given one. */
function mapped(x: NDArray, dtype: DType, at: (value: number) => number, lo: number, hi: number): NDArray {
  const layout = allocateLike([x.layout], x.shape, dtype);
  const elements = dtype.char === "d" ? elementsOf(x) : undefined;
  const contents = makeContents(layout, {
    fill:
      elements &&
      ((data) => {
        const places = isExactLayout(layout)
          ? placesOf(layout.shape, layout.strides, layout.offset)
          : undefined;
        if (!places) return false;
        const view = viewOn(data);
        elements.forEach((element, i) => {
          writeElement(view, dtype, places[i], at(Number(element)));
        });
        return true;
      }),
    otherwise: () => ({ kind: "bounds", dtype, lo, hi, integral: false, nan: true }),
  });
  return newArray(layout, contents);
}

const sinc = op({ x: array }, ({ x }) => {
  if (x.dtype.kind === "c") return { kind: "unknown", why: "sinc of complex numbers" };
  const out = mapped(x, floating(x.dtype), sincOf, -0.25, 1);
  return x.shape.length === 0 ? valueEffect(new Scalar(out)) : allocEffect(out);
});

/** sin(pi x) / (pi x), where NumPy puts the machine epsilon for 0. */
function sincOf(x: number): number {
  const y = Math.PI * x || 2 ** -52;
  return cosSin(y)[1] / y;
}

const i0 = op({ x: array }, ({ x }) => {
  if (x.dtype.kind === "c") raise("TypeError", "i0 not supported for complex values");
  return allocEffect(
    mapped(x, floating(x.dtype), (value) => bessel(Math.abs(value)), 1, Number.POSITIVE_INFINITY),
  );
});

register("numpy", { sinc, i0 });
