import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';

type Quality = Answer<'dataQuality'>;
type Finding = Quality['findings'][number];
type Words = readonly [en: string, zh: string, whyEn: string, whyZh: string];

const CATALOGUE: Partial<Record<Finding['finding'], Words>> = {
    no_image: [
        'Items without an image',
        '没有图片的商品',
        'Hardly anybody clicks a grey square.',
        '没图的商品很少有人点。',
    ],
    no_price: [
        'Items without a price',
        '没有价格的商品',
        'They fall out of price filters.',
        '按价格筛选时会漏掉。',
    ],
    no_category: [
        'Items without a category',
        '没有品类的商品',
        'Shelves of a category and facets miss them.',
        '品类推荐和筛选会漏掉。',
    ],
    no_description: [
        'Items without a description',
        '没有描述的商品',
        'New items find their place by what they read like.',
        '新品靠描述找到位置。',
    ],
    no_translation: [
        'Items in one language only',
        '只有一种语言的商品',
        'Searches in the other language miss them.',
        '另一种语言搜不到。',
    ],
    never_seen: [
        'Items nobody touched',
        '无人问津的商品',
        'Perhaps they need a place on a shelf.',
        '也许该给它们一个位置。',
    ],
    unknown_item: [
        'Unknown items in events',
        '事件中的未知商品',
        'Events name them and the catalogue lacks them: is the feed complete?',
        '事件提到但目录里没有：商品数据完整吗？',
    ],
};

const EVENTS: Partial<Record<Finding['finding'], Words>> = {
    bot: [
        'Events of programs',
        '程序产生的事件',
        'Kept apart; nothing learns from them.',
        '单独存放，不参与学习。',
    ],
    mixed_currency: [
        'Purchases in another currency',
        '其他币种的成交',
        'Sales are added up per currency.',
        '销售额按币种分别统计。',
    ],
};

const REASONS: Record<Quality['refused'][number]['reason'], readonly [en: string, zh: string]> = {
    conflict: ['another event has its identifier', '事件编号重复'],
    no_consent: ['the person did not agree', '本人未同意'],
    no_proof: ['names a shopper without proof', '声称某顾客但无凭证'],
    erased: ['its person was erased', '本人数据已删除'],
    expired: ['older than such events are kept', '超过保存期限'],
    rejected: ['malformed', '格式有误'],
    clock: ['a wrong clock', '时钟不准'],
};

/** What is missing or odd in the data. */
export default function QualityPage() {
    const say = useSay();
    const format = useFormat();
    const asked = useAnswer((api, signal) => api.get<Quality>('/v1/data-quality', {}, signal), []);
    return (
        <Page
            title={say('Data quality', '数据质量')}
            about={say('What keeps shelves and figures from being better.', '影响推荐和报表的数据问题。')}
            actions={
                <button type="button" className="button" disabled={asked.isLoading} onClick={asked.again}>
                    {say('Look again', '重新检查')}
                </button>
            }
        >
            <Shown of={asked}>
                {data => (
                    <>
                        <Card
                            title={say('Catalogue', '商品目录')}
                            about={say(
                                `${format.number(data.items)} items`,
                                `${format.number(data.items)} 件商品`,
                            )}
                        >
                            <Found findings={data.findings} words={CATALOGUE} of={data.items} isItem />
                        </Card>
                        <Card
                            title={say('Events', '事件')}
                            about={say(
                                `The latest ${format.number(data.events)}`,
                                `最近 ${format.number(data.events)} 个`,
                            )}
                        >
                            <Found findings={data.findings} words={EVENTS} of={data.events} />
                        </Card>
                        <Card
                            title={say('Refused events', '被拒收的事件')}
                            about={say(
                                `Since ${format.time(data.refusedSince)}`,
                                `自 ${format.time(data.refusedSince)}`,
                            )}
                        >
                            {data.refused.length === 0 ? (
                                <Nothing title={say('None', '没有')} />
                            ) : (
                                <Table
                                    caption={say('Refused events', '被拒收的事件')}
                                    rows={data.refused}
                                    id={row => row.reason}
                                    columns={[
                                        {
                                            name: say('Because', '原因'),
                                            cell: row => say(...REASONS[row.reason]),
                                        },
                                        {
                                            name: say('Count', '数量'),
                                            isNumber: true,
                                            cell: row => format.number(row.count),
                                        },
                                        {
                                            name: say('The latest', '最近一例'),
                                            cell: row => <bdi>{row.example ?? ''}</bdi>,
                                        },
                                    ]}
                                />
                            )}
                        </Card>
                    </>
                )}
            </Shown>
        </Page>
    );
}

function Found({
    findings,
    words,
    of,
    isItem = false,
}: {
    findings: readonly Finding[];
    words: Partial<Record<Finding['finding'], Words>>;
    of: number;
    isItem?: boolean;
}) {
    const say = useSay();
    const format = useFormat();
    return (
        <Table
            caption={isItem ? say('Catalogue', '商品目录') : say('Events', '事件')}
            rows={findings.filter(finding => words[finding.finding])}
            id={finding => finding.finding}
            columns={[
                {
                    name: say('What', '问题'),
                    cell: finding => {
                        const [en, zh, whyEn, whyZh] = words[finding.finding]!;
                        return (
                            <>
                                <b>{say(en, zh)}</b>
                                <br />
                                <span className="muted">{say(whyEn, whyZh)}</span>
                            </>
                        );
                    },
                },
                {
                    name: say('Count', '数量'),
                    isNumber: true,
                    cell: finding => (
                        <span className={`tag ${finding.count === 0 ? 'good' : 'warm'}`}>
                            {finding.count === 0 ? say('none', '无') : format.number(finding.count)}
                        </span>
                    ),
                },
                {
                    name: say('Share', '占比'),
                    isNumber: true,
                    isSpare: true,
                    cell: finding => (finding.count > 0 && of > 0 ? format.share(finding.count / of) : ''),
                },
                {
                    name: say('Examples', '例子'),
                    isSpare: true,
                    cell: finding => (
                        <span className="chips">
                            {finding.examples.slice(0, 4).map(example =>
                                isItem && finding.finding !== 'unknown_item' ? (
                                    <a
                                        key={example}
                                        className="tag"
                                        href={`#/items/${encodeURIComponent(example)}`}
                                    >
                                        {example}
                                    </a>
                                ) : (
                                    <span key={example} className="tag">
                                        {example}
                                    </span>
                                ),
                            )}
                        </span>
                    ),
                },
            ]}
        />
    );
}
