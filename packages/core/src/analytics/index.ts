export { countEvents } from "./count-events";
export { getSellerDashboard } from "./get-seller-dashboard";
export { getStaffDashboard } from "./get-staff-dashboard";
export { listEventCounts } from "./list-event-counts";
