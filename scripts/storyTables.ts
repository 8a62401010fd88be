import type { Story } from "../src/engine/services/ecs/story.ts";
import type { Tables } from "../src/console/store/replica.ts";

/** For tests: the tables of a world, as the page has them. */
export const storyTables = (story: Story): Tables => new Proxy({}, { get: (_, table) => new Map(story.world.rows(table as never)) }) as Tables;
