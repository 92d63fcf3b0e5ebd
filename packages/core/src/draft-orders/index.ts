export { createDraftOrder } from "./create-draft-order";
export { getDraftOrder, listDraftOrders } from "./get-draft-order";
export { sendDraftOfferJob } from "./jobs";
export { getOffer, openOffer } from "./open-offer";
export { placeDraftOrder } from "./place-draft-order";
export { sendDraftOffer } from "./send-draft-offer";
export { cancelDraftOrder, sendDraftOrder, takeBackDraftOrder } from "./send-draft-order";
export { discountDraftOrder, updateDraftOrder } from "./update-draft-order";
