export { applyDueRates } from "./apply-rates";
export { createMarket } from "./create-market";
export { applyRatesJob, convertMarketPricesJob } from "./jobs";
export { listMarkets } from "./list-markets";
export { listStaffMarkets } from "./list-staff-markets";
export { convertMarketPrices } from "./refresh-products";
export { setExchangeRate } from "./set-exchange-rate";
export { stopConversion } from "./stop-conversion";
export { updateMarket } from "./update-market";
