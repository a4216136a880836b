import type { Machine } from "./machine.ts";
import type { PyModule } from "./objects.ts";

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
