import { numberFrom } from "../ndarray/fresh.ts";
import { setLimits } from "../ndarray/limits.ts";
import type { Module } from "../syntax/ast.ts";
import type { Bookmark } from "../trace/bookmark.ts";
import { PyFunction } from "./classes/objects.ts";
import type { Machine } from "./machine.ts";
import { budgetOfModules } from "./modules/modules.ts";
import type { ProgramFiles } from "./modules/programfiles.ts";
import type { Cost, Footprint } from "./part.ts";
import type { Point } from "./paths/journal.ts";
import type { RunOptions } from "./runoptions.ts";
import type { Extent } from "./strangers/sincelent.ts";

/** How the first statements of a module left the machine. What changes in place is put back by the journal. */
export interface Checkpoint {
  /** How many statements were done. */
  readonly statements: number;
  readonly point: Point;
  readonly bookmark: Bookmark;
  /** What all statements up to here have relied on and done. */
  readonly footprint: Footprint;
  /** What had changed since functions were lent out. */
  readonly sinceLent: Extent;
  /** What is left of the budget. */
  readonly left: Cost;
  /** The number of the last name that was made up. */
  readonly names: number;
  /** The number of the last function call. */
  readonly frames: number;
  readonly exact: boolean;
  readonly starImported: boolean;
  readonly settings: ReadonlyMap<string, unknown>;
  readonly files: ProgramFiles;
  /** Of the modules that were imported. */
  readonly modules: Pick<Machine["modules"], "left" | "characters" | "patched">;
}

/** Elements that cost as much time as one step. */
const elementsOfStep = 250;

/** Most bytes of former states that are kept for going back. */
const mostKept = 64 << 20;

/** Most points that are kept. When there are more, every second one is forgotten and the next ones lie further apart. */
const mostPoints = 40;

/** Makes a point to go back to when enough has been evaluated since the last one. */
export function checkpointIfDue(machine: Machine, statements: number): void {
  const { checkpoints, options, journal } = machine;
  const last = checkpoints[checkpoints.length - 1];
  const before = last?.left ?? machine.budget;
  const elements = before.elements - options.limits.elements;
  const imported = (last?.modules.left ?? budgetOfModules).steps - machine.modules.left.steps;
  const steps = before.steps - machine.stepsLeft + imported + elements / elementsOfStep;
  if (steps < machine.checkpointSteps || journal.bytesKept > mostKept) return;
  checkpoints.push(takeCheckpoint(machine, statements));
  if (checkpoints.length > mostPoints) thin(machine);
}

function thin(machine: Machine): void {
  const { checkpoints, journal, recorder } = machine;
  const last = checkpoints.length - 1;
  machine.checkpointSteps *= 2;
  machine.checkpoints = checkpoints.filter(({ point, bookmark }, i) => {
    if ((last - i) % 2 === 0) return true;
    journal.forget(point);
    recorder.dropBookmark(bookmark);
    return false;
  });
}

/** Makes a point to go back to. */
export function takeCheckpoint(machine: Machine, statements: number): Checkpoint {
  const { elements, bytes } = machine.options.limits;
  const names = numberFrom(0);
  numberFrom(names);
  return {
    statements,
    point: machine.journal.mark(),
    bookmark: machine.recorder.bookmark(),
    footprint: machine.footprint.copy(),
    sinceLent: machine.strangers.since.extent,
    left: { steps: machine.stepsLeft, elements, bytes },
    names,
    frames: machine.frames,
    exact: machine.recorder.exact,
    starImported: machine.starImported,
    settings: new Map(machine.settings),
    files: machine.options.files.after(machine.options.files),
    modules: {
      left: machine.modules.left,
      characters: machine.modules.characters,
      patched: machine.modules.patched,
    },
  };
}

/** Goes back to a point, to evaluate what comes behind it in a later text. What was being done is forgotten. */
export function goBack(machine: Machine, checkpoint: Checkpoint, module: Module, options: RunOptions): void {
  const { left, footprint } = checkpoint;
  machine.journal.goBack(checkpoint.point);
  machine.recorder.rewind(module, checkpoint.bookmark, checkpoint.statements);
  machine.recorder.exact = checkpoint.exact;
  const limits = { ...options.limits, elements: left.elements, bytes: left.bytes };
  machine.options = { ...options, limits, files: options.files.after(checkpoint.files) };
  setLimits(limits);
  machine.refill(options.steps, left.steps);
  numberFrom(checkpoint.names);
  machine.frames = checkpoint.frames;
  machine.starImported = checkpoint.starImported;
  Object.assign(machine.modules, checkpoint.modules, { nesting: 0 });
  machine.settings.clear();
  for (const [name, value] of checkpoint.settings) machine.settings.set(name, value);
  machine.interrupt();
  putBackFunctions(machine, footprint);
  machine.strangers.since.goBack(checkpoint.sinceLent);
  machine.checkpoints.length = machine.checkpoints.indexOf(checkpoint) + 1;
  machine.journal.listen();
}

function putBackFunctions(machine: Machine, footprint: Footprint): void {
  const callees = [machine.footprint, ...[...machine.parts.values()].map((part) => part.footprint)].flatMap(
    ({ calls }) => [...calls.keys()],
  );
  for (const made of [...machine.definitions, ...callees])
    if (made instanceof PyFunction) made.calls = footprint.calls.get(made) ?? 0;
  machine.definitions.length = 0;
  machine.definitions.push(...footprint.defined);
  machine.lentOut.clear();
  for (const lent of footprint.lent) machine.lentOut.add(lent);
  machine.footprint = footprint.copy();
}
