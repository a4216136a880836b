import { NotKnown } from "../ndarray/error.ts";
import { letGoOfNames } from "./escape.ts";
import { runUncalled, YieldInside } from "./functions.ts";
import { type Machine, OutOfSteps, Stopped } from "./machine.ts";
import { PyFunction } from "./objects.ts";
import { parametersOf } from "./parameters.ts";
import { explore, normal, withDoubt } from "./paths.ts";

/** Steps that one function may take of the whole budget, so that a costly one leaves something to the others. */
const stepsOfOne = 30_000;

/** Most functions that are run. */
const mostFunctions = 2000;

/** Runs each function that was defined but never called, on what its text says of its parameters; the state stays as it is. */
export function runDefinitions(machine: Machine): void {
  const seen = new Set<unknown>();
  const { recorder } = machine;
  const { exact } = recorder;
  // A function may be lent out while another one is run, so that those before it are looked at again.
  for (let before = -1; before < seen.size; ) {
    before = seen.size;
    for (let i = 0; i < machine.definitions.length && seen.size < mostFunctions; i++) {
      const made = machine.definitions[i];
      if (!(made instanceof PyFunction) || seen.has(made.def)) continue;
      if (made.calls > 0 && !machine.lentOut.has(made)) continue;
      seen.add(made.def);
      runDefinition(machine, made);
    }
  }
  recorder.exact = exact;
}

/** Runs one function; nothing is claimed of what one saw that could not be run to its end. */
function runDefinition(machine: Machine, made: PyFunction): void {
  const { recorder } = machine;
  const { here, trying, owner, handling } = machine;
  const caught = handling.length;
  const seen = recorder.watch();
  try {
    machine.within(stepsOfOne, () =>
      withDoubt(machine, () =>
        explore(machine, () => {
          runUncalled(machine, made, parametersOf(machine, made));
          return normal;
        }),
      ),
    );
  } catch (error) {
    if (error instanceof Stopped && !(error instanceof OutOfSteps && machine.hasSteps)) throw error;
    machine.here = here;
    machine.trying = trying;
    machine.owner = owner;
    handling.length = caught;
    recorder.forget(seen());
    // Whatever its rest would have called may be called with anything.
    explore(machine, () => {
      letGoOfNames(machine, made, made.def);
      return normal;
    });
    if (!isGivenUp(error)) recorder.note = `Left out ${made.name}(): internal error (${String(error)}).`;
  } finally {
    seen();
  }
}

/** True for what ends a statement without being an error: nesting too deep, something unknown where a value was needed. */
export function isGivenUp(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    error instanceof YieldInside ||
    error instanceof NotKnown ||
    error instanceof OutOfSteps
  );
}
