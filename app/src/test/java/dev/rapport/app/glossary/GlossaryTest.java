package dev.rapport.app.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.page.Page.Term;
import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.engagement.Verdict;
import dev.rapport.domain.metric.Status;
import org.junit.jupiter.api.Test;

class GlossaryTest {
    private final Glossary glossary = Glossary.of(Tiers.DEFAULT);

    @Test
    void every_word_of_a_table_is_explained_once() {
        assertThat(glossary.terms()).extracting(Term::name).doesNotHaveDuplicates();
        for (Status status : Status.values()) {
            assertThat(glossary.find(status.code())).hasSize(1);
        }
        for (Verdict verdict : Verdict.values()) {
            assertThat(glossary.find(verdict.code())).hasSize(1);
        }
        Tiers.DEFAULT
                .all()
                .forEach(tier -> assertThat(glossary.find(tier.name())).hasSize(1));
    }

    @Test
    void tiers_are_told_with_their_bounds() {
        assertThat(glossary.find("Micro").get(0).explanation()).contains("10,000 to 50,000, both included");
        assertThat(glossary.find("mega").get(0).explanation()).contains("at least 1,000,001");
        assertThat(glossary.find("below").get(0).explanation()).contains("at most 999");
    }

    @Test
    void a_part_of_a_name_finds_all_that_hold_it() {
        assertThat(glossary.find("Cost-per")).extracting(Term::name).containsExactly("cost per engagement");
        assertThat(glossary.find("median")).extracting(Term::name).containsExactly("median");
        assertThat(glossary.find("rate per")).hasSize(2);
        assertThat(glossary.find("quux")).isEmpty();
    }
}
