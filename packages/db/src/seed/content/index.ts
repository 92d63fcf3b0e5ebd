export { seedCategories } from "./categories";
export { demoPeople, type SeedAddress, type SeedPerson } from "./people";
export { seedProducts } from "./products";
export { seedSellers } from "./sellers";
export type { SeedCategory, SeedPicture, SeedProduct, SeedSeller, SeedTaxClass, SeedVariant } from "./types";
