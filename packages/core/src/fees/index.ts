export { createFeeRule, removeFeeRule, updateFeeRule } from "./change-rules";
export { chargeMonthlyFees } from "./charge-monthly-fees";
export { listRules as listAllFeeRules, listShopFees } from "./list-rules";
export { listFeeRulesOf } from "./queries";
export { type FeeRule, feesFor, feesOfAddition } from "./rule";
