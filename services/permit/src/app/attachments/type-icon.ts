/** What stands for a file that has no small picture: a sheet that names its type. */
import type { MediaType } from './media-type';

const marks: Readonly<Record<MediaType, { readonly name: string; readonly colour: string }>> = {
  'application/pdf': { name: 'PDF', colour: '#b3261e' },
  'video/mp4': { name: 'MP4', colour: '#5b3a8e' },
  'image/heic': { name: 'HEIC', colour: '#1f6f8b' },
  'image/jpeg': { name: 'JPEG', colour: '#1f6f8b' },
  'image/png': { name: 'PNG', colour: '#1f6f8b' },
  'image/webp': { name: 'WEBP', colour: '#1f6f8b' },
};

/** An SVG that holds nothing but shapes and the type's name. */
export function typeIcon(mediaType: MediaType): string {
  const { name, colour } = marks[mediaType];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 120" width="96" height="120" role="img" aria-label="${name}"><path d="M8 4h56l24 24v88H8z" fill="#fff" stroke="${colour}" stroke-width="4"/><path d="M64 4v24h24" fill="none" stroke="${colour}" stroke-width="4"/><rect x="8" y="64" width="80" height="32" fill="${colour}"/><text x="48" y="88" font-family="sans-serif" font-size="22" font-weight="bold" text-anchor="middle" fill="#fff">${name}</text></svg>`;
}
