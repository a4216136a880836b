/**
 * Returns what the work returns, or rejects when it takes longer.
 * @template T
 * @param {number} minutes
 * @param {Promise<T>} work
 * @param {string} name of the work, for the message
 * @returns {Promise<T>}
 */
export async function withinMinutes(minutes, work, name) {
  const stop = new AbortController();
  const late = new Promise((_, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${name} took over ${minutes} minutes`)),
      minutes * 60_000,
    );
    stop.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  return /** @type {Promise<T>} */ (Promise.race([work, late])).finally(() => stop.abort());
}
