import {useState} from 'react';
import type {Item} from '@daogou/sdk';
import {texts, useLanguage, useWords} from '../language';
import {Picture} from '../Picture';
import {itemLink} from '../routing';
import {useDevice} from '../session';
import {useAnswer} from '../trouble';
import {useAttempt} from './useAttempt';

const MOST = 20;

interface Journey {
    readonly cart: readonly string[];
    readonly recentlyViewed: readonly string[];
}

/** What was looked at and put into the cart, on whichever device; each can be said not to have been them. */
export function History() {
    const words = useWords();
    const attempt = useAttempt();
    const {daogou, version} = useDevice();
    const [changes, setChanges] = useState(0);
    const {answer, isLoading} = useAnswer(
        async signal => {
            await daogou.flush();
            const device = encodeURIComponent(daogou.deviceId ?? '');
            const journey = await daogou.api.get<Journey>(`/v1/devices/${device}/journey`, {}, signal);
            const ids = [...new Set([...journey.cart, ...journey.recentlyViewed])].slice(0, MOST);
            const items = await daogou.items(ids);
            return ids.flatMap(id => {
                const item = items.get(id);
                return item ? [{item, isInCart: journey.cart.includes(id)}] : [];
            });
        },
        [daogou, version, changes],
    );
    const forget = (itemId: string) =>
        attempt(async () => {
            await daogou.forgetItem(itemId);
            setChanges(n => n + 1);
        }, words('itemForgotten'));
    return (
        <section aria-busy={isLoading}>
            <h2>{words('history')}</h2>
            <p className="muted">{words('historyText')}</p>
            {answer?.length === 0 && <p className="nothing">{words('noHistory')}</p>}
            <ul className="rows history">
                {answer?.map(({item, isInCart}) => (
                    <HistoryRow
                        key={item.itemId}
                        {...{item, isInCart}}
                        onForget={() => forget(item.itemId)}
                    />
                ))}
            </ul>
        </section>
    );
}

function HistoryRow({item, isInCart, onForget}: {item: Item; isInCart: boolean; onForget: () => void}) {
    const words = useWords();
    const {title} = texts(item, useLanguage());
    return (
        <li>
            <a href={itemLink(item.itemId)}>
                <Picture link={item.imageLink} />
                <span className="row-name" dir="auto">
                    {title}
                </span>
            </a>
            <span className="muted">{words(isInCart ? 'didCart' : 'didView')}</span>
            <button
                type="button"
                className="button small"
                aria-label={`${words('notMine')}: ${title}`}
                onClick={onForget}
            >
                {words('notMine')}
            </button>
        </li>
    );
}
