import { numberFrom } from "../ndarray/fresh.ts";
import { defaultLimits } from "../ndarray/limits.ts";
import type { Changes, Module, Stmt } from "../syntax/ast.ts";
import type { Trace } from "../trace/trace.ts";
import { assumptionsIn } from "./assume/places.ts";
import { drive } from "./calls/functions.ts";
import { type Checkpoint, checkpointIfDue, goBack, takeCheckpoint } from "./checkpoint.ts";
import { PyRaise } from "./classes/objects.ts";
import { evaluate } from "./expressions/evaluate.ts";
import { Machine, Stopped } from "./machine.ts";
import { ProgramFiles } from "./modules/programfiles.ts";
import { arrive, isWaiting, normal } from "./paths/paths.ts";
import { forgetNames } from "./python/namesdict.ts";
import type { RunOptions } from "./runoptions.ts";
import { exec } from "./statements/execute.ts";
import { strangersRun } from "./strangers/strangers.ts";
import { isGivenUp, runDefinitions } from "./uncalled/uncalled.ts";

/** A module that has been run. */
export interface Run {
  readonly trace: Trace;
  /** The machine as the program left it, for evaluating further expressions. */
  readonly machine: Machine;
}

/**
 * Evaluates a module from its first statement to its last, then each function that nobody called. Never throws. With the run of
 * the text before, which is used up by this, only what may have become different is evaluated.
 */
export function run(module: Module, options: Partial<RunOptions> = {}, previous?: Run): Run {
  numberFrom(0);
  // Read now: the nodes of this text go over to the next one.
  assumptionsIn(module);
  const machine = (previous && again(module, complete(options), previous)) ?? newMachine(module, options);
  try {
    if (!machine.ground) runStatements(machine, module);
    runDefinitions(machine);
    machine.recorder.complete = true;
  } catch (error) {
    machine.recorder.exact = false;
    // A defect of ours must not take the editor's answers away; nothing is claimed of what was not finished.
    machine.recorder.note =
      error instanceof Stopped
        ? `Stopped early: ${error.why}.`
        : `Stopped early: internal error (${String(error)}).`;
  } finally {
    machine.journal.close();
  }
  return { trace: machine.recorder.finish(), machine };
}

/** Returns a machine in its first state, for a module or a prompt. */
export function newMachine(module: Module, options: Partial<RunOptions> = {}): Machine {
  return new Machine(module, complete(options), evaluate);
}

function complete(options: Partial<RunOptions>): RunOptions {
  return {
    limits: defaultLimits(),
    steps: 400_000,
    elides: true,
    detailed: false,
    supposes: false,
    checkpointSteps: 500,
    files: new ProgramFiles(),
    ...options,
  };
}

function runStatements(machine: Machine, { body }: Module): void {
  const { recorder } = machine;
  const from = recorder.statementsDone;
  // The pause before the statement that is gone on from was made when its checkpoint was.
  const pause = (i: number) => {
    if (i > from || from === 0) recorder.pause();
  };
  for (let i = from; i < body.length; i++) {
    // Statements of one line are parsed together.
    if (i > 0 && body[i].unit !== body[i - 1].unit) {
      pause(i);
      checkpointIfDue(machine, i);
    }
    runStatement(machine, body[i]);
    recorder.statementsDone++;
  }
  pause(body.length);
  machine.ground = takeCheckpoint(machine, body.length);
  machine.checkpoints.push(machine.ground);
}

/**
 * Returns the machine of an earlier run, brought back to the last point up to which everything is the same; undefined when there
 * is none. Functions that nobody calls are run again unless all statements are the same.
 */
function again(module: Module, options: RunOptions, { machine, trace }: Run): Machine | undefined {
  const { changes } = module;
  const { path, elides, detailed, supposes } = machine.options;
  if (changes?.since !== trace.module || assumptionsIn(module)?.key !== assumptionsIn(changes.since)?.key)
    return undefined;
  if (path !== options.path || elides !== options.elides || detailed !== options.detailed) return undefined;
  if (supposes !== options.supposes) return undefined;
  if (!machine.modules.finder.isStillRight(options.modules)) return undefined;
  const checkpoint = machine.checkpoints.findLast((one) => holds(one, machine, module, changes));
  if (!checkpoint) return undefined;
  goBack(machine, checkpoint, module, options);
  if (checkpoint !== machine.ground) {
    machine.ground = undefined;
    machine.parts.clear();
  }
  for (const [made, { footprint }] of machine.parts)
    if (footprint.reliesOn(changes.functions)) machine.parts.delete(made);
  if (!changes.movesLines) return machine;
  const chapters = [machine.recorder.present, ...[...machine.parts.values()].map(({ chapter }) => chapter)];
  for (const chapter of chapters) chapter.relocate(module);
  return machine;
}

/** True when a fresh run would come to the point in the same state. */
function holds(checkpoint: Checkpoint, { ground }: Machine, module: Module, changes: Changes): boolean {
  const { statements, footprint, point } = checkpoint;
  const { kept, functions, since } = changes;
  const isWhole = kept === module.body.length && kept === since.body.length;
  if (checkpoint === ground ? !isWhole : statements > kept) return false;
  return !point.isBroken && !footprint.reliesOn(functions);
}

/**
 * Runs a top-level statement and returns the exception that it ended with, if any. An exception ends only that statement:
 * people want answers below it too.
 */
export function runStatement(machine: Machine, statement: Stmt): PyRaise | undefined {
  const mark = machine.journal.height;
  machine.here = statement;
  let isGivenUpOn = false;
  try {
    drive(exec(machine, statement));
    return undefined;
  } catch (error) {
    if (error instanceof PyRaise) return error;
    if (error instanceof Stopped) throw error;
    if (!isGivenUp(error)) throw error;
    machine.recorder.exact = false;
    isGivenUpOn = true;
    // What it would have printed before it was given up is not known either.
    machine.print?.(undefined);
    return undefined;
  } finally {
    // Nor is it known what is printed of something that may have raised instead.
    if (machine.print && isWaiting(machine, mark, ["raise"])) machine.print(undefined);
    arrive(machine, mark, normal, ["return", "break", "continue", "raise"]);
    machine.journal.drop(mark);
    machine.unwind(0);
    if (isGivenUpOn) forgetAll(machine);
  }
}

/** Nobody knows what a statement has done that could not be followed to its end, nor what it has bound. */
function forgetAll(machine: Machine): void {
  const { scope, recorder } = machine;
  recorder.present.misses = true;
  forgetNames(machine, scope);
  // Any name may have been bound. The statement is not looked through, which may be too deep for that as well.
  machine.starImported = true;
  strangersRun(machine, "call");
}
