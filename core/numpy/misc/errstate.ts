import { notKnown, raise } from "../../ndarray/error.ts";
import { NumpyObject, none, PyDict, pyInt, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone, type Reader } from "../calls/bind.ts";
import { int, text } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import {
  actions,
  type ErrorState,
  errorHandler,
  errorState,
  handlerSetting,
  kinds,
  setting,
} from "../errorstate.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

type Asked = Readonly<Record<"all" | (typeof kinds)[number], string | undefined>>;

const action: Reader<string | undefined> = orNone(text, undefined);
const parameters = {
  all: opt(action, undefined),
  divide: opt(action, undefined),
  over: opt(action, undefined),
  under: opt(action, undefined),
  invalid: opt(action, undefined),
};

function changed(former: ErrorState, asked: Asked): ErrorState {
  const choose = (kind: (typeof kinds)[number]): string => {
    const chosen = asked[kind] ?? asked.all ?? former[kind];
    return actions.includes(chosen) ? chosen : raise("KeyError", `'${chosen}'`);
  };
  return {
    divide: choose("divide"),
    over: choose("over"),
    under: choose("under"),
    invalid: choose("invalid"),
  };
}

function asDict(state: ErrorState): Value {
  return new PyDict(
    new Map(kinds.map((kind) => [`s:${kind}`, { key: pyStr(kind), value: pyStr(state[kind]) }])),
  );
}

/** What `np.errstate(...)` was asked for, and what was in force when its block was entered. */
interface Block {
  readonly asked: Asked;
  readonly former?: ErrorState;
  readonly formerSize?: unknown;
  /** What is to be called, where that was said, and what was before. */
  readonly handler?: Value;
  readonly formerHandler?: unknown;
}

defineClass("errstate", {
  rows: "numpy.errstate",
  enter: (self, context) => {
    const block = (self.state as Block | undefined) ?? notKnown("an error state that is out of sight");
    const { asked, handler } = block;
    const former = errorState(context);
    const formerHandler = context.settings.get(handlerSetting);
    const formerSize = context.settings.get(bufferSize);
    self.state = { asked, handler, former, formerSize, formerHandler } satisfies Block;
    context.settings.set(setting, changed(former, asked));
    if (handler) context.settings.set(handlerSetting, kept(handler));
    return none;
  },
  exit: (self, context) => {
    const { former, formerSize, formerHandler } = (self.state as Block | undefined) ?? {};
    if (!former) return;
    context.settings.set(setting, former);
    context.settings.set(bufferSize, formerSize);
    context.settings.set(handlerSetting, formerHandler);
  },
});

/** What is kept of a handler: None is none. */
function kept(handler: Value): Value | undefined {
  if (handler.t === "none") return undefined;
  if (!uncallable.has(handler.t)) return handler;
  return raise("TypeError", "python object must be callable or have a callable write method");
}

/** Values that are surely neither functions nor objects with a method `write`. */
const uncallable: ReadonlySet<Value["t"]> = new Set([
  "int",
  "float",
  "complex",
  "bool",
  "str",
  "bytes",
  "tuple",
  "list",
  "slice",
  "range",
  "ndarray",
  "scalar",
]);

const bufferSize = "bufsize";

register("numpy", {
  errstate: op({ call: opt(any, undefined), ...parameters }, ({ call: handler, ...asked }) =>
    valueEffect(new NumpyObject("errstate", { asked, handler } satisfies Block, handler ? [handler] : [])),
  ),
  seterrcall: op({ func: any }, ({ func }, context) => {
    const former = errorHandler(context);
    context.settings.set(handlerSetting, kept(func));
    return valueEffect(former ?? none);
  }),
  geterrcall: op({}, (_, context) => valueEffect(errorHandler(context) ?? none)),
  seterr: op(parameters, (asked, context) => {
    const former = errorState(context);
    context.settings.set(setting, changed(former, asked));
    return valueEffect(asDict(former));
  }),
  geterr: op({}, (_, context) => valueEffect(asDict(errorState(context)))),
  getbufsize: op({}, (_, context) => valueEffect(pyInt(Number(context.settings.get(bufferSize) ?? 8192)))),
  setbufsize: op({ size: int }, ({ size }, context) => {
    const former = Number(context.settings.get(bufferSize) ?? 8192);
    context.settings.set(bufferSize, size);
    return valueEffect(pyInt(former));
  }),
});
