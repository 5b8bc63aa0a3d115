package io.daogou.engine;

import java.util.List;
import java.util.Optional;

/** The published sets of models in one directory. Threads: any number. */
public interface Releases {
    /** Every release, newest first. */
    List<ReleaseInfo> list();

    /** The release that serves. */
    Optional<ReleaseInfo> serving();

    /**
     * Opens a release, checks it and serves it from the next request on; what served before is kept.
     *
     * @throws io.daogou.domain.check.InvalidInput if there is no such release
     * @throws ReleaseDamaged if its files are not what they were; what served goes on serving
     */
    ReleaseInfo activate(String releaseId);
}
