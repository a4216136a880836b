const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Returns the UTF-8 bytes of a text in base64. */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += alphabet[group >> 18] + alphabet[(group >> 12) & 63];
    out += i + 1 < bytes.length ? alphabet[(group >> 6) & 63] : "=";
    out += i + 2 < bytes.length ? alphabet[group & 63] : "=";
  }
  return out;
}
