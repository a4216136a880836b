/** Files to measure with. */

/**
 * A file of the kind people write as a module: functions and methods over arrays that the file itself does not call.
 * @param {number} lines
 */
export function library(lines) {
  const parts = ['"""Tables."""', "import numpy as np", "LIMIT = 100", ""];
  for (let i = 0; parts.length < lines; i++) {
    parts.push(
      `def scale_${i}(values, factor=${i % 7}.5):`,
      `    """Scales the columns."""`,
      "    values = np.asarray(values, dtype=np.float64)",
      "    shifted = values - values.mean(axis=0)",
      "    if factor > 1:",
      "        shifted = shifted * factor",
      "    return shifted.reshape(-1)",
      "",
      `class Grid${i}:`,
      "    def __init__(self, rows, columns):",
      "        self.cells = np.zeros((rows, columns), dtype=np.float32)",
      "        self.rows = rows",
      "    def column_sums(self):",
      "        total = np.zeros(self.cells.shape[1])",
      "        for row in self.cells:",
      "            total += row",
      "        return total",
      "    def flat(self):",
      "        return self.cells.flatten()",
      "",
    );
  }
  return `${parts.slice(0, lines).join("\n")}\n`;
}

/**
 * A file of the kind people write as a program: arrays made, sliced, computed with, and functions called on them.
 * @param {number} lines
 */
export function script(lines) {
  const parts = ["import numpy as np", "rng = np.random.default_rng(0)"];
  for (let i = 0; parts.length < lines; i++) {
    parts.push(
      `def scale_${i}(values, factor=2.0):`,
      "    shifted = values - values.mean(axis=0)",
      "    return shifted * factor",
      `table_${i} = np.arange(${12 + i} * 8, dtype=np.float32).reshape(-1, 8)`,
      `column_${i} = table_${i}[:, ${i % 8}]`,
      `scaled_${i} = scale_${i}(table_${i})`,
      `for j in range(4):`,
      `    scaled_${i}[j] += j`,
      `mask_${i} = scaled_${i} > 0`,
      `picked_${i} = scaled_${i}[mask_${i}]`,
    );
  }
  return `${parts.slice(0, lines).join("\n")}\n`;
}
