import { plus } from "../ndarray/layouts/dim.ts";
import { type Module, type Node, spanOf, walk } from "../syntax/ast.ts";
import { bothMemories, type Chapter, isHigher } from "./chapter.ts";
import type { BindEvent, Event } from "./event.ts";
import { type Observation, weaken } from "./observation.ts";
import type { LineMemory, Peak, Trace } from "./trace.ts";

/** What is said of the evaluation as a whole. */
export type Ending = Pick<Trace, "exact" | "note" | "statementsDone" | "complete">;

/** Returns the trace that chapters make together, in their order. What most questions do not need is put together when asked for. */
export function collect(module: Module, chapters: readonly Chapter[], ending: Ending): Trace {
  const isFull = chapters.some(({ events, room }) => events.length >= room);
  const lives = lazily(() => together(chapters.map((one) => one.lives)));
  const touches = lazily(() =>
    together(
      chapters.map((one) => one.touches),
      (a, b) => [...a, ...b],
    ),
  );
  const binds = lazily(() => bindsOf(chapters));
  const bindings = lazily(() => chapters.flatMap((one) => one.bindings));
  const observations = lazily(() => observationsOf(chapters));
  const lines = lazily(() => linesOf(module, chapters));
  const allocated = lazily(() => chapters.map((one) => one.allocated).reduce(plus, 0));
  const numbers = lazily(() => chapters.flatMap((one) => [...one.numbers.values()]));
  const lineSteps = lazily(() => chapters.flatMap((one) => one.lineSteps));
  return {
    module,
    events: chapters.length === 1 ? chapters[0].events : chapters.flatMap(({ events }) => events),
    get binds() {
      return binds();
    },
    get lives() {
      return lives();
    },
    get touches() {
      return touches();
    },
    get bindings() {
      return bindings();
    },
    get observations() {
      return observations();
    },
    get lines() {
      return lines();
    },
    get numbers() {
      return numbers();
    },
    get lineSteps() {
      return lineSteps();
    },
    // Of functions that nobody calls nothing is said of rounds.
    rounds: chapters[0]?.rounds ?? [],
    peak: peakOf(chapters.map(({ peak }) => peak)),
    arraysPeak: peakOf(chapters.map(({ arraysPeak }) => arraysPeak)),
    get allocated() {
      return allocated();
    },
    unfollowed: chapters.some(({ unfollowed }) => unfollowed),
    ...ending,
    note: ending.note ?? chapters.find(({ note }) => note !== undefined)?.note,
    isWhole: ending.complete && !isFull && !chapters.some(({ misses }) => misses),
  };
}

function bindsOf(chapters: readonly Chapter[]): readonly BindEvent[] | undefined {
  if (chapters.some(({ lacksBinds }) => lacksBinds)) return undefined;
  const isBind = (event: Event): event is BindEvent => event.kind === "bind";
  return chapters.flatMap(({ events, moreBinds }) => [...events.filter(isBind), ...moreBinds]);
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Returns all entries in one map; `both` says what two chapters have to say of one key, and without it the earlier one counts. */
function together<K, V>(
  maps: readonly ReadonlyMap<K, V>[],
  both: (a: V, b: V) => V = (a) => a,
): ReadonlyMap<K, V> {
  if (maps.length === 1) return maps[0];
  const all = new Map<K, V>();
  for (const map of maps) {
    for (const [key, value] of map) {
      const former = all.get(key);
      all.set(key, former === undefined ? value : both(former, value));
    }
  }
  return all;
}

/**
 * What was seen in a function that could not be run to its end is not all that may happen there. What a function that nothing calls would do
 * at a place counts only where nothing else gets to that place.
 */
function observationsOf(chapters: readonly Chapter[]): ReadonlyMap<Node, Observation> {
  const dormant = chapters.filter(({ isDormant }) => isDormant);
  const awake = whole(chapters.filter(({ isDormant }) => !isDormant));
  if (dormant.length === 0) return awake;
  const all = new Map(awake);
  for (const [node, seen] of whole(dormant)) if (!all.has(node)) all.set(node, seen);
  return all;
}

function whole(chapters: readonly Chapter[]): ReadonlyMap<Node, Observation> {
  const seen = weakened(chapters);
  const leftOut = chapters.flatMap((one) => one.leftOut ?? []);
  if (leftOut.length === 0) return seen;
  const rest = new Map(seen);
  const drop = (node: Node) => {
    if (!rest.get(node)?.supposed) rest.delete(node);
  };
  for (const node of leftOut) walk(node, drop);
  return rest;
}

function weakened(chapters: readonly Chapter[]): ReadonlyMap<Node, Observation> {
  return together(
    chapters.map((one) => one.observations),
    (a, b) => {
      const weakened = { ...a };
      weaken(weakened, b);
      return weakened;
    },
  );
}

/** Returns what was counted on each line of the text. */
function linesOf({ lines }: Module, chapters: readonly Chapter[]): ReadonlyMap<number, LineMemory> {
  const all = new Map<number, LineMemory>();
  for (const { memories } of chapters) {
    for (const [node, memory] of memories) {
      const { line } = lines.position(spanOf(node).start);
      const former = all.get(line);
      all.set(line, former ? bothMemories(former, memory) : memory);
    }
  }
  return all;
}

/** The highest peak, of equal ones the first. */
function peakOf(peaks: readonly (Peak | undefined)[]): Peak | undefined {
  return peaks.reduce((a, b) => (b && isHigher(b.bytes, b.cells, a) ? b : a), undefined as Peak | undefined);
}
