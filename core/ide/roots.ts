import type { NDArray } from "../ndarray/array.ts";
import { entryOf } from "../ndarray/entry.ts";
import { type Node, spanOf } from "../syntax/ast.ts";
import type { BindEvent } from "../trace/event.ts";
import { eventsOf, type Trace } from "../trace/trace.ts";

/**
 * Returns a token for each place that binds a name to an array: equal tokens say that the two names lay on one buffer whenever
 * one of them was bound, different tokens that they never did. Places of which neither holds every time have no token. Only names
 * of the same call that are bound further up in the text count: one further down still has what the last round of a loop gave it.
 */
export function rootsOf(trace: Trace): ReadonlyMap<Node, string> {
  const pairs = meetings(trace);
  const groups = new Groups();
  const torn = new Set<Node>();
  for (const [first, others] of pairs) {
    for (const [second, { same, different }] of others) {
      groups.add(first);
      groups.add(second);
      if (same && different) {
        // Without a parameter's token nothing is said of the two; the other name's relations to the rest stay.
        const parameters = [first, second].filter(isParameter);
        for (const one of parameters.length > 0 ? parameters : [first, second]) torn.add(one);
      } else if (same && !isParameter(first) && !isParameter(second)) groups.join(first, second);
    }
  }
  const contradicted = contradictions(pairs, groups);
  joinParameters(pairs, groups, torn);
  const tokens = new Map<Node, string>();
  for (const event of eventsOf(trace, "bind")) {
    const { node } = event;
    groups.add(node);
    const group = groups.of(node);
    if (torn.has(node) || contradicted.has(group) || unsure(event)) tokens.delete(node);
    else tokens.set(node, `b${groups.number(group)}`);
  }
  for (const event of eventsOf(trace, "bind")) if (unsure(event)) tokens.delete(event.node);
  return tokens;
}

/** A parameter has another array's memory in each call, so that it must not tie names together; it takes the token of all that it shares with. */
function joinParameters(pairs: Meetings, groups: Groups, torn: Set<Node>): void {
  const met = new Map<Node, (readonly [Node, Meeting])[]>();
  for (const [first, others] of pairs) {
    for (const [second, meeting] of others) {
      if (isParameter(first)) entryOf(met, first, () => []).push([second, meeting]);
      if (isParameter(second)) entryOf(met, second, () => []).push([first, meeting]);
    }
  }
  for (const [parameter, others] of met) {
    const shared = new Set(others.filter(([, { same }]) => same).map(([other]) => groups.of(other)));
    const isApart = others.every(([other, { different }]) => !different || !shared.has(groups.of(other)));
    const [group] = shared;
    if (shared.size > 1 || !isApart) torn.add(parameter);
    else if (group) groups.join(parameter, group);
  }
}

function isParameter(node: Node): boolean {
  return node.kind === "arg";
}

type Meetings = ReadonlyMap<Node, ReadonlyMap<Node, Meeting>>;

interface Meeting {
  same: boolean;
  different: boolean;
}

/** Most bindings that a name may have at a time, of which any may be the one that counts. */
const maxBound = 16;

/** For each place that binds: the names that were bound in the same frame (or in the module) at that moment, and whether they shared. */
function meetings(trace: Trace): Map<Node, Map<Node, Meeting>> {
  const pairs = new Map<Node, Map<Node, Meeting>>();
  const bound = new Map<number, Map<string, readonly BindEvent[]>>();
  let budget = 3_000_000;
  for (const event of eventsOf(trace, "bind")) {
    if (event.frame < 0) continue;
    const frame = bound.get(event.frame) ?? new Map<string, readonly BindEvent[]>();
    bound.set(event.frame, frame);
    for (const names of new Set([frame, bound.get(0) ?? frame])) {
      for (const [name, others] of names) {
        if ((name === event.name && names === frame) || budget-- < 0) continue;
        for (const other of others)
          if (names !== frame || isAbove(other.node, event.node)) meet(pairs, event, other);
      }
    }
    frame.set(event.name, event.certain ? [event] : alsoBound(frame.get(event.name) ?? [], event));
  }
  return pairs;
}

function isAbove(a: Node, b: Node): boolean {
  return spanOf(a).start < spanOf(b).start;
}

/** Adds a binding that does not happen in every run to those that the name may have. */
function alsoBound(others: readonly BindEvent[], event: BindEvent): readonly BindEvent[] {
  const known = others.some(({ node, array }) => node === event.node && share(array, event.array));
  return known ? others : [...others.slice(-maxBound), event];
}

function meet(pairs: Map<Node, Map<Node, Meeting>>, a: BindEvent, b: BindEvent): void {
  const others = entryOf(pairs, a.node, () => new Map<Node, Meeting>());
  const meeting = entryOf(others, b.node, () => ({ same: false, different: false }));
  const shares = share(a.array, b.array);
  if (shares !== false) meeting.same = true;
  if (shares !== true) meeting.different = true;
}

/** Do the two lie on one buffer? Undefined when one of them may be one of several arrays. */
function share(a: NDArray, b: NDArray): boolean | undefined {
  if (a.alternatives || b.alternatives || a.giver || b.giver) return undefined;
  if (a.buffer === b.buffer) return true;
  // What is only said to be an array may be any other one.
  return [a, b].some(({ buffer }) => buffer.kind === "assumed") ? undefined : false;
}

function unsure(event: BindEvent): boolean {
  return (
    event.frame < 0 ||
    event.array.alternatives !== undefined ||
    event.array.giver !== undefined ||
    event.loops.some(({ iteration }) => iteration === undefined)
  );
}

/** Groups in which two places were also seen on different buffers. */
function contradictions(pairs: Meetings, groups: Groups): Set<Node> {
  const found = new Set<Node>();
  for (const [first, others] of pairs) {
    for (const [second, { different }] of others)
      if (different && groups.of(first) === groups.of(second)) found.add(groups.of(first));
  }
  return found;
}

/** Places that are known to share, by union and find. */
class Groups {
  private readonly parents = new Map<Node, Node>();
  private readonly numbers = new Map<Node, number>();

  add(node: Node): void {
    if (!this.parents.has(node)) this.parents.set(node, node);
  }

  of(node: Node): Node {
    let top = node;
    for (let parent = this.parents.get(top); parent && parent !== top; parent = this.parents.get(top))
      top = parent;
    return top;
  }

  join(a: Node, b: Node): void {
    this.parents.set(this.of(a), this.of(b));
  }

  number(group: Node): number {
    const known = this.numbers.get(group) ?? this.numbers.size + 1;
    this.numbers.set(group, known);
    return known;
  }
}
