import type { NDArray } from "../ndarray/array.ts";
import { entryOf } from "../ndarray/entry.ts";
import { type Node, spanOf } from "../syntax/ast.ts";
import { type BindEvent, nameIn } from "../trace/event.ts";
import { liesIn, type Region, roundAt, roundsAround } from "../trace/regions.ts";
import type { Trace } from "../trace/trace.ts";

export type Meetings = ReadonlyMap<Node, ReadonlyMap<Node, Meeting>>;

/** Whether two places that bind names were seen to share memory, and whether they were seen not to. */
export interface Meeting {
  same: boolean;
  different: boolean;
}

/** Most bindings that a name may have at a time, of which any may be the one that counts. */
const maxBound = 16;

/** Most comparisons of two names. */
const maxCompared = 3_000_000;

/**
 * For each place that binds: the names that were bound in the same frame (or in the module) at that moment, and whether they shared.
 * Undefined where that would take too long.
 */
export function meetings(trace: Trace): Meetings | undefined {
  const pairs = new Map<Node, Map<Node, Meeting>>();
  const bound = new Map<number, Map<string, readonly BindEvent[]>>();
  const earlier: BindEvent[] = [];
  let budget = maxCompared;
  if (!trace.binds) return undefined;
  for (const event of trace.binds) {
    if (event.frame < 0) continue;
    const frame = bound.get(event.frame) ?? new Map<string, readonly BindEvent[]>();
    bound.set(event.frame, frame);
    for (const names of new Set([frame, bound.get(0) ?? frame])) {
      for (const [name, others] of names) {
        if (name === event.name && names === frame) continue;
        for (const other of lastOf(others, event)) {
          if (names === frame && !isAbove(other.node, event.node)) continue;
          if (budget-- < 0) return undefined;
          meet(pairs, event, other, share(trace, event, other));
        }
      }
    }
    budget -= meetEarlier(trace, pairs, earlier, event);
    frame.set(event.name, [...outlasted(frame.get(event.name) ?? [], event), event]);
  }
  return pairs;
}

/** Calls of a loop's next round find what the module's names got in this one. Returns how many were compared. */
function meetEarlier(
  trace: Trace,
  pairs: Map<Node, Map<Node, Meeting>>,
  earlier: BindEvent[],
  event: BindEvent,
): number {
  if (!event.region) return 0;
  if (event.frame !== 0) {
    if (roundsAround(event.region) > 0) earlier.push(event);
    return 0;
  }
  const round = roundOf(event.region);
  if (!round) return 0;
  let compared = 0;
  for (let at = earlier.length - 1; at >= 0 && liesIn(earlier[at].region, round); at--, compared++)
    meet(pairs, earlier[at], event, shareLater(trace, earlier[at], event));
  return compared;
}

/** The innermost round around a region. */
function roundOf(region: Region | undefined): Region | undefined {
  for (let one = region; one; one = one.outer) if (one.kind === "round") return one;
  return undefined;
}

function isAbove(a: Node, b: Node): boolean {
  return spanOf(a).start < spanOf(b).start;
}

/** Of a name's bindings those that it may have at an event: none from before the last one that has happened by then for sure. */
function lastOf(bindings: readonly BindEvent[], { region }: BindEvent): readonly BindEvent[] {
  for (let at = bindings.length - 1; at > 0; at--)
    if (liesIn(region, bindings[at].region)) return bindings.slice(at);
  return bindings;
}

/** Of a name's bindings those that it may still have where the next one has happened, or has not. */
function outlasted(bindings: readonly BindEvent[], next: BindEvent): readonly BindEvent[] {
  const isSame = (one: BindEvent) =>
    one.node === next.node && one.array.buffer === next.array.buffer && one.region === next.region;
  return bindings.filter((one) => !isSame(one) && !liesIn(one.region, next.region)).slice(-maxBound);
}

function meet(
  pairs: Map<Node, Map<Node, Meeting>>,
  a: BindEvent,
  b: BindEvent,
  shares: boolean | undefined,
): void {
  const others = entryOf(pairs, a.node, () => new Map<Node, Meeting>());
  const meeting = entryOf(others, b.node, () => ({ same: false, different: false }));
  if (shares !== false) meeting.same = true;
  if (shares !== true) meeting.different = true;
}

/** Do the two lie on one buffer whenever the first is bound while the other one is? Undefined when that is not known. */
function share(trace: Trace, a: BindEvent, b: BindEvent): boolean | undefined {
  if (a.array.giver || b.array.giver) return undefined;
  const related = a.relations?.get(nameIn(b.frame, b.name));
  if (related !== undefined) return related;
  if (isFresh(trace, a, b)) return false;
  const buffers = certainBuffers(a.array, b.array);
  if (!buffers) return undefined;
  const [ofA, ofB] = buffers.map(({ born }) => roundAt(trace.rounds, born));
  // What a trial made stands for what any round did.
  if (ofA?.kind === "trial" || ofB?.kind === "trial") return undefined;
  if (buffers[0] !== buffers[1]) return false;
  // One buffer of ours is one of the program's in each round that it was made in.
  return !ofA || (liesIn(a.region, b.region) && liesIn(b.region, ofA)) ? true : undefined;
}

/** The buffers that two arrays lie on; undefined where one may be one of several, or any. */
function certainBuffers(a: NDArray, b: NDArray) {
  if (a.choice || b.choice) return undefined;
  const buffers = [a.buffer, b.buffer];
  // What is only said to be an array may be any other one.
  if (a.buffer !== b.buffer && buffers.some(({ kind }) => kind === "assumed")) return undefined;
  return buffers;
}

/** True where the first one's memory was made when the other name was bound already, in the same round of whatever loop. */
function isFresh(trace: Trace, a: BindEvent, b: BindEvent): boolean {
  const { buffer, choice } = a.array;
  const life = trace.lives.get(buffer);
  if (choice || !life || life.born <= b.step || life.born >= a.step || !a.scope.called) return false;
  return liesIn(a.region, roundAt(trace.rounds, buffer.born));
}

/** Do the two lie on one buffer where the second one was bound in an earlier round of a loop than the first? */
function shareLater(trace: Trace, a: BindEvent, b: BindEvent): boolean | undefined {
  const related = a.relations?.get(nameIn(b.frame, b.name));
  if (related !== undefined) return related;
  const buffers = certainBuffers(a.array, b.array);
  if (!buffers) return undefined;
  const rounds = buffers.map(({ born }) => roundAt(trace.rounds, born));
  if (rounds.some((round) => round?.kind === "trial")) return undefined;
  if (buffers[0] !== buffers[1]) return false;
  return rounds[0] ? undefined : true;
}

/** True for a binding that may be to other memory each time. */
export function unsure({ frame, array, loops, region, scope }: BindEvent): boolean {
  if (frame < 0 || array.giver) return true;
  const joined = loops.filter(({ iteration }) => iteration === undefined).length;
  return joined > 0 && (!scope.called || joined > roundsAround(region));
}
