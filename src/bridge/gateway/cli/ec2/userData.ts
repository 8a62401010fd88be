import { encodeBase64 } from "../../../../lib/base64.ts";

/** Bytes in place of a text: the form in which the writer of lines hands over what is no text. */
const DECODED_FILE = /^fileb:\/\/<\(echo '?([A-Za-z0-9+/=]*)'? \| base64 -d\)$/;

/** User data as the API takes it. The command line encodes it, wherever it is given. */
export function withEncodedUserData(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { UserData: text } = input;
  if (typeof text !== "string") return input;
  return { ...input, UserData: DECODED_FILE.exec(text)?.[1] ?? encodeBase64(text) };
}
