// What reviews and questions have in common: people report them, and staff hide them or leave them as they are.
export {
  findOpinionReportForMail,
  insertOpinionReport,
  listOpinions,
  type OpinionReportMail,
  type Opinions,
  type OpinionTab,
  opinionFields,
  opinionHistory,
  setOpinionHidden,
  setOpinionReportsDecided,
} from "./queries";
