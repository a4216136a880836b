import { NDArray } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import type { NumpyName, Value } from "../../ndarray/value.ts";
import { callNumpy, type Effect } from "../../numpy/index.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Machine } from "../machine.ts";
import { withCallbacks } from "../modules/context.ts";
import { mayNotFit } from "../paths/doubt.ts";
import { letGo } from "../strangers/escape.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { loseStreams } from "../strangers/streams.ts";
import { likelyCall } from "../suppose/operations.ts";
import { openedAt, openedNamed } from "../uncalled/openings.ts";
import { lifted, withSamples } from "../worlds/lift.ts";

/** A call of something of NumPy's, with its arguments. */
export interface NumpyCall {
  readonly callee: NumpyName;
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly node: Node;
}

/** Calls something of NumPy's. Arguments that are known in part are each of what they may be. */
export function performCall(machine: Machine, call: NumpyCall): Value {
  const { callee, positional } = call;
  const ins = callee.self ? [callee.self, ...positional] : positional;
  return likelyCall(machine, callee.name, ins, calledWith(machine, call));
}

function calledWith(machine: Machine, call: NumpyCall): Value {
  const { callee, positional, named, node } = call;
  const { self } = callee;
  if (self?.t === "unknown" && callee.name.endsWith(".resize")) machine.strangers.reshape(self);
  const ins = self ? [self, ...positional] : positional;
  const partly = liftedCall(machine, call);
  if (partly) {
    loseStream(machine, callee, node);
    return partly.t === "unknown" ? noted(machine, call, partly) : partly;
  }
  mayNotFit(machine, callee.name.slice(callee.name.lastIndexOf(".") + 1), [...ins, ...named.values()]);
  const effect = withCallbacks(machine, () => callNumpy(callee, positional, named, machine.context));
  if (effect.kind === "unknown") {
    loseStream(machine, callee, node);
    const operands = [...ins, ...named.values()];
    const common = operands.some(isOfUnknownLength)
      ? withSamples(machine, node, callee.name, operands, asker(machine, call))
      : undefined;
    if (common) return noted(machine, call, common);
    if (!effect.onlyReads)
      for (const value of operands) if (!isOnlyRead(call, value)) letGo(machine, value, node);
    strangersRun(machine, isWriter(call) ? "change" : "operation");
  }
  return machine.perform(node, callee.name, ins, effect, { named });
}

/** Nobody knows how much has been drawn from a stream by a call that can't be followed. */
function loseStream(machine: Machine, { name, self }: NumpyName, node: Node): void {
  if (!name.startsWith("numpy.random.")) return;
  if (self) letGo(machine, self, node);
  else loseStreams(machine);
}

/** True for lists of numbers or texts: NumPy's functions make arrays of them, all but those that shuffle. */
function isOnlyRead({ callee }: NumpyCall, value: Value): boolean {
  if (value.t !== "list" || callee.self || callee.name.includes("random")) return false;
  return (value.items ?? (value.each ? [value.each] : [])).every(({ t }) => plain.has(t)) && !value.isShared;
}

const plain: ReadonlySet<Value["t"]> = new Set(["int", "float", "bool", "complex", "str", "none"]);

/** True where something unknown is written to. */
function isWriter({ callee, positional, named }: NumpyCall): boolean {
  return (
    named.get("out")?.t === "unknown" ||
    (positional[0]?.t === "unknown" && writers.has(callee.name.split(".").at(-1) ?? ""))
  );
}

const writers: ReadonlySet<string> = new Set([
  "copyto",
  "put",
  "place",
  "putmask",
  "fill_diagonal",
  "put_along_axis",
  "shuffle",
  "at",
  "resize",
]);

/** Writes down a call of which only the result's sketch is known, and returns that. Operands that it may keep have been let go of. */
function noted(machine: Machine, { callee, positional, named, node }: NumpyCall, result: Value): Value {
  const ins = callee.self ? [callee.self, ...positional] : positional;
  machine.perform(
    node,
    callee.name,
    ins,
    { kind: "unknown", why: "operands that are known in part", onlyReads: true },
    { named },
  );
  return result;
}

function liftedCall(machine: Machine, call: NumpyCall): Value | undefined {
  const { callee, positional, named, node } = call;
  const operands = [
    ...(callee.self ? [callee.self] : []),
    ...positional.map((value, i) => openedAt(callee.name, i, value)),
    ...[...named].map(([parameter, value]) => openedNamed(callee.name, parameter, value)),
  ];
  return lifted(machine, node, callee.name, operands, asker(machine, call), named.keys());
}

/** Asks for the same call with other arguments. */
function asker(machine: Machine, { callee, positional, named }: NumpyCall) {
  const names = [...named.keys()];
  const first = callee.self ? 1 : 0;
  return (operands: readonly Value[]): Effect => {
    const [self] = operands;
    const last = first + positional.length;
    const given = new Map(names.map((name, i) => [name, operands[last + i]]));
    const bound = callee.self ? { ...callee, self } : callee;
    return withCallbacks(machine, () =>
      callNumpy(bound, operands.slice(first, last), given, machine.context),
    );
  };
}

function isOfUnknownLength(value: Value): boolean {
  if (value.t === "tuple" || value.t === "list") return value.items?.some(isOfUnknownLength) ?? false;
  return value instanceof NDArray && !value.shape.every(isExact);
}
