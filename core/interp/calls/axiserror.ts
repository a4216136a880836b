import { none, type Value } from "../../ndarray/value.ts";
import { retain } from "../../trace/refs.ts";
import { exceptionClasses, isSubclass } from "../classes/exceptions.ts";
import { type PyClass, PyInstance } from "../classes/objects.ts";
import type { CallArguments } from "../machine.ts";

/** `np.exceptions.AxisError`. */
export const axisError = exceptionClasses.get("AxisError") as PyClass;

const parameters = ["axis", "ndim", "msg_prefix"];

/** Sets what `AxisError(axis, ndim, msg_prefix)` keeps; with one argument that is the message. */
export function initAxisError(instance: PyInstance, { positional, named }: CallArguments): void {
  const [axis, ndim, prefix] = parameters.map((name, i) => positional[i] ?? named.get(name) ?? none);
  const isMessage = ndim.t === "none" && prefix.t === "none";
  const kept: readonly (readonly [string, Value])[] = isMessage
    ? [["_msg", axis]]
    : [
        ["axis", axis],
        ["ndim", ndim],
        ["_msg", prefix],
      ];
  for (const [name, value] of [["axis", none] as const, ["ndim", none] as const, ...kept]) {
    retain(value);
    instance.attrs.set(name, value);
  }
}

/** True for an AxisError that the program has made. */
export function isAxisError(value: Value): boolean {
  return value instanceof PyInstance && value.attrs.has("_msg") && isSubclass(value.cls, axisError) === true;
}

/** Returns `str()` of an AxisError that the program has made; undefined for other exceptions, and where it is not known. */
export function axisErrorText(
  { attrs }: PyInstance,
  textOf: (value: Value) => string | undefined,
): string | undefined {
  const message = attrs.get("_msg");
  const axis = attrs.get("axis");
  if (!message || !axis) return undefined;
  const said = textOf(message);
  if (axis.t === "none" || said === undefined) return said;
  const [where, ndim] = [textOf(axis), textOf(attrs.get("ndim") ?? none)];
  if (where === undefined || ndim === undefined) return undefined;
  const text = `axis ${where} is out of bounds for array of dimension ${ndim}`;
  return message.t === "none" ? text : `${said}: ${text}`;
}
