import { type NumpyName, unknown, type Value } from "../ndarray/value.ts";
import { lookup, publicNames } from "../numpy/index.ts";
import type { Alias, Import, ImportFrom } from "../syntax/ast.ts";
import type { Machine } from "./machine.ts";
import { bindName } from "./names.ts";
import { PyModule } from "./objects.ts";
import { standardModule } from "./python/modules.ts";

/** `import a.b as c`. */
export function importModules(machine: Machine, node: Import): void {
  for (const { name, asname, ...located } of node.names) {
    const [first] = name.split(".");
    const value = moduleNamed(asname ? name : first);
    bindName(machine, asname ?? first, value, { name, asname, ...located } as Alias, "quiet");
  }
}

/** `from a.b import c as d`. */
export function importFrom(machine: Machine, node: ImportFrom): void {
  const module = node.level === 0 && node.module ? moduleNamed(node.module) : undefined;
  for (const alias of node.names) {
    if (alias.name === "*") {
      importStar(machine, module, alias);
      continue;
    }
    bindName(machine, alias.asname ?? alias.name, memberOf(module, alias.name), alias, "quiet");
  }
}

/** NumPy's `__all__` has the public names without these, and those of NumPy itself the modules in it. */
const notForAll: ReadonlySet<string> = new Set([
  "test",
  "get_bit_generator",
  "set_bit_generator",
  "ABCPolyBase",
]);
const modulesForAll =
  "char core ctypeslib dtypes emath exceptions f2py fft lib linalg ma polynomial random rec strings testing typing".split(
    " ",
  );

function importStarOfNumpy(machine: Machine, module: NumpyName, alias: Alias): void {
  const names = [...publicNames(module.name)].filter((name) => !notForAll.has(name));
  const modules = module.name === "numpy" ? modulesForAll : [];
  for (const name of [...names, ...modules]) bindName(machine, name, memberOf(module, name), alias, "quiet");
  // Other releases have other names.
  machine.starImported = true;
}

function importStar(machine: Machine, module: Value | undefined, alias: Alias): void {
  if (module?.t === "numpy") {
    importStarOfNumpy(machine, module, alias);
    return;
  }
  const members = module instanceof PyModule ? module.natives : undefined;
  if (!members?.size) machine.starImported = true;
  for (const [name, value] of members ?? []) bindName(machine, name, value, alias, "quiet");
}

/** Returns the module of a dotted name; one of which nothing is known where we know nothing. */
function moduleNamed(name: string): Value {
  const [first, ...rest] = name.split(".");
  if (first !== "numpy") return standardModule(name) ?? new PyModule(name, undefined);
  let value: Value = { t: "numpy", name: "numpy" };
  for (const part of rest) value = memberOf(value, part);
  return value;
}

function memberOf(module: Value | undefined, name: string): Value {
  if (module?.t === "numpy") return lookup(module.name, name) ?? unknown;
  if (module instanceof PyModule)
    return module.natives.get(name) ?? standardModule(`${module.name}.${name}`) ?? unknown;
  return unknown;
}
