/** What stands in a line, with commas or spaces between. */
export const listed = (text: string): readonly string[] => text.split(/[\s,]+/).filter((part) => part !== "");
