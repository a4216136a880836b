import { touch } from "../../ndarray/mutable.ts";
import { pushAll } from "../../ndarray/spread.ts";
import { type PyDict, type PyList, unknown, type Value } from "../../ndarray/value.ts";
import { newJoint } from "../../trace/choices.ts";
import { childrenOf, referencesTo } from "../../trace/refs.ts";
import type { Region } from "../../trace/regions.ts";
import { BoundMethod, PyClass, PyFunction, PyModule } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { lendMethods, letGo } from "../strangers/escape.ts";
import { joinStates } from "./joinstates.ts";
import { type JoinOptions, joinValues } from "./joinvalues.ts";
import type { States } from "./journal.ts";

/** Where values come from that are joined, and how far the join may guess ahead. */
export type Joining = Partial<Pick<JoinOptions, "widen" | "giveUp" | "since" | "own" | "namesFrom">>;

/** How many values are joined in the time of a step, at least. */
const joinedInStep = 2;

/** Returns what stands for all of the values, of which it is not known which one it is. */
export function joinedValue(machine: Machine, values: readonly Value[], how: Joining = {}): Value {
  // A list that was repeated has few values, however long it is.
  const different = [...new Set(values)];
  machine.handled(values.length);
  machine.tick(Math.floor(different.length / joinedInStep));
  return withLost(machine, how, (options) => different.reduce((a, b) => joinValues(a, b, options))).result;
}

/** The values stay where they are, but it is not known any more where: what is done to something unknown may be done to one of these. */
export function loseTrack(machine: Machine, values: readonly Value[]): void {
  joinedValue(machine, [unknown, ...values]);
}

/** Of a list or a dict it is not known any more what is in it. */
export function forgetItems(machine: Machine, container: PyList | PyDict): void {
  machine.mutate(container);
  const held = [...childrenOf(container)];
  if (container.t === "dict") container.entries = undefined;
  else {
    container.items = undefined;
    container.length = undefined;
  }
  container.each = unknown;
  loseTrack(machine, held);
}

/**
 * Brings everything into a state that stands for all of the states, whose ways are in `regions`. `result` is true when anything is different from the present then,
 * `hasForgotten` when something was forgotten, be it once more.
 */
export function joinedStates(
  machine: Machine,
  states: readonly States[],
  how: Joining = {},
  regions?: readonly (Region | undefined)[],
): Joined<boolean> {
  const joints = regions?.slice(1).map((region, i) => newJoint(regions[i], region));
  return withLost(machine, how, (options) => joinStates(states, options, joints));
}

interface Joined<T> {
  readonly result: T;
  readonly hasForgotten: boolean;
}

function withLost<T>(machine: Machine, how: Joining, join: (options: JoinOptions) => T): Joined<T> {
  const lost: (readonly [Value, number])[] = [];
  const shared: (PyList | PyDict)[] = [];
  const result = join({
    widen: false,
    ...how,
    freshName: (hint) => machine.freshName(hint),
    lost: (value, own) => lost.push([value, own]),
    shares: (values) => pushAll(shared, values),
  });
  // Not before all is joined: a state that is put back afterwards would bring back what is forgotten now.
  const seen = new Set<Value>();
  let hasForgotten = false;
  for (const one of shared) {
    touch(one);
    one.isShared = true;
    machine.strangers.hold(one);
  }
  for (const [value, own] of lost) if (giveAway(machine, value, own, seen)) hasForgotten = true;
  return { result, hasForgotten };
}

/**
 * Another value stands for this one from now on. What somebody else holds besides may be changed through that: it is forgotten. Returns
 * true when something was.
 */
function giveAway(machine: Machine, value: Value, own: number, seen: Set<Value>): boolean {
  if (seen.has(value) || value.t === "unknown") return false;
  seen.add(value);
  if (value.t === "numpy") return value.self !== undefined && giveAway(machine, value.self, own, seen);
  lendMethods(machine, value);
  if (value instanceof PyFunction || value instanceof PyClass || value instanceof PyModule) return false;
  if (value instanceof BoundMethod) return giveAway(machine, value.self, own, seen);
  if (referencesTo(value) > own) {
    letGo(machine, value, machine.here);
    return true;
  }
  let hasForgotten = false;
  for (const child of [...childrenOf(value)]) if (giveAway(machine, child, 1, seen)) hasForgotten = true;
  return hasForgotten;
}
