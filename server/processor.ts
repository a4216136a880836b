/** Milliseconds that the processor has worked for this process; in a browser, which does not tell, those that have passed. */
export function processorTime(): number {
  const used = globalThis.process?.cpuUsage();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
