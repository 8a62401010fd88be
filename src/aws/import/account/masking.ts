import { ACCOUNT_ID } from "../../region.ts";

/** Account ids that AWS's documentation uses, for accounts beside the own one. */
const OTHERS = ["111122223333", "444455556666", "777788889999"];

/** Places where twelve digits are an account. */
const PLACES = /arn:aws[\w-]{0,20}:[\w-]{0,40}:[\w-]{0,40}:(\d{12}):|\b(\d{12})\.dkr\.ecr[.-]|"(?:OwnerId|Account|AccountId|accountId|ownerId|registryId|UserId)"\s{0,8}:\s{0,8}"(\d{12})"/g;

const OWN = /arn:aws[\w-]{0,20}:ecs:[\w-]{0,40}:(\d{12}):/;

/**
 * The texts with another account in place of each that they name, wherever it stands and the same everywhere: in ARNs,
 * in the names of images and roles. The own account becomes the one that every session has. Lengths stay as they are.
 */
export function withMaskedAccounts(texts: readonly string[]): readonly string[] {
  const masks = masksFor(texts);
  if (masks.size === 0) return texts;
  return texts.map((text) => text.replace(/(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z])/g, (digits) => masks.get(digits) ?? digits));
}

/** What becomes of each account. */
export function masksFor(texts: readonly string[]): ReadonlyMap<string, string> {
  const named = new Set(texts.flatMap((text) => [...text.matchAll(PLACES)].map(([, arn, registry, member]) => arn ?? registry ?? member ?? "")));
  named.delete("");
  // What was written here names the account that every session has, and nobody else's.
  const own = texts.map((text) => OWN.exec(text)?.[1]).find((account) => account !== undefined) ?? (named.has(ACCOUNT_ID) ? ACCOUNT_ID : undefined);
  const accounts = new Set([...(own === undefined ? [] : [own]), ...named]);
  const spare = [...(own === undefined ? [] : [ACCOUNT_ID]), ...OTHERS];
  return new Map([...accounts].map((account, i) => [account, spare[i] ?? String(FIRST_MADE_UP + i)]));
}

const FIRST_MADE_UP = 100_000_000_000;
