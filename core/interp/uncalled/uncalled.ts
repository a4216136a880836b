import { NotKnown } from "../../ndarray/error.ts";
import { setLimits } from "../../ndarray/limits.ts";
import { runUncalled, YieldInside } from "../calls/functions.ts";
import { PyFunction } from "../classes/objects.ts";
import type { Scope } from "../classes/scope.ts";
import { type Machine, OutOfSteps, Stopped } from "../machine.ts";
import { type Cost, Footprint, type Part } from "../part.ts";
import { explore, normal, withDoubt } from "../paths/paths.ts";
import { Unfollowed } from "../stopped.ts";
import { blur } from "../strangers/sincelent.ts";
import { letGoOfNames } from "../strangers/unfollowed.ts";
import { markDormant } from "./dormant.ts";
import { parametersOf } from "./parameters.ts";

/** What one function may take of the whole budget, so that a costly one leaves something to the others. */
const mostOfOne: Cost = { steps: 15_000, elements: 4_000_000, bytes: 32 << 20 };

/** Most functions that are run. */
const mostFunctions = 2000;

/** Numbers of frames that one function may use. */
const framesOfOne = 2 ** 20;

/**
 * Runs each function that was defined but never called, on what its text says of its parameters; the state stays as it is. Those
 * in `machine.parts` were run before, and are taken from there.
 */
export function runDefinitions(machine: Machine): void {
  const seen = new Set<unknown>();
  const { recorder } = machine;
  const { exact } = recorder;
  machine.strangers.since.end();
  const used = new Map<PyFunction, Part>();
  // A function may be lent out while another one is run, so that those before it are looked at again.
  for (let before = -1; before < seen.size; ) {
    before = seen.size;
    for (let i = 0; seen.size < mostFunctions; i++) {
      const made = machine.definitions[i] ?? lentLambda(machine, seen);
      if (!made) break;
      if (!(made instanceof PyFunction) || seen.has(made.def)) continue;
      if (isCalled(machine, made) && !machine.lentOut.has(made)) continue;
      seen.add(made.def);
      const given = grantOf(machine);
      const known = machine.parts.get(made);
      const part =
        known && isUsable(known, given, recorder.roomBehind)
          ? known
          : runPart(machine, made, given, seen.size);
      if (part === known) replay(machine, part, seen.size);
      else machine.parts.set(made, part);
      used.set(made, part);
    }
  }
  recorder.exact = exact;
  machine.parts = used;
  markDormant(recorder.module, used, machine.ground?.footprint);
}

/** Returns a lambda that has not been looked at and that code has got which is not known. */
function lentLambda({ lentOut }: Machine, seen: ReadonlySet<unknown>): PyFunction | undefined {
  return [...lentOut].find(({ def }) => def.kind === "Lambda" && !seen.has(def));
}

/** True for a function that the module's statements call: what others pass that nobody calls is only some of what it may get. */
function isCalled({ ground }: Machine, made: PyFunction): boolean {
  return (ground?.footprint.calls.get(made) ?? 0) > 0;
}

/** What the next function may use. */
function grantOf({ stepsLeft, options: { limits } }: Machine): Cost {
  return {
    steps: Math.min(mostOfOne.steps, stepsLeft),
    elements: Math.min(mostOfOne.elements, limits.elements),
    bytes: Math.min(mostOfOne.bytes, limits.bytes),
  };
}

/** True when running the function again would give the same. */
function isUsable({ chapter, given }: Part, now: Cost, room: number): boolean {
  const isFull = chapter.events.length >= Math.min(chapter.room, room);
  return !isFull && given.steps === now.steps && given.elements === now.elements && given.bytes === now.bytes;
}

/** Does to the machine what running the function did. */
function replay(machine: Machine, { chapter, footprint, used }: Part, index: number): void {
  machine.recorder.insert(chapter, index * framesOfOne);
  machine.pay(used);
  for (const [callee, count] of footprint.calls) callee.calls += count;
  for (const lent of footprint.lent) machine.lentOut.add(lent);
  machine.definitions.push(...footprint.defined);
}

