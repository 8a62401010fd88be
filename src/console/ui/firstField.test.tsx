import { expect, test } from "vitest";
import { firstField } from "./firstField.ts";

test.each([
  ["any field", "<input name=first><textarea></textarea>", "first"],
  ["not one that is disabled", "<select disabled></select><textarea name=first></textarea>", "first"],
  ["nor one of a disabled set", "<fieldset disabled><label><input></label></fieldset><select name=first></select>", "first"],
  ["none", "<button>Save</button><input disabled>", undefined],
])("%s", (_, html, name) => {
  const place = document.createElement("form");
  place.innerHTML = html;
  expect(firstField(place)?.getAttribute("name")).toBe(name);
});
