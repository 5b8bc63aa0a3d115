import {useState} from 'react';
import {Bar, BarChart, Tooltip, XAxis, YAxis} from 'recharts';
import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {AXIS, Chart, COLOURS, TIP} from '../parts/chart.js';
import {Choice} from '../parts/field.js';
import {Card, Page} from '../parts/page.js';
import {usePeriod} from '../parts/period.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';

type Terms = Answer<'insightSearches'>['terms'];

/** What people search for, and what they do not find. */
export default function SearchesPage() {
    const say = useSay();
    const period = usePeriod();
    const [fewest, setFewest] = useState('5');
    const asked = useAnswer(
        (api, signal) =>
            api.get<Answer<'insightSearches'>>(
                '/v1/insight/searches',
                {from: period.from, fewestPeople: fewest, limit: 200},
                signal,
            ),
        [period.from, fewest],
    );
    return (
        <Page
            title={say('Searches', '搜索')}
            about={say(
                'Words that bring nothing are items you could offer, or names you could add.',
                '搜不到的词，可能是该上架的商品，或该补充的叫法。',
            )}
        >
            <div className="filters">
                {period.field}
                <Choice
                    name={say('Words of at least', '至少')}
                    value={fewest}
                    onChange={setFewest}
                    options={[
                        ['5', say('5 people', '5 人搜过')],
                        ['2', say('2 people', '2 人搜过')],
                    ]}
                />
            </div>
            <Shown of={asked}>
                {({terms}) =>
                    terms.length === 0 ? (
                        <Nothing title={say('No words that enough people typed', '没有足够多人搜过的词')}>
                            {say(
                                'What few people type may name them, so it stays hidden.',
                                '少数人搜过的词可能暴露身份，因此不显示。',
                            )}
                        </Nothing>
                    ) : (
                        <Found terms={terms} />
                    )
                }
            </Shown>
        </Page>
    );
}

function Found({terms}: {terms: Terms}) {
    const say = useSay();
    const format = useFormat();
    const vain = [...terms]
        .map(term => ({...term, vain: term.searches * Math.max(term.withoutResults, term.withoutClick)}))
        .sort((a, b) => b.vain - a.vain)
        .slice(0, 10);
    return (
        <>
            <Card>
                <Chart
                    question={say('Which words most often lead nowhere?', '哪些词最常无果而终？')}
                    height={30 * vain.length + 40}
                    rows={vain}
                    id={term => term.term}
                    columns={[
                        {name: say('Words', '搜索词'), cell: term => <bdi>{term.term}</bdi>},
                        {
                            name: say('In vain', '无果次数'),
                            isNumber: true,
                            cell: term => format.number(term.vain),
                        },
                    ]}
                >
                    <BarChart data={vain} layout="vertical" accessibilityLayer={false}>
                        <XAxis type="number" {...AXIS} allowDecimals={false} />
                        <YAxis
                            type="category"
                            dataKey="term"
                            {...AXIS}
                            width={120}
                            interval={0}
                            tickFormatter={text =>
                                String(text).length > 14 ? String(text).slice(0, 13) + '…' : String(text)
                            }
                        />
                        <Tooltip {...TIP} formatter={value => format.number(Number(value))} />
                        <Bar
                            dataKey="vain"
                            name={say('In vain', '无果次数')}
                            fill={COLOURS[3]}
                            isAnimationActive={false}
                            radius={3}
                        />
                    </BarChart>
                </Chart>
            </Card>
            <Card title={say('All words', '全部搜索词')}>
                <Table
                    caption={say('Words', '搜索词')}
                    rows={terms}
                    id={term => term.term}
                    columns={[
                        {
                            name: say('Words', '搜索词'),
                            cell: term => (
                                <a href={`#/find/${encodeURIComponent(term.term)}`}>
                                    <bdi>{term.term}</bdi>
                                </a>
                            ),
                        },
                        {
                            name: say('Searches', '搜索次数'),
                            isNumber: true,
                            cell: term => format.number(term.searches),
                        },
                        {
                            name: say('People', '人数'),
                            isNumber: true,
                            cell: term => format.number(term.people),
                        },
                        {
                            name: say('Without results', '无结果'),
                            isNumber: true,
                            cell: term => format.share(term.withoutResults, 0),
                        },
                        {
                            name: say('Without a click', '无点击'),
                            isNumber: true,
                            cell: term => format.share(term.withoutClick, 0),
                        },
                    ]}
                />
            </Card>
        </>
    );
}
