export { answerQuestion } from "./answer-question";
export { askQuestion, voteQuestion } from "./ask-question";
export { listQuestions, listShopQuestions, listStaffQuestions } from "./list-questions";
export { dismissQuestionReports, hideQuestion, reportQuestion, showQuestion } from "./moderate-question";
export { findQuestionForMail } from "./queries/lists";
export { questionOpinions } from "./queries/moderation";
