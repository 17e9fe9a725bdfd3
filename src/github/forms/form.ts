export type FormKind = 'award' | 'badge' | 'request';

/** What the texts of the forms need to know of a backpack. */
export interface FormPlace {
  /** address of the page that hashes e-mail addresses */
  readonly hashPage: string;
}

export interface FormField {
  readonly id: string;
  /** stands above the answer in the issue, and tells where it begins */
  readonly heading: string;
  /** `choice`: one of a list, or an id where the list is too long; `line` and `text` are typed; `boxes` are ticked */
  readonly as: 'choice' | 'line' | 'text' | 'boxes';
  /** of a choice: what its options are */
  readonly of?: 'badges' | 'issuers';
  readonly isRequired: boolean;
  /** characters at most */
  readonly most: number;
  readonly says: (place: FormPlace) => string;
  /** shown while the field is empty; of boxes, what is to be ticked */
  readonly sample?: string;
}

export interface Form {
  readonly kind: FormKind;
  /** below `.github/ISSUE_TEMPLATE/` */
  readonly file: string;
  readonly name: string;
  /** at most 200 characters: GitHub drops a form with more, and says nothing */
  readonly description: string;
  readonly title: string;
  readonly intro: (place: FormPlace) => string;
  readonly fields: readonly FormField[];
}
