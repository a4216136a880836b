/**
 * A stretch of the evaluation that lies inside others. "way": what may happen, as it is done or left out; "round": one round of a loop that
 * stands for all of them, from the trials that lead to it; "trial": one of those, of which nothing is written down.
 */
export interface Region {
  readonly kind: "way" | "round" | "trial";
  /** The region around it; undefined where that is the whole program. */
  readonly outer: Region | undefined;
  /** The moment at which it began. */
  readonly from: number;
  /** The moment at which it had ended; infinite while it lasts. */
  to: number;
}

/** Where the evaluation is, as regions in one another. */
export class Regions {
  /** The innermost region; undefined where everything happens in every run of the program. */
  here: Region | undefined;

  constructor(
    /** Begins a new moment and returns it. */
    private readonly nextMoment: () => number,
    /** Told of each round and trial, in the order in which they begin. */
    private readonly note: (region: Region) => void,
  ) {}

  /** Begins a region inside another one. */
  open(kind: Region["kind"], outer = this.here): Region {
    const region: Region = { kind, outer, from: this.nextMoment(), to: Number.POSITIVE_INFINITY };
    if (kind !== "way") this.note(region);
    this.here = region;
    return region;
  }

  /** Ends a region; the evaluation is again in the one around it. */
  close(region: Region): void {
    region.to = this.nextMoment();
    this.here = region.outer;
  }
}

/** True when one region is the other or lies in it: what has happened in `outer` so far has happened before whatever happens in `inner`. */
export function liesIn(inner: Region | undefined, outer: Region | undefined): boolean {
  if (!outer) return true;
  for (let one = inner; one && one.from >= outer.from; one = one.outer) if (one === outer) return true;
  return false;
}

/** Returns the innermost round or trial that lasted at a moment. `rounds` are all of them, in the order in which they began. */
export function roundAt(rounds: readonly Region[], moment: number): Region | undefined {
  let low = 0;
  let high = rounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rounds[middle].from <= moment) low = middle + 1;
    else high = middle;
  }
  let found: Region | undefined = rounds[low - 1];
  while (found && (found.kind === "way" || found.to <= moment)) found = found.outer;
  return found;
}

/** How many rounds of loops a region lies in. */
export function roundsAround(region: Region | undefined): number {
  let count = 0;
  for (let one = region; one; one = one.outer) if (one.kind === "round") count++;
  return count;
}
