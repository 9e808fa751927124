/** A text as part of a file name that every file system takes; Chinese stays, spaces and marks become hyphens. */
export function fileName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\\/:*?"<>|%.,;&()（）、，：；\s]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120);
}
