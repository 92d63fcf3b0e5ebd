export {
  type DatabaseOptions,
  type Db,
  openDatabase,
  sendTogether,
  type Tx,
  writeLast,
  writeTogether,
} from "./database";
export type { DB } from "./types.generated";
