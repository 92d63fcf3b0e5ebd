export { addReturnPicture, assertMayAddPictures } from "./add-return-picture";
export { approveReturn, receiveReturn, rejectReturn } from "./answer-return";
export { closeSilentComplaints } from "./close-silent-complaints";
export { answerComplaintAs, decideComplaint } from "./decide-complaint";
export { inspectReturn } from "./inspect-return";
export { getReturn, listComplaints, listReturns } from "./list-returns";
export { answerComplaint, openComplaint, withdrawComplaint } from "./open-complaint";
export { requestReturn } from "./request-return";
export { sendReturn, withdrawReturn } from "./withdraw-return";
