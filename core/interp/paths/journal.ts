import { type Mutable, nextMoment, onTouch } from "../../ndarray/mutable.ts";
import type { Region, Regions } from "../../trace/regions.ts";

type Restore = () => void;
/** For each object that changed, how to bring it to a certain state. An object that is absent did not change. */
export type States = ReadonlyMap<Mutable, Restore>;

/** What had been the state of each changed object when the level was opened, and the paths that left from there. */
export interface Level<P> {
  /** The moment at which it was opened. */
  readonly since: number;
  readonly before: Map<Mutable, Restore>;
  /** Paths that left the straight way (return, break) and wait to be joined where they arrive. */
  pending: P[];
  /** What is done while it is open, up to where a path arrives: from there on it may not have been done. */
  region: Region;
}

/** A point between two statements of the module, and what has changed from there up to the next one. */
export interface Point {
  readonly since: number;
  readonly before: Map<Mutable, Restore>;
  /** Bytes that the former states take, small ones left aside. */
  bytes: number;
  /** True when something changed that can't be put back as it was. */
  isBroken: boolean;
}

/** Remembers what changes, so that a path can be undone. Levels are open one inside the other. */
export class Journal<P> {
  private readonly levels: Level<P>[] = [];
  private readonly points: Point[] = [];
  private former: ReturnType<typeof onTouch>;

  constructor(private readonly regions: Regions) {
    this.listen();
  }

  /** Begins to listen. */
  listen(): void {
    this.former = onTouch((target) => this.touched(target));
  }

  /** Stops listening and gives the place back to the listener that was there before. */
  close(): void {
    onTouch(this.former);
  }

  /** How many levels are open, those below the base left out. */
  get height(): number {
    return this.levels.length - this.base;
  }

  /** Makes heights count from here, or from a former base; returns the one before. */
  rebase(to = this.levels.length): number {
    const { base } = this;
    this.base = to;
    return base;
  }
  private base = 0;

  /** True when some path waits to be joined. */
  get isWaiting(): boolean {
    return this.levels.some(({ pending }) => pending.length > 0);
  }

  open(kind: Region["kind"] = "way"): Level<P> {
    const region = this.regions.open(kind);
    const level: Level<P> = { since: nextMoment(), before: new Map(), pending: [], region };
    this.levels.push(level);
    return level;
  }

  /** Paths have arrived that left at a level: what was done since then may not have been done. */
  arrived(level: Level<P>): void {
    let { outer } = level.region;
    for (const one of this.levels.slice(this.levels.indexOf(level))) {
      outer = this.regions.open("way", outer);
      one.region = outer;
    }
  }

  /** The open levels from `height` on, the lowest first. */
  from(height: number): readonly Level<P>[] {
    return this.levels.slice(this.base + height);
  }

  /** The level that was opened last, if it is one from `height` on. */
  top(height: number): Level<P> | undefined {
    return this.height > height ? this.levels[this.levels.length - 1] : undefined;
  }

  /** Forgets the levels above a height; the changes stay, and lower levels know of them already. */
  drop(height: number): void {
    this.shorten(this.base + height);
  }

  private shorten(length: number): void {
    for (let at = this.levels.length - 1; at >= length; at--) this.regions.close(this.levels[at].region);
    this.levels.length = length;
  }

  /** Puts everything back that changed since the level was opened, and closes it with all above it. */
  undo(level: Level<P>): void {
    this.shorten(this.levels.indexOf(level));
    for (const restore of level.before.values()) restore();
  }

  /** The present state of everything that changed since the level was opened. */
  changes(level: Level<P>): States {
    return new Map([...level.before.keys()].map((target) => [target, target.save()]));
  }

  /** Marks a point between two statements of the module, for `goBack`. */
  mark(): Point {
    const point = { since: nextMoment(), before: new Map(), bytes: 0, isBroken: false };
    this.points.push(point);
    return point;
  }

  /** Puts everything back as it was at a point, whatever the program was doing; later points are gone. */
  goBack(point: Point): void {
    this.levels.length = 0;
    this.regions.here = undefined;
    this.base = 0;
    for (let last = this.points.pop(); last; last = this.points.pop()) {
      for (const restore of last.before.values()) restore();
      if (last !== point) continue;
      point.before.clear();
      point.bytes = 0;
      break;
    }
    this.points.push(point);
  }

  /** Forgets a point: what has changed from there on has changed since the one before. */
  forget(point: Point): void {
    const at = this.points.indexOf(point);
    this.points.splice(at, 1);
    const earlier = this.points[at - 1];
    for (const [target, restore] of earlier ? point.before : []) {
      if (target.born >= earlier.since || earlier.before.has(target)) continue;
      earlier.before.set(target, restore);
      earlier.bytes += target.weight ?? 0;
    }
  }

  /** Bytes that are kept for going back. */
  get bytesKept(): number {
    return this.points.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Told of each change before it happens. */
  watch: ((target: Mutable) => void) | undefined;

  private touched(target: Mutable): void {
    this.watch?.(target);
    for (let i = this.levels.length - 1; i >= 0; i--) {
      const { before, since } = this.levels[i];
      // What was made since then is out of reach once the level is undone, and so needs no state to go back to.
      if (target.born >= since || before.has(target)) return;
      // Each level keeps a copy of its own, because a state that was put back changes again in place.
      before.set(target, target.save());
    }
    // Points are gone back to one after the other, so that only the last one needs to know.
    const last = this.points[this.points.length - 1];
    if (!last || target.born >= last.since || last.before.has(target)) return;
    last.before.set(target, target.save());
    last.bytes += target.weight ?? 0;
    if (target.isFragile)
      for (const point of this.points) if (target.born < point.since) point.isBroken = true;
  }
}
