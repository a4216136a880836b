import { pushAll } from "../../ndarray/spread.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Call } from "../../syntax/ast.ts";
import { callValue } from "../calls/call.ts";
import { getAttribute } from "../classes/attributes.ts";
import { BoundMethod, PyFunction } from "../classes/objects.ts";
import { callSuper } from "../classes/super.ts";
import type { Machine } from "../machine.ts";
import { attributeError } from "../python/messages.ts";

/** Evaluates a call: callee, arguments, the call itself. */
export function evalCall(machine: Machine, node: Call): Value {
  const callee = evalCallee(machine, node);
  const from = machine.stack.length;
  const args = evalArguments(machine, node);
  if (!args) {
    machine.recorder.exact = false;
    return machine.notKnown("arguments that are not known");
  }
  if (node.func.kind === "Name" && node.func.id === "super" && node.args.length === 0) {
    const result = callSuper(machine);
    if (result) return result;
  }
  const takenFrom = isOfProgram(callee) && isPlain(node) ? from : undefined;
  return callValue(machine, callee, { ...args, node, takenFrom });
}

function isOfProgram(callee: Value): boolean {
  return (
    callee instanceof PyFunction || (callee instanceof BoundMethod && callee.callee instanceof PyFunction)
  );
}

/** Behind `*` and `**` the arguments stay in a tuple and a dict of the caller's. */
function isPlain({ args, keywords }: Call): boolean {
  return args.every(({ kind }) => kind !== "Starred") && keywords.every(({ arg }) => arg !== null);
}

/** The function part of a call is not an array that anybody looks at, but the object of a method is. */
function evalCallee(machine: Machine, { func }: Call): Value {
  if (func.kind !== "Attribute") return machine.eval(func);
  const object = machine.eval(func.value);
  const callee = getAttribute(machine, object, func.attr, func);
  if (!callee) return machine.raise("AttributeError", attributeError(object, func.attr));
  return machine.settle(machine.stack.length - 1, callee);
}

interface Evaluated {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

function evalArguments(machine: Machine, node: Call): Evaluated | undefined {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  let isKnown = true;
  for (const arg of node.args) {
    if (arg.kind !== "Starred") positional.push(machine.eval(arg));
    else {
      const items = machine.context.iterate(machine.eval(arg.value));
      if (items) pushAll(positional, items);
      else isKnown = false;
    }
  }
  for (const { arg, value } of node.keywords) {
    const given = machine.eval(value);
    if (arg !== null) named.set(arg, given);
    else if (given.t === "dict" && given.entries) {
      for (const { key, value } of given.entries.values())
        if (key.t === "str" && key.v !== undefined) named.set(key.v, value);
    } else isKnown = false;
  }
  return isKnown ? { positional, named } : undefined;
}
