import { none, pyBool, type Value } from "../../../ndarray/value.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { Builtin, PyClass, PyInstance, PyObject } from "../../objects.ts";
import { exactText } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";

interface Option {
  readonly name: string;
  /** What the option is when the command line does not give it; undefined for one that must be given. */
  readonly fallback: Value | undefined;
}

const namespace = new PyClass("Namespace", [], [], true);

/** An ArgumentParser. With an empty list of arguments every option has its default; other command lines are not known. */
export class Parser extends PyObject {
  readonly typeName = "ArgumentParser";
  private readonly options: Option[] = [];

  held(): Iterable<Value> {
    return this.options.flatMap(({ fallback }) => (fallback ? [fallback] : []));
  }

  /** Returns a method of the parser; undefined when it has none of that name that is known. */
  method(name: string): Value | undefined {
    if (name === "add_argument") return new Builtin(name, (_, args) => this.add(args));
    if (name === "parse_args") return new Builtin(name, (machine, args) => this.parse(machine, args));
    if (name === "add_argument_group" || name === "add_mutually_exclusive_group")
      return new Builtin(name, () => this);
    return undefined;
  }

  private add({ positional, named }: CallArguments): Value {
    const flags = positional.map(exactText);
    const long = flags.find((flag) => flag?.startsWith("--")) ?? flags[0];
    const dest = exactText(named.get("dest")) ?? long?.replace(/^-+/, "").replaceAll("-", "_");
    if (dest !== undefined) this.options.push({ name: dest, fallback: defaultOf(long ?? "", named) });
    return none;
  }

  private parse(machine: Machine, { positional: [given], named }: CallArguments): Value {
    const list = given ?? named.get("args");
    const isEmpty = list?.t === "list" && list.items?.length === 0;
    const result = new PyInstance(namespace);
    for (const { name, fallback } of this.options)
      result.attrs.set(name, isEmpty ? (fallback ?? none) : machine.notKnown("the command line"));
    return result;
  }
}

function defaultOf(flag: string, named: ReadonlyMap<string, Value>): Value | undefined {
  const action = exactText(named.get("action"));
  const fallback = named.get("default");
  if (fallback) return fallback;
  if (action === "store_true") return pyBool(false);
  if (action === "store_false") return pyBool(true);
  return flag.startsWith("-") ? none : undefined;
}

/** `argparse`. */
export const argparseModule: ModuleTable = {
  functions: { ArgumentParser: () => new Parser() },
};
