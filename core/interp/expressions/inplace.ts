import type { PyDict, PyList, PySet, Value } from "../../ndarray/value.ts";
import { childrenOf, retain } from "../../trace/refs.ts";
import type { Machine } from "../machine.ts";
import { forgetItems, loseTrack } from "../paths/joining.ts";
import { maxItems } from "../python/sequences.ts";

/** `list += value`: every name of the list sees it. Returns the list. */
export function extendInPlace(machine: Machine, target: PyList, value: Value): Value {
  const more = machine.context.iterate(value);
  machine.mutate(target);
  if (!more || !target.items || target.items.length + more.length > maxItems) {
    forgetItems(machine, target);
    if (more) loseTrack(machine, more);
    return target;
  }
  for (const item of [...more]) {
    retain(item);
    target.items.push(item);
  }
  machine.handled(more.length);
  return target;
}

/**
 * What `target op= value` binds, where `result` is what `target op value` gives: a list, dict or set stays the same object and becomes like
 * the result, so that its other names see it; anything else is replaced.
 */
export function replaceInPlace(machine: Machine, target: Value, result: Value): Value {
  if ((target.t !== "list" && target.t !== "dict" && target.t !== "set") || isFrozen(target)) return result;
  if (result.t !== target.t && result.t !== "unknown") return result;
  const former = [...childrenOf(target)];
  machine.mutate(target);
  if (!takeOver(target, result)) {
    if (target.t === "set") target.items = undefined;
    else forgetItems(machine, target);
    return target;
  }
  // The result's references are the target's from now on. Those of a set are not counted.
  if (target.t !== "set") for (const one of former) machine.release(one);
  return target;
}

const isFrozen = (value: PyList | PyDict | PySet) => value.t === "set" && value.frozen;

/** Lets a container have what another of its kind has; false where that is not known. */
function takeOver(target: PyList | PyDict | PySet, from: Value): boolean {
  if (target.t === "list" && from.t === "list" && from.items && target.items) target.items = from.items;
  else if (target.t === "dict" && from.t === "dict" && from.entries && target.entries)
    target.entries = from.entries;
  else if (target.t === "set" && from.t === "set" && from.items && target.items) target.items = from.items;
  else return false;
  return true;
}
