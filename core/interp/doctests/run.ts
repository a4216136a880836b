import { touch } from "../../ndarray/mutable.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Module } from "../../syntax/ast.ts";
import type { Example } from "../../syntax/examples.ts";
import { spanOf } from "../../syntax/place.ts";
import { retain } from "../../trace/refs.ts";
import { execBlock } from "../execute.ts";
import { drive } from "../functions.ts";
import { type Machine, OutOfSteps, Stopped } from "../machine.ts";
import { PyModule, Scope } from "../objects.ts";
import { parsedOnce } from "../parsed.ts";
import { arrive, caught, normal } from "../paths.ts";
import { holdsInstance } from "../python/builtins/text.ts";
import { reprText } from "../python/format.ts";
import { runElsewhere } from "../site.ts";
import { isGivenUp } from "../uncalled.ts";
import type { DocTest } from "./find.ts";

/** Steps that all examples of a program may take together. */
const mostSteps = 200_000;

/**
 * Runs examples as `doctest` does: those of one docstring on a copy of the module's names, each of them whatever the ones before it
 * raised. What they print goes nowhere. False where they take too many steps; what they did until then is done.
 */
export function runExamples(machine: Machine, tests: readonly DocTest[]): boolean {
  const { prompt, print, journal } = machine;
  const mark = journal.height;
  const names = machine.main.scope?.vars ?? new Map<string, Value>();
  machine.print = undefined;
  let shown: Value | undefined;
  try {
    machine.within(Math.min(mostSteps, machine.stepsLeft / 2), () => {
      for (const { examples } of tests) {
        const scope = scopeWith(machine, names);
        machine.prompt = {
          scope,
          show: (value) => {
            // An object of the program says what it looks like, and stays until the next value is shown.
            if (holdsInstance(value)) reprText(machine, value);
            retain(value);
            if (shown) machine.release(shown);
            shown = value;
          },
        };
        runElsewhere(machine, scope, () => {
          for (const example of examples) attempt(machine, example);
        });
        leaveNames(machine, scope);
      }
    });
    return true;
  } catch (error) {
    if (!(error instanceof OutOfSteps)) throw error;
    journal.drop(mark);
    return false;
  } finally {
    machine.prompt = prompt;
    machine.print = print;
  }
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
