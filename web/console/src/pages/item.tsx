import {useAnswer} from '../answer.js';
import type {Answer, Item, Recommendation} from '../api.js';
import {useFormat} from '../format.js';
import {useLanguage} from '../language.js';
import {ItemRow, Picture, Price, ShelfView, titleOf, useItems} from '../parts/items.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';
import type {PageProps} from '../routes.js';

const SHOWN = 8;

/** One item: how it is shown, what stands beside it, and who bought what with it. */
export default function ItemPage({id = ''}: PageProps) {
    const {language, say} = useLanguage();
    const itemId = decodeURIComponent(id);
    const asked = useAnswer(
        (api, signal) => api.get<Item>(`/v1/items/${encodeURIComponent(itemId)}`, {}, signal),
        [itemId],
    );
    return (
        <Page
            title={titleOf(asked.data, itemId, language)}
            back={{href: '#/items', name: say('Items', '商品')}}
        >
            <Shown of={asked}>
                {item => (
                    <>
                        <Card>
                            <div className="item-head">
                                <Picture item={item} />
                                <Facts item={item} />
                            </div>
                        </Card>
                        <div className="columns">
                            <Beside
                                itemId={itemId}
                                placement="item-similar"
                                title={say('Similar items', '相似商品')}
                                about={say('What its page shows', '商品页的推荐')}
                            />
                            <Beside
                                itemId={itemId}
                                placement="cart-together"
                                title={say('Goes with it', '搭配商品')}
                                about={say('What the cart shows when it lies in it', '加入购物车后的推荐')}
                            />
                        </div>
                        <div className="columns">
                            <Together itemId={itemId} />
                            <Instead itemId={itemId} />
                        </div>
                    </>
                )}
            </Shown>
        </Page>
    );
}

function Facts({item}: {item: Item}) {
    const {language, say} = useLanguage();
    const format = useFormat();
    const translation = language === 'zh' ? item.translations?.['zh'] : undefined;
    const attributes = Object.entries(translation?.attributes ?? item.attributes ?? {});
    return (
        <div className="prose">
            <p dir="auto">{translation?.description ?? item.description}</p>
            <dl className="facts">
                <dt>{say('Identifier', '编号')}</dt>
                <dd>
                    <bdi>{item.itemId}</bdi>
                </dd>
                <dt>{say('Price', '价格')}</dt>
                <dd>
                    <Price item={item} />{' '}
                    {item.salePrice && item.price && (
                        <s className="muted">{format.money(item.price.amount, item.price.currency)}</s>
                    )}
                </dd>
                <dt>{say('Stock', '库存')}</dt>
                <dd>
                    <span className={`tag ${item.availability === 'out_of_stock' ? 'bad' : 'good'}`}>
                        {item.availability === 'out_of_stock'
                            ? say('out of stock', '缺货')
                            : item.availability === 'in_stock'
                              ? say('in stock', '有货')
                              : String(item.availability ?? '')}
                    </span>
                </dd>
                <dt>{say('Category', '品类')}</dt>
                <dd>{(translation?.productType ?? item.productType ?? []).join(' › ')}</dd>
                <dt>{say('Brand', '品牌')}</dt>
                <dd dir="auto">{item.brand ?? '–'}</dd>
                {attributes.map(([name, value]) => (
                    <div key={name} style={{display: 'contents'}}>
                        <dt dir="auto">{name}</dt>
                        <dd dir="auto">{String(value)}</dd>
                    </div>
                ))}
                {item.addedAt && (
                    <>
                        <dt>{say('Since', '上架')}</dt>
                        <dd>{format.time(item.addedAt)}</dd>
                    </>
                )}
            </dl>
        </div>
    );
}

function Beside({
    itemId,
    placement,
    title,
    about,
}: {
    itemId: string;
    placement: string;
    title: string;
    about: string;
}) {
    const asked = useAnswer(
        (api, signal) =>
            api.post<Recommendation>(
                `/v1/placements/${placement}/preview`,
                {itemIds: [itemId], limit: SHOWN},
                signal,
            ),
        [itemId, placement],
    );
    return (
        <Card title={title} about={about}>
            <Shown of={asked}>{shelf => <ShelfView shelf={shelf} />}</Shown>
        </Card>
    );
}

function Together({itemId}: {itemId: string}) {
    const {language, say} = useLanguage();
    const format = useFormat();
    const asked = useAnswer(
        async (api, signal) => {
            const {pairs} = await api.get<Answer<'insightTogether'>>(
                '/v1/insight/together',
                {limit: 1000},
                signal,
            );
            return pairs
                .filter(pair => pair.itemId === itemId || pair.otherId === itemId)
                .map(pair => ({...pair, other: pair.itemId === itemId ? pair.otherId : pair.itemId}));
        },
        [itemId],
    );
    const items = useItems(asked.data?.map(pair => pair.other) ?? []);
    return (
        <Card
            title={say('Bought in one order', '同单购买')}
            about={say('By at least five people', '至少五人')}
        >
            <Shown of={asked}>
                {pairs =>
                    pairs.length === 0 ? (
                        <Nothing title={say('No pair that five people bought', '没有五人以上的同单组合')} />
                    ) : (
                        <Table
                            caption={say('Bought with it', '同单商品')}
                            rows={pairs}
                            id={pair => pair.other}
                            columns={[
                                {
                                    name: say('Item', '商品'),
                                    cell: pair => (
                                        <a href={`#/items/${encodeURIComponent(pair.other)}`}>
                                            {titleOf(items.get(pair.other), pair.other, language)}
                                        </a>
                                    ),
                                },
                                {
                                    name: say('People', '人数'),
                                    isNumber: true,
                                    cell: pair => format.number(pair.people),
                                },
                                {
                                    name: say('× chance', '提升度'),
                                    isNumber: true,
                                    cell: pair => format.number(pair.lift, 1),
                                },
                            ]}
                        />
                    )
                }
            </Shown>
        </Card>
    );
}

function Instead({itemId}: {itemId: string}) {
    const {say} = useLanguage();
    const asked = useAnswer(
        async (api, signal) => {
            const {pairs} = await api.get<Answer<'insightSwitched'>>(
                '/v1/insight/switched',
                {limit: 1000},
                signal,
            );
            return pairs.filter(pair => pair.lookedAtId === itemId).map(pair => pair.boughtId);
        },
        [itemId],
    );
    return (
        <Card
            title={say('Looked at it, bought another', '看了它，买了别的')}
            about={say('Of the same category within a day', '同品类，一天之内')}
        >
            <Shown of={asked}>
                {bought =>
                    bought.length === 0 ? (
                        <Nothing
                            title={say('Nothing that five people switched to', '没有五人以上改买的商品')}
                        />
                    ) : (
                        <ItemRow itemIds={bought} />
                    )
                }
            </Shown>
        </Card>
    );
}
