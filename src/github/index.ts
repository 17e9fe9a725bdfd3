/** github: speaks to GitHub's REST interface, and makes foreign text harmless in what is written there. */
export { type Answer, createGitHub, type GitHub, type GitHubThing, type Method, unexpected } from './client.ts';
export type { Form, FormKind } from './forms/form.ts';
export { FORMS } from './forms/forms.ts';
export {
  type GivenEvidence,
  type GivenRequirement,
  readEvidenceLines,
  readRequirementLines,
  readTags,
} from './forms/lists.ts';
export { type FormOption, printOption, readOption } from './forms/option.ts';
export { EMAIL, type FormProblem, ISSUE_CHARACTERS, parseForm, type ReadForm } from './forms/parse.ts';
export { holdsPlainAddress } from './forms/plain-address.ts';
export { FORM_MARK, type FormContent, type FormFile, MOST_OPTIONS, printForms } from './forms/print.ts';
export { inert } from './inert.ts';
export { type GitHubPlace, readPlace } from './place.ts';
export { printComment, REVIEW, saysTheSame } from './review/comment.ts';
export type { Checklist, Judgement, ReviewData, ReviewedAward } from './review/data.ts';
export { fillPictures, PICTURE_LIMITS, type PictureWords, pictureName, readPictureName } from './review/pictures.ts';
export { annotated, printSummary } from './review/summary.ts';
export { COMMENT_CHARACTERS, isOurs, markOf, stick } from './sticky.ts';
