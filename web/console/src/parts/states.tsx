import type {ReactNode} from 'react';
import type {Asked} from '../answer.js';
import type {Problem} from '../api.js';
import {useSay} from '../language.js';
import {Icon} from './icon.js';

/** What stands in a page's place until its answer is there. */
export function Loading() {
    const say = useSay();
    return (
        <div className="loading" role="status">
            <span className="aside">{say('Loading', '加载中')}</span>
            <i />
            <i />
            <i />
        </div>
    );
}

/** All is well, and there is nothing to show. */
export function Nothing({title, children}: {title: string; children?: ReactNode}) {
    return (
        <div className="nothing">
            <p className="nothing-title">{title}</p>
            {children && <div className="muted">{children}</div>}
        </div>
    );
}

/** Something went wrong: what, and what to do. */
export function Failed({problem, again}: {problem: Problem; again?: () => void}) {
    const say = useSay();
    const isAway = problem.status === 0;
    if (problem.status === 503 && problem.message.includes('DuckDB')) return <InsightOff />;
    return (
        <div className="failed" role="alert">
            <Icon name="alert" />
            <div>
                <p className="nothing-title">
                    {isAway
                        ? say('The server does not answer', '服务器没有响应')
                        : problem.status === 404
                          ? say('Not found', '没有找到')
                          : problem.status < 0
                            ? say('This page broke', '页面出错了')
                            : say('The server could not do that', '服务器无法完成')}
                </p>
                <p className="muted">
                    {isAway
                        ? say(
                              'Check that it runs and that you are online. What you see may be old.',
                              '请确认服务已启动、网络正常。现在看到的可能不是最新数据。',
                          )
                        : problem.message}
                </p>
                {again && (
                    <button type="button" className="button small" onClick={again}>
                        {say('Try again', '重试')}
                    </button>
                )}
            </div>
        </div>
    );
}

/** Analysis is an optional part of the server, and this one has it not. */
export function InsightOff() {
    const say = useSay();
    return (
        <div className="nothing wide-state">
            <p className="nothing-title">{say('Analysis is not switched on', '分析功能尚未开启')}</p>
            <p className="muted">
                {say(
                    'Journeys, funnels, segments and attribution are computed by DuckDB, an optional part of 80 MB. Shelves, search and everything else work without it.',
                    '路径、漏斗、分层和归因由可选组件 DuckDB（80 MB）计算。推荐、搜索等其他功能不依赖它。',
                )}
            </p>
            <p className="muted">
                {say('On the server, then start it again:', '在服务器上执行，然后重启：')}
            </p>
            <pre className="command">./daogou optional parquet</pre>
        </div>
    );
}

/** An answer, or what stands in its place. What was there before stays while it is asked again. */
export function Shown<T>({of, children}: {of: Asked<T>; children: (data: T) => ReactNode}) {
    return (
        <>
            {of.problem && <Failed problem={of.problem} again={of.again} />}
            {of.data !== undefined ? (
                <div aria-busy={of.isLoading} className={of.isLoading ? 'stale' : undefined}>
                    {children(of.data)}
                </div>
            ) : (
                !of.problem && <Loading />
            )}
        </>
    );
}
