import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { fc } from "../../../../scripts/properties.ts";
import { HUE_COUNT } from "../../ui/hue.ts";
import { groupHue } from "./groupHue.ts";

const groupsOf = (ids: readonly string[]) => new Map(ids.map((groupId) => [groupId, { groupId } as Rows["ec2.securityGroups"]]));

test("as many groups as there are hues have one each, and a new group changes none of them", () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^sg-[0-9a-f]{17}$/), { minLength: 1, maxLength: 2 * HUE_COUNT });
  fc.assert(
    fc.property(ids, (all) => {
      const hues = all.map((id) => groupHue(id, groupsOf(all)));
      expect(new Set(hues.slice(0, HUE_COUNT)).size).toBe(Math.min(all.length, HUE_COUNT));
      for (const hue of hues) expect(hue >= 1 && hue <= HUE_COUNT).toBe(true);
      const before = all.slice(0, -1);
      expect(before.map((id) => groupHue(id, groupsOf(before)))).toEqual(hues.slice(0, -1));
    }),
  );
});
