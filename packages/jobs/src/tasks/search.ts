import { checkIndexes, checkIndexesJob } from "@emporia/core/search";
import { on } from "../on";

export const searchTasks = [on(checkIndexesJob, checkIndexes)];
