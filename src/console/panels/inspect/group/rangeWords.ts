/** `2 to 4`, `2 or more`, `2`. */
export const rangeWords = ({ min, max }: { readonly min: number; readonly max?: number | undefined }): string => (max === undefined ? `${min} or more` : min === max ? `${min}` : `${min} to ${max}`);
