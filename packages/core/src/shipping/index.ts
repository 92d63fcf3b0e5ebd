export { TooMuchShipping } from "./errors";
export { getShopShipping, setReturnPostage, setSendingAddress } from "./keep-shop-shipping";
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
export { type Destination, listRates, type Parcel, type Rate } from "./list-rates";
export { findShopShipping, listReturnPostages } from "./shop-shipping-queries";
