export { listCommissionRules } from "./queries";
export { type CommissionRule, commissionFor } from "./rule";
