import { freshNumber } from "../../ndarray/fresh.ts";
import { type Dim, isExact } from "../../ndarray/layouts/dim.ts";
import { type Mutable, nextMoment } from "../../ndarray/mutable.ts";
import type { For, While } from "../../syntax/ast.ts";
import { drive } from "../calls/functions.ts";
import { PyIterator, PyRaise } from "../classes/objects.ts";
import { asTest } from "../expressions/testing.ts";
import { truth } from "../expressions/truth.ts";
import type { Machine } from "../machine.ts";
import { markCarried } from "../paths/carried.ts";
import { joinedStates, loseTrack } from "../paths/joining.ts";
import { type Lengths, lengthsAfter, noteLengths, putLengths } from "../paths/lengths.ts";
import {
  arrive,
  type Completion,
  caught,
  explore,
  isWaiting,
  normal,
  type Outcome,
  proceed,
  waitBehind,
  withDoubt,
} from "../paths/paths.ts";
import { refined } from "../paths/refine.ts";
import { assign } from "./assign.ts";
import { type Execution, execBlock } from "./execute.ts";
import { EachIterable, itemLeft, iteratorOf } from "./iterate.ts";
import { patienceOf } from "./patience.ts";

/** Trial runs of a joined loop's body before what still changes is given up. */
const maxTrials = 8;
/** Waiting `break`s after which a loop is no longer run step by step. */
const maxWaiting = 6;

export function* execWhile(machine: Machine, node: While): Execution {
  const mark = machine.journal.height;
  const hasTaken = patienceOf(machine);
  for (let iteration = 0; ; iteration++) {
    machine.tick();
    const holds = condition(machine, node);
    if (holds === false) break;
    if (holds === undefined || isTooLong(machine, mark, hasTaken)) {
      return joinedLoop(machine, node, () => whileStep(machine, node), mark);
    }
    const ended = arrive(machine, mark, yield* iterationOf(machine, node, iteration, mark), ["continue"]);
    if (ended.kind === "break") return breakOut(machine, mark);
    if (ended.kind === "return" || ended.kind === "raise") return leave(machine, mark, ended);
  }
  return yield* orElse(machine, node, mark);
}

export function* execFor(machine: Machine, node: For): Execution {
  const mark = machine.journal.height;
  const iterable = machine.eval(node.iter);
  const iterator = iteratorOf(machine, iterable, node.iter);
  if (!(iterator instanceof PyIterator)) {
    const rounds = iterator instanceof EachIterable ? iterator.length : undefined;
    const ended = joinedLoop(machine, node, () => forStep(machine, node, iterator), mark, rounds);
    machine.unwind(machine.stack.length - 1);
    return ended;
  }
  machine.push(iterator);
  const hasTaken = patienceOf(machine, iterator);
  const height = machine.stack.length;
  for (let iteration = 0; ; iteration++) {
    machine.tick();
    const rounds = iterator.length === undefined ? undefined : iterator.length - iterator.position;
    const next = iterator.next(machine);
    if (next === "end") break;
    if (next === "unknown" || isTooLong(machine, mark, hasTaken)) {
      if (next !== "unknown" && !iterator.any) loseTrack(machine, [next.item]);
      machine.mutate(iterator);
      iterator.lost = true;
      return popTwo(
        machine,
        joinedLoop(machine, node, () => forStep(machine, node, iterator), mark, rounds),
      );
    }
    machine.push(next.item);
    assign(machine, node.target, next.item);
    machine.unwind(height);
    const ended = arrive(machine, mark, yield* iterationOf(machine, node, iteration, mark), ["continue"]);
    if (ended.kind === "break") {
      return popTwo(machine, breakOut(machine, mark));
    }
    if (ended.kind === "return" || ended.kind === "raise")
      return popTwo(machine, leave(machine, mark, ended));
  }
  popTwo(machine, normal);
  return yield* orElse(machine, node, mark);
}

/** Drops the iterator and the iterable. */
function popTwo(machine: Machine, completion: Completion): Completion {
  machine.unwind(machine.stack.length - 2);
  return completion;
}

/** Runs the body once. What it raises is a way out like others where other ways wait to go on with the loop, or behind it. */
function* iterationOf(machine: Machine, node: For | While, iteration: number, mark: number): Execution {
  const { loops } = machine.recorder;
  const height = machine.stack.length;
  machine.recorder.loops = [...loops, { node, iteration }];
  try {
    return yield* execBlock(machine, node.body);
  } catch (error) {
    if (!(error instanceof PyRaise) || !isWaiting(machine, mark, ["continue", "break"])) throw error;
    machine.unwind(height);
    return { kind: "raise", error };
  } finally {
    machine.recorder.loops = loops;
  }
}

/** The loop ended by itself: `else` runs, and the waiting `break`s arrive behind it, also when it raises. */
function* orElse(machine: Machine, node: For | While, mark: number): Execution {
  waitBehind(machine, mark);
  const completion = isWaiting(machine, mark, ["behind"])
    ? caught(() => drive(execBlock(machine, node.orelse)))
    : yield* execBlock(machine, node.orelse);
  const ended = arrive(machine, mark, completion, ["behind"]);
  if (ended.kind === "raise") throw ended.error;
  return ended.kind === "behind" ? normal : ended;
}

/** The straight way breaks, and the waiting breaks arrive with it. */
function breakOut(machine: Machine, mark: number): Completion {
  arrive(machine, mark, normal, ["break"]);
  return normal;
}

/** The straight way leaves the loop; if a `break` waits, the program may go on behind the loop all the same. */
function leave(machine: Machine, mark: number, ended: Completion): Completion {
  const together = arrive(machine, mark, ended, ["break"]);
  return together.kind === "break" ? normal : together;
}

