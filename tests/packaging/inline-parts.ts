/**
 * What a content security policy without `unsafe-inline` would block in a page: scripts and styles written into it, and
 * handlers or styles written into tags.
 */
export function inlineParts(html: string): readonly string[] {
  const blocked = [
    /<script(?![^>]*\ssrc=)[^>]*>/gi,
    /<style[^>]*>/gi,
    /<[a-z][^>]*\sstyle\s*=[^>]*>/gi,
    /<[a-z][^>]*\son[a-z]+\s*=[^>]*>/gi,
    /(?:src|href)\s*=\s*["']?\s*(?:javascript|data):[^>]*>/gi,
  ];
  return blocked.flatMap((pattern) => html.match(pattern) ?? []);
}
