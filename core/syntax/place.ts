/** A range of text: UTF-16 offsets from the beginning of the file, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One top-level statement. All that belongs to it shares this object, so that it moves in one step. */
export interface Unit {
  /** Where the statement begins in the latest text it was parsed in, in UTF-16 units. */
  offset: number;
}

/** Something with a place in the text. Read it with `spanOf`; `start` and `end` count from its unit. */
export interface Located {
  readonly start: number;
  readonly end: number;
  readonly unit: Unit;
}

/** The range of a node (or of one of its names) in the text it was last parsed in. */
export function spanOf(located: Located): Span {
  const offset = located.unit.offset;
  return { start: offset + located.start, end: offset + located.end };
}

/** What every node has. */
export interface Base<K extends string> extends Located {
  readonly kind: K;
}
