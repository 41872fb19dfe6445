/** What the columns of the team's closed days mean. */
export const dayEndColumnMeanings: Readonly<Record<string, string>> = {
  day_end_id: 'The close of the team’s day (team_day.day_end_id).',
  closed_day: 'The day that was closed.',
  'team_day.snapshot': 'The figures as they were signed: canonical JSON, byte for byte.',
  'team_day.sha256': 'SHA-256 of the snapshot, hexadecimal.',
  'team_day.signature':
    'Signature of the device that closed the day over the day and the digest, Ed25519, base64url.',
  'team_day.reason': 'Why it was closed while something was unanswered; empty without.',
  'team_day.device': 'The device that signed it (device.device).',
  amendment_id: 'The amendment’s own id.',
  'team_day_amendment.line': 'Which amendment of the close it is, from 0.',
  amends_sha256: 'Digest of what it amends: of the close, or of the amendment before it.',
  late_entries: 'How many entries had come later.',
  'team_day_amendment.snapshot': 'The figures with what came later: canonical JSON, byte for byte.',
  'team_day_amendment.sha256': 'SHA-256 of that snapshot, hexadecimal.',
  'team_day_amendment.signature': 'Signature of the device that amended it, Ed25519, base64url.',
  'team_day_amendment.reason': 'What was said about it; empty without.',
  'team_day_amendment.device': 'The device that signed it (device.device).',
  amended_on: 'The day on which it was amended.',
};
