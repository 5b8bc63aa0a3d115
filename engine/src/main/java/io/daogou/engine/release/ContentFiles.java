package io.daogou.engine.release;

import io.daogou.learn.file.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a release that tell new items by their words; a release may be without them. */
final class ContentFiles {
    private static final String WORDS = "content.words";
    private static final String FEATURES = "content.rows";
    private static final String TRUST = "content.trust";
    static final List<String> NAMES = List.of(WORDS, FEATURES, TRUST);

    private ContentFiles() {}

    static void save(Path directory, @Nullable Content content) throws IOException {
        if (content != null) {
            ModelFile.save(directory.resolve(WORDS), content.words());
            ModelFile.save(directory.resolve(FEATURES), content.features());
            ModelFile.save(directory.resolve(TRUST), content.trust());
        }
    }

    /** @param levels as the manifest has them; none for a release without content */
    static @Nullable Content load(Path directory, @Nullable ContentLevels levels) throws IOException {
        return levels == null
                ? null
                : new Content(
                        ModelFile.loadFeatures(directory.resolve(WORDS)),
                        ModelFile.loadRows(directory.resolve(FEATURES)),
                        ModelFile.loadVector(directory.resolve(TRUST)),
                        levels);
    }
}
