import type { NDArray } from "../ndarray/array.ts";
import type { Buffer } from "../ndarray/buffer.ts";
import { entryOf } from "../ndarray/entry.ts";
import { type Dim, isExact, minus, plus } from "../ndarray/layouts/dim.ts";
import { nextMoment, touch } from "../ndarray/mutable.ts";
import type { Value } from "../ndarray/value.ts";
import type { Module, Node } from "../syntax/ast.ts";
import { spanOf } from "../syntax/ast.ts";
import { type Asked, cellPeakOf, cellTotalOf, type Done, operands } from "./asked.ts";
import { type Bookmark, cutBack, dropBookmark, layBookmark } from "./bookmark.ts";
import { Chapter, larger } from "./chapter.ts";
import { collect } from "./collect.ts";
import { reusedOperand } from "./elision.ts";
import type { BindEvent, Common, Event, LoopRun, ScopeInfo, Site, Touch, UseKind } from "./event.ts";
import { Ledger } from "./ledger.ts";
import { certainly, type Grounds, type Sight, seeAgain } from "./observation.ts";
import { childrenOf, type Holder, referencesTo, release, retain } from "./refs.ts";
import { Regions } from "./regions.ts";
import { type Others, relationsOf } from "./sameness.ts";
import type { Binding, Life, Trace } from "./trace.ts";
import { loopsAt, operationEvent, rangeOfResult } from "./written.ts";

/** What holds others from its beginning on. */
const containers: ReadonlySet<string> = new Set(["ndarray", "tuple", "list", "dict", "object"]);

/** Most events that are kept; later ones only count bytes. */
const maxEvents = 60_000;

/** The only one that writes the trace. It keeps reference counts, the live set and the peak as CPython and NumPy would. */
export class Recorder {
  private readonly moduleScope: ScopeInfo = {
    name: "<module>",
    node: undefined,
    called: true,
    caller: undefined,
  };
  /** Where the program is; set by the interpreter. */
  scope: ScopeInfo = this.moduleScope;
  loops: readonly LoopRun[] = [];
  certain = true;
  /** True while some way through the program has left the one that is followed, which may then not be the real one. */
  isForked: () => boolean = () => false;
  frame = 0;
  /** Set while code of other files is run. */
  site: Site | undefined;
  /** While true nothing is written down; used in trial runs of a loop's body. */
  muted = false;
  exact = true;
  note: string | undefined;
  statementsDone = 0;
  complete = false;
  readonly ledger = new Ledger();

  /** What is written now; `chapters` is what was written before. */
  private chapter = new Chapter(0, 0, maxEvents);
  private chapters: Chapter[] = [];
  private step = 0;
  readonly regions = new Regions(nextMoment, (region) => this.chapter.rounds.push(region));

  constructor(
    public module: Module,
    /** False on Windows. */
    private readonly elides: boolean,
  ) {}

  /** Ends a chapter and begins another; `frame` is the number of its first frame. */
  turn(frame: number): void {
    this.endChapter();
    this.chapter = new Chapter(this.step, frame, maxEvents - this.eventsBefore);
  }

  private endChapter(): void {
    this.chapters.push(this.present);
    this.eventsBefore += this.chapter.events.length;
  }
  private eventsBefore = 0;

  /** How many events the next chapter may have. */
  get roomBehind(): number {
    return maxEvents - this.eventsBefore - this.chapter.events.length;
  }

  /** Begins the present chapter anew. */
  rewrite(): void {
    const { from, frame, room } = this.chapter;
    this.chapter = new Chapter(from, frame, room);
    this.step = from;
  }

  /** The chapter that is being written. */
  get present(): Chapter {
    this.chapter.to = this.step;
    return this.chapter;
  }

  /** Ends a chapter and goes on behind another, which was written for an earlier text; `frame` is the number of its first frame now. */
  insert(chapter: Chapter, frame: number): void {
    this.endChapter();
    chapter.moveTo(this.step, frame);
    this.chapter = chapter;
    this.step = chapter.to;
  }

  /** To be called between two statements of the module, wherever a bookmark might be laid: what was written before has lower steps. */
  pause(): void {
    this.step++;
  }

  /** Lays a bookmark between two statements of the module, behind a pause, for `rewind`. */
  bookmark(): Bookmark {
    return layBookmark(this.chapter, this.step);
  }

  /** Forgets a bookmark that is not the last one. */
  dropBookmark(bookmark: Bookmark): void {
    dropBookmark(this.chapter, bookmark);
  }

  /** Goes back to a bookmark in the first chapter, of which `statementsDone` statements were done; goes on with a later text. */
  rewind(module: Module, bookmark: Bookmark, statementsDone: number): void {
    this.module = module;
    this.chapter = this.chapters[0] ?? this.chapter;
    this.chapters = [];
    this.eventsBefore = 0;
    cutBack(this.chapter, bookmark, module);
    this.step = bookmark.step;
    this.statementsDone = statementsDone;
    this.note = undefined;
    this.complete = false;
    this.scope = this.moduleScope;
    this.loops = [];
    this.certain = true;
    this.frame = 0;
    this.site = undefined;
    this.muted = false;
  }

