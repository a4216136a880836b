import { NotKnown } from "../../ndarray/error.ts";
import { type Limits, setLimits } from "../../ndarray/limits.ts";
import { pyStr, unknown, type Value } from "../../ndarray/value.ts";
import type { Module } from "../../syntax/ast.ts";
import { drive } from "../calls/functions.ts";
import { PyModule, PyRaise } from "../classes/objects.ts";
import { Scope } from "../classes/scope.ts";
import { type Machine, OutOfSteps, Stopped } from "../machine.ts";
import type { Cost } from "../part.ts";
import { arrive, caught } from "../paths/paths.ts";
import { execBlock } from "../statements/execute.ts";
import { isGivenUp } from "../uncalled/uncalled.ts";
import { Abroad } from "./abroad.ts";
import { type ModuleFiles, ModuleFinder, type Place } from "./modulefiles.ts";
import { parsedOnce } from "./parsed.ts";
import { runElsewhere } from "./site.ts";
import { stubMember, stubNames } from "./stubs.ts";

/** What all modules that a program imports may take together, beside what is its own. */
export const budgetOfModules: Cost = { steps: 300_000, elements: 8_000_000, bytes: 64 << 20 };

/** Steps that one module may take where a function that nobody calls imports it. */
const mostStepsInPart = 2000;

/** Characters of one module, and how many modules there may be. */
const longest = 2 ** 19;
const mostModules = 400;

/** What modules may take that import one another. */
interface Allowance {
  /** Steps of one module. */
  readonly steps: number;
  /** Characters of all of them. */
  readonly characters: number;
  readonly nesting: number;
}

const ofScript: Allowance = { steps: 60_000, characters: 2 ** 22, nesting: 40 };

/** Nobody runs a module of a package by itself: its statements are there to define things, and so are those of the modules around it. */
const ofPackage: Allowance = { steps: 5000, characters: 2 ** 20, nesting: 3 };

const allowanceOf = ({ modules: { finder } }: Machine) => (finder.isInPackage ? ofPackage : ofScript);

/** What every module has beside its name. */
export const namesOfModules = ["__doc__", "__spec__", "__loader__", "__package__", "__builtins__"];

/** The modules that a program has imported, by their paths: Python's `sys.modules`. */
export class Modules {
  readonly loaded: Scope;
  /** Characters of their texts. */
  characters = 0;
  /** What is left of their budget. */
  left = budgetOfModules;
  /** How many of them are being run, one inside the other. */
  nesting = 0;

  /** Names of other modules that the program has bound to something of its own, as "numpy.zeros". */
  patched: ReadonlySet<string> = new Set();

  /** For the calls of their functions. */
  readonly abroad = new Abroad();
  readonly finder: ModuleFinder;

  constructor(main: PyModule, files: ModuleFiles | undefined) {
    this.finder = new ModuleFinder(files);
    this.loaded = new Scope("module", undefined, main);
  }
}

/** Returns the module of a file, which is run unless it has been. Of one that can't be followed nothing is known. */
export function moduleAt(machine: Machine, place: Place, name: string): PyModule {
  const { modules } = machine;
  const { finder } = modules;
  const { path } = place;
  if (finder.isMain(path)) return new PyModule(name, undefined);
  const known = modules.loaded.get(path);
  if (known instanceof PyModule) return known;
  const module = new PyModule(name, undefined, undefined, place);
  module.isLate = isBehindItsParts(machine, place);
  modules.loaded.set(path, module);
  module.scope = new Scope("module", undefined, module, new Map(), machine.freshFrame());
  module.scope.set("__name__", pyStr(name));
  module.scope.set("__file__", place.isStub ? unknown : pyStr(path));
  for (const one of [...namesOfModules, "__path__"]) module.scope.set(one, unknown);
  if (place.text !== undefined && !place.isStub && !isRunToEnd(machine, module, place.text)) {
    machine.recorder.exact = false;
    // What it did before is done; of its names nothing is known.
    module.scope.set("*", unknown);
    module.scope = undefined;
  }
  return module;
}

/** Python runs a package before its parts; where the analysed file is one of them that can't be said. */
function isBehindItsParts({ modules }: Machine, { folder }: Place): boolean {
  if (folder === undefined) return false;
  return [modules.finder.main ?? "", ...modules.loaded.vars.keys()].some((path) =>
    path.startsWith(`${folder}/`),
  );
}

