package io.daogou.engine.release;

import io.daogou.engine.ReleaseDamaged;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.Releases;
import io.daogou.engine.live.LiveCatalog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The release in service: opened, checked, and then swapped in at once. Another process may publish into the same
 * directory; {@link #follow()} notices.
 *
 * <p><b>Threads:</b> any number read; swaps take turns. <b>Failure:</b> a damaged release never replaces a good one; at
 * start the newest undamaged one serves instead, and {@link #problem()} says so, also where the file that names the one in
 * service was lost.
 */
public final class ServedReleases implements Releases {
    private static final Logger LOG = System.getLogger(ServedReleases.class.getName());

    private static final String NOTHING = "";

    private final ReleaseDirectory directory;
    private final LiveCatalog catalog;
    private volatile @Nullable Release current;
    private volatile @Nullable String problem;
    /** What the directory named when we last looked, good or not. */
    private @Nullable String followed;

    public ServedReleases(ReleaseDirectory directory, LiveCatalog catalog) {
        this.directory = directory;
        this.catalog = catalog;
    }

    /** The live catalogue, in which releases find their items. */
    public LiveCatalog catalog() {
        return catalog;
    }

    /** The release to answer from; none before the first. */
    public @Nullable Release current() {
        return current;
    }

    /** What is wrong with the release that should serve; none when all is well. */
    public @Nullable String problem() {
        return problem;
    }

    /** Serves what the directory names, if that has changed; or, if it is damaged and nothing serves, the next best. */
    public synchronized void follow() {
        String wanted = directory.serving().orElse(NOTHING);
        if (wanted.equals(followed)) {
            return;
        }
        followed = wanted;
        boolean named = !wanted.equals(NOTHING);
        if ((named && tryToServe(wanted)) || current != null) {
            return;
        }
        if (serveNextBest() && !named) {
            problem = "nothing names the release that is to serve; activate one";
        }
    }

    /** Serves the newest release that can; returns whether there is one. */
    private boolean serveNextBest() {
        return directory.names().stream()
                .filter(name -> directory.info(name).status() == ReleaseInfo.Status.KEPT)
                .anyMatch(this::tryToServeInstead);
    }

    @Override
    public List<ReleaseInfo> list() {
        return directory.names().stream().map(this::info).toList();
    }

    @Override
    public Optional<ReleaseInfo> serving() {
        Release now = current;
        return now == null ? Optional.empty() : Optional.of(info(now.releaseId()));
    }

    @Override
    public synchronized ReleaseInfo activate(String releaseId) {
        Release next = directory.open(releaseId, catalog);
        directory.serve(releaseId);
        followed = releaseId;
        swap(next);
        return info(releaseId);
    }

    /** As the directory has it, but what truly serves here is what serves. */
    private ReleaseInfo info(String releaseId) {
        ReleaseInfo info = directory.info(releaseId);
        Release now = current;
        boolean serves = now != null && now.releaseId().equals(releaseId);
        if (serves == (info.status() == ReleaseInfo.Status.SERVING)) {
            return info;
        }
        // Named but not serving here: damaged or, if nothing is wrong, published this very second by another process.
        ReleaseInfo.Status other = problem == null ? ReleaseInfo.Status.KEPT : ReleaseInfo.Status.DAMAGED;
        ReleaseInfo.Status status = serves ? ReleaseInfo.Status.SERVING : other;
        return new ReleaseInfo(
                releaseId,
                info.createdAt(),
                status,
                info.events(),
                info.shoppers(),
                info.items(),
                info.learnedUntil(),
                info.models(),
                info.seconds(),
                info.bytes(),
                serves ? info.note() : problem);
    }

    private boolean tryToServe(String releaseId) {
        try {
            swap(directory.open(releaseId, catalog));
            return true;
        } catch (ReleaseDamaged | IllegalArgumentException refused) {
            problem = refused.getMessage();
            LOG.log(Level.WARNING, problem);
            return false;
        }
    }

    private boolean tryToServeInstead(String releaseId) {
        String first = problem;
        boolean serves = tryToServe(releaseId);
        problem = first;
        if (serves) {
            LOG.log(Level.WARNING, "release {0} serves instead", releaseId);
        }
        return serves;
    }

    private void swap(Release next) {
        current = next;
        problem = null;
        LOG.log(Level.INFO, "release {0} serves", next.releaseId());
    }
}
