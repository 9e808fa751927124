/** Looks into Office files without the libraries that wrote them, as strictly as Office does. */
import { strFromU8, unzipSync } from 'fflate';
import { checkArchive } from '../../shared/interchange/importers/archiveGuard.ts';

/** The parts of a package as text. */
export function partsOf(file: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Why a program would offer to repair a package, each reason a line; empty for a sound one (ECMA-376, part 2). */
export function packageFaults(file: Uint8Array): readonly string[] {
  const guarded = checkArchive(file);
  if (!guarded.ok) return [JSON.stringify(guarded.error)];
  const parts = partsOf(file);
  const names = Object.keys(parts);
  const types = parts['[Content_Types].xml'] ?? '';
  const overrides = [...types.matchAll(/<Override [^>]*PartName="\/([^"]*)"/g)].map(([, name = '']) => name);
  const defaults = new Set([...types.matchAll(/<Default [^>]*Extension="([^"]*)"/g)].map(([, ending = '']) => ending.toLowerCase()));
  const faults = [
    ...overrides.filter((name) => !names.includes(name)).map((name) => `a type for ${name}, which is not there`),
    ...overrides.filter((name, index) => overrides.indexOf(name) !== index).map((name) => `two types for ${name}`),
    ...names.filter((name) => name !== '[Content_Types].xml' && !overrides.includes(name) && !defaults.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase())).map((name) => `no type for ${name}`),
    ...names.filter((name) => name.endsWith('/')).map((name) => `a folder ${name}`),
  ];
  for (const name of names.filter((each) => each.endsWith('.rels'))) {
    const base = name.replace(/_rels\/[^/]*$/, '');
    const owner = base + name.slice(name.lastIndexOf('/') + 1, -'.rels'.length);
    if (name !== '_rels/.rels' && !names.includes(owner)) faults.push(`${name} belongs to nothing`);
    const relations = [...(parts[name] ?? '').matchAll(/<Relationship [^>]*>/g)].map(([element]) => element);
    const ids = relations.map((element) => /\bId="([^"]*)"/.exec(element)?.[1] ?? '');
    faults.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${name}: two of ${id}`));
    for (const element of relations) {
      const target = /\bTarget="([^"]*)"/.exec(element)?.[1] ?? '';
      if (/TargetMode="External"/.test(element)) faults.push(`${name}: leads outside to ${target}`);
      else if (!names.includes(resolved(base, target))) faults.push(`${name}: ${target} is not there`);
    }
    const used = new Set([...(parts[owner] ?? '').matchAll(/\br:(?:id|embed|link|pict)="([^"]*)"/g)].map(([, id = '']) => id));
    faults.push(...[...used].filter((id) => !ids.includes(id)).map((id) => `${owner} asks for ${id}`));
  }
  return faults;
}

function resolved(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${base}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The words of an XML part in their order. */
export function wordsOf(xml: string): string {
  return xml.replace(/<\/(?:w:p|a:p|si|v)>/g, '\n').replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}
