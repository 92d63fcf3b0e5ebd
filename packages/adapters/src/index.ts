export { type Core, createCore } from "./create-core";
export { createLogger } from "./logger";
