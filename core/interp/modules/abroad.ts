import type { Value } from "../../ndarray/value.ts";
import type { PyFunction } from "../classes/objects.ts";
import { type CallArguments, type Machine, OutOfSteps } from "../machine.ts";
import { letGo } from "../strangers/escape.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { letGoOfNames } from "../strangers/unfollowed.ts";

/** Steps that calls of other files' functions may take in a function that nobody calls: each, and all together. */
const mostOfCall = 400;
const mostOfCalls = 1600;

/** What share of the steps that are left one such call may take of the program's. */
const shareOfProgram = 0.25;

/** The same where the program is a module of a package: its statements are there to define things, and decorators of other files only wrap them. */
const shareOfPart = 0.005;

/** What is left for calls of other files' functions in a function that nobody calls. */
export class Abroad {
  steps = mostOfCalls;
  /** Those that took too many. */
  readonly tooLong = new Set<PyFunction>();

  /** Begins with another function. */
  renew(): void {
    this.steps = mostOfCalls;
    this.tooLong.clear();
  }
}

/**
 * Runs a call of a function of another file. One that takes too long is as one of which nothing is known, so that what it does
 * leaves enough to this file's own code.
 */
export function callAbroad(
  machine: Machine,
  callee: PyFunction,
  args: CallArguments,
  run: () => Value,
): Value {
  const { ground, journal } = machine;
  const { abroad } = machine.modules;
  if (abroad.tooLong.has(callee)) return asUnknown(machine, callee, args);
  const given = ground
    ? Math.max(0, Math.min(mostOfCall, abroad.steps))
    : Math.floor(machine.stepsLeft * (machine.modules.finder.isInPackage ? shareOfPart : shareOfProgram));
  const stack = [...machine.stack];
  const { recorder, handling, trying } = machine;
  const caught = handling.length;
  const levels = journal.height;
  const level = journal.open();
  const before = machine.stepsLeft;
  try {
    const value = machine.within(given, run);
    if (journal.from(levels).every(({ pending }) => pending.length === 0)) journal.drop(levels);
    return value;
  } catch (error) {
    if (!(error instanceof OutOfSteps)) throw error;
    // The function may have taken its arguments from the stack.
    machine.stack.splice(0, Number.POSITIVE_INFINITY, ...stack);
    handling.length = caught;
    machine.trying = trying;
    journal.undo(level);
    recorder.exact = false;
    if (ground) abroad.tooLong.add(callee);
    return asUnknown(machine, callee, args);
  } finally {
    abroad.steps -= before - machine.stepsLeft;
  }
}

/** It may do anything with what it is given and with what it mentions. */
function asUnknown(machine: Machine, callee: PyFunction, args: CallArguments): Value {
  for (const value of [...args.positional, ...args.named.values()]) letGo(machine, value, args.node);
  letGoOfNames(machine, callee, args.node);
  strangersRun(machine, "call");
  return machine.notKnown("a call that takes too long");
}
