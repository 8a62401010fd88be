/** Where a server that has the page open answers AWS requests, and where the page connects to it. */
export const ENDPOINT_PATH = "/aws";

/** The name of the meta element by which such a server tells the page of it. A static host writes none. */
export const ENDPOINT_MARK = "aws-endpoint";
