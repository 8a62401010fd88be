import { expect, test } from "vitest";
import { Places } from "./places.ts";

/** Rows of which each is its id. */
function placesAmong(rows: string[]) {
  const places = new Places((place) => rows[place] ?? "");
  rows.forEach((id, place) => places.add(id, place));
  return places;
}

test("in the order in which the rows came, wherever they lie", () => {
  const rows = ["a", "b", "c"];
  const places = placesAmong(rows);
  places.remove("a");
  rows[0] = "d";
  expect(places.add("d", 0)).toBe(true);
  expect([...places.inOrder()]).toEqual([1, 2, 0]);
  expect([places.size, places.find("d"), places.find("a")]).toEqual([3, 0, undefined]);
});

test("an id that is there comes no second time", () => expect(placesAmong(["a"]).add("a", 1)).toBe(false));

test("what was saved is what is put back, whatever came and went since", () => {
  const rows = ["a", "b", "c"];
  const places = placesAmong(rows);
  const saved = places.inOrder();
  places.remove("b");
  places.add("e", 3);
  expect([places.find("b"), places.find("e")]).toEqual([undefined, 3]);
  places.restore(saved);
  expect([places.size, places.find("b"), places.find("e")]).toEqual([3, 1, undefined]);
  places.remove("a");
  expect([...places.inOrder()]).toEqual([1, 2]);
  expect([...saved]).toEqual([0, 1, 2]);
});
