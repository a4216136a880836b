import { NDArray } from "../../ndarray/array.ts";
import { notKnown } from "../../ndarray/error.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, opt, type Parameters, type Read } from "../calls/bind.ts";
import { apply } from "../calls/compose.ts";
import { type Composer, composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { attempt, type Effect, op, type Row } from "../op.ts";

/** A parameter that may be left out, and then is undefined. */
export const maybe = opt(any, undefined);

/**
 * Makes a row of a composition: what it gives is new memory unless it shares that of an argument.
 */
export function row<P extends Parameters>(
  parameters: P,
  run: (read: Read<P>, np: Composer, context: Context) => Value,
): Row {
  return op(parameters, (read, context) =>
    effectOf(run(read, composer(context), context), Object.values(read)),
  );
}

/** NumPy writes these functions in Python; what they allocate on the way is not followed. */
const unfollowed = { unfollowed: true } as const;

/** Returns the effect of a composition on `ins` that gave `value`. */
export function effectOf(value: Value, ins: readonly unknown[]): Effect {
  const arrays = ins.flatMap(arraysIn);
  const effects = effectsOf(value, arrays);
  const [first, ...more] = effects;
  if (!first) return { kind: "value", value, ...unfollowed };
  if (more.length === 0) return { ...first, value, ...unfollowed } as Effect;
  return { kind: "many", effects: [{ ...first, ...unfollowed } as Effect, ...more], value };
}

/** The effect of a composition that wrote into an array. */
export function writeEffect(into: NDArray, from: Value, value: Value): Effect {
  const done: Effect = { kind: "write", into, from, value, ...unfollowed };
  const mask = into instanceof MaskedArray ? into.masking.mask : undefined;
  if (!(mask instanceof NDArray)) return done;
  return { kind: "many", effects: [done, { kind: "write", into: mask, value }], value };
}

function arraysIn(value: unknown): NDArray[] {
  if (value instanceof NDArray) return [value];
  if (typeof value !== "object" || value === null || !("t" in value)) return [];
  const { t } = value as Value;
  const items = t === "tuple" || t === "list" ? (value as { items?: readonly Value[] }).items : undefined;
  return items?.slice(0, 100).flatMap(arraysIn) ?? [];
}

function effectsOf(value: Value, ins: readonly NDArray[]): Effect[] {
  if (value instanceof MaskedArray) {
    if (value.subclass === "MaskedConstant") return [];
    const { mask } = value.masking;
    return [...ofArray(value, ins), ...(mask instanceof NDArray ? ofArray(mask, ins) : [])];
  }
  if (value instanceof NDArray) return ofArray(value, ins);
  if (value.t === "tuple" || value.t === "list")
    return value.items?.flatMap((item) => effectsOf(item, ins)) ?? [];
  return [];
}

/** An argument as it is does nothing; one that shares memory is a view. */
function ofArray(array: NDArray, ins: readonly NDArray[]): Effect[] {
  if (ins.includes(array)) return [];
  const of = ins.find((one) => one.buffer === array.buffer);
  if (of) return [{ kind: "view", of, out: array, value: array }];
  const masks = ins.map((one) => (one instanceof MaskedArray ? one.masking.mask : undefined));
  if (masks.some((mask) => mask instanceof NDArray && mask.buffer === array.buffer)) return [];
  const owner = array.base ?? array;
  return [{ kind: "alloc", out: owner, value: array }];
}

/** What a composition does with arguments as they are given. */
export type Free = (
  args: readonly Value[],
  named: Readonly<Record<string, Value>>,
  np: Composer,
  context: Context,
) => Value;

/** Makes a row that hands its arguments on to others. */
export function freeRow(run: Free): Row {
  return {
    parameters: {},
    call: (positional, named, context) =>
      attempt(() =>
        effectOf(run(positional, Object.fromEntries(named), composer(context), context), [
          ...positional,
          ...named.values(),
        ]),
      ),
  };
}

/** Registers methods of masked arrays, and the functions that call them with whatever becomes a masked array. */
export function registerMethods<P extends Parameters>(
  parameters: P,
  methods: Readonly<
    Record<string, (self: MaskedArray, given: Read<P>, np: Composer, context: Context) => Value>
  >,
  first = "a",
): void {
  for (const [name, run] of Object.entries(methods)) {
    const of = (self: string): Row =>
      op({ [self]: any, ...parameters } as P, (read, context) => {
        const np = composer(context);
        const array = toMasked(np, (read as Readonly<Record<string, Value>>)[self], context);
        return effectOf(run(array, read as Read<P>, np, context), Object.values(read));
      });
    register("numpy.ma.MaskedArray", { [name]: of("self") });
    register("numpy.ma", { [name]: of(first) });
  }
}

function toMasked(np: Composer, value: Value, context: Context): MaskedArray {
  if (value instanceof MaskedArray) return value;
  const made = apply("numpy.ma.asanyarray", [value], context);
  return made instanceof MaskedArray ? made : notKnown(`a masked array of ${np.asArray(value).dtype.type}`);
}

/** Returns the arguments that were given, for another call. */
export function given(named: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(named).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
