import type { Buffer } from "../ndarray/buffer.ts";
import { type Dim, less, plus, same } from "../ndarray/layouts/dim.ts";
import type { Value } from "../ndarray/value.ts";
import type { Module, Node } from "../syntax/ast.ts";
import { spanOf } from "../syntax/ast.ts";
import type { Bookmark } from "./bookmark.ts";
import type { BindEvent, Event, Touch } from "./event.ts";
import { type Naming, namingOf } from "./naming.ts";
import { firstSight, type Grounds, type Observation, type Sight, seeAgain } from "./observation.ts";
import { RangeReader } from "./ranges.ts";
import type { Region } from "./regions.ts";
import type { Binding, Life, LineMemory, LineStep, Peak } from "./trace.ts";

/** Most elements that are looked at for the ranges of one chapter's results. */
const maxScanned = 8_000_000;

/** Most bindings that are kept behind the last event. */
const maxMoreBinds = 200_000;

/**
 * What one part of the program wrote down: the module's statements, or one function that nobody calls. Each is complete by itself,
 * so that it can be kept while others are written anew.
 */
export class Chapter {
  readonly events: Event[] = [];
  /** Bindings behind the last event that there was room for. */
  readonly moreBinds: BindEvent[] = [];
  readonly lives = new Map<Buffer, Life>();
  readonly bindings: Binding[] = [];
  /** The bindings that have not ended, by frame and name. */
  readonly open = new Map<string, Binding>();
  readonly touches = new Map<Buffer, Touch[]>();
  readonly observations = new Map<Node, Observation>();
  /** What was allocated and alive at each place; an edit may bring those of one line apart. */
  readonly memories = new Map<Node, LineMemory>();
  /** The first name that stood for each unknown number, by the number's own name. */
  readonly numbers = new Map<string, Naming>();
  readonly lineSteps: LineStep[] = [];
  /** Rounds of loops that stand for all of them, and the trials before, in the order in which they began. */
  readonly rounds: Region[] = [];
  readonly ranges = new RangeReader(maxScanned);
  allocated: Dim = 0;
  peak: Peak | undefined;
  /** The first moment with as many bytes, numbers' arrays of one element left aside. */
  arraysPeak: Peak | undefined;
  /** True when NumPy made temporaries that were not followed. */
  unfollowed = false;
  /** The step at which it ends. */
  to: number;
  /** True for a function that nothing calls when the program is run. */
  isDormant = false;
  /** True when something that may happen is missing. */
  misses = false;
  /** The function that could not be run to its end: others may pass it what no call has shown. */
  leftOut: Node | undefined;
  /** One line for people about what was left out. */
  note: string | undefined;
  /** Where what is written now can be taken out from. */
  bookmark: Bookmark | undefined;

  constructor(
    /** The step at which it begins. */
    public from: number,
    /** The number of its first frame. */
    public frame: number,
    /** Most events that it keeps. */
    readonly room: number,
  ) {
    this.to = from;
  }

  /** Weakens what is known of a place to what also holds now. */
  observe(node: Node, value: Value, sight: Sight, grounds: Grounds): void {
    const seen = this.observations.get(node);
    const { bookmark } = this;
    if (bookmark && !bookmark.observed.has(node)) bookmark.observed.set(node, seen && { ...seen });
    if (seen) seeAgain(seen, value, sight, grounds);
    else this.observations.set(node, firstSight(value, sight, grounds));
  }

  /** Notes what a value at a place is called, where it is an unknown number. */
  name(node: Node, value: Value): void {
    const naming = namingOf(node, value);
    if (naming && !this.numbers.has(naming.atom.name)) this.numbers.set(naming.atom.name, naming);
  }

  /** Returns what is to be counted at a place; `live` is what is alive there. */
  memoryAt(node: Node, live: Dim): LineMemory {
    const known = this.memories.get(node);
    const { bookmark } = this;
    if (bookmark && !bookmark.memories.has(node)) bookmark.memories.set(node, known && { ...known });
    const memory = known ?? { live, allocated: 0, copied: 0 };
    if (known) known.live = larger(known.live, live);
    else this.memories.set(node, memory);
    return memory;
  }

