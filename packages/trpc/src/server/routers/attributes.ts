import {
  attributeIdInput,
  attributeView,
  createAttributeInput,
  updateAttributeInput,
} from "@emporia/contracts/attributes";
import { staffAttributeView } from "@emporia/contracts/categories";
import { okView } from "@emporia/contracts/common";
import { createAttribute, deleteAttribute, listAttributes, updateAttribute } from "@emporia/core/catalog";
import { z } from "zod";
import { answer, router, staffProcedure } from "../trpc";

export const attributesRouter = router({
  list: staffProcedure("catalog:write")
    .meta({ summary: "Every attribute, with who asks for it and how many products say it" })
    .output(answer(z.array(staffAttributeView)))
    .query(({ ctx }) => listAttributes(ctx.core)),
  create: staffProcedure("catalog:write")
    .meta({ summary: "Add an attribute that categories may ask for" })
    .input(createAttributeInput)
    .output(answer(attributeView))
    .mutation(({ ctx, input }) => createAttribute(ctx.core, input)),
  update: staffProcedure("catalog:write")
    .meta({ summary: "Rename an attribute, and order its options" })
    .input(updateAttributeInput)
    .output(answer(attributeView))
    .mutation(({ ctx, input }) => updateAttribute(ctx.core, input)),
  remove: staffProcedure("catalog:write")
    .meta({ summary: "Take an attribute away, with all that products say by it" })
    .input(attributeIdInput)
    .output(answer(okView))
    .mutation(({ ctx, input }) => deleteAttribute(ctx.core, input)),
});
