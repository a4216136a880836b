/** Progress that a person can follow while something long is fetched, on a terminal or in a log. */
import { readdir } from "node:fs/promises";

/**
 * Runs one long step that fills a folder, and reports how far it is: every second in place on a
 * terminal, every ten seconds as a line elsewhere.
 * @param {string} title
 * @param {{ folder: string, entries: number }} size the folder that grows and how many files and folders it ends with
 * @param {() => Promise<void>} work
 */
export async function step(title, { folder, entries }, work) {
  const started = Date.now();
  const inPlace = process.stdout.isTTY === true;
  const report = async () => {
    const percent = Math.min(99, Math.floor((100 * (await count(folder))) / entries));
    write(`  ${title}: ${percent}% after ${seconds(started)}`, inPlace);
  };
  write(`  ${title}: 0%`, inPlace);
  const timer = setInterval(report, inPlace ? 1000 : 10_000);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  write(`  ${title}: done in ${seconds(started)}\n`, inPlace);
}

/** @param {string} text @param {boolean} inPlace */
function write(text, inPlace) {
  if (inPlace) process.stdout.write(`\r\x1b[K${text}`);
  else process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** @param {number} started */
const seconds = (started) => `${Math.round((Date.now() - started) / 1000)} s`;

/** Returns how many files and folders are below a folder; what vanishes meanwhile does not count. @param {string} folder */
async function count(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.length;
}
