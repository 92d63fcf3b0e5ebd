export type {
  SeedAddress,
  SeedCategory,
  SeedPerson,
  SeedPicture,
  SeedProduct,
  SeedSeller,
  SeedVariant,
} from "./content";
export { demoPeople, seedCategories, seedProducts, seedSellers } from "./content";
export { seedId } from "./ids";
export { drawCategory, drawProduct, drawShopBanner, drawShopLogo, pictureKey } from "./illustrations";
export { type PutPicture, type SeedCatalogueOptions, type StoredSeedPicture, seedCatalogue } from "./seed-catalogue";
