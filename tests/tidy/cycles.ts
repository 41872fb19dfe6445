import { resolveImport } from './arrows.ts';
import type { Finding, SourceFile } from './source-files.ts';

/** One finding for each ring of files that import each other, named at its first file. */
export function findCycles(sources: readonly SourceFile[]): readonly Finding[] {
  const importsByPath = new Map(sources.map((source) => [source.path, localImports(source)]));
  return stronglyConnected(importsByPath).map((ring) => {
    const path = shortestRing(ring, importsByPath);
    return {
      file: path[0] ?? '',
      line: 1,
      rule: 'no import cycles',
      mend: `${path.join(' → ')} → ${path[0]}: move what both ends need into a file of its own`,
    };
  });
}

function localImports(source: SourceFile): readonly string[] {
  return source.imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => resolveImport(source.path, specifier));
}

/** Tarjan's algorithm: the groups of two or more files (or one that imports itself) that reach each other. */
function stronglyConnected(importsByPath: ReadonlyMap<string, readonly string[]>): readonly string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const rings: string[][] = [];
  const visit = (path: string): void => {
    order.set(path, order.size);
    lowest.set(path, order.get(path) ?? 0);
    stack.push(path);
    for (const next of importsByPath.get(path) ?? []) {
      if (!importsByPath.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(path, Math.min(lowest.get(path) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(path) !== order.get(path)) return;
    const ring = stack.splice(stack.indexOf(path));
    if (ring.length > 1 || importsByPath.get(path)?.includes(path)) rings.push(ring);
  };
  for (const path of importsByPath.keys()) if (!order.has(path)) visit(path);
  return rings;
}

/** The shortest way round from the first file of the group back to itself, so that the message is short. */
function shortestRing(
  ring: readonly string[],
  importsByPath: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const members = new Set(ring);
  const first = [...ring].sort()[0] ?? '';
  const queue: string[][] = [[first]];
  const seen = new Set<string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const next of importsByPath.get(path.at(-1) ?? '') ?? []) {
      if (next === first) return path;
      if (!members.has(next) || seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return ring;
}
