import type { NDArray } from "../ndarray/array.ts";
import type { Buffer } from "../ndarray/buffer.ts";
import { type Dim, less, minus, plus } from "../ndarray/dim.ts";
import { entryOf } from "../ndarray/entry.ts";
import { type Layout, nbytes } from "../ndarray/layout.ts";
import type { Mutable } from "../ndarray/mutable.ts";
import { moment, touch } from "../ndarray/mutable.ts";
import type { Value } from "../ndarray/value.ts";
import type { Module, Node } from "../syntax/ast.ts";
import { spanOf } from "../syntax/ast.ts";
import { elidedOperand, elidesUnary } from "./elision.ts";
import type { Event, LoopRun, OperationEvent, Range, ScopeInfo, Touch, UseKind } from "./event.ts";
import type { Observation } from "./observation.ts";
import { firstSight, type Sight, seeAgain } from "./observation.ts";
import { rangeReader } from "./ranges.ts";
import { childrenOf, release, retain } from "./refs.ts";
import type { Binding, Life, LineMemory, Trace } from "./trace.ts";

/** What NumPy did, as its runtime answers; see core/numpy/op.ts, of which this is the part that matters to memory. */
export interface Done {
  readonly kind: string;
  readonly value?: Value;
  readonly out?: NDArray;
  readonly of?: NDArray;
  readonly into?: NDArray;
  readonly from?: Value;
  readonly region?: Layout;
  readonly effects?: readonly Done[];
  readonly type?: string;
  readonly message?: string;
  readonly why?: string;
  readonly hiddenPeak?: Dim;
  readonly hiddenTotal?: Dim;
}

/** What the program asked for. */
export interface Asked {
  readonly node: Node;
  readonly op: string;
  /** The operator's name in `ast` when it is one ("Add"), which decides about elision. */
  readonly operator?: string;
  readonly ins: readonly Value[];
  readonly named?: ReadonlyMap<string, Value>;
}

/** Most events that are kept; later ones only count bytes. */
const maxEvents = 60_000;

const noNames: ReadonlyMap<string, Value> = new Map();

/** Most elements that are looked at for the ranges of results. */
const maxScanned = 8_000_000;

/** Bytes alive now; part of the program's state, so that paths can be undone and joined. */
export class Ledger implements Mutable {
  readonly born = moment();
  live: Dim = 0;

  save(): () => void {
    const { live } = this;
    return () => {
      this.live = live;
    };
  }
}

/** The only one that writes the trace. It keeps reference counts, the live set and the peak as CPython and NumPy would. */
export class Recorder {
  /** Where the program is; set by the interpreter. */
  scope: ScopeInfo = { name: "<module>", node: undefined, called: true, caller: undefined };
  loops: readonly LoopRun[] = [];
  certain = true;
  /** True while some way through the program has left the one that is followed, which may then not be the real one. */
  isForked: () => boolean = () => false;
  frame = 0;
  /** While true nothing is written down; used in trial runs of a loop's body. */
  muted = false;
  exact = true;
  note: string | undefined;
  statementsDone = 0;
  complete = false;
  readonly ledger = new Ledger();

  private readonly events: Event[] = [];
  private readonly lives = new Map<Buffer, Life>();
  private readonly bindings: Binding[] = [];
  private readonly open = new Map<string, Binding>();
  private readonly touches = new Map<Buffer, Touch[]>();
  private readonly observations = new Map<Node, Observation>();
  private readonly lines = new Map<number, LineMemory>();
  private readonly lineSteps: { line: number; step: number; scope: ScopeInfo; live: Dim }[] = [];
  private readonly rangeOf = rangeReader(maxScanned);
  private allocated: Dim = 0;
  private peak: { bytes: Dim; line: number; step: number } | undefined;
  private step = 0;

  constructor(
    private readonly module: Module,
    /** False on Windows. */
    private readonly elides: boolean,
  ) {}

  /** Writes down what an operation did and takes its new arrays into account. Returns the event. */
  operation(asked: Asked, done: Done): Event | undefined {
    if (done.kind === "many") {
      for (const effect of done.effects ?? []) this.operation(asked, effect);
      if (done.value) this.adopt(done.value);
      return undefined;
    }
    const reused = done.out && this.elides && !done.into ? this.reusedOperand(asked, done.out) : undefined;
    const isNew = done.out !== undefined && !this.lives.has(done.out.buffer) && done.kind !== "view";
    const allocated =
      isNew && done.out && !reused && done.out.buffer.kind === "heap" ? done.out.buffer.nbytes : 0;
    this.spendBytes(asked.node, done, allocated);
    if (done.out) this.birth(asked.node, done.out, reused ? 0 : allocated);
    if (reused && done.out) this.inherit(reused, done.out);
    if (done.value) this.adopt(done.value);
    return this.write(asked, done, allocated, reused !== undefined);
  }

