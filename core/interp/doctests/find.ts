import type { Value } from "../../ndarray/value.ts";
import { type Example, parseExamples } from "../../syntax/examples.ts";
import { Descriptor, PyClass, PyFunction } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { docstringOf, docstringsIn } from "../uncalled/docstrings.ts";

/** The examples of one docstring, which share their names. */
export interface DocTest {
  /** What it documents, as `doctest` calls it: tests are run in the order of their names. */
  readonly name: string;
  readonly examples: readonly Example[];
}

/** What was found, and what can't be said to be looked at or not. */
interface Search {
  readonly machine: Machine;
  readonly own: ReadonlySet<Value>;
  readonly seen: Set<Value>;
  readonly tests: DocTest[];
  /** Names of definitions with examples. */
  readonly documented: ReadonlySet<string>;
  isSure: boolean;
}

/**
 * Returns the examples that `doctest.testmod()` runs in the program itself, in their order: those of the module, of its functions,
 * its classes and their methods. Undefined where it can't be said which they are.
 */
export function mainExamples(machine: Machine): readonly DocTest[] | undefined {
  const { scope, name } = machine.main;
  const { module } = machine.recorder;
  if (!scope || scope.has("__test__") || machine.starImported) return undefined;
  const search = newSearch(machine);
  add(search, name, docstringOf(module));
  for (const [key, value] of scope.vars) look(search, `${name}.${key}`, key, value);
  return search.isSure ? search.tests.sort((a, b) => (a.name < b.name ? -1 : 1)) : undefined;
}

/** Returns the examples in the docstring of a function or class; undefined where they can't be known. */
export function examplesOf(machine: Machine, object: Value | undefined): readonly DocTest[] | undefined {
  const search = newSearch(machine);
  if (object instanceof PyFunction) addFunction(search, "NoName", object);
  else if (object instanceof PyClass && search.own.has(object)) add(search, "NoName", docstringOf(object));
  else return undefined;
  return search.isSure ? search.tests : undefined;
}

function newSearch(machine: Machine): Search {
  const own = new Set(machine.definitions);
  const withExamples = docstringsIn(machine.recorder.module).filter(([, text]) => text.includes(">>>"));
  const documented = new Set(withExamples.map(([name]) => name));
  return { machine, own, seen: new Set(), tests: [], documented, isSure: true };
}

/** Looks at what a name of the module or of a class stands for. */
function look(search: Search, path: string, key: string, value: Value): void {
  const { own, seen, documented } = search;
  const found = value instanceof Descriptor && value.typeName !== "cached_property" ? value.get : value;
  if (seen.has(found)) return;
  seen.add(found);
  if (found instanceof PyFunction) {
    if (own.has(found)) addFunction(search, path, found);
  } else if (found instanceof PyClass) {
    if (!own.has(found)) return;
    add(search, path, docstringOf(found));
    for (const [name, member] of found.attrs) look(search, `${path}.${name}`, name, member);
  } else if (mayBeDocumented(found) && documented.has(key)) search.isSure = false;
}

/** True for what a decorator may have made of a function. */
const mayBeDocumented = (value: Value) => value.t === "unknown" || value.t === "foreign";

function addFunction(search: Search, path: string, made: PyFunction): void {
  const doc = made.attrs.get("__doc__");
  if (doc && doc.t !== "none" && (doc.t !== "str" || doc.v === undefined)) search.isSure = false;
  const text = doc ? (doc.t === "str" ? doc.v : undefined) : docstringOf(made.def);
  search.machine.reads(made.def);
  add(search, path, text);
}

function add({ tests }: Search, name: string, text: string | undefined): void {
  const examples = text?.includes(">>>") ? parseExamples(text) : [];
  const run = examples.filter(({ flags }) => !flags.get("SKIP"));
  if (run.length > 0) tests.push({ name, examples: run });
}
