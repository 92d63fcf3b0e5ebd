import { applyAmendment, applyAmendmentJob, lookAfterAmendments, sendAmendmentNewsJob } from "@emporia/core/amendments";
import { sendAmendmentNews } from "@emporia/core/notifications";
import { on, onSchedule } from "../on";

export const amendmentsTasks = [
  on(applyAmendmentJob, applyAmendment),
  on(sendAmendmentNewsJob, sendAmendmentNews),
  onSchedule("amendments.lookAfter", lookAfterAmendments),
];
