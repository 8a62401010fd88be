import { shortName } from "./names.ts";

/** A piece of a message. `full` is what the piece stands for, when an id or ARN was shortened. */
export interface MessagePart {
  readonly text: string;
  readonly full: string | null;
}

/** ARNs, ids of tasks and container instances, EC2's ids, ids of deployments. */
const IDS = /arn:[\w-]+:[\w-]+:[\w-]*:\d*:[\w/:.+-]*[\w/]|\b[0-9a-f]{32}\b|\b(?:i|sg|subnet|vpc|ami)-[0-9a-f]{8,17}\b|\becs-svc\/\d{5,}\b/g;

/** Takes a message apart so that its ids can be shown short. The parts joined by `full ?? text` are the message. */
export function messageParts(message: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  for (const match of message.matchAll(IDS)) {
    if (match.index > at) parts.push({ text: message.slice(at, match.index), full: null });
    parts.push({ text: shortName(match[0]), full: match[0] });
    at = match.index + match[0].length;
  }
  if (at < message.length) parts.push({ text: message.slice(at), full: null });
  return parts;
}
