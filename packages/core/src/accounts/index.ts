export { closeAccount, closeAccountAs, getClosing } from "./close-account";
export { AccountNotClosable } from "./errors";
export { getAccountData } from "./get-account-data";
