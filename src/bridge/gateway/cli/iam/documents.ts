import { isMembers } from "../output/scalar.ts";

/** The members in which IAM answers a policy. */
const DOCUMENTS = new Set(["AssumeRolePolicyDocument", "PolicyDocument", "Document"]);

/** IAM's answers with policies as what they say: like botocore, the command line unquotes them and reads their JSON. */
export function withDocuments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDocuments);
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([member, part]) => [member, DOCUMENTS.has(member) ? read(part) : withDocuments(part)]));
}

/** What is no JSON after all stays as it came. */
function read(quoted: unknown): unknown {
  if (typeof quoted !== "string") return quoted;
  try {
    return JSON.parse(decodeURIComponent(quoted));
  } catch {
    return quoted;
  }
}