function isTooLong(machine: Machine, mark: number, hasTaken: () => boolean): boolean {
  return hasTaken() || machine.journal.height - mark > maxWaiting;
}

function condition(machine: Machine, node: While): boolean | undefined {
  const test = machine.take(asTest(node.test));
  const holds = truth(machine, test, node.test);
  machine.release(test);
  return holds;
}

/** One run of a joined `while`: the condition may hold. */
function whileStep(machine: Machine, node: While): Completion {
  if (condition(machine, node) === false) return normal;
  return refined(machine, node.test, true, () => drive(execBlock(machine, node.body)));
}

/** One run of a joined `for`, with any of the items that are left. */
function forStep(machine: Machine, node: For, iterator: PyIterator | EachIterable | undefined): Completion {
  const height = machine.stack.length;
  const each = machine.push(itemLeft(machine, iterator));
  assign(machine, node.target, each);
  machine.unwind(height);
  return drive(execBlock(machine, node.body));
}

/**
 * Runs a loop whose number of rounds is not known, or too large. The body is tried until nothing changes any more, without
 * writing to the trace; what holds then holds in every round, and one last run is written down.
 */
function joinedLoop(
  machine: Machine,
  node: For | While,
  step: () => Completion,
  mark: number,
  rounds?: Dim,
): Completion {
  const { recorder } = machine;
  const { loops } = recorder;
  recorder.loops = [...loops, { node, iteration: undefined }];
  const round = recorder.regions.open("round");
  const before = settled(machine, step);
  waitBehind(machine, mark);
  const since = nextMoment();
  const outcomes = withDoubt(machine, () => explore(machine, () => caught(step)));
  recorder.regions.close(round);
  recorder.loops = loops;
  const lengths = rounds === undefined ? new Map() : lengthsBehind(before, rounds, outcomes);
  const after = node.orelse.length ? outcomes : outcomes.map(afterLoop);
  const isPassed = after.some(
    ({ completion }) => completion.kind === "normal" || completion.kind === "continue",
  );
  const runsAtLeastOnce = rounds !== undefined && isExact(rounds) && rounds > 0;
  const skips: Outcome[] =
    runsAtLeastOnce && isPassed ? [] : [{ completion: normal, states: new Map(), region: round }];
  const all = [...skips, ...after];
  const ended = proceed(machine, node.orelse.length ? behindElse(machine, node, all) : all, since);
  putLengths(lengths);
  const together = arrive(machine, mark, ended, ["behind"]);
  return together.kind === "behind" ? normal : together;
}

/** The lengths of lists behind a loop of so many rounds, where each of these comes to its end. */
function lengthsBehind(before: Lengths, rounds: Dim, outcomes: readonly Outcome[]): Lengths {
  const isWhole = ({ completion: { kind } }: Outcome) => kind === "normal" || kind === "continue";
  if (!outcomes.every(isWhole)) return new Map();
  return lengthsAfter(
    before,
    rounds,
    outcomes.map(({ states }) => states),
  );
}

/** Ways that did not break run through `else`. */
function behindElse(machine: Machine, { orelse }: For | While, outcomes: readonly Outcome[]): Outcome[] {
  const isThrough = ({ completion: { kind } }: Outcome) => kind === "normal" || kind === "continue";
  const through = outcomes.filter(isThrough).map(afterLoop);
  const others = outcomes.filter((outcome) => !isThrough(outcome)).map(afterLoop);
  if (through.length === 0) return others;
  const ended = withDoubt(machine, () =>
    explore(machine, () => {
      proceed(machine, through);
      return caught(() => drive(execBlock(machine, orelse)));
    }),
  );
  return [...others, ...ended];
}

/**
 * Brings the state to one that running the step any number of times does not change, without writing to the trace. Returns the lengths of
 * lists before.
 */
export function settled(machine: Machine, step: () => Completion): Lengths {
  const { recorder } = machine;
  const { muted } = recorder;
  recorder.muted = true;
  const since = nextMoment();
  try {
    const { changed, before, isSettled } = withDoubt(machine, () => settleLoop(machine, step, since));
    markCarried(changed, since, isSettled);
    return before;
  } finally {
    recorder.muted = muted;
  }
}

interface Settled {
  /** What the rounds change. */
  readonly changed: ReadonlySet<Mutable>;
  /** The lengths of lists before the first of them. */
  readonly before: Lengths;
  /** True when one more round has left everything as it was. */
  readonly isSettled: boolean;
}

function settleLoop(machine: Machine, step: () => Completion, since: number): Settled {
  const { recorder } = machine;
  const changed = new Set<Mutable>();
  const before: Lengths = new Map();
  const namesFrom = freshNumber();
  for (let trial = 0; trial < maxTrials; trial++) {
    const outcomes = explore(machine, () => caught(step), "trial");
    const repeating = outcomes.filter(
      ({ completion }) => completion.kind === "normal" || completion.kind === "continue",
    );
    if (repeating.length === 0) return { changed, before, isSettled: true };
    if (trial === 0)
      noteLengths(
        repeating.map(({ states }) => states),
        before,
      );
    for (const { states } of repeating) for (const target of states.keys()) changed.add(target);
    const states = [new Map(), ...repeating.map(({ states }) => states)];
    const how = { widen: trial > 0, giveUp: trial > 3, since, namesFrom };
    const regions = [recorder.regions.here, ...repeating.map(({ region }) => region)];
    const { result, hasForgotten } = joinedStates(machine, states, how, regions);
    if (!result && !(hasForgotten && trial < 2)) return { changed, before, isSettled: true };
  }
  return { changed, before, isSettled: false };
}

function afterLoop(outcome: Outcome): Outcome {
  const { kind } = outcome.completion;
  return kind === "break" || kind === "continue" ? { ...outcome, completion: normal } : outcome;
}
