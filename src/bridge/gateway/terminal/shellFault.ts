/** The text ends within something that was opened. */
export class Unfinished extends Error {}

/** What is no line, or none that a terminal without files and jobs can follow. */
export class Unsupported extends Error {}
