export { type DatabaseOptions, type Db, openDatabase, type Tx } from "./database";
export type { DB } from "./types.generated";
