import { none } from "../../../ndarray/value.ts";
import { automatic, enumClass, intEnumClass } from "../../classes/enums.ts";
import type { ModuleTable } from "../modules.ts";

/** `enum`. Flags are not followed. */
export const enumModule: ModuleTable = {
  // The classes are read when they are asked for: what makes them needs the modules of Python's library itself.
  get values() {
    return { Enum: enumClass, IntEnum: intEnumClass };
  },
  functions: {
    auto: automatic,
    unique: (_, { positional: [cls] }) => cls ?? none,
  },
};
