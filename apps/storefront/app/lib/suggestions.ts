import type { suggestView } from "@emporia/contracts/catalog";
import type { z } from "zod";

export type ApiSuggestions = z.infer<typeof suggestView>;
