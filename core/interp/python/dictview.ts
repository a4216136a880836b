import { type PyDict, PySet, pyTuple, type Value } from "../../ndarray/value.ts";
import { retain } from "../../trace/refs.ts";
import { PyObject } from "../classes/objects.ts";
import { keyOf } from "./keys.ts";

/** What `dict.keys()`, `values()` and `items()` give: it shows the dict as it is when it is looked at. */
export class DictView extends PyObject {
  constructor(
    readonly typeName: "dict_keys" | "dict_values" | "dict_items",
    readonly dict: PyDict,
  ) {
    super();
    retain(dict);
  }

  held(): Iterable<Value> {
    return [this.dict];
  }

  /** Returns what the view shows now; undefined when the dict's keys are not known. */
  items(): Value[] | undefined {
    const entries = this.dict.entries && [...this.dict.entries.values()];
    if (this.typeName === "dict_keys") return entries?.map(({ key }) => key);
    if (this.typeName === "dict_values") return entries?.map(({ value }) => value);
    return entries?.map(({ key, value }) => {
      retain(key);
      retain(value);
      return pyTuple([key, value]);
    });
  }

  /** Returns the keys or items as a set, for `&` and its kind. */
  asSet(): PySet {
    const items = this.items();
    const keys = items?.map(keyOf);
    if (!items || !keys || keys.includes(undefined)) return new PySet(undefined);
    return new PySet(new Map(items.map((item, i) => [keys[i] as string, item])));
  }
}
