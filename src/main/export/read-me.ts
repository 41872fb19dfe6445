/** The page that lies on top of every export, for a person who has no Bahi. */
export const readMeText = `An export of a Bahi ledger.

NOTHING HERE IS ENCRYPTED. It holds names, telephone numbers, addresses and amounts of people who owe money. Keep it
where nobody else can read it, and delete it once it has served.

manifest.json    what the export holds: every file with its SHA-256, counts, control totals, the hash of the state
tables/*.csv     every table. Open them in any spreadsheet: UTF-8 with a mark, so that Devanagari shows right
schemas/*.json   what each column of a table means (JSON Schema 2020-12)
events.ndjson    the events, one a line, exactly as they are stored: every table follows from them
attachments/     the kept files, decrypted, each named by the SHA-256 of its bytes

In a CSV an empty cell is "nothing is known". A text that begins with = + - @, a tab, a line end or an apostrophe, and an
empty text, stand behind one apostrophe, so that no spreadsheet takes them for a formula. Take exactly one away to read
them. Amounts are whole minor units (paise, cents). Instants are milliseconds since 1970, UTC.

To bring it back: bahi restore --from-export FOLDER into an empty profile, or "I have an export" on Bahi's first screen.
`;
