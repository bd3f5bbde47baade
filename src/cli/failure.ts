/** Why a command could not do its work, in a sentence for its user. */
export class Failure extends Error {}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied', EPERM: 'permission denied', ENOENT: 'there is no such file', EISDIR: 'it is a folder', ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a part of its path is no folder', EROFS: 'it is on a disk that is read-only', ENOSPC: 'the disk is full', ELOOP: 'it is a link that leads in a circle',
};

/** What the system says of a file, in words. */
export function inWords(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return WORDS[code ?? ''] ?? message.replace(/\.$/, '');
}
