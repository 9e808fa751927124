import { useEffect } from 'preact/hooks';
import { announcement, dismissToast, type Toast, toasts } from '../state/toasts.ts';
import { translate } from '../state/translate.ts';
import { Icon } from './Icon.tsx';

/** Good news goes away by itself; an error stays until it is dismissed. */
const shownFor = 5000;

export function Toasts() {
  return (
    <>
      <div class="toasts" data-testid="toasts">
        {toasts.value.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
      <div class="visuallyHidden" role="status" aria-live="polite" data-testid="liveRegion">
        {announcement.value}
      </div>
    </>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  useEffect(() => {
    if (toast.tone === 'error') return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div class={`toast ${toast.tone}`} role={toast.tone === 'error' ? 'alert' : 'status'}>
      <span>{toast.text()}</span>
      <button type="button" class="button icon quiet" aria-label={translate('shell.dismiss')} title={translate('shell.dismiss')} onClick={() => dismissToast(toast.id)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
