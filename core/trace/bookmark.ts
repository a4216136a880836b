import type { Buffer } from "../ndarray/buffer.ts";
import type { Dim } from "../ndarray/layouts/dim.ts";
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
  readonly moreBinds: number;
  readonly bindings: number;
  readonly open: ReadonlyMap<string, Binding>;
  /** What had been seen of each place that was met between here and the next bookmark; undefined of those met for the first time. */
  readonly observed: Map<Node, Observation | undefined>;
  /** The same of the memory that was counted at each place. */
  readonly memories: Map<Node, LineMemory | undefined>;
  readonly numbers: number;
  readonly lineSteps: number;
  readonly rounds: number;
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
    moreBinds: chapter.moreBinds.length,
    bindings: chapter.bindings.length,
    open: new Map(chapter.open),
    observed: new Map(),
    memories: new Map(),
    numbers: chapter.numbers.size,
    lineSteps: chapter.lineSteps.length,
    rounds: chapter.rounds.length,
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
  putBackPlaces(chapter, bookmark);
  chapter.events.length = bookmark.events;
  chapter.moreBinds.length = bookmark.moreBinds;
  reviveLives(chapter, step);
  chapter.bindings.length = bookmark.bindings;
  chapter.open.clear();
  for (const [key, binding] of bookmark.open) chapter.open.set(key, binding);
  for (const binding of [...chapter.bindings, ...bookmark.open.values()])
    if (binding.to !== undefined && binding.to >= step) binding.to = undefined;
  for (const [buffer, touches] of chapter.touches) shorten(chapter, buffer, touches, step);
  for (const name of [...chapter.numbers.keys()].slice(bookmark.numbers)) chapter.numbers.delete(name);
  chapter.lineSteps.length = bookmark.lineSteps;
  chapter.rounds.length = bookmark.rounds;
  if (bookmark.lastLineStep) chapter.lineSteps[bookmark.lineSteps - 1] = bookmark.lastLineStep;
  chapter.allocated = bookmark.allocated;
  chapter.peak = bookmark.peak;
  chapter.arraysPeak = bookmark.arraysPeak;
  chapter.ranges.left = bookmark.ranges;
  chapter.to = step;
  chapter.relocatePeaks(module);
}

/** Takes a bookmark out of a chapter that has a later one; what is written stays. */
export function dropBookmark(chapter: Chapter, bookmark: Bookmark): void {
  const { before, observed, memories } = bookmark;
  for (let one = chapter.bookmark; one; one = one.before) if (one.before === bookmark) one.before = before;
  if (!before) return;
  handDown(observed, before.observed);
  handDown(memories, before.memories);
}

/** An earlier bookmark tells of the states before a later one too, those left aside that it knows earlier ones of. */
function handDown<T>(later: ReadonlyMap<Node, T>, earlier: Map<Node, T>): void {
  for (const [node, former] of later) if (!earlier.has(node)) earlier.set(node, former);
}

/** Bookmarks tell of what was seen and counted up to the next one, so that those behind this one are undone first. */
function putBackPlaces(chapter: Chapter, bookmark: Bookmark): void {
  for (let one = chapter.bookmark; one && one.step >= bookmark.step; one = one.before) {
    putBack(one.observed, chapter.observations);
    putBack(one.memories, chapter.memories);
  }
  chapter.bookmark = bookmark;
}

function putBack<T>(formers: Map<Node, T | undefined>, present: Map<Node, T>): void {
  for (const [node, former] of formers) {
    if (former) present.set(node, former);
    else present.delete(node);
  }
  formers.clear();
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
