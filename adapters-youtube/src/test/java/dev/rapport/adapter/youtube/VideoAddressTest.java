package dev.rapport.adapter.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.PostAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoAddressTest {
    private final YouTubeAdapterProvider provider = new YouTubeAdapterProvider();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/watch?v=dQw4-w9_gXc",
                "http://m.youtube.com/watch?list=PL1&v=dQw4-w9_gXc&t=42s",
                "youtube.com/watch?v=dQw4-w9_gXc#comments",
                "https://youtu.be/dQw4-w9_gXc?si=abc",
                "https://www.youtube.com/live/dQw4-w9_gXc",
                " https://WWW.YouTube.com/embed/dQw4-w9_gXc "
            })
    void every_address_of_a_video_leads_to_the_id_of_the_api(String address) {
        PostAddress post = provider.postAddress(address);
        assertThat(post.code()).isEqualTo("dQw4-w9_gXc");
        assertThat(post.url()).isEqualTo("https://www.youtube.com/watch?v=dQw4-w9_gXc");
        assertThat(post.owner()).isEmpty();
        assertThat(post.format()).isEmpty();
    }

    @Test
    void a_shorts_address_says_that_it_is_a_short() {
        PostAddress post = provider.postAddress("https://youtube.com/shorts/dQw4-w9_gXc");
        assertThat(post.code()).isEqualTo("dQw4-w9_gXc");
        assertThat(post.format()).contains(PostFormat.SHORT_LIKELY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dQw4-w9_gXc",
                "https://www.youtube.com/@anna",
                "https://www.youtube.com/watch?v=short",
                "https://www.youtube.com/post/UgkxAbc",
                "https://youtube.com.example.org/watch?v=dQw4-w9_gXc",
                "javascript:alert(1)"
            })
    void other_addresses_are_refused(String address) {
        assertThatThrownBy(() -> provider.postAddress(address)).isInstanceOf(IllegalArgumentException.class);
    }
}
