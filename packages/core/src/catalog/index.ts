export type { MediaStore, StoredPicture } from "./media-store";
