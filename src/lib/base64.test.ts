import { fc } from "../../scripts/properties.ts";
import { expect, test } from "vitest";
import { base64Bytes, decodeBase64, encodeBase64 } from "./base64.ts";

test("any text comes back as it went", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(encodeBase64(text)).toBe(Buffer.from(text, "utf8").toString("base64"));
      expect(decodeBase64(encodeBase64(text))).toBe(text);
    }),
  );
});

test("any bytes are read as the platform reads them, wherever both find text", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const encoded = Buffer.from(bytes).toString("base64");
      expect(base64Bytes(encoded)).toEqual([...bytes]);
      const text = decodeBase64(encoded);
      const platform = Buffer.from(bytes).toString("utf8");
      expect(text?.includes("\ufffd")).toBe(platform.includes("\ufffd"));
      if (!platform.includes("\ufffd")) expect(text).toBe(platform);
    }),
  );
});

test.each([
  ["", ""],
  ["IyEvYmluL3No", "#!/bin/sh"],
  ["IyEv\nYmlu\r\nL3No", "#!/bin/sh"],
  ["aGk", "hi"],
  ["aGk=", "hi"],
  ["w6k=", "é"],
  ["8J+YgA==", "😀"],
  ["7aC9", "\ufffd\ufffd\ufffd"],
  ["wIA=", "\ufffd\ufffd"],
  ["+JCAgA==", "\ufffd\ufffd\ufffd\ufffd"],
  ["9ZCAgA==", "\ufffd\ufffd\ufffd\ufffd"],
  ["a", undefined],
  ["aGk===", undefined],
  ["a=Gk", undefined],
  ["a-Gk", undefined],
  ["#!/bin/sh", undefined],
] as const)("%j is %j", (encoded, text) => {
  expect(decodeBase64(encoded)).toBe(text);
});

test("half a surrogate pair is replaced, as the platform does", () => {
  expect(encodeBase64("a\ud83d")).toBe(Buffer.from("a\ud83d", "utf8").toString("base64"));
});
