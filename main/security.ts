/** The page's origin, its policy, and who may ask for what: constants and pure checks, so that a test can look at them. */
import type { WebPreferences } from 'electron';

export const pageOrigin = 'app://firebreak';
export const pageUrl = `${pageOrigin}/index.html`;

/** No inline script or style, no eval, nothing from elsewhere. The nonce lets the grid add its own style elements. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page is as weak as a web page: no Node, its own world, a sandbox; nothing is fetched for spelling. */
export const webPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** Whether an address is ours and reaches no network. `data:` and `blob:` hold images made by the page itself. */
export function isLocalUrl(address: string): boolean {
  return address.startsWith(`${pageOrigin}/`) || address.startsWith(`blob:${pageOrigin}/`) || /^(data|devtools):/.test(address);
}

export function isPageUrl(address: string): boolean {
  return address === pageOrigin || address.startsWith(`${pageOrigin}/`);
}

/** Copying a chart is all that the page may ask of the browser. */
export function isAllowedPermission(permission: string, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isPageUrl(origin);
}

/** Switches that keep Chromium itself off the network: no lookup succeeds, no service calls home. */
export const chromiumSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['dns-prefetch-disable'],
  ['no-pings'],
];
