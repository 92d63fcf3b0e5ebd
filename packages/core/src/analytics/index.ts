export { getSellerDashboard } from "./get-seller-dashboard";
export { getStaffDashboard } from "./get-staff-dashboard";
