import { askedAttributeView } from "@emporia/contracts/attributes";
import { categoryNodeView, createCategoryInput } from "@emporia/contracts/catalog";
import {
  categoryIdInput,
  mergeCategoryInput,
  moveCategoryInput,
  setCategoryAttributesInput,
  staffCategoryRowView,
  staffCategoryView,
  updateCategoryInput,
} from "@emporia/contracts/categories";
import { okView } from "@emporia/contracts/common";
import {
  createCategory,
  deleteCategory,
  getStaffCategory,
  listAttributesOfCategory,
  listCategories,
  listCategoryTree,
  mergeCategory,
  moveCategory,
  setCategoryAttributes,
  updateCategory,
} from "@emporia/core/catalog";
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
  attributes: publicProcedure
    .meta({
      rest: "GET /categories/{categoryId}/attributes",
      summary: "What a category asks its products to say",
      limit: "catalog",
    })
    .input(categoryIdInput)
    .output(answer(z.array(askedAttributeView)))
    .query(({ ctx, input }) => listAttributesOfCategory(ctx.core, input)),
  staff: router({
    tree: staffProcedure("catalog:write")
      .meta({ summary: "The tree as it is now, in its order" })
      .output(answer(z.array(staffCategoryRowView)))
      .query(({ ctx }) => listCategoryTree(ctx.core)),
    get: staffProcedure("catalog:write")
      .meta({ summary: "A category with what it asks for" })
      .input(categoryIdInput)
      .output(answer(staffCategoryView))
      .query(({ ctx, input }) => getStaffCategory(ctx.core, input)),
  }),
  create: staffProcedure("catalog:write")
    .meta({ summary: "Add a category" })
    .input(createCategoryInput)
    .output(answer(categoryNodeView))
    .mutation(({ ctx, input }) => createCategory(ctx.core, input)),
  update: staffProcedure("catalog:write")
    .meta({ summary: "Change the fields that are given" })
    .input(updateCategoryInput)
    .output(answer(staffCategoryView))
    .mutation(({ ctx, input }) => updateCategory(ctx.core, input)),
  move: staffProcedure("catalog:write")
    .meta({ summary: "Hang a category under another parent, or at the top, or order it among its siblings" })
    .input(moveCategoryInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => moveCategory(ctx.core, input)),
  merge: staffProcedure("catalog:write")
    .meta({ summary: "Put its products and subcategories into another category" })
    .input(mergeCategoryInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => mergeCategory(ctx.core, input)),
  remove: staffProcedure("catalog:write")
    .meta({ summary: "Delete an empty category" })
    .input(categoryIdInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => deleteCategory(ctx.core, input)),
  setAttributes: staffProcedure("catalog:write")
    .meta({ summary: "Say what a category asks its products to say" })
    .input(setCategoryAttributesInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => setCategoryAttributes(ctx.core, input)),
});
