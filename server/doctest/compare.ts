/** Says whether output is what an example wants, by the rules of Python's doctest. */
export function sameOutput(want: string, got: string, flags: ReadonlyMap<string, boolean>): boolean {
  const has = (name: string) => flags.get(name) === true;
  if (got === want) return true;
  if (!has("DONT_ACCEPT_TRUE_FOR_1") && acceptsBool(want, got)) return true;
  if (!has("DONT_ACCEPT_BLANKLINE")) {
    want = want.replace(/^<BLANKLINE>[^\S\n]*$/gm, "");
    got = got.replace(/^[^\S\n]+$/gm, "");
    if (got === want) return true;
  }
  if (has("NORMALIZE_WHITESPACE")) {
    want = words(want);
    got = words(got);
    if (got === want) return true;
  }
  return has("ELLIPSIS") && matchesEllipsis(want, got);
}

/** Says whether a raised exception is the wanted one. Both are "Type: message", perhaps with further lines. */
export function sameException(want: string, got: string, flags: ReadonlyMap<string, boolean>): boolean {
  if (sameOutput(want, got, flags)) return true;
  return flags.get("IGNORE_EXCEPTION_DETAIL") === true && typeOf(want) === typeOf(got);
}

/** Old examples say 1 and 0 where Python now prints True and False. */
const acceptsBool = (want: string, got: string) =>
  (want === "1\n" && got === "True\n") || (want === "0\n" && got === "False\n");

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");

/** The exception's name without its module and message. */
const typeOf = (exception: string) =>
  exception.split("\n")[0].replace(/:.*$/, "").replace(/^.*\./, "").trim();

function matchesEllipsis(want: string, got: string): boolean {
  if (!want.includes("...")) return want === got;
  const pieces = want.split("...");
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (!got.startsWith(first) || !got.endsWith(last) || got.length < first.length + last.length) return false;
  let at = first.length;
  const end = got.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = got.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return at <= end;
}
