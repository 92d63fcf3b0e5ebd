export { createRule } from "./create-rule";
export { listFees } from "./list-fees";
export { listRules } from "./list-rules";
export { orderRules } from "./order-rules";
export { listCommissionRules } from "./queries";
export { removeRule } from "./remove-rule";
export { type CommissionRule, commissionFor } from "./rule";
export { simulateCommission } from "./simulate-commission";
export { updateRule } from "./update-rule";
