import { unknown, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Machine } from "../machine.ts";
import { letGo } from "./escape.ts";
import { changesNothing } from "./reach.ts";

/** Returns what stands for a method that isn't known: it may do anything with its object. */
export function unlisted(machine: Machine, object: Value, name: string, node: Node): Value {
  if (!changesNothing(name) && !reading.has(name)) letGo(machine, object, node);
  return unknown;
}

/** Special methods and attributes that leave their object as it is. */
const reading: ReadonlySet<string> = new Set(
  `__iter__ __class__ __doc__ __repr__ __str__ __sizeof__ __reversed__ __hash__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __add__ __mul__
  __rmul__ __or__ __and__ __sub__ __xor__ __bool__ __format__ __dir__ __name__ __qualname__ __module__ name mode closed maxlen`.split(
    /\s+/,
  ),
);
