import { categoryNodeView, createCategoryInput } from "@emporia/contracts/catalog";
import { idSchema, okView } from "@emporia/contracts/common";
import { createCategory, listCategories, moveCategory } from "@emporia/core/catalog";
import { z } from "zod";
import { answer, publicProcedure, router, staffProcedure } from "../trpc";

export const categoriesRouter = router({
  list: publicProcedure
    .meta({
      rest: "GET /categories",
      summary: "The tree of categories with their numbers of products",
      limit: "catalog",
    })
    .output(answer(z.array(categoryNodeView)))
    .query(({ ctx }) => listCategories(ctx.core)),
  create: staffProcedure("catalog:write")
    .meta({ summary: "Add a category" })
    .input(createCategoryInput)
    .output(answer(categoryNodeView))
    .mutation(({ ctx, input }) => createCategory(ctx.core, input)),
  move: staffProcedure("catalog:write")
    .meta({ summary: "Hang a category under another parent, or at the top" })
    .input(z.object({ categoryId: idSchema, parentId: idSchema.nullable() }))
    .output(answer(okView))
    .mutation(({ ctx, input }) => moveCategory(ctx.core, input)),
});