  /** Writes down what an operation did and takes its new arrays into account. Returns the event. */
  operation(asked: Asked, done: Done): Event | undefined {
    if (done.kind === "many") {
      for (const effect of done.effects ?? []) this.operation(asked, effect);
      // NumPy's own temporaries are those of the whole call.
      if (done.hiddenTotal ?? done.hiddenPeak) this.spendBytes(asked.node, done, 0);
      if (done.value) this.adopt(done.value);
      return undefined;
    }
    const reused = done.out && this.elides && !done.into ? reusedOperand(asked, done.out) : undefined;
    const isNew = done.out !== undefined && !this.lifeOn(done.out.buffer) && done.kind !== "view";
    const allocated =
      isNew && done.out && !reused && done.out.buffer.kind === "heap" ? done.out.buffer.nbytes : 0;
    this.spendBytes(asked.node, done, allocated);
    if (done.out) this.birth(asked.node, done.out, reused ? 0 : allocated);
    if (reused && done.out) this.chapter.inherit(reused.buffer, done.out.buffer, this.step);
    if (done.value) this.adopt(done.value);
    return this.write(asked, done, allocated, reused !== undefined);
  }

  /** Writes down that something outside NumPy is done with an array. */
  use(node: Node, array: NDArray, how: UseKind): void {
    const event = this.push({ ...this.common(node), kind: "use", array, how });
    if (event) this.touched(array, event, "used");
  }

  /** Writes down that a name is bound to a value; ends the name's former binding. `others` are the names that it may share memory with. */
  bind(node: Node, name: string, value: Value, others: Others = []): void {
    // Names of other files are none of this one's; they keep what they are bound to, as containers do.
    if (this.site) {
      if (value.t === "ndarray") this.use(node, value, "store");
      return;
    }
    this.unbind(name);
    if (value.t !== "ndarray" || this.muted) return;
    const common = this.common(node);
    const binding: Binding = {
      name,
      array: value,
      frame: this.frame,
      scope: this.scope,
      from: this.step,
      to: undefined,
      node,
    };
    this.chapter.open.set(`${this.frame} ${name}`, binding);
    if (this.chapter.bindings.length < maxEvents) this.chapter.bindings.push(binding);
    const region = this.regions.here;
    const place = { frame: this.frame, here: region, rounds: this.chapter.rounds };
    const relations = relationsOf(name, value, others, place);
    const { frame } = this;
    const event: BindEvent = { ...common, kind: "bind", name, array: value, frame, region, relations };
    if (this.push(event)) this.touched(value, event, "bound");
    else this.chapter.keepBind(event);
  }

  /** Ends a name's binding. */
  unbind(name: string, frame = this.frame): void {
    const key = `${frame} ${name}`;
    const former = this.chapter.open.get(key);
    if (!former) return;
    former.to = this.step;
    this.chapter.open.delete(key);
  }

  /** False while what happens is no news about places in the text. */
  get observes(): boolean {
    return !this.muted && !this.site;
  }

  /** The loops of this file that are being run. */
  get loopsHere(): readonly LoopRun[] {
    return this.site ? loopsAt(this.site, this.loops) : this.loops;
  }

  /** Notes what an unknown number is called, in trial runs too: what they make may stay. Says whether it `observes`. */
  names(node: Node, value: Value): boolean {
    if (!this.site) this.chapter.name(node, value);
    return this.observes;
  }

  /** Weakens what is known of a place to what also holds now, while it `observes`. */
  observe(node: Node, value: Value, sight: Sight, grounds: Grounds): void {
    this.chapter.observe(node, value, sight, grounds);
  }

  /**
   * Claims nothing of what the present chapter saw, since it may be met again without being seen, nor of what never happens; and
   * nothing of what others saw in the function that was left out.
   */
  giveUp(note: string | undefined, leftOut?: Node): void {
    const { chapter } = this;
    chapter.leftOut = leftOut;
    chapter.misses = true;
    chapter.note = note;
    for (const seen of chapter.observations.values())
      seeAgain(seen, seen.last, { type: undefined }, certainly);
  }

  /** Drops a reference and releases what dies. */
  /** Generators that nobody else holds any more, to be closed. */
  dropped: Holder[] = [];

  release(value: Value): void {
    release(
      value,
      (array) => this.death(array),
      (generator) => this.dropped.push(generator),
    );
  }

  /** Notes that a statement is done, for "what is alive at this line". */
  lineDone(node: Node): void {
    if (!this.observes) return;
    const line = this.lineOf(node);
    this.chapter.memoryAt(node, this.ledger.live);
    const last = this.chapter.lineSteps[this.chapter.lineSteps.length - 1];
    // What is released from here on is released later than this line.
    this.step++;
    const entry = { line, step: this.step, scope: this.scope, live: this.ledger.live, node };
    if (last && last.line === line && last.scope === this.scope)
      this.chapter.lineSteps[this.chapter.lineSteps.length - 1] = entry;
    else if (this.chapter.lineSteps.length < maxEvents) this.chapter.lineSteps.push(entry);
  }

