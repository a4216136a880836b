import { expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";

/** What is claimed of `r`. */
function claimed(code: string) {
  const found = facts(analyze(`import numpy as np\n${code}\n`)).find(
    ({ name, kind }) => name === "r" && kind === "bind",
  );
  return found?.shape ?? found?.value;
}

it.each([
  ["binds a name", 'n = 1\nexec("n = 3")\nr = n'],
  ["binds a name that was not there", 'exec("""\nn = np.zeros(3)\nm = 4\n""")\nr = n'],
  ["calls a function that binds a name", 'n = 1\ndef f():\n    global n\n    n = 3\nexec("f()")\nr = n'],
  ["changes an object", 'x = [1]\nexec("x.append(2)")\nr = len(x)'],
  ["sets an attribute of a class", 'class A:\n    n = 1\nexec("A.n = 3")\nr = A.n'],
  [
    "changes what a function holds",
    'def f():\n    x = [1]\n    exec("x.append(2)")\n    return len(x)\nr = f()',
  ],
  ["binds a global name in a function", 'n = 1\ndef f():\n    exec("global n\\nn = 3")\nf()\nr = n'],
  ["is an expression", 'x = [1]\neval("x.append(2)")\nr = len(x)'],
  ["is not known", "n = 1\nexec(open('settings.py').read())\nr = n"],
  ["has the names of the program", 'n = 1\nexec("n = 3", globals())\nr = n'],
  ["defines a function again", 'def f():\n    return 1\nexec("def f():\\n    return 2")\nr = f()'],
])("nothing is known of what a text may change that %s", (_, code) => {
  expect(claimed(code)).toBe(undefined);
});

it.each([
  ["has names of its own", 'n = 1\nexec("n = 3", {})\nr = n'],
  ["speaks of others", 'n = 1\nexec("m = 3")\nr = n'],
])("names stay as they are where a text %s", (_, code) => {
  expect(claimed(code)).toBe(1);
});
