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
  const plan = planOf(parameters);
  const { positional, named } = given;
  const read: Record<string, unknown> = { ...plan.defaults };
  let [next, taken] = [0, 0];
  checkCount(plan, positional.length, name);
  for (let i = 0; i < plan.entries.length; i++) {
    const { parameter, reader } = plan.entries[i];
    if (reader.how === "rest") {
      read[parameter] = reader.read({ t: "tuple", items: positional.slice(next) }, context);
      next = positional.length;
      continue;
    }
    if (reader.how === "named-rest") continue;
    const byName = reader.how === "positional" || named.size === 0 ? undefined : named.get(parameter);
    if (byName !== undefined) taken++;
    const byPosition = reader.how !== "keyword" && next < positional.length ? positional[next++] : undefined;
    if (byName && byPosition) raise("TypeError", `${name}() got multiple values for argument '${parameter}'`);
    const value = byPosition ?? byName;
    if (value) read[parameter] = reader.read(value, context);
    else if (!reader.optional) raiseMissing(plan, given, name);
  }
  if (plan.namedRest !== undefined) read[plan.namedRest] = othersThan(parameters, named);
  else if (taken < named.size)
    for (const key of othersThan(parameters, named).keys())
      raise("TypeError", `${name}() got an unexpected keyword argument '${key}'`);
  return read as Read<P>;
}

/** What is looked up of parameters at each call. */
interface Plan {
  readonly entries: readonly { readonly parameter: string; readonly reader: Parameters[string] }[];
  /** What all parameters read as that may be left out; undefined for the others. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly namedRest: string | undefined;
  /** How many arguments there may be by position. */
  readonly most: number;
  /** How many of them are needed. */
  readonly least: number;
}

const plans = new WeakMap<Parameters, Plan>();

function planOf(parameters: Parameters): Plan {
  const known = plans.get(parameters);
  if (known) return known;
  const entries = Object.entries(parameters).map(([parameter, reader]) => ({ parameter, reader }));
  const places = placesOf(entries);
  const hasRest = entries.some(({ reader }) => reader.how === "rest");
  const plan = {
    entries,
    defaults: Object.fromEntries(entries.map(({ parameter, reader }) => [parameter, reader.optional?.value])),
    namedRest: entries.find(({ reader }) => reader.how === "named-rest")?.parameter,
    most: hasRest ? Number.POSITIVE_INFINITY : places.length,
    least: places.filter(({ reader }) => !reader.optional).length,
  };
  plans.set(parameters, plan);
  return plan;
}

/** The parameters that may be given by position. */
function placesOf(entries: Plan["entries"]): Plan["entries"] {
  return entries.filter(({ reader }) => reader.how === undefined || reader.how === "positional");
}

/** Python counts before anything is read. */
function checkCount({ most, least }: Plan, count: number, name: string): void {
  if (count <= most) return;
  const allowed = least === most ? `${most}` : `from ${least} to ${most}`;
  raise(
    "TypeError",
    `${name}() takes ${allowed} positional argument${allowed === "1" ? "" : "s"} but ${count} ${count === 1 ? "was" : "were"} given`,
  );
}

function raiseMissing({ entries }: Plan, { positional, named }: Arguments, name: string): never {
  const missing = placesOf(entries)
    .slice(positional.length)
    .filter(({ parameter, reader }) => !reader.optional && !named.has(parameter))
    .map(({ parameter }) => `'${parameter}'`);
  const last = missing.length > 2 ? `, and ${missing.at(-1)}` : ` and ${missing.at(-1)}`;
  const list = missing.length > 1 ? `${missing.slice(0, -1).join(", ")}${last}` : missing[0];
  return raise(
    "TypeError",
    `${name}() missing ${missing.length} required positional argument${missing.length > 1 ? "s" : ""}: ${list}`,
  );
}

/** The arguments by name that no parameter takes. */
function othersThan(parameters: Parameters, named: Arguments["named"]): Map<string, Value> {
  const takes = (key: string) => {
    const how = Object.hasOwn(parameters, key) ? parameters[key].how : "positional";
    return how === undefined || how === "keyword";
  };
  return new Map([...named].filter(([key]) => !takes(key)));
}
