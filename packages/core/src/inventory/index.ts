export { adjustStock } from "./adjust-stock";
export { countPlaces } from "./count-places";
export { LocationInUse, OutOfStock, type Shortage, StockElsewhere } from "./errors";
export { getProductStock } from "./get-product-stock";
export { noteLowStockJob, sendLowStockJob } from "./jobs";
export { addLocation, removeLocation, updateLocation } from "./keep-locations";
export { listLocations } from "./list-locations";
export { listMovements } from "./list-movements";
export { noteLowStock } from "./note-low-stock";
export {
  listLowStock,
  listOrderStock,
  listTakenPlaces,
  lockStockLevels,
  passReservations,
  setReservationExpiry,
  type TakenPlace,
} from "./queries";
export { type Demand, reserveStock, sumDemand } from "./reserve-stock";
export { returnStock } from "./return-stock";
export { scrapReturned } from "./scrap-returned";
export { createStockLevels, type NewStockLevel, type StockPolicy, setOnHand, setStockPolicy } from "./set-on-hand";
export { deductReservations, releaseReservations, releaseUnits } from "./settle-reservations";
export { inventorySubscriptions } from "./subscriptions";
export { transferStock } from "./transfer-stock";
