import {hasWord, texts, useLanguage, useWords} from '../language';
import {reasonText} from '../reasons';
import {itemLink} from '../routing';
import {useDevice} from '../session';
import {loadShelf} from '../shelves';
import {useAnswer} from '../trouble';

interface Transparency {
    readonly title: string;
    readonly placements: readonly {readonly placement: string; readonly text: string}[];
}

/** Why the first shelf shows what it shows, now and for this shopper, and how the shop chooses in general. */
export function Why() {
    const words = useWords();
    const language = useLanguage();
    const {daogou, version} = useDevice();
    const {answer, isLoading} = useAnswer(
        async signal => {
            const [stand, general] = await Promise.all([
                loadShelf(daogou, 'home', {limit: 6}, signal),
                daogou.api.get<Transparency>('/v1/transparency', {language}, signal),
            ]);
            return {stand, general};
        },
        [daogou, version, language],
    );
    return (
        <section aria-busy={isLoading}>
            <h2>{words('why')}</h2>
            <p className="muted">{words('whyText')}</p>
            <ol className="rows why">
                {answer?.stand.entries.map(({item, reasons, model}) => (
                    <li key={item.itemId}>
                        <a href={itemLink(item.itemId)} className="row-name" dir="auto">
                            {texts(item, language).title}
                        </a>
                        <span>
                            {[
                                ...new Set(reasons.map(reason => reasonText(reason, item, words, language))),
                            ].join(' · ')}
                        </span>
                        <span className="muted">{modelName(model)}</span>
                    </li>
                ))}
            </ol>
            {answer && (
                <details className="general">
                    <summary>{answer.general.title}</summary>
                    <ul>
                        {answer.general.placements.map(({placement, text}) => (
                            <li key={placement}>{text}</li>
                        ))}
                    </ul>
                </details>
            )}
        </section>
    );

    function modelName(model = ''): string {
        const key = `model.${model}`;
        return hasWord(key) ? words(key) : model;
    }
}
