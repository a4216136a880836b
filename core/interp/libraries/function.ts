import { newArray } from "../../ndarray/array.ts";
import type { DType, Shape } from "../../ndarray/dtypes/dtype.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { arrayOfShape } from "../../ndarray/sketch.ts";
import { pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import { callValue } from "../calls/call.ts";
import type { Native } from "../classes/objects.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { mayRaise } from "../paths/doubt.ts";
import { type Given, givenTo } from "./given.ts";

/** An array that a function makes. Without an order only its shape and dtype are said, and not whether it has memory of its own. */
export class Fresh {
  constructor(
    readonly shape: Shape,
    readonly dtype: DType | undefined,
    readonly order?: "C" | "F",
  ) {}
}

export type Piece = Fresh | Value;

/** What a function gives: one value, or a tuple of several. Undefined where that can't be said. */
export type Rule = (given: Given) => Piece | readonly Piece[] | undefined;

/** What a call does beside: it calls what it is given, or draws from the streams that all of a program shares. */
export type Deed = "calls" | "draws";

/** A function of another library, without its name. */
export type LibraryFunction = (name: string) => Native;

/**
 * A function of another library that changes and keeps nothing of what it is given. `signature` has the names of its parameters;
 * one behind a minus sign must be left out, or None, for anything to be known. Whatever it gets, it may raise.
 */
export function gives(signature: string, rule: Rule, deed?: Deed): LibraryFunction {
  const words = signature.split(/,?\s+/);
  const parameters = words.map((word) => word.replace("-", ""));
  const barred = words.flatMap((word) => (word.startsWith("-") ? [word.slice(1)] : []));
  return (name) => (machine, args) => {
    const plain = deed === "calls" ? withoutCallback(args) : args;
    const given = givenTo(machine, parameters, plain);
    const result = given && barred.every((one) => !given.value(one)) ? rule(given) : undefined;
    if (result === undefined || deed === "calls" || (deed === "draws" && !given?.value("random_state")))
      callValue(machine, unknown, args);
    if (result === undefined) return machine.notKnown("what a function of another library gives");
    mayRaise(machine);
    const made = (piece: Piece) => (piece instanceof Fresh ? arrayMade(machine, name, args, piece) : piece);
    return isOne(result) ? made(result) : pyTuple(result.map(made));
  };
}

const isOne = (result: Piece | readonly Piece[]): result is Piece => !Array.isArray(result);

/** The function that is called back comes first, and is of no interest to the rule. */
function withoutCallback({ positional, ...rest }: CallArguments): CallArguments {
  return { ...rest, positional: positional.length > 0 ? [unknown, ...positional.slice(1)] : [] };
}

/** What the library allocates meanwhile is not followed. */
function arrayMade(
  machine: Machine,
  name: string,
  { node, positional }: CallArguments,
  { shape, dtype, order }: Fresh,
): Value {
  if (!dtype || !order) return arrayOfShape(shape, dtype);
  const out = newArray(contiguous(dtype, shape, order));
  return machine.perform(node, name, positional, { kind: "alloc", out, value: out, unfollowed: true });
}

/** Returns functions with their full names. */
export function functionsOf(
  module: string,
  rows: Readonly<Record<string, LibraryFunction>>,
): Record<string, Native> {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row(`${module}.${name}`)]));
}
