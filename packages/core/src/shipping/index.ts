export { type Destination, listRates, type Parcel, type Rate } from "./list-rates";
