import { rememberedText } from "./rememberedText.ts";

/** What a tag or a digest is put behind: the repository, with its registry. */
export function withoutTag(image: string): string {
  const from = image.lastIndexOf("/") + 1;
  const end = image.slice(from).search(/[:@]/);
  return end < 0 ? image : image.slice(0, from + end);
}

/** An image name as Docker reads it: without a tag or digest, `latest` is meant. Patterns with `*` stay as they are. */
export const withTag = rememberedText((image: string): string => {
  const lastPart = image.slice(image.lastIndexOf("/") + 1);
  return lastPart.includes(":") || lastPart.includes("@") || image.includes("*") ? image : `${image}:latest`;
});
