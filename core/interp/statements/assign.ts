import { PyList, unknown, type Value } from "../../ndarray/value.ts";
import { setItem } from "../../numpy/index.ts";
import type { Expr, Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { callMethod } from "../calls/call.ts";
import { PyInstance } from "../classes/objects.ts";
import { deleteAttribute, setAttributeOf } from "../classes/setattributes.ts";
import { bindName, unbindName } from "../expressions/names.ts";
import { isFixed, isSized, isSureToFit } from "../expressions/subscript.ts";
import type { Machine } from "../machine.ts";
import { another } from "../paths/another.ts";
import { mayRaise } from "../paths/doubt.ts";
import { AttributeDict, setAttributeItem } from "../python/attributedict.ts";
import { ByteArray, setByte } from "../python/bytearray.ts";
import { deletePlainItem, setPlainItem } from "../python/items.ts";
import { NamesDict, setNameItem } from "../python/namesdict.ts";
import { NativeObject } from "../python/native.ts";
import { letGo } from "../strangers/escape.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { EachIterable, iterateAll, iteratorOf } from "./iterate.ts";

/** Gives a value to a target: a name, attribute, item or a pattern of these. The caller holds the value. */
export function assign(machine: Machine, target: Expr, value: Value): void {
  switch (target.kind) {
    case "Name":
      bindName(machine, target.id, value, target);
      return;
    case "Attribute": {
      const height = machine.stack.length;
      const object = machine.eval(target.value);
      setAttributeOf(machine, object, target.attr, value, target);
      machine.unwind(height);
      return;
    }
    case "Subscript": {
      const height = machine.stack.length;
      const object = machine.eval(target.value);
      const index = machine.eval(target.slice);
      if (!isSureToFit(object, index, value)) mayRaise(machine);
      assignItem(machine, object, index, value, target);
      machine.unwind(height);
      return;
    }
    case "Starred":
      assign(machine, target.value, value);
      return;
    case "Tuple":
    case "List":
      unpack(machine, target.elts, value, target);
      return;
    default:
      return;
  }
}

/** `object[index] = value`. */
export function assignItem(machine: Machine, object: Value, index: Value, value: Value, node: Node): void {
  if (object.t === "unknown") {
    // An array copies what is stored in it; anything else may keep it, and change it later.
    if (object.sketch?.kind !== "array") letGo(machine, value, node);
    strangersRun(machine, "change");
    return;
  }
  if (object.t === "ndarray" || object.t === "scalar" || object.t === "object") {
    const effect = setItem(object, index, value, machine.context);
    if (!effect) machine.raise("TypeError", "object does not support item assignment");
    else machine.perform(node, "setitem", [object, index, value], effect);
    return;
  }
  if (object instanceof PyInstance) {
    if (!callMethod(machine, object, "__setitem__", [index, value], node))
      machine.raise("TypeError", `'${object.cls.name}' object does not support item assignment`);
    return;
  }
  if (object instanceof AttributeDict) {
    setAttributeItem(machine, object, index, value);
    return;
  }
  if (object instanceof NamesDict) {
    setNameItem(machine, object, index, value);
    return;
  }
  if (object instanceof NativeObject) {
    letGo(machine, value, node);
    object.change();
    return;
  }
  if (object instanceof ByteArray) {
    setByte(machine, object, index, value);
    return;
  }
  if (value.t === "ndarray") machine.recorder.use(node, value, "store");
  setPlainItem(machine, object, index, value);
}

/** `del target`. */
export function remove(machine: Machine, target: Expr): void {
  const height = machine.stack.length;
  if (target.kind === "Name") unbindName(machine, target.id);
  else if (target.kind === "Tuple" || target.kind === "List")
    for (const one of target.elts) remove(machine, one);
  else if (target.kind === "Attribute")
    deleteAttribute(machine, machine.eval(target.value), target.attr, target);
  else if (target.kind === "Subscript") {
    const object = machine.eval(target.value);
    const index = machine.eval(target.slice);
    if (!isFixed(index) || !isSized(object)) mayRaise(machine);
    if (object.t === "unknown") strangersRun(machine, "change");
    else if (object instanceof NamesDict) setNameItem(machine, object, index, unknown);
    else if (object instanceof NativeObject) object.change();
    else if (object instanceof PyInstance) callMethod(machine, object, "__delitem__", [index], target);
    else deletePlainItem(machine, object, index);
  }
  machine.unwind(height);
}

function unpack(machine: Machine, targets: readonly Expr[], value: Value, node: Node): void {
  const height = machine.stack.length;
  const star = targets.findIndex((target) => target.kind === "Starred");
  const items = unpackedItems(machine, value, targets.length, star >= 0, node);
  if (!items) {
    const each = eachOf(machine, value, node);
    for (const target of targets)
      assign(
        machine,
        target,
        target.kind === "Starred" ? new PyList(undefined, each) : another(machine, each),
      );
    machine.unwind(height);
    return;
  }
  const after = star < 0 ? 0 : targets.length - star - 1;
  checkCount(machine, targets.length, items.length, star >= 0, value, node);
  targets.forEach((target, i) => {
    if (i < star || star < 0) assign(machine, target, items[i]);
    else if (i > star) assign(machine, target, items[items.length - (targets.length - i)]);
    else {
      const rest = new PyList(items.slice(star, items.length - after));
      for (const item of rest.items ?? []) retain(item);
      assign(machine, target, rest);
    }
  });
  machine.unwind(height);
}

/** Returns the items to give to the targets; undefined when they are not known. They lie on the stack until the targets have them. */
function unpackedItems(
  machine: Machine,
  value: Value,
  count: number,
  hasStar: boolean,
  node: Node,
): readonly Value[] | undefined {
  if (value.t === "tuple") return value.items;
  if (value.t === "unknown") return undefined;
  if (value.t === "ndarray" && !hasStar && typeof value.shape[0] === "number" && value.shape[0] !== count)
    checkCount(machine, count, value.shape[0], false, value, node);
  return iterateAll(machine, value, node);
}

function eachOf(machine: Machine, value: Value, node: Node): Value {
  const iterable = iteratorOf(machine, value, node);
  return iterable instanceof EachIterable
    ? iterable.each
    : machine.notKnown("unpacking of something unknown");
}

function checkCount(
  machine: Machine,
  wanted: number,
  given: number,
  hasStar: boolean,
  value: Value,
  node: Node,
): void {
  const fail = (message: string) =>
    machine.perform(node, "unpack", [value], { kind: "raise", type: "ValueError", message });
  if (hasStar) {
    if (given < wanted - 1)
      fail(`not enough values to unpack (expected at least ${wanted - 1}, got ${given})`);
  } else if (given < wanted) fail(`not enough values to unpack (expected ${wanted}, got ${given})`);
  else if (given > wanted) fail(`too many values to unpack (expected ${wanted})`);
}
