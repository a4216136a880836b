import { elementsOf } from "../../ndarray/access.ts";
import type { Contents } from "../../ndarray/contents/contents.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import { getItem } from "../../numpy/index.ts";
import type { Node, Subscript } from "../../syntax/ast.ts";
import { callMethod } from "../calls/call.ts";
import { memberNamed, membersOf } from "../classes/enums.ts";
import { Builtin, PyClass, PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { mayRaise } from "../paths/doubt.ts";
import { AttributeDict, attributesNow } from "../python/attributedict.ts";
import { ByteArray, byteAt } from "../python/bytearray.ts";
import { getPlainItem } from "../python/items.ts";
import { NamesDict, nameItem } from "../python/namesdict.ts";
import { NativeObject } from "../python/native.ts";
import { plainText } from "../python/plain.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { type Ask, lifted, withSamples } from "../worlds/lift.ts";
import { somethingOf } from "../worlds/sketches.ts";

/** Evaluates `value[slice]`. */
export function subscript(machine: Machine, node: Subscript): Value {
  const object = machine.eval(node.value);
  const index = machine.eval(node.slice);
  const item = itemOf(machine, object, index, node);
  if (!isFixed(index) || !isSized(object)) mayRaise(machine);
  return item;
}

/** True for an index of which is known what it selects: whether it is out of bounds is known then as well. */
export function isFixed(index: Value): boolean {
  switch (index.t) {
    case "int":
      return typeof index.v !== "object";
    case "bool":
    case "str":
    case "float":
      return index.v !== undefined;
    case "tuple":
      return index.items.every(isFixed);
    case "scalar":
      return elementsOf(index.cell)?.[0] !== undefined;
    case "ndarray":
      return index.dtype.kind === "b" ? isSized(index) : isKnown(index.contents);
    case "list":
      return index.items?.every(isFixed) ?? false;
    default:
      return index.t !== "unknown";
  }
}

/** True for what is known to have certain items: whether there is one of a certain index is known then as well. */
export function isSized(object: Value): boolean {
  switch (object.t) {
    case "ndarray":
      return object.shape.every(isExact);
    case "list":
      return object.items !== undefined;
    case "dict":
      return object.entries !== undefined;
    case "str":
    case "bytes":
      return object.v !== undefined;
    default:
      return object.t !== "unknown";
  }
}

/** True where storing a value can't fail, or is known to: the places and what is stored there are known. */
export function isSureToFit(object: Value, index: Value, value: Value): boolean {
  if (!isFixed(index) || !isSized(object)) return false;
  if (object.t !== "ndarray") return true;
  if (value.t !== "ndarray" && value.t !== "list" && value.t !== "unknown") return true;
  const places = index.t === "tuple" ? index.items : [index];
  return isSized(value) && places.every((one) => one.t !== "ndarray" || isKnown(one.contents));
}

function isKnown({ kind }: Contents): boolean {
  return kind === "exact" || kind === "ramp" || kind === "fill";
}

/** Returns `object[index]`. The caller holds both. */
export function itemOf(machine: Machine, whole: Value, index: Value, node: Node): Value {
  const object = somethingOf(machine, whole);
  if (object.t === "unknown" || object.t === "ndarray") {
    const ask: Ask = ([of, at]) => getItem(of, at, machine.context);
    const operands = [object, index];
    const partly = lifted(machine, node, "getitem", operands, ask);
    if (partly) return partly;
    if (object.t === "ndarray" && !object.shape.every(isExact) && ask(operands)?.kind === "unknown") {
      const common = withSamples(machine, node, "getitem", operands, ask);
      if (common) return common;
    }
  }
  switch (object.t) {
    case "unknown":
      strangersRun(machine, "operation");
      return unknown;
    case "scalar": {
      const text = plainText(object);
      return text === object ? numpyItem(machine, object, index, node) : itemOf(machine, text, index, node);
    }
    case "ndarray":
    case "object":
    case "numpy":
    case "dtype":
      return numpyItem(machine, object, index, node);
    case "foreign": {
      if (object instanceof PyClass && membersOf(object)) return memberNamed(machine, object, index);
      if (object instanceof PyClass || object instanceof Builtin) return object;
      if (object instanceof AttributeDict)
        return getPlainItem(machine, attributesNow(object), index) ?? unknown;
      if (object instanceof NamesDict) return nameItem(object, index);
      if (object instanceof ByteArray) return byteAt(machine, object, index) ?? unknown;
      if (object instanceof NativeObject) return object.itemAt(machine, index);
      const item =
        object instanceof PyInstance
          ? callMethod(machine, object, "__getitem__", [index], node)
          : getPlainItem(machine, object, index);
      return item ?? unknown;
    }
    default:
      return getPlainItem(machine, object, index) ?? unknown;
  }
}

function numpyItem(machine: Machine, object: Value, index: Value, node: Node): Value {
  const effect = getItem(object, index, machine.context);
  if (effect) return machine.perform(node, "getitem", [object, index], effect);
  return object.t === "numpy"
    ? unknown
    : machine.raise("TypeError", `'${object.t}' object is not subscriptable`);
}
