package dev.rapport.adapter.instagram;

import java.util.Optional;

/**
 * The field expression of one call. Limit and cursor belong inside of it: as parameters of the call they do nothing.
 *
 * @param pageSize posts on the page; 0 asks for the profile alone
 * @param least asks only for the fields without which there is nothing to read; one field that Meta closes turns the
 *     whole answer into an error
 */
record DiscoveryFields(InstagramName name, int pageSize, Optional<String> after, boolean captions, boolean least) {

    String expression() {
        StringBuilder fields = new StringBuilder("business_discovery.username(")
                .append(name.value())
                .append("){id,username,followers_count,media_count");
        if (pageSize > 0) {
            fields.append(",media");
            after.ifPresent(cursor -> fields.append(".after(").append(cursor).append(')'));
            fields.append(".limit(")
                    .append(pageSize)
                    .append("){")
                    .append(media())
                    .append('}');
        }
        return fields.append('}').toString();
    }

    private String media() {
        if (least) {
            return "id,timestamp,like_count,comments_count";
        }
        return "id,timestamp,media_type,media_product_type,permalink,like_count,comments_count,view_count"
                + (captions ? ",caption" : "");
    }
}
