import { expect, test } from "vitest";
import { isFromHere } from "./loopback.ts";

test.each([
  ["localhost:4566", null, true],
  ["127.0.0.1", null, true],
  ["[::1]:80", null, true],
  ["ecs.localhost:80", "http://localhost:5173", true],
  ["localhost", "https://127.0.0.1:8443", true],
  ["localhost", "http://evil.example", false],
  ["localhost", "http://localhost.evil.example", false],
  ["localhost", "http://evil.example?localhost", false],
  ["localhost", "null", false],
  ["localhost", "file://", false],
  ["evil.example", null, false],
  ["127.0.0.1.evil.example", null, false],
  ["localhost:80@evil.example", null, false],
  ["", null, false],
  [null, null, false],
])("host %j, origin %j: %j", (host, origin, is) => expect(isFromHere(host, origin)).toBe(is));
