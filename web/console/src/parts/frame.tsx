import {useEffect, useRef, useState, type ReactNode} from 'react';
import {useLocation} from 'wouter';
import {useLanguage} from '../language.js';
import {GROUPS} from '../routes.js';
import {useSession} from '../session.js';
import {Icon} from './icon.js';

/** Navigation beside the page; above it, and folded away, where the window is narrow. */
export function Frame({children}: {children: ReactNode}) {
    const {say} = useLanguage();
    const [place] = useLocation();
    const [isOpen, setOpen] = useState(false);
    const menu = useRef<HTMLButtonElement>(null);
    useEffect(() => setOpen(false), [place]);
    useEffect(() => {
        if (!isOpen) return;
        const close = (event: KeyboardEvent) => {
            if (event.key !== 'Escape') return;
            setOpen(false);
            menu.current?.focus();
        };
        addEventListener('keydown', close);
        return () => removeEventListener('keydown', close);
    }, [isOpen]);
    return (
        <div className="frame">
            <button type="button" className="skip" onClick={() => document.querySelector('main')?.focus()}>
                {say('Skip to the page', '跳到内容')}
            </button>
            <header className="top">
                <a className="brand" href="#/">
                    导购 <span>Daogou</span>
                </a>
                <button
                    type="button"
                    className="round menu"
                    ref={menu}
                    aria-expanded={isOpen}
                    aria-controls="navigation"
                    onClick={() => setOpen(!isOpen)}
                >
                    <Icon name={isOpen ? 'close' : 'menu'} />
                    <span className="aside">{say('Menu', '菜单')}</span>
                </button>
            </header>
            <nav id="navigation" aria-label={say('Console', '控制台')} className={isOpen ? 'is-open' : ''}>
                {GROUPS.map(group => (
                    <div key={group.name[0]} className="nav-group">
                        <p aria-hidden="true">{say(...group.name)}</p>
                        <ul>
                            {group.pages.map(page => (
                                <li key={page.path}>
                                    <a
                                        href={'#' + page.path}
                                        aria-current={isAt(place, page.path) ? 'page' : undefined}
                                    >
                                        {page.icon && <Icon name={page.icon} />}
                                        {say(...page.name)}
                                    </a>
                                </li>
                            ))}
                        </ul>
                    </div>
                ))}
                <Settings />
            </nav>
            <main tabIndex={-1}>{children}</main>
        </div>
    );
}

function Settings() {
    const {language, say, choose} = useLanguage();
    const {signOut} = useSession();
    return (
        <div className="nav-foot">
            <button
                type="button"
                className="button small plain"
                lang={language === 'zh' ? 'en' : 'zh-CN'}
                onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
            >
                {language === 'zh' ? 'English' : '中文'}
            </button>
            <button type="button" className="button small plain" onClick={signOut}>
                <Icon name="out" />
                {say('Sign out', '退出')}
            </button>
        </div>
    );
}

function isAt(place: string, path: string): boolean {
    if (path === '/') return place === '/';
    // Devices are looked up among shoppers, what is found among items.
    const at = place.startsWith('/devices/') ? '/shoppers' : place.startsWith('/find/') ? '/items' : place;
    return at === path || at.startsWith(path + '/');
}
