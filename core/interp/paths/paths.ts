import { type Mutable, nextMoment, touch } from "../../ndarray/mutable.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Region } from "../../trace/regions.ts";
import { PyRaise } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { joinedStates, joinedValue } from "./joining.ts";
import type { Level, States } from "./journal.ts";

/** How a piece of the program ended; "behind" is a `break` that has left its loop while the loop's `else` runs. */
export type Completion =
  | { readonly kind: "normal" | "break" | "continue" | "behind" }
  | { readonly kind: "return"; readonly value: Value }
  | { readonly kind: "raise"; readonly error: PyRaise };

export const normal: Completion = { kind: "normal" };

/** A path that was run and undone: how it ended, and the state it left, relative to where it began. */
export interface Outcome {
  readonly completion: Completion;
  readonly states: States;
  /** Where the path was at its end. */
  readonly region: Region | undefined;
}

/** Runs code from the present state on several paths, of which any may be the one; goes on with what they have in common. */
export function fork(machine: Machine, paths: readonly (() => Completion)[]): Completion {
  const since = nextMoment();
  const outcomes = withDoubt(machine, () => paths.flatMap((path) => explore(machine, path)));
  return proceed(machine, outcomes, since);
}

/** Runs a path, undoes it, and returns all the ways it ended, relative to the present state. */
export function explore(machine: Machine, path: () => Completion, kind: "way" | "trial" = "way"): Outcome[] {
  const { journal } = machine;
  const height = machine.stack.length;
  const dropped = [...machine.recorder.dropped];
  const level = journal.open(kind);
  const mark = journal.height;
  try {
    const completion = caught(path);
    const outcomes = pendingSince(machine, level, mark);
    outcomes.push({ completion, states: journal.changes(level), region: level.region });
    return outcomes;
  } finally {
    // What lies on the stack was laid there by the path, and is put back with everything else.
    machine.stack.length = height;
    machine.recorder.dropped = dropped;
    journal.undo(level);
  }
}

/**
 * Goes on from several outcomes: joins those that end normally, and leaves the others waiting where they will arrive. What was made since
 * the moment belongs to them.
 */
export function proceed(machine: Machine, outcomes: readonly Outcome[], since?: number): Completion {
  const straight = outcomes.filter(({ completion }) => completion.kind === "normal");
  const leaving = outcomes.filter(
    ({ completion }) => completion.kind !== "normal" && isAwaited(machine, completion),
  );
  if (straight.length > 0) {
    if (leaving.length > 0) machine.journal.open().pending.push(...leaving);
    joinOutcomes(machine, straight, since);
    return normal;
  }
  const [first] = leaving.length ? leaving : outcomes;
  const alike = leaving.filter(
    ({ completion }) => completion.kind === first.completion.kind && first.completion.kind !== "raise",
  );
  const rest = leaving.filter((outcome) => outcome !== first && !alike.includes(outcome));
  if (rest.length > 0) machine.journal.open().pending.push(...rest);
  const together = alike.length ? alike : [first];
  joinOutcomes(machine, together, since);
  return joinCompletions(
    machine,
    together.map(({ completion }) => completion),
    since,
  );
}

/**
 * At the place where certain paths arrive (the end of a function, a loop, a `try`): joins the waiting ones among those opened
 * since `mark` with the straight way, which ended with `completion`. Returns how they end together.
 */
export function arrive(
  machine: Machine,
  mark: number,
  completion: Completion,
  kinds: readonly Completion["kind"][],
): Completion {
  const { journal } = machine;
  let ended = completion;
  const levels = journal.from(mark);
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i];
    const arriving = level.pending.filter((outcome) => kinds.includes(outcome.completion.kind));
    level.pending = level.pending.filter((outcome) => !arriving.includes(outcome));
    if (arriving.length > 0) journal.arrived(level);
    const isLeaving = ended.kind === "raise" || !kinds.concat("normal").includes(ended.kind);
    for (const outcome of arriving) {
      const states = sinceLevel(outcome.states, level);
      const { here } = machine.recorder.regions;
      if (isLeaving) {
        // The straight way goes elsewhere, so that only the waiting one arrives here; the straight one waits in its turn.
        level.pending.push({ completion: ended, states: new Map(), region: here });
        ended = outcome.completion;
        joinedStates(machine, [states], { since: level.since });
      } else {
        joinedStates(machine, [new Map(), states], { since: level.since }, [here, outcome.region]);
        ended = joinCompletions(machine, [ended, outcome.completion], level.since);
      }
    }
  }
  if (journal.from(mark).every((level) => level.pending.length === 0)) journal.drop(mark);
  return ended;
}

