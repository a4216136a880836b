import { touch } from "../../../ndarray/mutable.ts";
import { none, pyStr, pyTuple, type Value } from "../../../ndarray/value.ts";
import { Builtin, Descriptor, type Native, PyClass } from "../../classes/objects.ts";
import type { ModuleTable } from "../modules.ts";

/** A base that adds nothing that matters to arrays; `Generic[T]` is the class itself. */
const base = (name: string): PyClass => new PyClass(name, [], [], true);

const second: Native = (_, { positional }) => positional[1] ?? none;
const first: Native = (_, { positional }) => positional[0] ?? none;

/** The base of named tuples that are written as classes. */
export const namedTupleBase = base("NamedTuple");

const special = [
  "Any",
  "Callable",
  "ClassVar",
  "Dict",
  "Final",
  "Iterable",
  "Iterator",
  "List",
  "Literal",
  "Mapping",
  "Optional",
  "Sequence",
  "Set",
  "Tuple",
  "Type",
  "Union",
  "Annotated",
  "Self",
  "Generator",
  "Hashable",
];

/** Names that are only written in annotations. */
const forms: Readonly<Record<string, Value>> = Object.fromEntries(
  special.map((name) => [name, new Builtin(name, (machine) => machine.notKnown("a type"))]),
);

/** The base of classes that are asked for by what they have. */
export const protocolBase = base("Protocol");

/** Under which name a class keeps those that were registered with it; no attribute of Python's. */
export const registeredClasses = " registered";

/** `cls.register(other)` of an abstract class, which may be used as a decorator. */
const register: Native = (machine, { positional: [cls, other] }) => {
  if (!(cls instanceof PyClass) || !other) return machine.notKnown("a class");
  const former = cls.attrs.get(registeredClasses);
  touch(cls);
  cls.attrs.set(registeredClasses, pyTuple([...(former?.t === "tuple" ? former.items : []), other]));
  return other;
};

/** `abc.ABC`, and what `metaclass=ABCMeta` adds. */
export const abstractBase = base("ABC");
abstractBase.attrs.set("register", new Descriptor("classmethod", new Builtin("register", register)));

/** `typing`. */
export const typingModule: ModuleTable = {
  values: {
    ...forms,
    Generic: base("Generic"),
    Protocol: protocolBase,
    NamedTuple: namedTupleBase,
    TYPE_CHECKING: { t: "bool", v: false },
  },
  functions: {
    cast: second,
    overload: first,
    final: first,
    override: first,
    runtime_checkable: first,
    no_type_check: first,
    TypeVar: (_, { positional: [name] }) => name ?? pyStr(""),
    NewType: (_, { positional: [, type] }) => type ?? none,
  },
};

/** `abc`. */
export const abcModule: ModuleTable = {
  values: { ABC: abstractBase, ABCMeta: base("ABCMeta") },
  functions: { abstractmethod: first },
};
