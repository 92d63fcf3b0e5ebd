export { type ColourName, colours, type GroundName } from "./colours";
export { drawCategory } from "./draw-category";
export { drawProduct, lookOf, type PictureView, type ProductPicture, pictureKey, pictureSize } from "./draw-product";
export { type CategoryStill, drawShopBanner, drawShopLogo, drawStill, type ShopLook } from "./draw-shop";
export { type ArchetypeName, archetypeNames } from "./objects";
