import { pyStr } from "../../../ndarray/value.ts";
import type { Machine } from "../../machine.ts";
import { ContextManager } from "../../with.ts";
import type { ModuleTable } from "../modules.ts";

/** A folder that surely is nobody else's: its name is made up, so that paths under it can be told apart. */
const freshFolder = (machine: Machine) =>
  pyStr(`/${machine.freshName("temporary-folder").replace("?", "-")}`);

/** `tempfile`. */
export const tempfileModule: ModuleTable = {
  functions: {
    TemporaryDirectory: () => new ContextManager(freshFolder, () => false),
    mkdtemp: freshFolder,
    gettempdir: () => ({ t: "str" }),
    mktemp: freshFolder,
  },
};
