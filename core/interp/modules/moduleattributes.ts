import { type NumpyName, unknown, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import type { PyModule } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { standardModule } from "../python/modules.ts";
import { letGo } from "../strangers/escape.ts";
import { memberOf } from "./modules.ts";

/** Returns what `module.name` is; unknown where that isn't known. */
export function moduleAttribute(machine: Machine, module: PyModule, name: string): Value | undefined {
  if (isPatched(machine, module.name, name)) return unknown;
  const native = module.natives.get(name);
  if (native) return native;
  if (module.place) return memberOf(machine, module, name);
  if (module.scope) return module.scope.get(name);
  return standardModule(`${module.name}.${name}`) ?? unknown;
}

/** Sets `module.name = to`: only of modules of the program itself is it known what they are afterwards. */
export function setModuleAttribute(
  machine: Machine,
  module: PyModule | NumpyName,
  name: string,
  to: Value,
  node: Node,
): void {
  if (module.t === "foreign" && module.scope) module.scope.set(name, to);
  else {
    patch(machine, module.name, name);
    letGo(machine, to, node);
  }
}

/** From now on nothing is known of `module.name`, which the program has set or deleted. */
export function patch({ modules }: Machine, module: string, name: string): void {
  modules.patched = new Set([...modules.patched, `${module}.${name}`]);
}

/** True where `module.name` may be something that the program has put there. */
export function isPatched({ modules: { patched } }: Machine, module: string, name: string): boolean {
  return patched.size > 0 && patched.has(`${module}.${name}`);
}
