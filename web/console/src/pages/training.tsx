import {useEffect, useRef, useState} from 'react';
import {useAnswer} from '../answer.js';
import type {Answer, Run} from '../api.js';
import {useFormat} from '../format.js';
import {useSay, type Say} from '../language.js';
import {Told, useDoing} from '../parts/doing.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';

const LOOK_MILLIS = 1_000;

/** Start a training, watch it, stop it, and see why it ended as it did. */
export default function TrainingPage() {
    const say = useSay();
    const doing = useDoing();
    const [chosen, setChosen] = useState<string>();
    const asked = useAnswer((api, signal) => api.get<Answer<'listRuns'>>('/v1/runs', {}, signal), []);
    const runs = asked.data?.runs ?? [];
    const shown = chosen ?? runs[0]?.runId;
    const isRunning = runs.some(run => run.state === 'running');
    const start = () =>
        doing.run(async api => {
            const {runId} = await api.post<{runId: string}>('/v1/releases');
            setChosen(runId);
            asked.again();
        });
    return (
        <Page
            title={say('Training', '训练')}
            about={say(
                'Learns from everything that is known now, beside the serving. What is worse than what serves is held back.',
                '用目前的全部数据学习，不影响线上。不如现有版本的不会上线。',
            )}
            actions={
                <button
                    type="button"
                    className="button main"
                    disabled={doing.isBusy || isRunning}
                    onClick={() => void start()}
                >
                    {say('Start a training', '开始训练')}
                </button>
            }
        >
            <Told of={doing} />
            <Shown of={asked}>
                {({runs: all}) =>
                    all.length === 0 || shown === undefined ? (
                        <Nothing
                            title={say('No training since the server started', '服务启动后还没有训练过')}
                        >
                            {say(
                                'Trainings from the command line appear under Releases.',
                                '命令行训练的结果见“版本”页。',
                            )}
                        </Nothing>
                    ) : (
                        <>
                            <One key={shown} runId={shown} onEnd={asked.again} />
                            <Card title={say('Trainings', '训练记录')}>
                                <Table
                                    caption={say('Trainings', '训练记录')}
                                    rows={all}
                                    id={run => run.runId}
                                    columns={[
                                        {
                                            name: say('Begun', '开始'),
                                            cell: run => (
                                                <button
                                                    type="button"
                                                    className="link"
                                                    aria-pressed={run.runId === shown}
                                                    onClick={() => setChosen(run.runId)}
                                                >
                                                    {new Date(run.startedAt).toLocaleString()}
                                                </button>
                                            ),
                                        },
                                        {name: say('Outcome', '结果'), cell: run => <State run={run} />},
                                        {
                                            name: say('Why', '原因'),
                                            isSpare: true,
                                            cell: run => run.reason ?? run.releaseId ?? '',
                                        },
                                    ]}
                                />
                            </Card>
                        </>
                    )
                }
            </Shown>
        </Page>
    );
}

function One({runId, onEnd}: {runId: string; onEnd: () => void}) {
    const say = useSay();
    const format = useFormat();
    const doing = useDoing();
    const asked = useAnswer(
        (api, signal) => api.get<Run>(`/v1/runs/${encodeURIComponent(runId)}`, {}, signal),
        [runId],
    );
    const state = asked.data?.state;
    const wasRunning = useRef(false);
    const {again} = asked;
    useEffect(() => {
        if (state === 'running') {
            wasRunning.current = true;
            const timer = setInterval(again, LOOK_MILLIS);
            return () => clearInterval(timer);
        }
        if (wasRunning.current) {
            wasRunning.current = false;
            onEnd();
        }
        return undefined;
    }, [state, again, onEnd]);
    return (
        <Card
            title={say('Progress', '进度')}
            actions={
                state === 'running' && (
                    <button
                        type="button"
                        className="button small danger"
                        disabled={doing.isBusy}
                        onClick={() =>
                            void doing.run(
                                api => api.post(`/v1/runs/${encodeURIComponent(runId)}/cancel`),
                                say('It will stop at the next step.', '将在下一步停止。'),
                            )
                        }
                    >
                        {say('Stop it', '停止')}
                    </button>
                )
            }
        >
            <Told of={doing} />
            {asked.data ? (
                <div className="prose">
                    <p>
                        <State run={asked.data} /> {asked.data.step}
                    </p>
                    {asked.data.state === 'running' && (
                        <progress
                            aria-label={say('Progress of the step', '当前步骤进度')}
                            {...(asked.data.total && {value: asked.data.done ?? 0, max: asked.data.total})}
                        />
                    )}
                    {asked.data.reason && <p className="notice">{asked.data.reason}</p>}
                    {asked.data.releaseId && (
                        <p>
                            <a href="#/releases">{asked.data.releaseId}</a>
                        </p>
                    )}
                    <Log lines={asked.data.log ?? []} clock={format.clock} />
                </div>
            ) : (
                <Shown of={asked}>{() => null}</Shown>
            )}
        </Card>
    );
}

function Log({lines, clock}: {lines: NonNullable<Run['log']>; clock: (time: string) => string}) {
    const say = useSay();
    const list = useRef<HTMLOListElement>(null);
    useEffect(() => {
        list.current?.scrollTo(0, list.current.scrollHeight);
    }, [lines.length]);
    return (
        <ol className="log" ref={list} tabIndex={0} aria-label={say('Log', '日志')}>
            {lines.map((line, index) => (
                <li key={index}>
                    <time className="muted" dateTime={line.time}>
                        {clock(line.time)}
                    </time>
                    <span>{line.text}</span>
                </li>
            ))}
        </ol>
    );
}

function State({run}: {run: Run}) {
    const say = useSay();
    const [words, look] = stateWords(say)[run.state];
    return <span className={`tag ${look}`}>{words}</span>;
}

const stateWords = (say: Say): Record<Run['state'], [string, string]> => ({
    running: [say('runs', '进行中'), 'warm'],
    published: [say('published', '已上线'), 'good'],
    kept_back: [say('held back by the gate', '未过闸门'), 'warm'],
    refused: [say('nothing to learn', '无可学习'), ''],
    cancelled: [say('stopped', '已停止'), ''],
    failed: [say('failed', '失败'), 'bad'],
});
