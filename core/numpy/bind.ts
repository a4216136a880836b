import { notKnown, raise } from "../ndarray/error.ts";
import type { Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";

/** Reads one argument. Throws `NumpyError` where NumPy raises and `NotKnown` where the value does not say enough. */
export interface Reader<T> {
  read(value: Value, context: Context): T;
  /** Present when the parameter may be left out. */
  readonly optional?: { readonly value: T };
  /** How arguments may be given; "either" unless told. */
  readonly how?: "positional" | "keyword" | "rest" | "named-rest";
}

/** Parameter names, in Python's order, with their readers. */
// biome-ignore lint/suspicious/noExplicitAny: the readers' own types are recovered by Read.
export type Parameters = Readonly<Record<string, Reader<any>>>;

/** The arguments as read. */
export type Read<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Reader<infer T> ? T : never;
};

/** Arguments as the program gave them. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** The parameter may be left out, and then reads as `value`. `None` is not special: the reader sees it. */
export function opt<T, D>(reader: Reader<T>, value: D): Reader<T | D> {
  return { ...reader, optional: { value } };
}

/** The parameter may be left out or None, and then reads as `value`. */
export function orNone<T, D>(reader: Reader<T>, value: D): Reader<T | D> {
  return {
    read: (v, context) => (v.t === "none" ? value : reader.read(v, context)),
    how: reader.how,
    optional: { value },
  };
}

/** The parameter may only be given by name. */
export function keyword<T>(reader: Reader<T>): Reader<T> {
  return { ...reader, how: "keyword" };
}

/** The parameter may only be given by position. */
export function positional<T>(reader: Reader<T>): Reader<T> {
  return { ...reader, how: "positional" };
}

/** `*args`: all remaining positional arguments. */
export function rest<T>(reader: Reader<T>): Reader<readonly T[]> {
  return {
    how: "rest",
    optional: { value: [] },
    read: (value, context) =>
      value.t === "tuple" ? value.items.map((item) => reader.read(item, context)) : notKnown("*args"),
  };
}

/** `**kwargs`: the arguments by name that no other parameter takes. */
export const namedRest: Reader<ReadonlyMap<string, Value>> = {
  how: "named-rest",
  optional: { value: new Map() },
  read: () => notKnown("**kwargs"),
};

/** The argument as it is. */
export const any: Reader<Value> = { read: (value) => value };

/** Matches arguments to parameters as Python does, and reads them. `name` is used in TypeErrors. */
export function bind<P extends Parameters>(
  parameters: P,
  given: Arguments,
  context: Context,
  name = "function",
): Read<P> {
  const read: Record<string, unknown> = {};
  const named = new Map(given.named);
  let next = 0;
  let takesNamedRest: string | undefined;
  for (const [parameter, reader] of Object.entries(parameters)) {
    if (reader.how === "rest") {
      read[parameter] = reader.read({ t: "tuple", items: given.positional.slice(next) }, context);
      next = given.positional.length;
      continue;
    }
    if (reader.how === "named-rest") {
      takesNamedRest = parameter;
      continue;
    }
    const byName = reader.how === "positional" ? undefined : named.get(parameter);
    if (byName !== undefined) named.delete(parameter);
    const byPosition =
      reader.how !== "keyword" && next < given.positional.length ? given.positional[next++] : undefined;
    if (byName && byPosition) raise("TypeError", `${name}() got multiple values for argument '${parameter}'`);
    const value = byPosition ?? byName;
    if (value) read[parameter] = reader.read(value, context);
    else if (reader.optional) read[parameter] = reader.optional.value;
    else raise("TypeError", `${name}() missing 1 required positional argument: '${parameter}'`);
  }
  if (next < given.positional.length)
    raise(
      "TypeError",
      `${name}() takes ${next} positional arguments but ${given.positional.length} were given`,
    );
  if (takesNamedRest) read[takesNamedRest] = named;
  else
    for (const key of named.keys())
      raise("TypeError", `${name}() got an unexpected keyword argument '${key}'`);
  return read as Read<P>;
}
