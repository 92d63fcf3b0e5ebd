import { checkIndexes, checkIndexesJob, learnWords, measureQuality, trimAsked } from "@emporia/core/search";
import { on, onSchedule } from "../on";

export const searchTasks = [
  on(checkIndexesJob, checkIndexes),
  onSchedule("search.trimAsked", trimAsked),
  onSchedule("search.learnWords", learnWords),
  onSchedule("search.measureQuality", measureQuality),
];
