import { Builtin } from "../../classes/objects.ts";
import type { ModuleTable } from "../modules.ts";

const names =
  "Callable Collection Container Generator Hashable Iterable Iterator Mapping MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized";

/** `collections.abc`: classes that are asked about and stand in annotations. */
export const abstractModule: ModuleTable = {
  values: Object.fromEntries(
    names
      .split(" ")
      .map((name) => [
        name,
        new Builtin(`collections.abc.${name}`, (machine) => machine.notKnown("an abstract class")),
      ]),
  ),
};
