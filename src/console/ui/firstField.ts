/** The first field of a place that can be filled in, by itself and by what it stands in. */
export const firstField = (place: HTMLElement): HTMLElement | undefined => [...place.querySelectorAll<HTMLElement>("input, select, textarea")].find((field) => field.closest("[disabled]") === null);
