import { notKnown, raise } from "../../ndarray/error.ts";
import { NumpyObject, none, PyDict, pyInt, pyStr, type Value } from "../../ndarray/value.ts";
import { opt, orNone, type Reader } from "../bind.ts";
import { defineClass } from "../classes.ts";
import { actions, type ErrorState, errorState, kinds, setting } from "../errorstate.ts";
import { op } from "../op.ts";
import { int, text } from "../readers.ts";
import { register } from "../registry.ts";
import { valueEffect } from "../results.ts";

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
}

defineClass("errstate", {
  rows: "numpy.errstate",
  enter: (self, context) => {
    const { asked } = (self.state as Block | undefined) ?? notKnown("an error state that is out of sight");
    const former = errorState(context);
    self.state = { asked, former, formerSize: context.settings.get(bufferSize) } satisfies Block;
    context.settings.set(setting, changed(former, asked));
    return none;
  },
  exit: (self, context) => {
    const { former, formerSize } = (self.state as Block | undefined) ?? {};
    if (!former) return;
    context.settings.set(setting, former);
    context.settings.set(bufferSize, formerSize);
  },
});

const bufferSize = "bufsize";

register("numpy", {
  errstate: op(
    { call: opt({ read: () => notKnown("an error handler") }, undefined), ...parameters },
    (asked) => valueEffect(new NumpyObject("errstate", { asked } satisfies Block)),
  ),
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
