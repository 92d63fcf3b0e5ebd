export { type DatabaseOptions, type Db, openDatabase, type Statement, sendTogether, type Tx } from "./database";
export type { DB } from "./types.generated";