  /** Keeps a binding that there is no room for among the events, as what names share is said of all of them. */
  keepBind(event: BindEvent): void {
    if (this.moreBinds.length < maxMoreBinds) this.moreBinds.push(event);
  }

  /** True where not all bindings were kept. */
  get lacksBinds(): boolean {
    return this.moreBinds.length >= maxMoreBinds;
  }

  /** Notes how much is alive at a moment. */
  rise(moment: Peak): void {
    const { bytes, cells } = moment;
    if (isHigher(bytes, cells, this.peak)) this.peak = moment;
    if (isHigher(bytes, 0, this.arraysPeak)) this.arraysPeak = { ...moment, cells: 0 };
  }

  /** Lets a new array take over the memory of a temporary. */
  inherit(from: Buffer, to: Buffer, step: number): void {
    const life = this.lives.get(from);
    const heir = this.lives.get(to);
    if (!life || !heir) return;
    this.lives.set(to, { ...heir, bytes: life.bytes });
    this.lives.set(from, { ...life, bytes: 0, died: step });
  }

  /** Puts it behind another chapter than before. */
  moveTo(from: number, frame: number): void {
    const steps = from - this.from;
    const frames = frame - this.frame;
    if (steps === 0 && frames === 0) return;
    this.from = from;
    this.to += steps;
    this.frame = frame;
    for (const event of [...this.events, ...this.moreBinds] as Moved<Event>[]) {
      event.step += steps;
      if ("frame" in event) event.frame += frames;
    }
    for (const life of this.lives.values() as Iterable<Moved<Life>>) {
      life.born += steps;
      if (life.died !== undefined) life.died += steps;
    }
    for (const binding of this.bindings as Moved<Binding>[]) {
      binding.from += steps;
      binding.frame += frames;
      if (binding.to !== undefined) binding.to += steps;
    }
    for (const entry of this.lineSteps) entry.step += steps;
    const later = (peak: Peak | undefined) => peak && { ...peak, step: peak.step + steps };
    this.peak = later(this.peak);
    this.arraysPeak = later(this.arraysPeak);
  }

  /** Takes the lines of everything from where it stands in the text now. */
  relocate(module: Module): void {
    const lineOf = (node: Node) => module.lines.position(spanOf(node).start).line;
    for (const event of [...this.events, ...this.moreBinds] as Moved<Event>[])
      event.line = lineOf(event.node);
    for (const entry of this.lineSteps) entry.line = lineOf(entry.node);
    this.relocatePeaks(module);
  }

  /** Takes the lines of the peaks from where their code stands in the text now. */
  relocatePeaks(module: Module): void {
    const placed = (peak: Peak | undefined) =>
      peak && { ...peak, line: module.lines.position(spanOf(peak.node).start).line };
    this.peak = placed(this.peak);
    this.arraysPeak = placed(this.arraysPeak);
  }
}

type Moved<T> = { -readonly [K in keyof T]: T[K] } & { step: number; frame: number; line: number };

/** Returns the larger of two sizes; of two that can't be compared the second. */
export function larger(a: Dim, b: Dim): Dim {
  return less(a, b) === false ? a : b;
}

/** True when a moment has more bytes than the peak so far, or as many and more arrays of one element. */
export function isHigher(bytes: Dim, cells: number, than: Peak | undefined): boolean {
  if (!than || larger(than.bytes, bytes) !== than.bytes) return true;
  return cells > than.cells && same(bytes, than.bytes) === true;
}

/** Returns what was done at two places of one line. */
export function bothMemories(a: LineMemory, b: LineMemory): LineMemory {
  return {
    live: larger(a.live, b.live),
    allocated: plus(a.allocated, b.allocated),
    copied: plus(a.copied, b.copied),
  };
}
