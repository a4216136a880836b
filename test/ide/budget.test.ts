import { describe, expect, test } from "vitest";
import { analyze, findings } from "../../core/ide/index.ts";
import { defaultSettings } from "../../core/ide/types.ts";

/** "line message" of each finding of ND450. */
function found(text: string, memoryBudget?: number): readonly string[] {
  const settings = { ...defaultSettings, select: ["ND450"], memoryBudget };
  return findings(analyze(text, { settings })).map(({ line, message }) => `${line} ${message.split(":")[0]}`);
}

const three = "import numpy as np\na = np.ones(100_000)\nb = np.ones(100_000)\nc = a + b\nprint(c.sum())\n";

describe("a budget", () => {
  test("is held against what is alive together, where it is highest first", () => {
    expect(found(`# ndlens: peak < 2 MB\n${three}`)).toEqual([
      "5 2.4 MB alive at once here, over the budget of 2 MB",
    ]);
    expect(found(three, 2e6)).toEqual(["4 2.4 MB alive at once here, over the budget of 2 MB"]);
    expect(found(`# ndlens: peak < 3 MB\n${three}`)).toEqual([]);
    expect(found(three)).toEqual([]);
  });

  test("of the file counts more than that of the settings", () => {
    expect(found(`# ndlens: peak < 1 GB\n${three}`, 1000)).toEqual([]);
  });

  const work = (comment: string) =>
    `import numpy as np
def work(n):
    ${comment}
    a = np.ones(n)
    b = np.ones(n)
    return (a + b).sum()
base = np.ones(1_000_000)
print(base.sum(), work(100_000))
`;

  test("of a function is held against what it takes beyond what was alive before", () => {
    expect(found(work("# ndlens: peak < 2 MB"))).toEqual([
      "6 2.4 MB alive at once here, over the budget of 2 MB of work()",
    ]);
    expect(found(work("# ndlens: peak < 2.5 MB"))).toEqual([]);
    expect(found(work("# ndlens: peak < 500 kB"))).toEqual([
      "4 800 kB allocated, over the budget of 500 kB of work()",
      "5 800 kB allocated, over the budget of 500 kB of work()",
      "6 800 kB allocated, over the budget of 500 kB of work()",
    ]);
  });

  test("of a function holds for what it calls", () => {
    const text =
      "import numpy as np\ndef inner():\n    return np.ones(100_000)\ndef outer():\n    return inner()  # ndlens: peak < 1 kB\nprint(outer().sum(), inner().sum())\n";
    expect(found(text)).toEqual(["3 800 kB allocated, over the budget of 1 kB of outer()"]);
  });
});
