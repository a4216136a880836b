import type { PyModule } from "../classes/objects.ts";
import type { Scope } from "../classes/scope.ts";
import type { Machine } from "../machine.ts";

/**
 * To be called before code of another module is run than was run until now: what code of other files does is written down at the
 * place of this file that called it.
 */
export function crossInto(machine: Machine, module: PyModule): void {
  const { recorder } = machine;
  if (module === machine.main) {
    recorder.loops = recorder.loopsHere;
    recorder.site = undefined;
  } else recorder.site ??= { node: machine.here, scope: recorder.scope, loops: recorder.loops };
}

/** Runs statements that do not stand in the code of this file, with names of their own; the machine is as before when they end. */
export function runElsewhere<T>(machine: Machine, names: Scope, run: () => T): T {
  const { recorder, scope, owner, trying, here, stack, handling } = machine;
  const { site, frame, loops } = recorder;
  const { length: height } = stack;
  const { length: caught } = handling;
  recorder.site ??= { node: here, scope: recorder.scope, loops };
  recorder.frame = names.frame;
  machine.scope = names;
  machine.owner = undefined;
  machine.trying = undefined;
  machine.depth++;
  try {
    return run();
  } finally {
    machine.depth--;
    machine.unwind(height);
    handling.length = caught;
    machine.scope = scope;
    machine.owner = owner;
    machine.trying = trying;
    machine.here = here;
    Object.assign(recorder, { site, frame, loops });
  }
}