/** True when a way that left since `mark` waits to arrive; `kinds` narrows which. */
export function isWaiting(machine: Machine, mark: number, kinds?: readonly Completion["kind"][]): boolean {
  return machine.journal
    .from(mark)
    .some((level) => level.pending.some(({ completion }) => !kinds || kinds.includes(completion.kind)));
}

/** Makes the `break`s that wait since `mark` wait behind their loop, where those in its `else` do not arrive: they leave the loop around it. */
export function waitBehind(machine: Machine, mark: number): void {
  for (const level of machine.journal.from(mark))
    level.pending = level.pending.map((outcome) =>
      outcome.completion.kind === "break" ? { ...outcome, completion: { kind: "behind" } } : outcome,
    );
}

/**
 * Takes everything back to where the first way left since `mark`, and goes on from there with each way that led here by itself:
 * those that wait and the straight one, which ended with `completion`. Returns how they all ended.
 */
export function onward(
  machine: Machine,
  mark: number,
  completion: Completion,
  next: (completion: Completion) => Completion,
): Outcome[] {
  const { journal } = machine;
  const [base] = journal.from(mark);
  const outcomes = [...base.pending, ...pendingSince(machine, base, mark + 1)];
  outcomes.push({ completion, states: journal.changes(base), region: machine.recorder.regions.here });
  journal.undo(base);
  return withDoubt(machine, () =>
    outcomes.flatMap((outcome) =>
      explore(machine, () => {
        enter(outcome.states);
        return next(outcome.completion);
      }),
    ),
  );
}

/** Brings everything into a state. What is put back changes in place from then on, and other ways may share it, so a copy is. */
function enter(states: States): void {
  for (const [target, restore] of states) {
    touch(target);
    restore();
    target.save()();
  }
}

/** Runs something with the knowledge that it may not happen in every run of the program. */
export function withDoubt<T>(machine: Machine, run: () => T): T {
  const { recorder } = machine;
  const { certain } = recorder;
  recorder.certain = false;
  recorder.exact = false;
  try {
    return run();
  } finally {
    recorder.certain = certain;
  }
}

/** Runs a path and turns a Python exception into a completion. */
export function caught(path: () => Completion): Completion {
  try {
    return path();
  } catch (error) {
    if (error instanceof PyRaise) return { kind: "raise", error };
    throw error;
  }
}

/** An exception that nobody around catches ends the program; what it left behind is of no interest. */
function isAwaited(machine: Machine, completion: Completion): boolean {
  return completion.kind !== "raise" || machine.trying !== undefined;
}

/** States of a waiting path are relative to when its level was opened; objects that it did not change are as they were then. */
export function sinceLevel(states: States, level: Level<Outcome>): States {
  return completed(states, level.before);
}

/** Returns the states with those of `others` for objects that they don't have. */
function completed(states: States, others: States): States {
  let complete: Map<Mutable, () => void> | undefined;
  for (const [target, restore] of others) {
    if (states.has(target)) continue;
    complete ??= new Map(states);
    complete.set(target, restore);
  }
  return complete ?? states;
}

/** Returns the paths that wait in levels above `mark`, relative to when `level` was opened. */
function pendingSince(machine: Machine, level: Level<Outcome>, mark: number): Outcome[] {
  const outcomes: Outcome[] = [];
  const present = machine.journal.changes(level);
  for (const inner of machine.journal.from(mark)) {
    for (const { completion, states, region } of inner.pending) {
      outcomes.push({ completion, states: completed(sinceLevel(states, inner), present), region });
    }
  }
  return outcomes;
}

function joinOutcomes(machine: Machine, outcomes: readonly Outcome[], since: number | undefined): void {
  const states = outcomes.map((outcome) => outcome.states);
  const regions = outcomes.map(({ region }) => region);
  joinedStates(machine, states, { since }, regions);
}

function joinCompletions(
  machine: Machine,
  completions: readonly Completion[],
  since: number | undefined,
): Completion {
  const values = completions.flatMap((completion) =>
    completion.kind === "return" ? [completion.value] : [],
  );
  if (values.length === 0) return completions[0];
  return { kind: "return", value: joinedValue(machine, values, { since }) };
}