  finish(): Trace {
    const { module, chapters, present, exact, note, statementsDone, complete } = this;
    return collect(module, [...chapters, present], { exact, note, statementsDone, complete });
  }

  private birth(node: Node, array: NDArray, bytes: Dim): void {
    if (this.lifeOn(array.buffer)) return;
    const life: Life = {
      buffer: array.buffer,
      owner: array,
      born: this.step,
      node: this.site?.node ?? node,
      died: undefined,
      bytes,
      scope: this.site?.scope ?? this.scope,
    };
    this.chapter.lives.set(array.buffer, life);
  }

  /** The life of a buffer that was made in this chapter, or by the program itself. */
  private lifeOn(buffer: Buffer): Life | undefined {
    return this.chapter.lives.get(buffer) ?? this.chapters[0]?.lives.get(buffer);
  }

  private death(array: NDArray): void {
    if (array.base || !array.owndata) return;
    const life = this.lifeOn(array.buffer);
    if (!life || rootOf(life.owner) !== array || life.died !== undefined) return;
    // What the program itself has made lives on for it when a function that nobody calls lets go of it.
    this.chapter.lives.set(
      array.buffer,
      Object.assign(this.chapter.lives.get(array.buffer) ?? { ...life }, { died: this.step }),
    );
    touch(this.ledger);
    this.ledger.live = minus(this.ledger.live, life.bytes);
  }

  /** Makes new arrays hold their bases, and new containers their items. */
  private adopt(value: Value): void {
    if (!containers.has(value.t) || referencesTo(value) > 0) return;
    if (value.t === "ndarray" && !value.base && !value.alternatives) return;
    if (this.adopted.has(value)) return;
    this.adopted.add(value);
    for (const child of childrenOf(value)) {
      this.adopt(child);
      retain(child);
    }
  }
  private readonly adopted = new WeakSet<object>();

  private spendBytes(node: Node, done: Done, allocated: Dim): void {
    const hiddenPeak = done.hiddenPeak ?? 0;
    if (done.unfollowed && this.scope.called) this.chapter.unfollowed = true;
    const cells = cellPeakOf(done);
    if (allocated === 0 && hiddenPeak === 0 && cells === 0) return;
    touch(this.ledger);
    this.ledger.live = plus(this.ledger.live, allocated);
    if (this.muted) return;
    const cellTotal = isExact(this.ledger.live) ? cellTotalOf(done) : 0;
    const total = plus(allocated, plus(done.hiddenTotal ?? hiddenPeak, cellTotal));
    this.chapter.allocated = plus(this.chapter.allocated, total);
    const at = this.site?.node ?? node;
    const memory = this.chapter.memoryAt(at, this.ledger.live);
    memory.allocated = plus(memory.allocated, total);
    if (done.kind === "copy") memory.copied = plus(memory.copied, allocated);
    const high = plus(this.ledger.live, hiddenPeak);
    memory.live = larger(memory.live, high);
    if (!this.scope.called) return;
    this.chapter.rise({ bytes: high, cells, step: this.step, node: at, line: this.lineOf(at) });
  }

  private lineOf(node: Node): number {
    return this.module.lines.position(spanOf(node).start).line;
  }

  private common(from: Node): Common {
    const { site, step } = this;
    const node = site?.node ?? from;
    return {
      step,
      node,
      line: this.lineOf(node),
      scope: site?.scope ?? this.scope,
      loops: this.loopsHere,
      certain: this.certain && !this.isForked(),
      elsewhere: site !== undefined,
    };
  }

  private write(asked: Asked, done: Done, allocated: Dim, elided: boolean): Event | undefined {
    if (!this.keepsEvents) {
      this.step++;
      return undefined;
    }
    const { out, into } = done;
    const event = this.push(
      operationEvent(this.common(asked.node), asked, done, {
        allocated,
        elided,
        live: this.ledger.live,
        range: rangeOfResult(this.chapter.ranges, asked, done),
      }),
    );
    if (!event) return undefined;
    for (const input of operands(asked))
      if (input !== into) this.touched(input, event, done.kind === "view" ? "viewed" : "read");
    if (into) this.touched(into, event, "written");
    if (out && out !== into) this.touched(out, event, "made");
    return event;
  }

  private get keepsEvents(): boolean {
    return !this.muted && this.chapter.events.length < this.chapter.room;
  }

  private push(event: Event): Event | undefined {
    this.step++;
    if (!this.keepsEvents) return undefined;
    this.chapter.events.push(event);
    return event;
  }

  private touched(array: NDArray, event: Event, role: Touch["role"]): void {
    for (const one of array.alternatives ?? [array]) {
      entryOf(this.chapter.touches, one.buffer, () => [] as Touch[]).push({ event, array: one, role });
    }
  }
}

/** Returns the array that holds the memory: some functions give a view of what they made. */
function rootOf(array: NDArray): NDArray {
  return array.base ? rootOf(array.base) : array;
}
