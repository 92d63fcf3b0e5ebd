export { adjustStock } from "./adjust-stock";
export { OutOfStock, type Shortage } from "./errors";
export { lockStockLevels, setReservationExpiry } from "./queries";
export { type Demand, reserveStock, sumDemand } from "./reserve-stock";
export { returnStock } from "./return-stock";
export { createStockLevels, type NewStockLevel, setOnHand, setStockPolicy } from "./set-on-hand";
export { deductReservations, releaseReservations } from "./settle-reservations";