  /** Writes down that something outside NumPy is done with an array. */
  use(node: Node, array: NDArray, how: UseKind): void {
    const event = this.push({ ...this.common(node), kind: "use", array, how });
    if (event) this.touched(array, event, "used");
  }

  /** Writes down that a name is bound to a value; ends the name's former binding. */
  bind(node: Node, name: string, value: Value): void {
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
    this.open.set(`${this.frame} ${name}`, binding);
    if (this.bindings.length < maxEvents) this.bindings.push(binding);
    const event = this.push({ ...common, kind: "bind", name, array: value, frame: this.frame });
    if (event) this.touched(value, event, "bound");
  }

  /** Ends a name's binding. */
  unbind(name: string, frame = this.frame): void {
    const key = `${frame} ${name}`;
    const former = this.open.get(key);
    if (!former) return;
    former.to = this.step;
    this.open.delete(key);
  }

  /** Weakens what is known of a place to what also holds now. */
  observe(node: Node, value: Value, sight: Sight): void {
    if (this.muted) return;
    this.watched?.add(node);
    const seen = this.observations.get(node);
    if (seen) seeAgain(seen, value, sight);
    else this.observations.set(node, firstSight(value, sight));
  }

  /** Begins to note which places are observed; what is returned ends that and returns them. */
  watch(): () => ReadonlySet<Node> {
    const watched = new Set<Node>();
    this.watched = watched;
    return () => {
      this.watched = undefined;
      return watched;
    };
  }
  private watched: Set<Node> | undefined;

  /** Claims nothing any more of places that may be met again without being seen, nor of what never happens. */
  forget(places: ReadonlySet<Node>): void {
    this.misses = true;
    for (const node of places) {
      const seen = this.observations.get(node);
      if (seen) seeAgain(seen, seen.last, { type: undefined });
    }
  }
  private misses = false;

  /** Drops a reference and releases what dies. */
  release(value: Value): void {
    release(value, (array) => this.death(array));
  }

  /** Notes that a statement is done, for "what is alive at this line". */
  lineDone(node: Node): void {
    if (this.muted) return;
    const line = this.lineOf(node);
    this.memoryOf(line);
    const last = this.lineSteps[this.lineSteps.length - 1];
    // What is released from here on is released later than this line.
    this.step++;
    const entry = { line, step: this.step, scope: this.scope, live: this.ledger.live };
    if (last && last.line === line && last.scope === this.scope)
      this.lineSteps[this.lineSteps.length - 1] = entry;
    else if (this.lineSteps.length < maxEvents) this.lineSteps.push(entry);
  }

  finish(): Trace {
    const { module, events, lives, bindings, touches, observations, lines, peak, allocated, lineSteps } =
      this;
    const { exact, note, statementsDone, complete } = this;
    const isWhole = complete && !this.misses && events.length < maxEvents;
    const happened = { events, lives, bindings, touches, observations, lines, lineSteps };
    return { module, ...happened, peak, allocated, exact, note, statementsDone, complete, isWhole };
  }

  private reusedOperand({ operator, ins }: Asked, out: NDArray): NDArray | undefined {
    if (!operator) return undefined;
    if (ins.length === 1) return elidesUnary(ins[0], out) ? (ins[0] as NDArray) : undefined;
    return elidedOperand(operator, ins[0], ins[1], out);
  }

  /** Lets a new array take over the memory of a temporary. */
  private inherit(from: NDArray, to: NDArray): void {
    const life = this.lives.get(from.buffer);
    const heir = this.lives.get(to.buffer);
    if (!life || !heir) return;
    this.lives.set(to.buffer, { ...heir, bytes: life.bytes });
    this.lives.set(from.buffer, { ...life, bytes: 0, died: this.step });
  }

  private birth(node: Node, array: NDArray, bytes: Dim): void {
    if (this.lives.has(array.buffer)) return;
    const life: Life = {
      buffer: array.buffer,
      owner: array,
      born: this.step,
      node,
      died: undefined,
      bytes,
      scope: this.scope,
    };
    this.lives.set(array.buffer, life);
  }

  private death(array: NDArray): void {
    if (array.base || !array.owndata) return;
    const life = this.lives.get(array.buffer);
    if (!life || life.owner !== array || life.died !== undefined) return;
    life.died = this.step;
    touch(this.ledger);
    this.ledger.live = minus(this.ledger.live, life.bytes);
  }

