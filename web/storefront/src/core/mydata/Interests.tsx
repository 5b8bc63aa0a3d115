import type {Interest} from '@daogou/sdk';
import {categoryOf, useCategories, type Category} from '../categories';
import {hasWord, useLanguage, useWords, type Language, type Words} from '../language';
import {useDevice} from '../session';
import {useAnswer} from '../trouble';
import {useState} from 'react';
import {useAttempt} from './useAttempt';

const MOST = 12;

/** What the shop believes the shopper to like, each to be taken away. */
export function Interests() {
    const words = useWords();
    const language = useLanguage();
    const attempt = useAttempt();
    const categories = useCategories();
    const {daogou, version} = useDevice();
    const [changes, setChanges] = useState(0);
    const {answer, isLoading} = useAnswer(async () => {
        await daogou.flush();
        return (await daogou.interests()).filter(says).slice(0, MOST);
    }, [daogou, version, changes]);
    const forget = (tag?: string) =>
        attempt(
            async () => {
                await daogou.forgetInterest(tag);
                setChanges(n => n + 1);
            },
            tag ? undefined : words('interestsGone'),
        );
    return (
        <section aria-busy={isLoading}>
            <h2>{words('interests')}</h2>
            <p className="muted">{words('interestsText')}</p>
            {answer?.length === 0 && <p className="nothing">{words('noInterests')}</p>}
            {!!answer?.length && (
                <>
                    <ul className="rows interests">
                        {answer.map(interest => {
                            const name = interestName(interest.tag, categories, words, language);
                            return (
                                <li key={interest.tag}>
                                    <span className="row-name" dir="auto">
                                        {name}
                                    </span>
                                    <meter
                                        min={0}
                                        max={answer[0]?.strength ?? 1}
                                        value={interest.strength}
                                        aria-label={words('strength', name)}
                                    />
                                    <span className="muted">{words('seenIn', interest.evidence)}</span>
                                    <button
                                        type="button"
                                        className="button small"
                                        aria-label={`${words('forgetOne')}: ${name}`}
                                        onClick={() => forget(interest.tag)}
                                    >
                                        {words('forgetOne')}
                                    </button>
                                </li>
                            );
                        })}
                    </ul>
                    <button type="button" className="button" onClick={() => forget()}>
                        {words('forgetAll')}
                    </button>
                </>
            )}
        </section>
    );
}

/** An attribute of a single product says more of the product than of its visitor. */
const says = ({evidence, tag}: Interest) => evidence > 1 || !tag.startsWith('attribute:');

/** A tag as people read it: without the kind, which the words themselves show, and a category in their language. */
export function interestName(
    tag: string,
    categories: readonly Category[],
    words: Words,
    language: Language,
): string {
    const text = tag.slice(tag.indexOf(':') + 1);
    if (tag.startsWith('price:'))
        return hasWord(`price.${text}`) ? words(`price.${text}` as 'price.low') : text;
    if (!tag.startsWith('category:')) return text.replace(/^[^=]*=/, '');
    const {path, translations} = categoryOf(categories, text.split(' > '));
    return (translations?.[language] ?? path).join(' › ');
}
