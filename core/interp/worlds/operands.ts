import { NotKnown, NumpyError } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Effect } from "../../numpy/index.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Machine } from "../machine.ts";
import { type Ask, lifted, withSamples } from "./lift.ts";

/** An operation of which operands are known in part, or are arrays of lengths that do not tell whether they fit. */
export function liftedOperation(
  machine: Machine,
  node: Node,
  op: string,
  operands: readonly Value[],
  ask: Ask,
): Value | undefined {
  const name = `operator:${op}`;
  const partly = lifted(machine, node, name, operands, ask);
  if (partly || !operands.every(isNumpy) || operands.every(isOfKnownLength)) return partly;
  return ask(operands)?.kind === "unknown" ? withSamples(machine, node, name, operands, ask) : undefined;
}

const isOfKnownLength = (value: Value) => value.t !== "ndarray" || value.shape.every(isExact);

/** Returns what arithmetic of Python's own does, as NumPy's operations say it. */
export function nativeEffect(run: () => Value): Effect {
  try {
    return { kind: "value", value: run() };
  } catch (error) {
    if (error instanceof NumpyError) return { kind: "raise", type: error.type, message: error.message };
    if (error instanceof NotKnown) return { kind: "unknown", why: error.why };
    throw error;
  }
}

/** True for what is known to be an array or a number, and so is not None. */
export function isSomething(value: Value): boolean {
  return (
    value.t === "unknown" &&
    value.sketch !== undefined &&
    value.sketch.kind !== "optional" &&
    value.sketch.kind !== "choice"
  );
}

/** True for what NumPy's operators look at. */
export function isNumpy(value: Value): boolean {
  return (
    value.t === "ndarray" ||
    value.t === "scalar" ||
    value.t === "dtype" ||
    value.t === "object" ||
    value.t === "numpy"
  );
}
