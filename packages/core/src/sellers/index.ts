export { approveSeller, reinstateSeller, rejectSeller, suspendSeller } from "./decide-seller";
export { AlreadyASeller, EmailNotVerified, SellerTransitionRefused, ShopNameTaken } from "./errors";
export { getOwnSeller } from "./get-own-seller";
export { getSeller } from "./get-seller";
export { getStaffSeller, listSellers } from "./list-sellers";
export { findSellerForMail } from "./queries";
export { registerSeller } from "./register-seller";
export { setTrust } from "./set-trust";
export { updateSeller } from "./update-seller";
