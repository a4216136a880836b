import { notKnown } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { complain, othersThan } from "./complaints.ts";

/** Reads one argument. Throws `NumpyError` where NumPy raises and `NotKnown` where the value does not say enough. */
export interface Reader<T> {
  read(value: Value, context: Context): T;
  /** Present when the parameter may be left out. */
  readonly optional?: { readonly value: T };
  /** How arguments may be given; "either" unless told. */
  readonly how?: "positional" | "keyword" | "rest" | "named-rest";
}

/** Parameter names, in Python's order, with their readers. */
export type Parameters = Readonly<Record<string, Reader<unknown>>>;

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

/** Matches arguments to parameters as Python does, and reads them. `name` is the function's full name, for TypeErrors. */
export function bind<P extends Parameters>(
  parameters: P,
  given: Arguments,
  context: Context,
  name = "function",
): Read<P> {
  const plan = planOf(parameters);
  const { positional, named } = given;
  const read: Record<string, unknown> = { ...plan.defaults };
  if (!fits(plan, given)) complain(plan, given, name);
  let next = 0;
  for (let i = 0; i < plan.entries.length; i++) {
    const { parameter, reader } = plan.entries[i];
    if (reader.how === "rest") {
      read[parameter] = reader.read({ t: "tuple", items: positional.slice(next) }, context);
      next = positional.length;
      continue;
    }
    if (reader.how === "named-rest") continue;
    const byName = reader.how === "positional" || named.size === 0 ? undefined : named.get(parameter);
    const byPosition = reader.how !== "keyword" && next < positional.length ? positional[next++] : undefined;
    const value = byPosition ?? byName;
    if (value) read[parameter] = reader.read(value, context);
  }
  if (plan.namedRest !== undefined) read[plan.namedRest] = othersThan(plan, named);
  return read as Read<P>;
}

/** True when each argument has a parameter of its own, and each parameter that needs one an argument. */
function fits({ places, entries, namedRest, most, least }: Plan, { positional, named }: Arguments): boolean {
  const count = positional.length;
  if (count > most) return false;
  if (named.size === 0)
    return count >= least && entries.every(({ reader }) => reader.how !== "keyword" || reader.optional);
  let taken = 0;
  for (const { parameter, reader } of entries) {
    const { how } = reader;
    if (how === "rest" || how === "named-rest") continue;
    const place = places.findIndex((one) => one.parameter === parameter);
    const isPlaced = place >= 0 && place < count;
    const isNamed = how !== "positional" && named.has(parameter);
    if (isNamed) taken++;
    if (isNamed && isPlaced) return false;
    if (!isNamed && !isPlaced && !reader.optional) return false;
  }
  return namedRest !== undefined || taken === named.size;
}

/** What is looked up of parameters at each call. */
export interface Plan {
  readonly entries: readonly { readonly parameter: string; readonly reader: Parameters[string] }[];
  /** Those of them that may be given by position. */
  readonly places: Plan["entries"];
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
    places,
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
  const rest = entries.findIndex(({ reader }) => reader.how === "rest");
  const before = rest < 0 ? entries : entries.slice(0, rest);
  return before.filter(({ reader }) => reader.how === undefined || reader.how === "positional");
}
