import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Whether any part of an element can be seen; what is scrolled away or closed need not be drawn at each result. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return inSight;
}
