import { touch } from "../../ndarray/mutable.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Module } from "../../syntax/ast.ts";
import type { Example } from "../../syntax/examples.ts";
import { spanOf } from "../../syntax/place.ts";
import { retain } from "../../trace/refs.ts";
import { drive } from "../calls/functions.ts";
import { PyModule } from "../classes/objects.ts";
import { Scope } from "../classes/scope.ts";
import { type Machine, OutOfSteps, Stopped } from "../machine.ts";
import { parsedOnce } from "../modules/parsed.ts";
import { runElsewhere } from "../modules/site.ts";
import { arrive, caught, normal } from "../paths/paths.ts";
import { holdsInstance } from "../python/builtins/text.ts";
import { reprText } from "../python/format.ts";
import { letGoOfTexts } from "../python/modules/runners.ts";
import { execBlock } from "../statements/execute.ts";
import { isGivenUp } from "../uncalled/uncalled.ts";
import type { DocTest } from "./find.ts";

/** Steps that the examples of one docstring may take, and which part of those that are left. */
const mostSteps = 50_000;
const mostPart = 0.25;

/**
 * Runs examples as `doctest` does: those of one docstring on a copy of the module's names, each of them whatever the ones before it
 * raised. What they print goes nowhere.
 */
export function runExamples(machine: Machine, tests: readonly DocTest[]): void {
  const { prompt, print } = machine;
  const names = machine.main.scope?.vars ?? new Map<string, Value>();
  const shown = new Shown(machine);
  machine.print = undefined;
  try {
    for (const { examples } of tests) {
      const scope = scopeWith(machine, names);
      machine.prompt = { scope, show: (value) => shown.show(value) };
      if (!isRunToEnd(machine, scope, examples)) letGoOfExamples(machine, examples);
      leaveNames(machine, scope);
    }
  } finally {
    machine.prompt = prompt;
    machine.print = print;
  }
}

/** What is shown stays alive until the next value is: Python's `_`. */
class Shown {
  private last: Value | undefined;
  constructor(private readonly machine: Machine) {}

  show(value: Value): void {
    // An object of the program says what it looks like.
    if (holdsInstance(value)) reprText(this.machine, value);
    retain(value);
    if (this.last) this.machine.release(this.last);
    this.last = value;
  }
}

/** Runs the examples of one docstring; false where they take too many steps. */
function isRunToEnd(machine: Machine, scope: Scope, examples: readonly Example[]): boolean {
  const { journal } = machine;
  const mark = journal.height;
  const steps = Math.min(mostSteps, Math.floor(machine.stepsLeft * mostPart));
  try {
    machine.within(steps, () =>
      runElsewhere(machine, scope, () => {
        for (const example of examples) attempt(machine, example);
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof OutOfSteps)) throw error;
    journal.drop(mark);
    return false;
  }
}

/** Examples that were not run to their end may do anything with what is named in them. */
function letGoOfExamples(machine: Machine, examples: readonly Example[]): void {
  letGoOfTexts(
    machine,
    examples.map(({ source }) => source),
    machine.here,
  );
}

/** A copy of the module's names for one docstring. */
function scopeWith(machine: Machine, names: ReadonlyMap<string, Value>): Scope {
  const module = new PyModule(machine.main.name, undefined);
  const scope = new Scope("module", undefined, module, new Map(), machine.freshFrame());
  module.scope = scope;
  for (const [name, value] of names) {
    retain(value);
    scope.set(name, value);
  }
  return scope;
}

function leaveNames(machine: Machine, scope: Scope): void {
  const values = [...scope.vars.values()];
  touch(scope);
  scope.vars = new Map();
  for (const value of values) machine.release(value);
}

/** Runs one example; whatever it raises ends only itself. */
function attempt(machine: Machine, { source }: Example): void {
  const tree = parsedOnce(source);
  if (!isOneStatement(tree)) return;
  const { journal, stack, handling, trying } = machine;
  const mark = journal.height;
  const { length: height } = stack;
  const { length: caughtNow } = handling;
  machine.trying = { mark };
  try {
    caught(() => drive(execBlock(machine, tree.body)));
  } catch (error) {
    if (error instanceof Stopped || !isGivenUp(error)) throw error;
    machine.recorder.exact = false;
  } finally {
    arrive(machine, mark, normal, ["return", "break", "continue", "raise"]);
    journal.drop(mark);
    machine.unwind(height);
    handling.length = caughtNow;
    machine.trying = trying;
  }
}

/** `doctest` compiles an example as Python's prompt does, where several statements are an error unless they stand in one line. */
function isOneStatement({ body, errors, lines }: Module): boolean {
  if (errors.length > 0) return false;
  const lineOf = (at: number) => lines.position(at).line;
  return body.every((statement) => lineOf(spanOf(statement).start) === lineOf(spanOf(body[0]).start));
}
