export { compiledOnce } from "./compiled-once";
export {
  type DatabaseOptions,
  type Db,
  isOutdated,
  mustHold,
  openDatabase,
  type Sendable,
  sendTogether,
  type Tx,
  writeLast,
  writeTogether,
} from "./database";
export type { DB } from "./types.generated";
