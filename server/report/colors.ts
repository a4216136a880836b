import pc from "picocolors";

/** Functions that colour text, or leave it as it is. */
export type Colors = ReturnType<typeof pc.createColors>;

/** Colours for a terminal alone, unless FORCE_COLOR or NO_COLOR says otherwise. */
export function terminalColors(stream: NodeJS.WriteStream = process.stdout): Colors {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return pc.createColors(false);
  if (FORCE_COLOR) return pc.createColors(FORCE_COLOR !== "0");
  return pc.createColors(stream.isTTY === true && TERM !== "dumb");
}
