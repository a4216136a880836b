import { none, pyInt, pyStr, unknown, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { callValue } from "../../calls/call.ts";
import { Builtin, type Native, PyClass, PyInstance } from "../../classes/objects.ts";
import { mayRaise } from "../../paths/doubt.ts";
import { ContextManager } from "../../statements/with.ts";
import { argument, exactText } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";
import { NativeObject } from "../native.ts";
import { runsTheProgram } from "./runners.ts";

const nothing: Native = () => none;

/** From here on any warning may be an exception. */
const filter: Native = (machine, args) => {
  if (exactText(argument(args, 0, "action")) !== "ignore") machine.warningsRaise = true;
  return none;
};

const warn: Native = (machine) => {
  if (machine.warningsRaise) mayRaise(machine);
  return none;
};

/** `warnings`. */
export const warningsModule: ModuleTable = {
  functions: {
    warn,
    simplefilter: filter,
    filterwarnings: filter,
    resetwarnings: nothing,
    catch_warnings: () =>
      new ContextManager(
        () => unknown,
        () => false,
      ),
  },
};

const said: Readonly<Record<string, Native>> = Object.fromEntries(
  ["debug", "info", "warning", "error", "exception", "critical", "log", "setLevel", "addHandler"].map(
    (name) => [name, nothing],
  ),
);

/** `logging`: what is logged is not followed. */
export const loggingModule: ModuleTable = {
  values: { DEBUG: pyInt(10), INFO: pyInt(20), WARNING: pyInt(30), ERROR: pyInt(40), CRITICAL: pyInt(50) },
  functions: {
    ...said,
    basicConfig: nothing,
    getLogger: (_, { positional: [name] }) =>
      new NativeObject("Logger", { name: name ?? pyStr("root") }, said),
  },
};

/** `pprint`. */
export const pprintModule: ModuleTable = {
  functions: {
    pprint: (machine, args) => {
      for (const value of args.positional)
        if (value.t === "ndarray") machine.recorder.use(args.node, value, "print");
      return none;
    },
    pformat: () => ({ t: "str" }),
  },
};

const abstractNumber = (name: string) =>
  new Builtin(`numbers.${name}`, (machine) => machine.notKnown("an abstract class"));

/** `numbers.Number`. */
export const numberClass = abstractNumber("Number");

/** `numbers`: classes that are only asked about. */
export const numbersModule: ModuleTable = {
  values: {
    Number: numberClass,
    ...Object.fromEntries(
      ["Complex", "Real", "Rational", "Integral"].map((name) => [name, abstractNumber(name)]),
    ),
  },
};

/** `gc`. */
export const gcModule: ModuleTable = {
  functions: { collect: () => unknown, disable: nothing, enable: nothing },
};

const simpleNamespace = new PyClass("SimpleNamespace", [], [], true);

/** `types`. */
export const typesModule: ModuleTable = {
  functions: {
    SimpleNamespace: (_, { named }) => {
      const made = new PyInstance(simpleNamespace);
      for (const [name, value] of named) {
        retain(value);
        made.attrs.set(name, value);
      }
      return made;
    },
    MappingProxyType: (_, { positional: [dict] }) => dict ?? none,
  },
};

/** `timeit`: times are not known. */
export const timeitModule: ModuleTable = {
  functions: {
    default_timer: () => ({ t: "float" }),
    timeit: (machine, args): Value => {
      const [run] = args.positional;
      if (run?.t === "foreign")
        callValue(machine, run, { positional: [], named: new Map(), node: args.node });
      else runsTheProgram(machine, args);
      return { t: "float" };
    },
    repeat: runsTheProgram,
    Timer: runsTheProgram,
  },
};

/** `string`. */
export const stringModule: ModuleTable = {
  values: {
    ascii_lowercase: pyStr("abcdefghijklmnopqrstuvwxyz"),
    ascii_uppercase: pyStr("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ascii_letters: pyStr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    digits: pyStr("0123456789"),
    hexdigits: pyStr("0123456789abcdefABCDEF"),
    octdigits: pyStr("01234567"),
    punctuation: pyStr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    whitespace: pyStr(" \t\n\r\v\f"),
  },
};
