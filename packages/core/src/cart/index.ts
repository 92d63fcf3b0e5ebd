export type { CartCache } from "./cart-cache";
