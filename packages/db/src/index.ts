export { type DatabaseOptions, type Db, openDatabase, sendTogether, type Tx, writeTogether } from "./database";
export type { DB } from "./types.generated";
