import {
  collectionIdInput,
  collectionPageInput,
  collectionPageView,
  collectionsView,
  createCollectionInput,
  staffCollectionRowView,
  staffCollectionView,
  updateCollectionInput,
} from "@emporia/contracts/collections";
import { okView } from "@emporia/contracts/common";
import {
  createCollection,
  deleteCollection,
  getCollectionPage,
  getStaffCollection,
  listCollections,
  listStaffCollections,
  updateCollection,
} from "@emporia/core/catalog";
import { z } from "zod";
import { answer, publicProcedure, router, staffProcedure } from "../trpc";

export const collectionsRouter = router({
  list: publicProcedure
    .meta({ rest: "GET /collections", summary: "Collections that staff have put together", limit: "catalog" })
    .output(answer(collectionsView))
    .query(({ ctx }) => listCollections(ctx.core)),
  page: publicProcedure
    .meta({
      rest: "GET /collections/{collectionId}",
      summary: "A collection with its products, by id or address",
      limit: "catalog",
    })
    .input(collectionPageInput)
    .output(answer(collectionPageView))
    .query(({ ctx, input }) => getCollectionPage(ctx.core, input)),
  staff: router({
    list: staffProcedure("catalog:write")
      .meta({ summary: "All collections, hidden ones as well" })
      .output(answer(z.array(staffCollectionRowView)))
      .query(({ ctx }) => listStaffCollections(ctx.core)),
    get: staffProcedure("catalog:write")
      .meta({ summary: "A collection with what belongs to it" })
      .input(collectionIdInput)
      .output(answer(staffCollectionView))
      .query(({ ctx, input }) => getStaffCollection(ctx.core, input)),
  }),
  create: staffProcedure("catalog:write")
    .meta({ summary: "Begin a collection" })
    .input(createCollectionInput)
    .output(answer(staffCollectionView))
    .mutation(({ ctx, input }) => createCollection(ctx.core, input)),
  update: staffProcedure("catalog:write")
    .meta({ summary: "Change the fields that are given" })
    .input(updateCollectionInput)
    .output(answer(staffCollectionView))
    .mutation(({ ctx, input }) => updateCollection(ctx.core, input)),
  remove: staffProcedure("catalog:write")
    .meta({ summary: "Take a collection away; its products stay" })
    .input(collectionIdInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => deleteCollection(ctx.core, input)),
});
