import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import { pyInt, pyStr, pyTuple, type Value } from "../../../ndarray/value.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { ContextManager } from "../../statements/with.ts";
import { exactText } from "../arguments.ts";
import { PyFile } from "../methods/file.ts";
import type { ModuleTable } from "../modules.ts";
import { writeBytes } from "../textfile.ts";

/** A folder that surely is nobody else's: its name is made up, so that paths under it can be told apart. */
const freshFolder = (machine: Machine) =>
  pyStr(`/${machine.freshName("temporary-folder").replace("?", "-")}`);

/** An empty file that nobody else sees. */
function temporaryFile(machine: Machine, { positional: [given], named }: CallArguments): Value {
  const mode = given ?? named.get("mode");
  const asked = mode === undefined ? "w+b" : exactText(mode);
  if (asked === undefined || !asked.includes("b")) return machine.notKnown("a temporary file of text");
  const name = freshFolder(machine);
  writeBytes(machine, name.v ?? "", new Uint8Array(0), 0);
  return new PyFile(name, asked);
}

/** `tempfile`. */
export const tempfileModule: ModuleTable = {
  functions: {
    TemporaryDirectory: () => new ContextManager(freshFolder, () => false),
    mkdtemp: freshFolder,
    gettempdir: () => ({ t: "str" }),
    mktemp: freshFolder,
    mkstemp: (machine) => {
      const name = freshFolder(machine);
      writeBytes(machine, name.v ?? "", new Uint8Array(0), 0);
      return pyTuple([pyInt(unknownDim(machine.freshName("descriptor"), 0)), name]);
    },
    TemporaryFile: temporaryFile,
  },
};
