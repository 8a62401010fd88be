/** An image name as Docker reads it: without a tag or digest, `latest` is meant. Patterns with `*` stay as they are. */
export function withTag(image: string): string {
  const lastPart = image.slice(image.lastIndexOf("/") + 1);
  return lastPart.includes(":") || lastPart.includes("@") || image.includes("*") ? image : `${image}:latest`;
}
