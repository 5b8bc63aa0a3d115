package io.daogou.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.search.text.Synonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynonymsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void namesOfTheShopCountAtOnceWithoutBuildingAgain() throws IOException {
        Path file = folder.resolve("synonyms.txt");
        try (Shelf shelf = new Shelf(folder.resolve("search"), Shelf.things(), new SearchSettings(file))) {
            assertThat(shelf.find("trainers").items()).isEmpty();
            Files.writeString(file, "# what our customers say\ntrainers, running shoes, 球鞋\nteapot => kettle\n");
            Waiting.until(() -> shelf.ids("trainers").contains("shoes"));
            assertThat(shelf.ids("球鞋")).first().isEqualTo("shoes");
            assertThat(shelf.ids("red teapot")).first().isEqualTo("kettle");
            Files.writeString(file, "one name alone\n");
            assertThat(shelf.ids("trainers")).contains("shoes");
            Files.delete(file);
            Waiting.until(() -> shelf.find("trainers").items().isEmpty());
        }
    }

    @Test
    void aLineThatSaysNothingIsRefusedWithItsNumber() {
        assertThatThrownBy(() -> Synonyms.of(List.of("a, b", "", "sofa"))).hasMessageContaining("line 3");
        assertThatThrownBy(() -> Synonyms.of(List.of("a => "))).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Synonyms.of(List.of("a, !!!"))).hasMessageContaining("line 1");
    }
}
