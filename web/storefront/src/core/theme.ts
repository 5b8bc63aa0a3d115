import {useEffect} from 'react';
import {useSetting} from './session';

export const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

export const useTheme = () => useSetting<Theme>('theme', 'system');

/** Paints the document, and the browser's own bar, in the theme that was chosen. */
export function useThemeOfDocument(): void {
    const [theme] = useTheme();
    useEffect(() => {
        const root = document.documentElement;
        if (theme === 'system') delete root.dataset['theme'];
        else root.dataset['theme'] = theme;
        const paper = getComputedStyle(document.body).backgroundColor;
        for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
            if (theme === 'system') meta.content = meta.dataset['system'] ?? meta.content;
            else {
                meta.dataset['system'] ??= meta.content;
                meta.content = paper;
            }
        }
    }, [theme]);
}
