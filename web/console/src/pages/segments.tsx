import {Bar, BarChart, Tooltip, XAxis, YAxis} from 'recharts';
import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay, type Say} from '../language.js';
import {AXIS, Chart, COLOURS, TIP} from '../parts/chart.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';

type Rfm = Answer<'insightRfm'>;
type Segment = Rfm['segments'][number];

/** Names and advice: who they are, and what helps. */
const WORDS: Record<Segment['segment'], readonly [en: string, zh: string, enHelp: string, zhHelp: string]> = {
    champions: [
        'Best customers',
        '核心客户',
        'Thank them; show what is new first.',
        '多感谢，新品先给他们看。',
    ],
    loyal: ['Regulars', '忠诚客户', 'Ask for reviews; suggest what goes with it.', '请他们评价，推荐搭配。'],
    cannot_lose: [
        'Must not be lost',
        '重点挽留',
        'Among the best, and gone for long: write to them in person.',
        '曾是核心，久未光顾：单独联系。',
    ],
    at_risk: [
        'Slipping away',
        '正在流失',
        'Bought often and stay away: remind them of what they like.',
        '买得多却不来了：提醒他们喜欢的。',
    ],
    potential_loyal: [
        'Becoming regulars',
        '潜力客户',
        'Bought lately, more than once: give a reason to come again.',
        '最近买过不止一次：给个回来的理由。',
    ],
    needs_attention: ['In the middle', '需要关注', 'A limited offer may wake them.', '限时优惠或许能唤回。'],
    about_to_sleep: ['Getting quiet', '即将沉睡', 'Show what is popular now.', '推送当下热门。'],
    hibernating: ['Asleep', '沉睡客户', 'A new season is a reason to write.', '换季时联系一次。'],
    new: ['New customers', '新客户', 'Make the second purchase easy.', '让第二单更容易。'],
    promising: ['Promising', '有望成长', 'Tell them what the shop is good at.', '让他们了解店铺的长处。'],
    lost: ['Lost', '已流失', 'Spend nothing on them.', '不必再投入。'],
};

/** Buyers in groups that something can be done for. */
export default function SegmentsPage() {
    const say = useSay();
    const asked = useAnswer((api, signal) => api.get<Rfm>('/v1/insight/rfm', {}, signal), []);
    return (
        <Page
            title={say('Segments', '客户分层')}
            about={say(
                'Buyers by how lately, how often and for how much they bought.',
                '按最近一次、次数和金额（RFM）给买家分层。',
            )}
        >
            <Shown of={asked}>
                {data =>
                    data.segments.length === 0 ? (
                        <Nothing title={say('Nobody has bought yet', '还没有人购买')} />
                    ) : (
                        <Found data={data} />
                    )
                }
            </Shown>
        </Page>
    );
}

function Found({data}: {data: Rfm}) {
    const say = useSay();
    const format = useFormat();
    const total = data.segments.reduce((sum, segment) => sum + segment.amount, 0);
    const rows = data.segments.map(segment => ({
        ...segment,
        name: nameOf(say, segment.segment),
        ofAmount: total > 0 ? segment.amount / total : 0,
    }));
    return (
        <>
            <Card>
                <Chart
                    question={say('Who brings the sales?', '销售额来自谁？')}
                    height={36 * rows.length + 40}
                    rows={rows}
                    id={row => row.segment}
                    columns={[
                        {name: say('Segment', '分层'), cell: row => row.name},
                        {
                            name: say('Of buyers', '占买家'),
                            isNumber: true,
                            cell: row => format.share(row.share),
                        },
                        {
                            name: say('Of sales', '占销售额'),
                            isNumber: true,
                            cell: row => format.share(row.ofAmount),
                        },
                    ]}
                >
                    <BarChart data={rows} layout="vertical" accessibilityLayer={false} barGap={1}>
                        <XAxis type="number" {...AXIS} tickFormatter={value => format.share(value, 0)} />
                        <YAxis type="category" dataKey="name" {...AXIS} width={120} interval={0} />
                        <Tooltip {...TIP} formatter={value => format.share(Number(value))} />
                        <Bar
                            dataKey="share"
                            name={say('Of buyers', '占买家')}
                            fill={COLOURS[1]}
                            isAnimationActive={false}
                            radius={3}
                        />
                        <Bar
                            dataKey="ofAmount"
                            name={say('Of sales', '占销售额')}
                            fill={COLOURS[0]}
                            isAnimationActive={false}
                            radius={3}
                        />
                    </BarChart>
                </Chart>
                <ul className="chips legend" aria-hidden="true">
                    <li>
                        <i style={{background: COLOURS[1]}} />
                        {say('of buyers', '占买家')}
                    </li>
                    <li>
                        <i style={{background: COLOURS[0]}} />
                        {say('of sales', '占销售额')}
                    </li>
                </ul>
            </Card>
            <Card title={say('What to do for them', '怎么经营')}>
                <Table
                    caption={say('Segments', '分层')}
                    rows={rows}
                    id={row => row.segment}
                    columns={[
                        {
                            name: say('Segment', '分层'),
                            cell: row => (
                                <>
                                    <b>{row.name}</b>
                                    <br />
                                    <span className="muted">{helpOf(say, row.segment)}</span>
                                </>
                            ),
                        },
                        {name: say('People', '人数'), isNumber: true, cell: row => format.number(row.people)},
                        {
                            name: say('Orders', '订单'),
                            isNumber: true,
                            isSpare: true,
                            cell: row => format.number(row.orders),
                        },
                        {
                            name: say('Sales', '销售额'),
                            isNumber: true,
                            cell: row => format.money(row.amount, data.currency),
                        },
                        {
                            name: say('Last order', '距上次下单'),
                            isNumber: true,
                            isSpare: true,
                            cell: row =>
                                say(
                                    `${format.number(row.averageDays)} days ago`,
                                    `${format.number(row.averageDays)} 天`,
                                ),
                        },
                    ]}
                />
            </Card>
        </>
    );
}

const nameOf = (say: Say, segment: Segment['segment']) => say(WORDS[segment][0], WORDS[segment][1]);
const helpOf = (say: Say, segment: Segment['segment']) => say(WORDS[segment][2], WORDS[segment][3]);
