import { type NumpyName, unknown, type Value } from "../../ndarray/value.ts";
import { publicNames } from "../../numpy/index.ts";
import type { Alias, Import, ImportFrom } from "../../syntax/ast.ts";
import { numpyMember } from "../calls/numpynames.ts";
import { PyModule } from "../classes/objects.ts";
import { bindName } from "../expressions/names.ts";
import { libraryModules } from "../libraries/tables.ts";
import type { Machine } from "../machine.ts";
import { isPatched } from "../modules/moduleattributes.ts";
import { importedFrom, isPublic, moduleAt, partOf, starNames } from "../modules/modules.ts";
import { standardModule } from "../python/modules.ts";
import { writtenModule } from "../python/written/written.ts";

/** `import a.b as c`. */
export function importModules(machine: Machine, node: Import): void {
  for (const { name, asname, ...located } of node.names) {
    const alias = { name, asname, ...located } as Alias;
    const { top, last } = importModule(machine, name);
    bindName(machine, asname ?? name.split(".")[0], asname === null ? top : last, alias, "quiet");
  }
}

/** `from a.b import c as d`. */
export function importFrom(machine: Machine, node: ImportFrom): void {
  const module = moduleOf(machine, node);
  for (const alias of node.names) {
    if (alias.name === "*") importStar(machine, module, alias);
    else bindName(machine, alias.asname ?? alias.name, nameFrom(machine, module, alias.name), alias, "quiet");
  }
}

/** Returns what one name of `from a.b import c` is. */
export function valueImported(machine: Machine, node: ImportFrom, alias: Alias): Value {
  return nameFrom(machine, moduleOf(machine, node), alias.name);
}

function moduleOf(machine: Machine, node: ImportFrom): Value | undefined {
  return node.level > 0 ? relativeModule(machine, node) : importModule(machine, node.module ?? "").last;
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
  for (const name of [...names, ...modules])
    bindName(machine, name, nameFrom(machine, module, name), alias, "quiet");
  // Other releases have other names.
  machine.starImported = true;
}

function importStar(machine: Machine, module: Value | undefined, alias: Alias): void {
  if (module?.t === "numpy") {
    importStarOfNumpy(machine, module, alias);
    return;
  }
  const isOfProject = module instanceof PyModule && module.place !== undefined;
  const names = isOfProject ? starNames(module) : undefined;
  const natives = module instanceof PyModule && !isOfProject ? module.natives : undefined;
  for (const name of names ?? []) bindName(machine, name, nameFrom(machine, module, name), alias, "quiet");
  for (const [name, value] of natives ?? []) bindName(machine, name, value, alias, "quiet");
  if (names || (natives?.size && !isPartial(module))) return;
  machine.starImported = true;
  const { module: around } = machine.scope;
  if (around !== machine.main) around.scope?.set("*", unknown);
  const known = isOfProject ? [...(module.scope?.vars.keys() ?? [])].filter(isPublic) : [];
  for (const name of known) bindName(machine, name, unknown, alias, "quiet");
}

/** True of modules of which only a few functions are known. */
const isPartial = (module: Value | undefined) => module instanceof PyModule && module.name in libraryModules;

interface Imported {
  /** What `import a.b` binds to `a`. */
  readonly top: Value;
  /** `a.b` itself. */
  readonly last: Value;
}

/** Imports the module of a dotted name with all those that it stands in; of one of which nothing is found nothing is known. */
function importModule(machine: Machine, name: string): Imported {
  const [first, ...rest] = name.split(".");
  if (first === "numpy") {
    const top: Value = { t: "numpy", name: "numpy" };
    return { top, last: rest.reduce((of: Value, part) => nameFrom(machine, of, part), top) };
  }
  const standard = standardModule(name);
  if (standard ?? standardModule(first)) {
    if (machine.modules.finder.isShadowed(first)) return notFound(name);
    const last = standard ?? new PyModule(name, undefined);
    return { top: standardModule(first) ?? (rest.length > 0 ? new PyModule(first, undefined) : last), last };
  }
  const written =
    rest.length === 0 && !machine.modules.finder.isShadowed(first) ? writtenModule(first) : undefined;
  const found = written ?? machine.modules.finder.top([first, ...rest]);
  if (!found) return notFound(name);
  const top = moduleAt(machine, found, first);
  let last: PyModule | undefined = top;
  for (const part of rest) last = last && partOf(machine, last, part);
  return { top, last: last ?? new PyModule(name, undefined) };
}

function notFound(name: string): Imported {
  return { top: new PyModule(name.split(".")[0], undefined), last: new PyModule(name, undefined) };
}

/** `from ..a.b import c`: the dots are the folders of the packages that the file stands in. */
function relativeModule(machine: Machine, { level, module }: ImportFrom): Value | undefined {
  const { finder } = machine.modules;
  const path = machine.scope.module.place?.path ?? finder.main;
  const folder = path === undefined ? undefined : finder.folderAbove(path, level);
  if (folder === undefined) return undefined;
  const parts = module ? module.split(".") : [];
  const above = finder.folderOf(folder);
  const package_ = folder.slice(above.length + 1);
  const around = finder.in(above, package_);
  if (parts.length === 0)
    return moduleAt(machine, around ?? { path: folder, folder, text: undefined, isStub: false }, package_);
  const [first, ...rest] = parts;
  const known = around && machine.modules.loaded.get(around.path);
  const found = finder.in(folder, first);
  let last =
    known instanceof PyModule
      ? partOf(machine, known, first)
      : found && moduleAt(machine, found, `${package_}.${first}`);
  for (const part of rest) last = last && partOf(machine, last, part);
  return last;
}

function nameFrom(machine: Machine, module: Value | undefined, name: string): Value {
  if (module?.t !== "numpy" && !(module instanceof PyModule)) return unknown;
  if (isPatched(machine, module.name, name)) return unknown;
  if (module.t === "numpy") return numpyMember(module.name, name) ?? unknown;
  if (module.place) return importedFrom(machine, module, name);
  return module.natives.get(name) ?? standardModule(`${module.name}.${name}`) ?? unknown;
}
