package io.daogou.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.exchange.runtime.InputSource;
import io.daogou.exchange.runtime.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page for users of other tools says what is so. */
final class OtherToolsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "other-tools.md");
    private static final Path EXAMPLES = Path.of("examples");

    @Test
    void theTenLinesAreTheScriptThatRuns() throws IOException {
        assertThat(Files.readString(PAGE)).contains(Files.readString(EXAMPLES.resolve("ten_lines.py")));
    }

    @Test
    void everySourceAndTypeOfAnInputIsThere() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Arrays.stream(InputSource.From.values())
                        .map(from -> "`" + from.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`"))
                .allSatisfy(name -> assertThat(page).contains(name));
        assertThat(Arrays.stream(TensorType.values()).map(type -> "`" + type.wireName() + "`"))
                .allSatisfy(name -> assertThat(page).contains(name));
    }
}
