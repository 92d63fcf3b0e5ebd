import {
  forgetTagRenameInput,
  listTagRenamesInput,
  listTagsInput,
  renamedTagView,
  renameTagInput,
  suggestTagsInput,
  tagRenamesView,
  tagsView,
} from "@emporia/contracts/collections";
import { okView } from "@emporia/contracts/common";
import { forgetTagRename, listTagRenames, listTags, renameTag, suggestTags } from "@emporia/core/catalog";
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
    renames: staffProcedure("catalog:write")
      .meta({ summary: "What tags have become that were renamed, the latest first" })
      .input(listTagRenamesInput)
      .output(answer(tagRenamesView))
      .query(({ ctx, input }) => listTagRenames(ctx.core, input)),
  }),
  rename: staffProcedure("catalog:write")
    .meta({ summary: "Rename a tag, merge it into another, or take it away" })
    .input(renameTagInput)
    .output(answer(renamedTagView))
    .mutation(({ ctx, input }) => renameTag(ctx.core, input)),
  forgetRename: staffProcedure("catalog:write")
    .meta({ summary: "Let a tag that was renamed be written again" })
    .input(forgetTagRenameInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => forgetTagRename(ctx.core, input)),
});
