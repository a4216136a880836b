import { boundsOf } from "../../ndarray/layouts/dim.ts";
import type { Value } from "../../ndarray/value.ts";
import { truthOf } from "../../numpy/index.ts";
import type { Node } from "../../syntax/ast.ts";
import { callMethod } from "../calls/call.ts";
import { PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { ByteArray } from "../python/bytearray.ts";
import { DictView } from "../python/dictview.ts";
import { strangersRun } from "../strangers/strangers.ts";

/** Returns `bool(value)`; undefined when it can't be known. */
export function truth(machine: Machine, value: Value, node: Node): boolean | undefined {
  switch (value.t) {
    case "bool":
      return value.v;
    case "none":
      return false;
    case "int": {
      if (typeof value.v !== "object") return Number(value.v) !== 0;
      const [lo, hi] = boundsOf(value.v);
      return lo > 0 || hi < 0 ? true : undefined;
    }
    case "float":
      return value.v === undefined ? undefined : value.v !== 0;
    case "complex":
      return value.re !== 0 || value.im !== 0;
    case "str":
    case "bytes":
      return value.v === undefined ? undefined : value.v.length > 0;
    case "tuple":
      return value.items.length > 0;
    case "list":
      return value.items ? value.items.length > 0 : undefined;
    case "dict":
      return value.entries ? value.entries.size > 0 : undefined;
    case "set":
      return value.items ? value.items.size > 0 : undefined;
    case "range":
      return typeof value.start === "number" && typeof value.stop === "number"
        ? (value.stop - value.start) * value.step > 0
        : undefined;
    case "ndarray":
    case "scalar":
    case "object": {
      const answer = truthOf(value);
      if (typeof answer === "object") machine.perform(node, "bool", [value], answer);
      return typeof answer === "object" ? undefined : answer;
    }
    case "foreign":
      return foreignTruth(machine, value, node);
    case "unknown":
      strangersRun(machine, "operation");
      return undefined;
    default:
      return true;
  }
}

function foreignTruth(machine: Machine, value: Value, node: Node): boolean | undefined {
  if (value instanceof DictView) return value.dict.entries ? value.dict.entries.size > 0 : undefined;
  if (value instanceof ByteArray) return value.bytes && value.bytes.length > 0;
  if (!(value instanceof PyInstance)) return true;
  const answer =
    callMethod(machine, value, "__bool__", [], node) ?? callMethod(machine, value, "__len__", [], node);
  return answer ? truth(machine, answer, node) : true;
}
