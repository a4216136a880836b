import { eachOffset, elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout } from "../../ndarray/layouts/broadcast.ts";
import type { ExactLayout } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { typeName } from "../conversion/python.ts";
import type { Ufunc } from "./loops.ts";
import { asPython, pythonOperation, truthOfPython } from "./pyvalues.ts";
import type { Resolution } from "./resolve.ts";

/** Computes loops on objects and text into bytes; false when they can't be known. */
export function runOther(
  ufunc: Ufunc,
  { outs }: Resolution,
  inputs: readonly NDArray[],
  targets: readonly { readonly data: Uint8Array; readonly layout: ExactLayout }[],
  objects: unknown[],
): boolean {
  const [{ data, layout }] = targets;
  const [dtype] = outs;
  if (targets.length > 1 || inputs.some(({ dtype: own }) => own.kind === "V")) return false;
  const columns = inputs.map((input) => elementsIn(input, layout.shape));
  const view = viewOn(data);
  const areText = inputs.every(({ dtype: own }) => "SUT".includes(own.kind));
  let i = 0;
  let isKnown = true;
  eachOffset(layout, (offset) => {
    const elements = columns.map((column) => column?.[i]);
    i++;
    if (!isKnown) return;
    const result = areText
      ? textResult(ufunc.name, elements)
      : objectResult(ufunc.name, elements, inputs, dtype);
    if (result === undefined) isKnown = false;
    else writeElement(view, dtype, offset, result, objects);
  });
  return isKnown;
}

function elementsIn(array: NDArray, shape: readonly number[]): readonly Element[] | undefined {
  return elementsOf(viewOf(array, broadcastLayout(array.layout, shape), "ndarray"));
}

/** Comparison by code points, and concatenation. */
function textResult(name: string, [a, b]: readonly (Element | undefined)[]): Element | undefined {
  if (name === "isnan") return typeof a === "string" ? false : undefined;
  if (typeof a !== "string" || typeof b !== "string") return undefined;
  if (name === "add") return a + b;
  if (name === "maximum" || name === "minimum")
    return comparePoints(a, b) >= 0 === (name === "maximum") ? a : b;
  const order = comparePoints(a, b);
  switch (name) {
    case "equal":
      return order === 0;
    case "not_equal":
      return order !== 0;
    case "less":
      return order < 0;
    case "less_equal":
      return order <= 0;
    case "greater":
      return order > 0;
    case "greater_equal":
      return order >= 0;
    default:
      return undefined;
  }
}

function comparePoints(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i].codePointAt(0) ?? 0) - (y[i].codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

function objectResult(
  name: string,
  elements: readonly (Element | undefined)[],
  inputs: readonly NDArray[],
  dtype: DType,
): Element | undefined {
  const values: Value[] = [];
  elements.forEach((element, k) => {
    const value = element === undefined ? undefined : asPython(element, inputs[k].dtype);
    if (value) values.push(value);
  });
  if (values.length < elements.length) return undefined;
  if (methodNames.has(name) && plain.has(values[0].t))
    raise(
      "TypeError",
      `loop of ufunc does not support argument 0 of type ${typeName(values[0])} which has no callable ${name} method`,
    );
  if (sharedNames.has(name) && plain.has(values[0].t))
    raise("AttributeError", `'${typeName(values[0])}' object has no attribute '${name}'`);
  const result = pythonOperation(name, values);
  // What is no number may raise.
  if (!result && values.some(({ t }) => noNumbers.has(t))) notKnown("an operation of Python's objects");
  if (!result) return undefined;
  return dtype.kind === "b" ? truthOfPython(result) : result;
}

/** Ufuncs that call a method of their own name on each object. */
const methodNames: ReadonlySet<string> = new Set(
  (
    "arccos arccosh arcsin arcsinh arctan arctanh cbrt cos cosh deg2rad degrees exp exp2 expm1 fabs log log10 " +
    "log1p log2 rad2deg radians rint sin sinh sqrt tan tanh"
  ).split(" "),
);

/** Those that call a method of the first of two objects. */
const sharedNames: ReadonlySet<string> = new Set(["arctan2", "fmod", "hypot", "logical_xor"]);

const noNumbers: ReadonlySet<string> = new Set(
  "none str bytes list tuple dict set slice ellipsis range".split(" "),
);
const plain: ReadonlySet<string> = new Set([...noNumbers, "int", "float", "bool", "complex", "scalar"]);
