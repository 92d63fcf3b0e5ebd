import { checkIndexes, checkIndexesJob, learnWords, trimAsked } from "@emporia/core/search";
import { on, onSchedule } from "../on";

export const searchTasks = [
  on(checkIndexesJob, checkIndexes),
  onSchedule("search.trimAsked", trimAsked),
  onSchedule("search.learnWords", learnWords),
];
