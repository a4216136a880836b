import { unknown, type Value } from "../../ndarray/value.ts";
import { PyClass, PyFunction, type PyInstance } from "./objects.ts";

/** Returns what a class or its bases define under a name, in the order of inheritance; undefined when nothing. */
export function lookupInClass(cls: PyClass, name: string): Value | undefined {
  for (const one of linearized(cls)) {
    if (!(one instanceof PyClass)) return unknown;
    const found = one.attrs.get(name);
    if (found) return found;
  }
  return undefined;
}

/** Returns the class and its bases in the order that attributes are looked up; unknown bases stand in it as they are. */
export function linearized(cls: PyClass): readonly Value[] {
  const parents = cls.bases.map((base) => (base instanceof PyClass ? [...linearized(base)] : [base]));
  const lists = [...parents, [...cls.bases]].filter((list) => list.length > 0);
  const order: Value[] = [cls];
  while (lists.some((list) => list.length > 0)) {
    const head = lists.find(
      (list) => list.length > 0 && !lists.some((other) => other.indexOf(list[0]) > 0),
    )?.[0];
    if (!head) break;
    order.push(head);
    for (const list of lists) if (list[0] === head) list.shift();
  }
  return order;
}

/** Stands for a class of which nothing is known. */
export const anyClass = new PyClass("object", [unknown]);

/** Returns `type(instance)`. */
export const typeOfInstance = ({ cls }: PyInstance): Value => (cls === anyClass ? unknown : cls);

/** Returns a function of the program that is asked whenever an attribute is read, set or deleted. */
export function attributeHook(instance: PyInstance, name: `__${string}attr${string}__`): Value | undefined {
  const found = lookupInClass(instance.cls, name);
  return found instanceof PyFunction ? found : undefined;
}
