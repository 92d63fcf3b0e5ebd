export { countEvents } from "./count-events";
export { getFirstSteps } from "./get-first-steps";
export { getSellerDashboard } from "./get-seller-dashboard";
export { getStaffDashboard } from "./get-staff-dashboard";
export { listEventCounts } from "./list-event-counts";
