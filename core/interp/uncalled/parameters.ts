import { NDArray, newBuffer } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { contiguous, nbytes } from "../../ndarray/layouts/layout.ts";
import { joinSketches } from "../../ndarray/sketch.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import type { Arg } from "../../syntax/ast.ts";
import { lengthsOf } from "../assume/naming.ts";
import { assumedOr } from "../assume/values.ts";
import { PyClass, type PyFunction, PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { likelyParameter, supposes } from "../suppose/values.ts";
import { valueOfAnnotation } from "./annotations.ts";
import { documentedTypes } from "./docstrings.ts";
import { orNone, valueOfType } from "./doctypes.ts";

/** Returns what may be assumed of the parameters of a function that nobody calls: what its annotations and its docstring say. */
export function parametersOf(machine: Machine, callee: PyFunction): (parameter: Arg) => Value {
  const { args } = callee.def;
  const [first] = args.args;
  const types = documentedTypes(callee.def);
  // Tests and callbacks pass what they like.
  const isLent = machine.lentOut.has(callee) && !supposes(machine);
  return (parameter) => {
    if (parameter === first && callee.definedIn instanceof PyClass && isOfInstances(callee))
      return instanceOf(machine, callee.definedIn);
    const lengths = lengthsOf(machine, parameter.arg);
    const { annotation } = parameter;
    const annotated = annotation && !isLent ? valueOfAnnotation(annotation, lengths) : unknown;
    const text = isLent ? undefined : types.get(parameter.arg);
    const said = isSaid(annotated) || text === undefined ? annotated : valueOfType(text, lengths);
    const assumed = assumedOr(machine, parameter.arg, unknown, parameter, true);
    if (assumed.t !== "unknown" || assumed.sketch) return assumed;
    if (said !== annotated && isSaid(said)) restOnDocstring(machine, callee, parameter);
    const fallback = defaultOf(callee, parameter);
    if (supposes(machine)) return arrayOf(likelyParameter(machine, callee, parameter, said, fallback));
    return arrayOf(withDefault(said, fallback));
  };
}

function restOnDocstring({ recorder: { scope } }: Machine, { name }: PyFunction, { arg }: Arg): void {
  scope.rests = scope.rests ? `${scope.rests}, ${arg}` : `what the docstring of ${name}() says of ${arg}`;
}

/** False for methods that get a class, or nothing, for `self`. */
function isOfInstances({ def, name }: PyFunction): boolean {
  if (name === "__new__" || name === "__init_subclass__" || name === "__class_getitem__") return false;
  if (def.kind === "Lambda") return true;
  return !def.decorator_list.some(
    (one) => one.kind === "Name" && (one.id === "classmethod" || one.id === "staticmethod"),
  );
}

const isSaid = (value: Value) => value.t === "unknown" && value.sketch !== undefined;

function defaultOf(callee: PyFunction, parameter: Arg): Value | undefined {
  const { posonlyargs, args } = callee.def.args;
  const byPosition = [...posonlyargs, ...args];
  const at = byPosition.indexOf(parameter);
  if (at < 0) return callee.keywordDefaults.get(parameter.arg);
  return callee.defaults[at - (byPosition.length - callee.defaults.length)];
}

/** A parameter may also be its default, which docstrings seldom repeat. */
function withDefault(said: Value, fallback: Value | undefined): Value {
  if (!fallback || said.t !== "unknown" || !said.sketch) return said;
  if (fallback.t === "none") return orNone(said);
  return joinSketches(said, fallback, true) ?? unknown;
}

/** An array of which dtype and shape are known is taken for one in C order, as most are: so it has a size, and bytes. */
function arrayOf(value: Value): Value {
  const sketch = value.t === "unknown" ? value.sketch : undefined;
  if (sketch?.kind !== "array" || !sketch.dtype || !sketch.shape) return value;
  const layout = contiguous(sketch.dtype, sketch.shape);
  return new NDArray(layout, newBuffer(nbytes(layout), nothing, "assumed"), undefined, true);
}

/** `self` of a method that nobody calls: its attributes are not known. */
function instanceOf(_machine: Machine, cls: PyClass): Value {
  const instance = new PyInstance(cls, true);
  instance.escaped = true;
  return instance;
}
