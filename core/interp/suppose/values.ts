import {
  type ArraySketch,
  anyRank,
  arrayOfRanks,
  arrayOfShape,
  arraySketchOf,
  freshShape,
  type Sketch,
  sketched,
} from "../../ndarray/sketch.ts";
import { anyBool, anyFloat, anyStr, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import type { Arg } from "../../syntax/ast.ts";
import { type Lengths, lengthsOf } from "../assume/naming.ts";
import type { PyFunction } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { documentedTypes } from "../uncalled/docstrings.ts";
import { customaryAxes } from "./conventions.ts";
import { likelyOfType } from "./types.ts";
import { type Use, usesIn } from "./uses.ts";

/** True where values that are not known are taken for what they are likely to be: in functions that nobody calls. */
export const supposes = ({ options, ground }: Machine): boolean => options.supposes && ground !== undefined;

/**
 * Returns what a parameter of a function that nobody calls is likely to be, when `said` is what is certain: the first of what its
 * documentation allows, as the body uses it, or something like its default.
 */
export function likelyParameter(
  machine: Machine,
  callee: PyFunction,
  parameter: Arg,
  said: Value,
  fallback: Value | undefined,
): Value {
  const { arg } = parameter;
  const lengths = lengthsOf(machine, arg);
  const text = documentedTypes(callee.def).get(arg);
  const use = usesIn(callee.def).get(arg);
  const likely = documentedOrUsed(callee, arg, said, lengths);
  const like = isOpen(likely) ? modelOf(callee, parameter, text) : undefined;
  if (like && (text === undefined || isSketched(likely))) {
    const shape = arraySketchOf(documentedOrUsed(callee, like.arg, unknown, lengths))?.shape;
    if (shape) return arrayOfShape(shape, arraySketchOf(likely)?.dtype);
  }
  if (likely.t !== "unknown" || likely.sketch)
    return fallback?.t === "none" && isNumber(likely) ? sketched({ kind: "optional", of: likely }) : likely;
  if (use?.isCount) return sketched({ kind: "number", whole: true, dim: lengths.number() });
  return fallback ? likeDefault(lengths, fallback) : likely;
}

/** What the documentation allows first, as the body uses it. */
function documentedOrUsed({ def }: PyFunction, name: string, said: Value, lengths: Lengths): Value {
  const text = documentedTypes(def).get(name);
  const documented = text === undefined ? unknown : likelyOfType(text, lengths);
  return asUsed(isOpen(said) && documented !== unknown ? documented : said, name, usesIn(def).get(name));
}

/** Returns the parameter that another one is documented to be shaped like; of what a result is written to, the first one. */
function modelOf({ def, definedIn }: PyFunction, { arg }: Arg, text: string | undefined): Arg | undefined {
  const named = /\bsame\s(?:shape|size|dim\w*)[\w ]*?\sas\s(?:the\s)?[`*]*(\w+)/i.exec(text ?? "")?.[1];
  const all = [...def.args.posonlyargs, ...def.args.args];
  const found = /^(out|output)$/.test(arg) ? all[definedIn ? 1 : 0] : all.find((one) => one.arg === named);
  return found?.arg === arg ? undefined : found;
}

/** Returns what a name of a function is likely to stand for where its value is not known. */
export function likelyValue(machine: Machine, name: string, value: Value): Value {
  const { node } = machine.recorder.scope;
  if (node?.kind !== "FunctionDef" || !isOpen(value)) return value;
  return asUsed(value, name, usesIn(node).get(name));
}

/** A number that may be left out, such as the axis of channels, decides what is done where it is None. */
const isNumber = (value: Value) => value.t === "unknown" && value.sketch?.kind === "number";

const isSketched = (value: Value) => value.t === "unknown" && value.sketch !== undefined;

/** True for a value of which neither the kind nor the number of axes is known. */
export function isOpen(value: Value): boolean {
  if (value.t !== "unknown") return false;
  const { sketch } = value;
  if (!sketch) return true;
  if (sketch.kind === "optional") return isOpen(sketch.of);
  return isArray(sketch) && (sketch.kind === "like" || !sketch.shape);
}

/** The value as an array, if it is one, with as many axes as its uses need or its name promises. */
function asUsed(value: Value, name: string, use: Use | undefined): Value {
  if (value.t !== "unknown") return value;
  const { sketch } = value;
  if (sketch?.kind === "optional") return asUsed(sketch.of, name, use);
  if (sketch && !isArray(sketch)) return value;
  if (!sketch && !use?.isArray) return value;
  if (sketch?.shape) return arrayOfShape(sketch.shape, sketch.dtype);
  const axes = axesOf(name, use);
  return axes !== undefined && allows(sketch, axes)
    ? arrayOfShape(freshShape(axes), sketch?.dtype)
    : arrayOfRanks(sketch?.ranks ?? anyRank, sketch?.dtype);
}

function axesOf(name: string, use: Use | undefined): number | undefined {
  if (use?.exact !== undefined) return use.exact;
  const least = use?.axes ?? 0;
  const customary = customaryAxes(name);
  if (customary !== undefined && customary >= least) return customary;
  return least > 1 ? least : undefined;
}

const isArray = (sketch: Sketch): sketch is ArraySketch => sketch.kind === "array" || sketch.kind === "like";

const allows = (sketch: ArraySketch | undefined, axes: number) =>
  !sketch || sketch.ranks.includes(Math.min(axes, 4));

/** Something of the kind of a parameter's default. */
function likeDefault(lengths: Lengths, fallback: Value): Value {
  switch (fallback.t) {
    case "int":
      return sketched({ kind: "number", whole: true, dim: lengths.number() });
    case "float":
      return anyFloat;
    case "bool":
      return anyBool;
    case "str":
      return anyStr;
    case "tuple":
      return pyTuple(fallback.items.map((item) => likeDefault(lengths, item)));
    default:
      return unknown;
  }
}
