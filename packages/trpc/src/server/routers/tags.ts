import {
  listTagsInput,
  renamedTagView,
  renameTagInput,
  suggestTagsInput,
  tagsView,
} from "@emporia/contracts/collections";
import { listTags, renameTag, suggestTags } from "@emporia/core/catalog";
import { z } from "zod";
import { answer, router, sellerProcedure, staffProcedure } from "../trpc";

export const tagsRouter = router({
  suggest: sellerProcedure("products:read")
    .meta({ summary: "Tags in use that begin with what was typed" })
    .input(suggestTagsInput)
    .output(answer(z.array(z.string())))
    .query(({ ctx, input }) => suggestTags(ctx.core, input)),
  staff: router({
    list: staffProcedure("catalog:write")
      .meta({ summary: "All tags, those of most products first" })
      .input(listTagsInput)
      .output(answer(tagsView))
      .query(({ ctx, input }) => listTags(ctx.core, input)),
  }),
  rename: staffProcedure("catalog:write")
    .meta({ summary: "Rename a tag, merge it into another, or take it away" })
    .input(renameTagInput)
    .output(answer(renamedTagView))
    .mutation(({ ctx, input }) => renameTag(ctx.core, input)),
});
