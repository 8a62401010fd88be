/** How long a document is to the quotas: IAM user guide: "IAM doesn't count white space". */
export function sizeOf(document: string): number {
  return document.replace(/\s+/g, "").length;
}
