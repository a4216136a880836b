import type { Buffer } from "../ndarray/buffer.ts";
import type { Dim } from "../ndarray/dim.ts";
import type { Module, Node } from "../syntax/ast.ts";
import type { Chapter } from "./chapter.ts";
import type { Touch } from "./event.ts";
import type { Observation } from "./observation.ts";
import type { Binding, LineMemory, LineStep, Peak } from "./trace.ts";

/** What a chapter was at a step, so that all that was written from there on can be taken out again. */
export interface Bookmark {
  readonly step: number;
  /** The one before it. */
  before: Bookmark | undefined;
  readonly events: number;
  readonly bindings: number;
  readonly open: ReadonlyMap<string, Binding>;
  /** What had been seen of each place that was met between here and the next bookmark; undefined of those met for the first time. */
  readonly observed: Map<Node, Observation | undefined>;
  readonly lines: ReadonlyMap<number, LineMemory>;
  readonly lineSteps: number;
  readonly lastLineStep: LineStep | undefined;
  readonly allocated: Dim;
  readonly peak: Peak | undefined;
  readonly arraysPeak: Peak | undefined;
  /** Elements that may still be looked at for ranges. */
  readonly ranges: number;
}

/** Lays a bookmark into a chapter at a step that nothing has been written at. */
export function layBookmark(chapter: Chapter, step: number): Bookmark {
  const bookmark: Bookmark = {
    step,
    before: chapter.bookmark,
    events: chapter.events.length,
    bindings: chapter.bindings.length,
    open: new Map(chapter.open),
    observed: new Map(),
    lines: copied(chapter.lines),
    lineSteps: chapter.lineSteps.length,
    lastLineStep: chapter.lineSteps[chapter.lineSteps.length - 1],
    allocated: chapter.allocated,
    peak: chapter.peak,
    arraysPeak: chapter.arraysPeak,
    ranges: chapter.ranges.left,
  };
  chapter.bookmark = bookmark;
  return bookmark;
}

/** Takes out of a chapter all that was written behind a bookmark; later bookmarks are gone. The lines become those of `module`. */
export function cutBack(chapter: Chapter, bookmark: Bookmark, module: Module): void {
  const { step } = bookmark;
  putBackObservations(chapter, bookmark);
  chapter.events.length = bookmark.events;
  reviveLives(chapter, step);
  chapter.bindings.length = bookmark.bindings;
  chapter.open.clear();
  for (const [key, binding] of bookmark.open) chapter.open.set(key, binding);
  for (const binding of [...chapter.bindings, ...bookmark.open.values()])
    if (binding.to !== undefined && binding.to >= step) binding.to = undefined;
  for (const [buffer, touches] of chapter.touches) shorten(chapter, buffer, touches, step);
  chapter.lineSteps.length = bookmark.lineSteps;
  if (bookmark.lastLineStep) chapter.lineSteps[bookmark.lineSteps - 1] = bookmark.lastLineStep;
  chapter.lines = copied(bookmark.lines);
  chapter.allocated = bookmark.allocated;
  chapter.peak = bookmark.peak;
  chapter.arraysPeak = bookmark.arraysPeak;
  chapter.ranges.left = bookmark.ranges;
  chapter.to = step;
  chapter.relocateSums(module);
}

/** Takes a bookmark out of a chapter that has a later one; what is written stays. */
export function dropBookmark(chapter: Chapter, bookmark: Bookmark): void {
  const { before, observed } = bookmark;
  for (let one = chapter.bookmark; one; one = one.before) if (one.before === bookmark) one.before = before;
  for (const [node, former] of before ? observed : [])
    if (!before?.observed.has(node)) before?.observed.set(node, former);
}

function copied(lines: ReadonlyMap<number, LineMemory>): Map<number, LineMemory> {
  return new Map([...lines].map(([line, memory]) => [line, { ...memory }]));
}

/** Bookmarks tell of what was seen up to the next one, so that those behind this one are undone first. */
function putBackObservations(chapter: Chapter, bookmark: Bookmark): void {
  for (let one = chapter.bookmark; one && one.step >= bookmark.step; one = one.before) {
    for (const [node, former] of one.observed) {
      if (former) chapter.observations.set(node, former);
      else chapter.observations.delete(node);
    }
    one.observed.clear();
  }
  chapter.bookmark = bookmark;
}

function reviveLives({ lives }: Chapter, step: number): void {
  for (const [buffer, life] of lives) {
    if (life.born >= step) lives.delete(buffer);
    else if (life.died !== undefined && life.died >= step) life.died = undefined;
  }
}

function shorten(chapter: Chapter, buffer: Buffer, touches: Touch[], step: number): void {
  while (touches.length > 0 && touches[touches.length - 1].event.step >= step) touches.pop();
  if (touches.length === 0) chapter.touches.delete(buffer);
}
