import {useState} from 'react';
import {useAnswer, useSettled} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useLanguage} from '../language.js';
import {TextField} from '../parts/field.js';
import {ItemRow} from '../parts/items.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import type {PageProps} from '../routes.js';

const SHOWN = 48;

/** The catalogue by words, as shoppers search it. */
export default function ItemsPage({id}: PageProps) {
    const {language, say} = useLanguage();
    const format = useFormat();
    const [words, setWords] = useState(id ? decodeURIComponent(id) : '');
    const asked = useSettled(words);
    const found = useAnswer(
        (api, signal) =>
            api.get<Answer<'search'>>(
                '/v1/search',
                {q: asked, language, limit: SHOWN, facets: false},
                signal,
            ),
        [asked, language],
    );
    return (
        <Page
            title={say('Items', '商品')}
            about={say(
                'Found as shoppers find them: by words, prices, typing errors and pinyin.',
                '与顾客的搜索一致：词语、价格、错字、拼音都可以。',
            )}
        >
            <div className="filters">
                <TextField
                    name={say('Words or identifier', '关键词或商品编号')}
                    type="search"
                    value={words}
                    onChange={setWords}
                    placeholder={say('lamp under 50', '200元以内的台灯')}
                />
                <ByIdentifier words={asked} />
            </div>
            <Shown of={found}>
                {({items, total, understood}) =>
                    total === 0 ? (
                        <Nothing title={say('Nothing fits', '没有匹配的商品')}>
                            {understood.didYouMean &&
                                say(
                                    `Did you mean "${understood.didYouMean}"?`,
                                    `是不是想找“${understood.didYouMean}”？`,
                                )}
                        </Nothing>
                    ) : (
                        <Card
                            title={say(`${format.number(total)} items`, `${format.number(total)} 件商品`)}
                            {...(understood.rescues?.length && {
                                about: say(
                                    'Nothing fits all of it; this comes nearest.',
                                    '没有完全匹配的，以下最接近。',
                                ),
                            })}
                        >
                            <ItemRow itemIds={items.map(item => item.itemId)} />
                        </Card>
                    )
                }
            </Shown>
        </Page>
    );
}

/** A way to the item whose identifier was typed, if there is one. */
function ByIdentifier({words}: {words: string}) {
    const {say} = useLanguage();
    const id = words.trim();
    const found = useAnswer(
        async (api, signal) =>
            id === ''
                ? undefined
                : (await api.get<Answer<'listItems'>>('/v1/items', {itemIds: id.replaceAll(',', '')}, signal))
                      .items[0],
        [id],
    );
    const itemId = found.data?.itemId;
    return itemId ? (
        <a className="button" href={`#/items/${encodeURIComponent(itemId)}`}>
            {say(`Open ${itemId}`, `打开 ${itemId}`)}
        </a>
    ) : null;
}
