import {useLocation} from 'wouter';
import {Icon} from '../core/Icon';
import {texts, useLanguage} from '../core/language';
import {Picture} from '../core/Picture';
import {isPicture} from '../core/session';
import {useCompared} from './compare';
import {useShopWords} from './useShopWords';

/** What was put aside to compare, at hand on every page but the one that compares it. */
export function CompareTray() {
    const words = useShopWords();
    const language = useLanguage();
    const [path] = useLocation();
    const {compared, toggle, clear} = useCompared();
    if (compared.length === 0 || path === '/compare' || path === '/checkout' || isPicture) return null;
    return (
        <aside className="tray" aria-label={words('compare')}>
            <ul>
                {compared.map(({item}) => (
                    <li key={item.itemId}>
                        <button
                            type="button"
                            aria-label={words('uncompare', texts(item, language).title)}
                            title={texts(item, language).title}
                            onClick={() => toggle(item)}
                        >
                            <Picture link={item.imageLink} />
                        </button>
                    </li>
                ))}
            </ul>
            <a className={compared.length < 2 ? 'button small' : 'button main small'} href="#/compare">
                {words('compareCount', compared.length)}
            </a>
            <button type="button" className="round" aria-label={words('compareClear')} onClick={clear}>
                <Icon name="close" />
            </button>
        </aside>
    );
}
