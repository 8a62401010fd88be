/** Text as base64 of its UTF-8 bytes. Half a surrogate pair becomes the replacement character. */
export function encodeBase64(text: string): string {
  const bytes = utf8Bytes(text);
  let encoded = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3);
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    encoded += digit(word >> 18) + digit(word >> 12);
    encoded += b === undefined ? "==" : digit(word >> 6) + (c === undefined ? "=" : digit(word));
  }
  return encoded;
}

/**
 * The text in base64, read as UTF-8; bytes that are no UTF-8 become replacement characters. Undefined when it is not
 * base64. White space is passed over, as command lines fold it in.
 */
export function decodeBase64(encoded: string): string | undefined {
  const bytes = base64Bytes(encoded);
  return bytes === undefined ? undefined : utf8Text(bytes);
}

/** The bytes that base64 stands for, or undefined when it is none. */
export function base64Bytes(encoded: string): readonly number[] | undefined {
  const digits = encoded.replace(/[ \t\r\n]/g, "").replace(/={1,2}$/, "");
  if (digits.length % 4 === 1) return undefined;
  const bytes: number[] = [];
  let word = 0;
  let bits = 0;
  for (const character of digits) {
    const value = DIGITS.indexOf(character);
    if (value === -1) return undefined;
    word = ((word << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((word >> bits) & 0xff);
  }
  return bytes;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const REPLACEMENT = 0xfffd;

function digit(bits: number): string {
  return DIGITS.charAt(bits & 63);
}

/** The bytes of a text in UTF-8. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? REPLACEMENT;
    const code = point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

function utf8Text(bytes: readonly number[]): string {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    const rest = bytes.slice(at + 1, at + length);
    let code = length === 1 ? first : first & (0x7f >> length);
    for (const byte of rest) code = (code << 6) | (byte & 0x3f);
    const sound = rest.length === length - 1 && rest.every((byte) => (byte & 0xc0) === 0x80) && isCodePoint(code, length);
    text += String.fromCodePoint(sound ? code : REPLACEMENT);
    at += sound ? length : 1;
  }
  return text;
}

/** How many bytes a first byte announces; a byte that begins nothing announces itself, and is never sound. */
function sequenceLength(first: number): number {
  if (first < 0xc0 || first > 0xf4) return 1;
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

/** Whether a sequence of that length may stand for the code: not a longer form than needed, no half pair, not too large. */
function isCodePoint(code: number, length: number): boolean {
  const least = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
  if (length === 1) return code < 0x80;
  return code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
