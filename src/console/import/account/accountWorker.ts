import { importAccount } from "../../../aws/import/account/importAccount.ts";

/** What the reader is asked: the texts, and whether accounts are masked. */
export interface AccountQuestion {
  readonly texts: readonly string[];
  readonly mask: boolean;
}

/** Reads accounts out of texts beside the page, which may hold millions of characters. */
self.onmessage = ({ data: { texts, mask } }: MessageEvent<AccountQuestion>) => self.postMessage(importAccount(texts, { mask }));
