import { moreImages as images } from "./services/ec2/moreImages.ts";
import { windowsAgentCode as windowsAgent } from "./services/ecs/agent/windows.ts";

/** What images are that few launch, and the agent on those of Windows. */
export const moreImages = { images, windowsAgent };
