import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { fc } from "../../scripts/properties.ts";
import { sha256 } from "./sha256.ts";

// FIPS 180-4, examples.
test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ["abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"],
])("%j", (text, digest) => expect(sha256(text)).toBe(digest));

test.each([55, 56, 63, 64, 65, 119, 120])("around the end of a block: %i characters", (length) => {
  const text = "ä".repeat(length >> 1) + "x".repeat(length & 1);
  expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
});

test("any text has the digest that the host gives it", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => sha256(text) === createHash("sha256").update(text).digest("hex")), { numRuns: 50 });
});
