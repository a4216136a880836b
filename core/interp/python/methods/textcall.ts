import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import { anyBool, anyStr, PyList, pyInt, pyStr, pyTuple, type Value } from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { exactInt, exactText } from "../arguments.ts";
import { plainText } from "../plain.ts";

/** A parameter of a text's method: how its argument is read, which is undefined where it is not known or of another type. */
export interface Parameter<T> {
  read(value: Value): T | undefined;
  /** The name under which it may be passed, if it may. */
  readonly name?: string;
  /** What it is when it is left out; without it the argument is required. */
  readonly otherwise?: T;
}

/** A str. */
export const text: Parameter<string> = { read: exactText };

/** A str, or one of several. */
export const texts: Parameter<readonly string[]> = {
  read: (value) => {
    if (value.t !== "tuple") return oneText(value);
    const items = value.items.map(exactText);
    return items.every((item) => item !== undefined) ? items : undefined;
  },
};

function oneText(value: Value): readonly string[] | undefined {
  const one = exactText(value);
  return one === undefined ? undefined : [one];
}

/** A str, or null for None. */
export const textOrNone: Parameter<string | null> = {
  read: (value) => (value.t === "none" ? null : exactText(value)),
};

/** A whole number. */
export const whole: Parameter<number> = { read: exactInt };

/** The start or end of a part of a text, or null for None. */
export const end: Parameter<number | null> = {
  read: (value) => (value.t === "none" ? null : exactInt(value)),
  otherwise: null,
};

/** Returns the parameter as one that may be left out, or passed by name. */
export function optional<T>(of: Parameter<T>, otherwise: T, name?: string): Parameter<T> {
  return { ...of, otherwise, name };
}

type Read<P extends readonly unknown[]> = { [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/**
 * Returns the method of a text with these parameters. Where the text or an argument is not known it gives what `unclear` makes; where
 * Python would not take the arguments, or may not, nothing is known of the result.
 */
export function method<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  unclear: (machine: Machine) => Value,
  run: (text: string, args: Read<P>, machine: Machine) => Value,
): Native {
  return (machine, args) => {
    const given = argumentsOf(parameters, args);
    if (!given) return machine.notKnown("arguments of a text's method");
    const [self] = args.positional;
    const of = exactText(self);
    const read = parameters.map((parameter, i) => {
      const value = given[i];
      return value === undefined ? parameter.otherwise : parameter.read(value);
    });
    if (of !== undefined && read.every((value) => value !== undefined))
      return run(of, read as Read<P>, machine);
    const isAsked = given.every((value, i) => value === undefined || read[i] !== undefined || isOpen(value));
    return isAsked ? unclear(machine) : machine.notKnown("an argument of a text's method");
  };
}

/** The arguments in the order of the parameters; undefined where they don't fit them. */
function argumentsOf(
  parameters: readonly Parameter<unknown>[],
  { positional: [, ...positional], named }: CallArguments,
): readonly (Value | undefined)[] | undefined {
  if (positional.length > parameters.length) return undefined;
  const given = parameters.map(({ name }, i) => positional[i] ?? (name ? named.get(name) : undefined));
  const used = [...named.keys()].every((name) =>
    parameters.some((parameter, i) => parameter.name === name && i >= positional.length),
  );
  const isWhole = parameters.every(({ otherwise }, i) => given[i] !== undefined || otherwise !== undefined);
  return used && isWhole ? given : undefined;
}

/** True for a str, number or anything else of which the value is not known. */
function isOpen(value: Value): boolean {
  const plain = plainText(value);
  return plain.t === "unknown" || (plain.t === "str" && plain.v === undefined) || plain.t === "int";
}

/** What is known of the results of methods of which an argument is not. */
export const someText = (): Value => anyStr;
export const someBool = (): Value => anyBool;
export const someTexts = (): Value => new PyList(undefined, anyStr);
export const somePlace = (machine: Machine): Value => pyInt(unknownDim(machine.freshName("i"), -1));

export function listOfTexts(items: readonly string[]): Value {
  return new PyList(items.map(pyStr));
}

export function tupleOfTexts(items: readonly string[]): Value {
  return pyTuple(items.map(pyStr));
}
