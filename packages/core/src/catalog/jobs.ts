import { createHash } from "node:crypto";
import { z } from "zod";
import { defineJob } from "../platform/index";

/** Fetches a picture that was imported by its address. */
export const fetchPictureJob = defineJob({
  name: "catalog.fetchPicture",
  payload: z.object({ mediaId: z.uuid() }),
  key: ({ mediaId }) => mediaId,
});

/** Deletes the file of a picture whose row is gone. */
export const deletePictureJob = defineJob({
  name: "catalog.deletePicture",
  payload: z.object({ objectKey: z.string() }),
  key: ({ objectKey }) => objectKey,
});

/** Deletes the file of a video or a model whose row is gone. */
export const deleteVideoJob = defineJob({
  name: "catalog.deleteVideo",
  payload: z.object({ objectKey: z.string() }),
  key: ({ objectKey }) => objectKey,
});

/** Deletes what a browser sent to the bucket, once it is taken in or nobody came for it. */
export const deleteUploadJob = defineJob({
  name: "catalog.deleteUpload",
  payload: z.object({ uploadId: z.uuid() }),
  key: ({ uploadId }) => uploadId,
});

/** Shows in listings what has become of the stock of these variants. */
export const refreshVariantsJob = defineJob({
  name: "catalog.refreshVariants",
  payload: z.object({ variantIds: z.array(z.uuid()), eventId: z.uuid() }),
  key: ({ eventId }) => eventId,
});

/** Shows in listings what has changed for many products at once, such as the name of their category. */
export const refreshProductsJob = defineJob({
  name: "catalog.refreshProducts",
  payload: z.object({ productIds: z.array(z.uuid()).min(1) }),
  key: ({ productIds }) => createHash("sha256").update(productIds.join()).digest("base64url"),
});

/** Begins or ends the sale of a product. The time is in the key: a sale that was moved forward does not wait. */
export const advanceSaleJob = defineJob({
  name: "catalog.advanceSale",
  payload: z.object({ productId: z.uuid(), at: z.iso.datetime() }),
  key: ({ productId, at }) => `${productId}:${at}`,
});

/** Publishes a product when its time has come. */
export const publishScheduledJob = defineJob({
  name: "catalog.publishScheduled",
  payload: z.object({ productId: z.uuid(), at: z.iso.datetime() }),
  key: ({ productId, at }) => `${productId}:${at}`,
});

/** Counts again how many of an order's products were sold. */
export const refreshSoldProductsJob = defineJob({
  name: "catalog.refreshSoldProducts",
  payload: z.object({ orderId: z.uuid() }),
  key: ({ orderId }) => orderId,
});

/** Asks whether an address is theirs that is to be told when something is back. */
export const sendStockAlertLinkJob = defineJob({
  name: "notifications.sendStockAlertLink",
  payload: z.object({ alertId: z.uuid() }),
  key: ({ alertId }) => alertId,
});

/** Has those told who wait for something of a product or a shop that shoppers see again. */
export const noteShownAgainJob = defineJob({
  name: "catalog.noteShownAgain",
  payload: z.object({
    scope: z.union([z.object({ productId: z.uuid() }), z.object({ sellerId: z.uuid() })]),
    eventId: z.uuid(),
  }),
  key: ({ eventId }) => eventId,
});

/** Tells somebody who asked that a variant can be bought again. */
export const sendBackInStockJob = defineJob({
  name: "notifications.sendBackInStock",
  payload: z.object({ alertId: z.uuid() }),
  key: ({ alertId }) => alertId,
});

/** Goes on with a change of many products. */
export const advanceBulkEditJob = defineJob({
  name: "catalog.advanceBulkEdit",
  payload: z.object({ bulkEditId: z.uuid() }),
  key: ({ bulkEditId }) => bulkEditId,
});

/** Goes on with a product file that is being checked or imported. */
export const advanceImportJob = defineJob({
  name: "catalog.advanceImport",
  payload: z.object({ importId: z.uuid() }),
  key: ({ importId }) => importId,
});
