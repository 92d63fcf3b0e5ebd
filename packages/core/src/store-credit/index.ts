export { CreditChanged, CreditNeedsAccount } from "./errors";
export { holdCredit, releaseCredit, takeHeldCredit } from "./hold-credit";
export {
  type CreditAccount,
  type CreditAccountRow,
  findAvailable,
  findCreditOf,
  findHeld,
  isHolderGone,
  listAccounts,
  lockAvailable,
} from "./queries";