  /** Makes new arrays hold their bases, and new containers their items. */
  private adopt(value: Value): void {
    if (value.t === "ndarray" && value.refs > 0) return;
    if (
      value.t !== "ndarray" &&
      value.t !== "tuple" &&
      value.t !== "list" &&
      value.t !== "dict" &&
      value.t !== "object"
    )
      return;
    if (value.t !== "ndarray" && (value.refs ?? 0) > 0) return;
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
    if (allocated === 0 && hiddenPeak === 0) return;
    touch(this.ledger);
    this.ledger.live = plus(this.ledger.live, allocated);
    if (this.muted) return;
    const total = plus(allocated, done.hiddenTotal ?? hiddenPeak);
    this.allocated = plus(this.allocated, total);
    const memory = this.memoryOf(this.lineOf(node));
    memory.allocated = plus(memory.allocated, total);
    if (done.kind === "copy") memory.copied = plus(memory.copied, allocated);
    const high = plus(this.ledger.live, hiddenPeak);
    memory.live = larger(memory.live, high);
    if (!this.scope.called) return;
    if (!this.peak || larger(this.peak.bytes, high) !== this.peak.bytes) {
      this.peak = { bytes: high, line: this.lineOf(node), step: this.step };
    }
  }

  private memoryOf(line: number): LineMemory {
    const memory = entryOf(
      this.lines,
      line,
      () => ({ live: this.ledger.live, allocated: 0, copied: 0 }) as LineMemory,
    );
    memory.live = larger(memory.live, this.ledger.live);
    return memory;
  }

  private lineOf(node: Node): number {
    return this.module.lines.position(spanOf(node).start).line;
  }

  private common(node: Node) {
    const { scope, loops } = this;
    const certain = this.certain && !this.isForked();
    return { step: this.step, node, line: this.lineOf(node), scope, loops, certain };
  }

  private write(asked: Asked, done: Done, allocated: Dim, elided: boolean): Event | undefined {
    if (!this.keepsEvents) {
      this.step++;
      return undefined;
    }
    const { out, of, into } = done;
    // Every field is written out: a spread object of this size would be a slow one.
    const event = this.push({
      step: this.step,
      node: asked.node,
      line: this.lineOf(asked.node),
      scope: this.scope,
      loops: this.loops,
      certain: this.certain && !this.isForked(),
      kind: done.kind,
      op: asked.op,
      ins: asked.ins,
      named: asked.named ?? noNames,
      allocated,
      elided,
      hiddenPeak: done.hiddenPeak ?? 0,
      hiddenTotal: done.hiddenTotal ?? done.hiddenPeak ?? 0,
      live: this.ledger.live,
      out,
      of,
      into,
      layout: out?.layout,
      from: done.from,
      region: done.region,
      range: this.rangeOfResult(asked, done),
      value: done.value,
      type: done.type,
      message: done.message,
      why: done.why,
      caught: false,
    } as OperationEvent);
    if (!event) return undefined;
    for (const input of operands(asked))
      if (input !== into) this.touched(input, event, done.kind === "view" ? "viewed" : "read");
    if (into) this.touched(into, event, "written");
    if (out && out !== into) this.touched(out, event, "made");
    return event;
  }

  private rangeOfResult({ op, ins }: Asked, { kind, out, into, from }: Done): Range | undefined {
    if (kind !== "write") return out && kind !== "view" ? this.rangeOf(out) : undefined;
    // `np.add.at` is given what it adds, not what it writes.
    const written = (op.endsWith(".at") ? into : from) ?? (op === "setitem" ? ins[2] : into);
    return written && this.rangeOf(written);
  }

  private get keepsEvents(): boolean {
    return !this.muted && this.events.length < maxEvents;
  }

  private push(event: Event): Event | undefined {
    this.step++;
    if (!this.keepsEvents) return undefined;
    this.events.push(event);
    return event;
  }

  private touched(array: NDArray, event: Event, role: Touch["role"]): void {
    for (const one of array.alternatives ?? [array]) {
      entryOf(this.touches, one.buffer, () => [] as Touch[]).push({ event, array: one, role });
    }
  }
}

/** The arrays among the operands, those in sequences too (`np.vstack([a, b])`). */
function* operands({ ins, named }: Asked): Iterable<NDArray> {
  for (const value of [...ins, ...(named?.values() ?? [])]) {
    if (value.t === "ndarray") yield value;
    else if (value.t === "tuple" || value.t === "list")
      for (const item of value.items ?? []) if (item.t === "ndarray") yield item;
  }
}

/** Returns the larger of two sizes; of two that can't be compared the second. */
function larger(a: Dim, b: Dim): Dim {
  return less(a, b) === false ? a : b;
}

/** Returns the array's own extent in bytes. */
export function extent(array: NDArray): Dim {
  return nbytes(array.layout);
}
