/** The encoding named in the first two lines; the second line counts only below a comment or an empty line. */
export function codingComment(bytes: Uint8Array): string | undefined {
  const lines = Buffer.from(bytes.subarray(0, 1024))
    .toString("latin1")
    .split(/\r\n?|\n/, 2);
  for (const line of lines) {
    const found = /^(?:\xef\xbb\xbf)?[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/.exec(line);
    if (found) return found[1];
    if (!/^(?:\xef\xbb\xbf)?[ \t\f]*(?:#.*)?$/.test(line)) return undefined;
  }
  return undefined;
}

/** True for the names that Python has for UTF-8. */
export const isUtf8 = (name: string) => /^(?:utf[-_]?8([-_].*)?|u8)$/i.test(name);

/**
 * Returns the text of a module that is in UTF-8, as nearly all are; undefined for one in another encoding: the tables of all encodings
 * would be a fifth of the server.
 */
export function utf8Text(bytes: Uint8Array): string | undefined {
  const declared = codingComment(bytes);
  const isOther = declared !== undefined && !isUtf8(declared);
  if (isOther && bytes.some((byte) => byte > 127)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
