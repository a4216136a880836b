import { entryOf } from "../ndarray/entry.ts";
import type { Node } from "../syntax/ast.ts";
import type { Trace } from "../trace/trace.ts";
import { type Meeting, type Meetings, meetings, unsure } from "./meetings.ts";

/**
 * Returns a token for each place that binds a name to an array: equal tokens say that the two names lay on one buffer whenever
 * one of them was bound, different tokens that they never did. Places of which neither holds every time have no token. Only names
 * of the same call that are bound further up in the text count: one further down still has what the last round of a loop gave it.
 */
export function rootsOf(trace: Trace): ReadonlyMap<Node, string> {
  const pairs = meetings(trace);
  if (!pairs) return new Map();
  const torn = tornOf(pairs);
  const groups = new Groups();
  for (const [first, others] of pairs) {
    for (const [second, meeting] of others) {
      groups.add(first);
      groups.add(second);
      const isTied = meeting.same && !meeting.different && ![first, second].some((one) => torn.has(one));
      if (isTied && !isParameter(first) && !isParameter(second)) groups.join(first, second);
    }
  }
  const contradicted = contradictions(pairs, groups);
  joinParameters(pairs, groups, torn);
  const tokens = new Map<Node, string>();
  for (const event of trace.binds ?? []) {
    const { node } = event;
    groups.add(node);
    const group = groups.of(node);
    if (torn.has(node) || contradicted.has(group) || unsure(event)) tokens.delete(node);
    else tokens.set(node, `b${groups.number(group)}`);
  }
  for (const event of trace.binds ?? []) if (unsure(event)) tokens.delete(event.node);
  return tokens;
}

/**
 * Returns places without which no two are left that share at times, or of which it is not known: those with the most such pairs, and before
 * them parameters, as the other names' relations to the rest then stay.
 */
function tornOf(pairs: Meetings): Set<Node> {
  const unclear = new Map<Node, Set<Node>>();
  for (const [first, others] of pairs) {
    for (const [second, { same, different }] of others) {
      if (!same || !different) continue;
      entryOf(unclear, first, () => new Set<Node>()).add(second);
      entryOf(unclear, second, () => new Set<Node>()).add(first);
    }
  }
  const torn = new Set<Node>();
  const left = (others: ReadonlySet<Node>) => [...others].filter((one) => !torn.has(one)).length;
  for (;;) {
    let most: readonly [node: Node, weight: number] | undefined;
    for (const [node, others] of unclear) {
      const pairs = torn.has(node) ? 0 : left(others);
      const weight = pairs > 0 && isParameter(node) ? Number.POSITIVE_INFINITY : pairs;
      if (weight > (most?.[1] ?? 0)) most = [node, weight];
    }
    if (!most) break;
    torn.add(most[0]);
  }
  return torn;
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

/** Groups in which two places were also seen on different buffers. */
function contradictions(pairs: Meetings, groups: Groups): Set<Node> {
  const found = new Set<Node>();
  for (const [first, others] of pairs) {
    for (const [second, { same, different }] of others)
      if (different && !same && groups.of(first) === groups.of(second)) found.add(groups.of(first));
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
