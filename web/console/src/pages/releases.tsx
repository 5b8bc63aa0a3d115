import {useState} from 'react';
import {useAnswer} from '../answer.js';
import type {Answer, Release} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {Confirm} from '../parts/dialog.js';
import {Told, useDoing} from '../parts/doing.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';
import {placementName} from '../words.js';

type Model = Release['models'][number];

/** Published sets of models: what is in them, how good they are, and the way back. */
export default function ReleasesPage() {
    const say = useSay();
    const asked = useAnswer((api, signal) => api.get<Answer<'listReleases'>>('/v1/releases', {}, signal), []);
    return (
        <Page
            title={say('Releases', '版本')}
            about={say(
                'A release serves only if it is no worse than the one before; any of these can serve again.',
                '新版本不差于旧版本才会上线；这里的版本随时可以换回。',
            )}
            actions={
                <a className="button" href="#/training">
                    {say('Train a new one', '训练新版本')}
                </a>
            }
        >
            <Shown of={asked}>
                {({releases}) =>
                    releases.length === 0 ? (
                        <Nothing title={say('There is no release yet', '还没有任何版本')}>
                            {say(
                                'Until the first, shelves show what is popular.',
                                '首次训练之前，推荐位展示热门商品。',
                            )}
                        </Nothing>
                    ) : (
                        releases.map(release => (
                            <One key={release.releaseId} release={release} onChange={asked.again} />
                        ))
                    )
                }
            </Shown>
        </Page>
    );
}

function One({release, onChange}: {release: Release; onChange: () => void}) {
    const say = useSay();
    const format = useFormat();
    const doing = useDoing();
    const [isAsking, setAsking] = useState(false);
    const status = {
        serving: [say('serves', '在线'), 'good'],
        kept: [say('kept', '备用'), ''],
        refused: [say('held back by the gate', '未过闸门'), 'warm'],
        damaged: [say('damaged', '已损坏'), 'bad'],
    }[release.status] as [string, string];
    const serve = async () => {
        setAsking(false);
        const isDone = await doing.run(
            api => api.post(`/v1/releases/${encodeURIComponent(release.releaseId)}/activate`),
            say('It serves now.', '已上线。'),
        );
        if (isDone) onChange();
    };
    return (
        <Card
            title={release.releaseId}
            about={say(
                `${format.ago(release.createdAt)} · learned from ${format.number(release.events ?? 0)} events of ${format.number(release.shoppers ?? 0)} shoppers, ${format.number(release.items ?? 0)} items · ${format.duration(release.seconds ?? 0)} · ${format.bytes(release.bytes ?? 0)}`,
                `${format.ago(release.createdAt)} · 学自 ${format.number(release.shoppers ?? 0)} 位顾客的 ${format.number(release.events ?? 0)} 个事件、${format.number(release.items ?? 0)} 件商品 · 用时 ${format.duration(release.seconds ?? 0)} · ${format.bytes(release.bytes ?? 0)}`,
            )}
            actions={
                <>
                    <span className={`tag ${status[1]}`}>{status[0]}</span>
                    {(release.status === 'kept' || release.status === 'refused') && (
                        <button
                            type="button"
                            className="button small"
                            disabled={doing.isBusy}
                            onClick={() => setAsking(true)}
                        >
                            {say('Serve this one', '换用此版本')}
                        </button>
                    )}
                </>
            }
        >
            {release.note && <p className="notice">{release.note}</p>}
            <Told of={doing} />
            <Quality release={release} />
            {isAsking && (
                <Confirm
                    title={say(`Serve ${release.releaseId}?`, `换用 ${release.releaseId}？`)}
                    action={say('Serve it', '换用')}
                    onAnswer={isSure => (isSure ? void serve() : setAsking(false))}
                >
                    {say(
                        'The very next answer comes from it. What serves now is kept, so you can go back.',
                        '下一次推荐即由它给出；现在的版本会保留，可以随时换回。',
                    )}
                </Confirm>
            )}
        </Card>
    );
}

function Quality({release}: {release: Release}) {
    const say = useSay();
    const format = useFormat();
    const home = release.models.find(model => model.chosen && model.placement === 'home');
    const measures = home?.measures;
    const recall = measures?.['recall@20'];
    const low = measures?.['recall@20Low'];
    const high = measures?.['recall@20High'];
    const members = release.models.filter(model => model.chosen && model.name !== 'blend');
    return (
        <>
            {recall !== undefined && (
                <p>
                    {say('Of what shoppers went for next, ', '顾客接下来想要的，')}
                    <b>{format.share(recall)}</b>
                    {low !== undefined &&
                        high !== undefined &&
                        ` (${format.share(low)}–${format.share(high)})`}
                    {say(' is among the 20 first of the home shelf.', ' 排在首页前 20 位。')}
                </p>
            )}
            <ul className="likes members">
                {members.map(model => (
                    <li key={model.placement + model.name}>
                        <span>
                            {model.name}{' '}
                            <span className="muted">
                                {placementName(say, model.placement)}
                                {model.name === 'content'
                                    ? say(', new items', '，新品')
                                    : `, ${format.share(model.weight ?? 1, 0)}`}
                            </span>
                        </span>
                        <span className="bar">
                            <span style={{width: `${(model.weight ?? 1) * 100}%`}} />
                        </span>
                    </li>
                ))}
            </ul>
            <details>
                <summary>{say('Everything that was tried', '全部尝试过的模型')}</summary>
                <Table
                    caption={say('Models', '模型')}
                    rows={release.models}
                    id={(model, index) => model.placement + model.name + index}
                    columns={[
                        {name: say('Model', '模型'), cell: model => model.name},
                        {
                            name: say('Placement', '推荐位'),
                            cell: model => placementName(say, model.placement),
                        },
                        {
                            name: say('Share', '权重'),
                            isNumber: true,
                            cell: model => format.share(model.weight ?? 0, 0),
                        },
                        {
                            name: 'recall@20',
                            isNumber: true,
                            cell: model => measure(model, 'recall@20', format.share),
                        },
                        {
                            name: 'NDCG@20',
                            isNumber: true,
                            cell: model => measure(model, 'ndcg@20', format.share),
                        },
                        {
                            name: say('Items reached', '覆盖率'),
                            isNumber: true,
                            cell: model => measure(model, 'coverage@20', format.share),
                        },
                        {
                            name: say('Took', '用时'),
                            isNumber: true,
                            cell: model => format.duration(model.seconds ?? 0),
                        },
                    ]}
                />
            </details>
        </>
    );
}

function measure(model: Model, name: string, format: (value: number) => string): string {
    const value = model.measures?.[name];
    return value === undefined ? '–' : format(value);
}
