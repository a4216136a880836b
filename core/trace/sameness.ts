import type { NDArray } from "../ndarray/array.ts";
import type { Buffer } from "../ndarray/buffer.ts";
import type { Value } from "../ndarray/value.ts";
import { type Choice, choiceOf, type Part } from "./choices.ts";
import { nameIn } from "./event.ts";
import { liesIn, type Region, roundAt } from "./regions.ts";

/** Names of frames and what they stand for now. */
export type Others = readonly {
  readonly frame: number;
  readonly names: Iterable<readonly [string, Value]>;
}[];

/** Where the program is, and all rounds and trials of loops so far, in the order in which they began. */
interface Place {
  readonly here: Region | undefined;
  readonly rounds: readonly Region[];
}

/** Most pairs of arrays that are looked at to compare two that may be any of several. */
const maxPairs = 60;

/**
 * By other names, as `nameIn` gives them, whether their arrays lie on the buffer of this one, which the name got in its frame; only where the
 * buffers alone do not tell, and where it is known.
 */
export function relationsOf(
  name: string,
  array: NDArray,
  others: Others,
  place: Place & { readonly frame: number },
): ReadonlyMap<string, boolean> | undefined {
  let found: Map<string, boolean> | undefined;
  const own = nameIn(place.frame, name);
  for (const { frame, names } of others) {
    for (const [another, value] of names) {
      if (value.t !== "ndarray" || isPlain(array, value, place)) continue;
      const other = nameIn(frame, another);
      const are = other === own ? undefined : areOne(array, value, place);
      if (are === undefined) continue;
      found ??= new Map();
      found.set(other, are);
    }
  }
  return found;
}

/** True where the buffers alone tell, whichever binding gave the names their arrays. */
function isPlain(a: NDArray, b: NDArray, { here, rounds }: Place): boolean {
  if (a.choice ?? b.choice) return false;
  if (rounds.length === 0) return true;
  const of = [a, b].map(({ buffer }) => roundAt(rounds, buffer.born));
  // What a name still has of a loop that has ended is what its last round left.
  return of[0] !== of[1] || of[0]?.kind !== "round" || liesIn(here, of[0]);
}

/** Do two arrays that names have now lie on one buffer? */
function areOne(a: NDArray, b: NDArray, { here, rounds }: Place): boolean | undefined {
  const answer = new Comparison(rounds).compare(a, b, here);
  return answer === "round" ? undefined : answer;
}

/** "round" where the answer is that of the round before, whatever that was. */
type Answer = boolean | "round" | undefined;

/** Compares what two names have at the same time. */
class Comparison {
  private readonly asked = new Map<NDArray, Set<NDArray>>();
  private left = maxPairs;

  constructor(private readonly rounds: readonly Region[]) {}

  compare(a: NDArray, b: NDArray, here: Region | undefined): Answer {
    if (a.giver || b.giver || this.left-- <= 0) return undefined;
    const [one, other] = [a.choice, b.choice];
    if (one && other) return this.chosen(one, other, here);
    if (one) return this.chosenAndCertain(one, b.buffer, b, here);
    if (other) return this.chosenAndCertain(other, a.buffer, a, here);
    return this.certain(a.buffer, b.buffer, here);
  }

  private certain(a: Buffer, b: Buffer, here: Region | undefined): Answer {
    if (a !== b && (a.kind === "assumed" || b.kind === "assumed")) return undefined;
    const [ofA, ofB] = [roundAt(this.rounds, a.born), roundAt(this.rounds, b.born)];
    const [isA, isB] = [liesIn(here, ofA), liesIn(here, ofB)];
    if ((isA && isB) || ofA === ofB) return a === b;
    // What was there before the rounds that made the other one is none of what they made.
    return (isA && ofB && a.born < ofB.from) || (isB && ofA && b.born < ofA.from) ? false : undefined;
  }

  private chosenAndCertain(one: NDArray, buffer: Buffer, array: NDArray, here: Region | undefined): Answer {
    if (buffer.kind === "assumed") return undefined;
    const choice = choiceOf(one);
    if (this.isOfNow(buffer, here)) {
      if (choice && buffer.born > one.born && this.isOfNow(one, here)) return false;
      if (isNoneOf(buffer, one)) return false;
    }
    return choice && buffer.born < one.born
      ? this.each(choice, (part) => this.partAnd(part, array))
      : undefined;
  }

  private chosen(one: NDArray, other: NDArray, here: Region | undefined): Answer {
    const [a, b] = [choiceOf(one), choiceOf(other)];
    if (!a || !b || a.isSpread || b.isSpread) return undefined;
    if (!this.isOfNow(one, here) || !this.isOfNow(other, here)) return undefined;
    if (one === other) return true;
    if (this.asked.get(one)?.has(other) || this.asked.get(other)?.has(one)) return "round";
    this.asked.set(one, (this.asked.get(one) ?? new Set()).add(other));
    if (a.id === b.id) return this.both([a, one], [b, other]);
    return a.id > b.id ? this.later([a, one], [b, other]) : this.later([b, other], [a, one]);
  }

  /** Two that one step made. */
  private both([a, one]: Known, [b, other]: Known): Answer {
    return this.steps([a, one], [b, other], [this.parts(a.origin, b.origin)]);
  }

  /** The second one was there when the first one was made. */
  private later([a, one]: Known, [b, other]: Known): Answer {
    return this.steps([a, one], [b, other], [this.partAnd(a.origin, other)]);
  }

  private steps([a, one]: Known, [b, other]: Known, before: readonly Answer[]): Answer {
    const ids = new Set([...a.parts.keys(), ...[...b.parts.keys()].filter((id) => id >= a.id)]);
    const answers = [...before];
    for (const id of ids) {
      const [first, second] = [a.parts.get(id), b.parts.get(id)];
      const here = (first ?? second)?.here;
      answers.push(this.parts(first ?? { value: one, here }, second ?? { value: other, here }));
    }
    return agreed(answers);
  }

  private each({ origin, parts }: Choice, ask: (part: Part) => Answer): Answer {
    return agreed([origin, ...parts.values()].map(ask));
  }

  private partAnd(part: Part, array: NDArray): Answer {
    return this.parts(part, { value: array, here: part.here });
  }

  private parts({ value, here }: Part, { value: other }: Part): Answer {
    return value.t === "ndarray" && other.t === "ndarray" ? this.compare(value, other, here) : undefined;
  }

  private isOfNow({ born }: { readonly born: number }, here: Region | undefined): boolean {
    return liesIn(here, roundAt(this.rounds, born));
  }
}

type Known = readonly [Choice, NDArray];

/** What all answers say; undefined where they differ. */
function agreed(answers: readonly Answer[]): Answer {
  const own = answers.filter((answer) => answer !== "round");
  if (own.length === 0) return "round";
  return own.every((answer) => answer === own[0]) ? own[0] : undefined;
}

/** True where the buffer is none of those that the array may lie on. */
function isNoneOf(buffer: Buffer, { either = [], openSince }: NDArray): boolean {
  if (openSince !== undefined && buffer.born >= openSince) return false;
  return either.every((array) => array.buffer !== buffer && array.buffer.kind !== "assumed" && !array.choice);
}
