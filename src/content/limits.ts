/** What a user's file may hold. Every number has a diagnostic that names it. */
export const LIMITS = {
  /** bytes of one Markdown, JSON or YAML file */
  fileBytes: 64 * 1024,
  /** levels of maps and lists in front matter or JSON */
  depth: 12,
  /** characters */
  name: 120,
  description: 2_000,
  text: 2_000,
  line: 300,
  address: 2_000,
  /** entries of a list */
  tags: 20,
  list: 50,
  /** addresses that the site had */
  formerly: 10,
  highlights: 6,
  pictureFonts: 5,
  /** of a roster, and of a table that another program exported */
  tableBytes: 4 * 1024 * 1024,
  tableRows: 10_000,
  tableColumns: 200,
  /** characters */
  tableCell: 10_000,
} as const;
