/** Between preload and main only: the path of a dropped file, which the page neither names nor sees. Not in the contract. */
export const dropChannel = 'preload:openDropped';