function isRunToEnd(machine: Machine, module: PyModule, text: string): boolean {
  const { modules } = machine;
  const { characters: most, nesting } = allowanceOf(machine);
  const isTooMuch =
    text.length > longest ||
    modules.characters + text.length > most ||
    modules.loaded.vars.size > mostModules ||
    modules.nesting >= nesting;
  if (isTooMuch) return false;
  const { characters } = modules;
  modules.characters += text.length;
  modules.nesting++;
  try {
    return withOwnBudget(machine, () => runModule(machine, module, parsedOnce(text)));
  } finally {
    modules.nesting--;
    // What a function that nobody calls imports is forgotten with it.
    if (machine.ground) modules.characters = characters;
  }
}

/** Runs the statements of a module; false when one of them raises or can't be run to its end. */
function runModule(machine: Machine, module: PyModule, tree: Module): boolean {
  const { journal } = machine;
  const mark = journal.height;
  try {
    return runElsewhere(machine, module.scope ?? machine.scope, () => {
      const straight = caught(() => drive(execBlock(machine, tree.body)));
      return arrive(machine, mark, straight, ["return", "break", "continue"]).kind === "normal";
    });
  } catch (error) {
    if (!isEnd(error)) throw error;
    journal.drop(mark);
    return false;
  }
}

/** True for what ends a module without ending the analysis. */
function isEnd(error: unknown): boolean {
  if (error instanceof Stopped) return error instanceof OutOfSteps;
  return error instanceof PyRaise || error instanceof NotKnown || isGivenUp(error);
}

/** The program's modules share a budget that is not the program's; a function that nobody calls pays for what it imports. */
function withOwnBudget<T>(machine: Machine, run: () => T): T {
  const { steps: most } = allowanceOf(machine);
  if (machine.modules.nesting > 1) return machine.within(most, run);
  if (machine.ground) return machine.within(mostStepsInPart, run);
  const { left } = machine.modules;
  const limits: Limits = { ...machine.options.limits, elements: left.elements, bytes: left.bytes };
  const former = setLimits(limits);
  const steps = machine.stepsLeft;
  const { granted } = machine;
  machine.refill(left.steps);
  try {
    return machine.within(most, run);
  } finally {
    machine.modules.left = {
      steps: Math.max(0, machine.stepsLeft),
      elements: limits.elements,
      bytes: limits.bytes,
    };
    machine.refill(granted, steps);
    setLimits(former);
  }
}

/** Returns a module of a package by its name, as `import package.name` does; undefined when there is none. */
export function partOf(machine: Machine, module: PyModule, name: string): PyModule | undefined {
  const { modules } = machine;
  const { finder } = modules;
  const { place, scope } = module;
  const found = place?.folder === undefined ? undefined : finder.in(place.folder, name);
  if (!found) return undefined;
  const isNew = !modules.loaded.has(found.path);
  const part = moduleAt(machine, found, `${module.name}.${name}`);
  // A package that was run late has bound its names already, as Python does after its parts are there.
  if (isNew && scope && !(module.isLate && scope.has(name))) scope.set(name, part);
  return part;
}

/** Returns what `from module import name` gives: an attribute, else a module of the package. */
export function importedFrom(machine: Machine, module: PyModule, name: string): Value {
  const own = module.scope?.get(name);
  if (own && !module.isLate) return own;
  const part = partOf(machine, module, name);
  // Which of two things of one name it is depends on what was imported first.
  if (own && part && own !== part) return unknown;
  return own ?? part ?? memberOf(machine, module, name);
}

/** Returns what `module.name` is; unknown where that can't be said. */
export function memberOf(machine: Machine, module: PyModule, name: string): Value {
  const { scope } = module;
  const known = scope?.get(name);
  if (known) return known;
  const stub = stubBehind(machine, module);
  const said = stub && stubMember(machine, stub, name);
  if (said) scope?.set(name, said);
  return said ?? unknown;
}

/** A module that is a stub itself, or the stub beside one: that says what the module's own `__getattr__` gives. */
function stubBehind(machine: Machine, module: PyModule): PyModule | undefined {
  if (!module.place || module.place.isStub) return module.place && module;
  const stub = module.scope?.has("__getattr__") ? machine.modules.finder.stubOf(module.place) : undefined;
  return stub && moduleAt(machine, stub, module.name);
}

/** Returns the names that `from module import *` binds; undefined where they can't be said. */
export function starNames(module: PyModule): readonly string[] | undefined {
  const { scope, place } = module;
  if (place?.isStub) return stubNames(module).filter(isPublic);
  if (!scope || scope.has("*")) return undefined;
  const all = scope.get("__all__");
  if (!all) return place?.text === undefined ? undefined : [...scope.vars.keys()].filter(isPublic);
  const items = all.t === "list" || all.t === "tuple" ? all.items : undefined;
  const names = items?.flatMap((item) => (item.t === "str" && item.v !== undefined ? [item.v] : []));
  return names?.length === items?.length ? names : undefined;
}

export const isPublic = (name: string) => !name.startsWith("_") && name !== "*";
