export { closeAccount, closeAccountAs, endLeftCredit, getClosing } from "./close-account";
export { AccountNotClosable } from "./errors";
export { getAccountData } from "./get-account-data";
