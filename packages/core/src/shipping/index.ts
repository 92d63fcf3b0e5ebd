export type { CarrierOffer, CarrierRates, RateRequest } from "./carrier-rates";
export { forgetDeliveryEstimates, getDeliveryEstimate } from "./delivery-estimate";
export { ProfileNameTaken, TooMuchShipping } from "./errors";
export {
  addShippingProfile,
  refuseShippingProfile,
  removeShippingProfile,
  updateShippingProfile,
} from "./keep-profiles";
export { getShopShipping, setRateSource, setReturnPostage, setSendingAddress } from "./keep-shop-shipping";
export {
  addShippingZone,
  getShipping,
  removeShippingRate,
  removeShippingZone,
  serviceCode,
  setShippingRate,
  updateShippingZone,
} from "./keep-zones";
export { asStaff, getStaffShipping } from "./keep-zones-as-staff";
export { listCarrierRates } from "./list-carrier-rates";
export { type Destination, listParcelRates, listRates, ratesBySeller, type SentParcel } from "./list-rates";
export { type Parcel, parcelsOf, type ThingToSend } from "./parcels";
export { listProfiles as listShippingProfiles } from "./profile-queries";
export { findShopShipping, listReturnPostages, listSendingAddresses } from "./shop-shipping-queries";
export type { Rate, RatePart } from "./together";
