/** A document as IAM answers it: RFC 3986, which leaves fewer characters as they are than JavaScript does. */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
