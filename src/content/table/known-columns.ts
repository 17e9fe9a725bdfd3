/** What a column of a table can be about. */
export const TABLE_FIELDS = [
  'to',
  'name',
  'firstName',
  'lastName',
  'issuedOn',
  'expires',
  'evidence',
  'narrative',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/**
 * Names of columns in exports of Moodle, Canvas and spreadsheets, as `foldColumn` leaves them; of two that are there,
 * the earlier one is taken.
 */
export const KNOWN_COLUMNS: Readonly<Record<TableField, readonly string[]>> = {
  to: [
    'recipient',
    'recipientemail',
    'email',
    'emailaddress',
    'useremail',
    'studentemail',
    'mail',
    'mailaddress',
    'emailadresse',
    'mailadresse',
    'adresseemail',
    'adressedecourriel',
    'courriel',
    'correo',
    'correoelectronico',
    'direcciondecorreo',
    'eposta',
    'did',
    'sisloginid',
    'studentsisloginid',
  ],
  name: [
    'fullname',
    'displayname',
    'recipientname',
    'name',
    'studentname',
    'participant',
    'participantname',
    'vollstandigername',
    'nomcomplet',
    'nombrecompleto',
    'student',
  ],
  firstName: ['firstname', 'givenname', 'forename', 'vorname', 'prenom', 'nombre', 'voornaam'],
  lastName: [
    'lastname',
    'surname',
    'familyname',
    'nachname',
    'familienname',
    'nom',
    'nomdefamille',
    'apellido',
    'apellidos',
    'achternaam',
  ],
  issuedOn: [
    'issuedon',
    'dateissued',
    'issuedate',
    'awardedon',
    'dateawarded',
    'completedon',
    'completiondate',
    'datecompleted',
    'coursecomplete',
    'coursecompleted',
    'datum',
    'date',
    'fecha',
    'abschlussdatum',
    'completed',
  ],
  expires: ['expires', 'expireson', 'expirydate', 'expirationdate', 'validuntil', 'gultigbis'],
  evidence: ['evidence', 'evidenceurl', 'evidencelink', 'nachweis'],
  narrative: ['narrative'],
};

/** A column's name without what people write differently: case, accents, blanks, punctuation. */
export const foldColumn = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