function runPart(machine: Machine, made: PyFunction, given: Cost, index: number): Part {
  const around = machine.footprint;
  const limits = { ...machine.options.limits, elements: given.elements, bytes: given.bytes };
  const former = setLimits(limits);
  const before = machine.stepsLeft;
  machine.recorder.turn(index * framesOfOne);
  let footprint = around;
  try {
    if (!runPatiently(machine, made, given, index)) runHurried(machine, made, given, index);
    footprint = machine.footprint;
  } finally {
    setLimits(former);
    machine.footprint = around;
  }
  const used = {
    steps: before - machine.stepsLeft,
    elements: given.elements - limits.elements,
    bytes: given.bytes - limits.bytes,
  };
  machine.pay({ ...used, steps: 0 });
  return { chapter: machine.recorder.present, footprint, given, used };
}

/** Runs a function as the program is run; false where that takes too many steps, when everything is as it was before. */
function runPatiently(machine: Machine, made: PyFunction, given: Cost, index: number): boolean {
  const { definitions, recorder } = machine;
  const { length } = definitions;
  const lent = [...machine.lentOut];
  if (beginPart(machine, made, given, index)) return true;
  definitions.length = length;
  machine.lentOut.clear();
  for (const one of lent) machine.lentOut.add(one);
  for (const [callee, count] of machine.footprint.calls) callee.calls -= count;
  recorder.rewrite();
  return false;
}

/** Runs a function with all of its loops joined from the beginning, and without following recursion. */
function runHurried(machine: Machine, made: PyFunction, given: Cost, index: number): void {
  const { isHurried } = machine;
  machine.isHurried = true;
  try {
    beginPart(machine, made, given, index);
  } finally {
    machine.isHurried = isHurried;
  }
}

function beginPart(machine: Machine, made: PyFunction, given: Cost, index: number): boolean {
  machine.footprint = new Footprint();
  machine.startPart(index * framesOfOne);
  machine.reads(made.def);
  return machine.within(given.steps, () => runDefinition(machine, made));
}

/**
 * Runs one function; nothing is claimed of what one saw that could not be run to its end. False where it takes too many steps, and may be
 * run in a hurry instead.
 */
function runDefinition(machine: Machine, made: PyFunction): boolean {
  const { recorder } = machine;
  const { here, trying, owner, handling } = machine;
  const caught = handling.length;
  try {
    withDoubt(machine, () =>
      explore(machine, () => {
        forgetAround(machine, made);
        if (machine.lentOut.has(made)) machine.strangers.since.forget(machine.scope);
        runUncalled(machine, made, parametersOf(machine, made));
        return normal;
      }),
    );
  } catch (error) {
    if (error instanceof Stopped && !(error instanceof OutOfSteps)) throw error;
    machine.here = here;
    machine.trying = trying;
    machine.owner = owner;
    handling.length = caught;
    if (error instanceof OutOfSteps && !machine.isHurried) return false;
    recorder.giveUp(`Left out ${made.name}()${reasonOf(error)}.`, made.def);
    // Whatever its rest would have called may be called with anything.
    explore(machine, () => {
      letGoOfNames(machine, made, made.def);
      return normal;
    });
  }
  return true;
}

/** An inner function may be called at any time, when the names of the function around it mean something else than now. */
function forgetAround(machine: Machine, { closure }: PyFunction): void {
  for (let scope: Scope | undefined = closure; scope?.kind === "function"; scope = scope.parent) {
    machine.mutate(scope);
    blur(scope, scope.vars.keys());
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Unfollowed) return `: ${error.why}`;
  if (error instanceof OutOfSteps) return ", which takes too many steps";
  return isGivenUp(error) ? "" : `: internal error (${String(error)})`;
}

/** True for what ends a statement without being an error: nesting too deep, something unknown where a value was needed. */
export function isGivenUp(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    error instanceof YieldInside ||
    error instanceof NotKnown ||
    error instanceof OutOfSteps
  );
}
