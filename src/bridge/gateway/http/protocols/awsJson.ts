import { BadBody, DEEPEST } from "../badBody.ts";
import { unknownMembers } from "../unknownMembers.ts";
import { inputShape } from "../wireModel.ts";
import { textOf, type Protocol } from "./protocol.ts";

/**
 * AWS JSON 1.0 and 1.1. Our plain data is what stands on its wire: times are seconds since 1970, blobs base64, and no
 * model of a service that speaks it renames a member (`conformance.test.ts` would notice).
 */
export function awsJson(version: "1.0" | "1.1"): Protocol {
  const headers = { "content-type": `application/x-amz-json-${version}` };
  return {
    parse({ model, operation }, body) {
      const text = textOf(body);
      const input = text.trim() === "" ? {} : parseJson(text);
      return { input, unknown: unknownMembers(model, inputShape(model, operation), input) };
    },
    write: (_subject, output) => ({ headers, body: JSON.stringify(output ?? {}) }),
    writeError: ({ code, message }) => ({
      headers: { ...headers, "x-amzn-errortype": code },
      body: JSON.stringify({ __type: code, message }),
    }),
  };
}

function parseJson(text: string): unknown {
  if (deepest(text) > DEEPEST) throw new BadBody("The request nests too deeply");
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BadBody("The request is not valid JSON");
  }
}

/** How deep the brackets nest that stand in no text, found without a stack. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === BRACE || code === BRACKET) most = Math.max(most, ++depth);
    else if (code === BRACE + 2 || code === BRACKET + 2) depth--;
  }
  return most;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
const BRACE = 0x7b;
