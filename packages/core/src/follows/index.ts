export {
  followMailsUrl,
  getFollowMailsByLink,
  sendFollowNewsJob,
  setFollowMails,
  setFollowMailsByLink,
  tellFollowers,
} from "./follow-mails";
export { followShop, getShopFollow, listFollows } from "./follow-shop";
export { findFollowNews, setToldUntil } from "./queries";
