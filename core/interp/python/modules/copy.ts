import { copyDeep, copyShallow } from "../deepcopy.ts";
import type { ModuleTable } from "../modules.ts";

/** `copy`. */
export const copyModule: ModuleTable = {
  functions: {
    copy: (machine, { positional: [value], node }) =>
      value ? copyShallow(machine, value, node) : machine.notKnown("what to copy"),
    deepcopy: (machine, { positional: [value], node }) =>
      value ? copyDeep(machine, value, node) : machine.notKnown("what to copy"),
  },
};
